// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/world.h"

#include <unordered_map>

namespace simulator {

// What the clusters held at each moment, by node pool, project and category of workload: step functions that are
// summed up once, so that a sample of a cluster costs a few searches and not a look at each workload. Never changes.
class Ledger
{
public:
    struct Step
    {
        std::int64_t time = 0; // from here on, ms UTC
        std::int64_t waited = 0; // seconds that all who have started so far were pending
        std::int32_t started = 0; // so many
        std::int32_t workloads = 0; // that are there and not deleted
        std::int32_t allocated = 0, active = 0; // hundredths of a GPU; active: their pods run, and they are not idle
        std::int32_t used = 0; // of the active ones at full load, hundredths of a percent of a GPU
        std::int32_t cores = 0, memoryGib = 0; // that running pods asked for
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
