// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/world.h"

#include <unordered_map>

namespace simulator {

// The holdings of the clusters over time, by node pool, project and category of workload: cumulative step functions, so
// that a sample of a cluster costs a few binary searches instead of a scan of the workloads. Immutable.
class Ledger
{
public:
    struct Step
    {
        std::int64_t time = 0; // start of this step, ms UTC
        std::int64_t waited = 0; // total waiting time of the workloads started so far, in seconds
        std::int32_t started = 0; // number of workloads started so far
        std::int32_t workloads = 0; // existing, not deleted
        std::int32_t allocated = 0, active = 0; // hundredths of a GPU; active: pods are running and not idle
        std::int32_t used = 0; // by active ones at full load, hundredths of a percent of a GPU
        std::int32_t cores = 0, memoryGib = 0; // requested by running pods
        std::int32_t boundCores = 0, boundMemoryGib = 0; // allocated, whether pods run yet or not
    };
    struct Account
    {
        std::uint16_t pool = 0, project = 0;
        std::uint32_t category = 0;
        std::vector<Step> steps;

        [[nodiscard]] const Step &at(std::int64_t time) const;
    };

    explicit Ledger(const World &world);

    [[nodiscard]] const std::vector<Account> &accounts(std::size_t cluster) const { return m_accounts[cluster]; }

private:
    void enter(const World &world, const Workload &w, Account &account) const;

    std::vector<std::vector<Account>> m_accounts; // by cluster
};

} // namespace simulator
