// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/ledger.h"

#include "app/simulator/world/curves.h"
#include "app/simulator/world/resources.h"

namespace simulator {

namespace {

void addTo(Ledger::Step &sum, const Ledger::Step &step, int sign)
{
    sum.waited += sign * step.waited;
    sum.started += sign * step.started;
    sum.workloads += sign * step.workloads;
    sum.allocated += sign * step.allocated;
    sum.active += sign * step.active;
    sum.used += sign * step.used;
    sum.cores += sign * step.cores;
    sum.memoryGib += sign * step.memoryGib;
    sum.boundCores += sign * step.boundCores;
    sum.boundMemoryGib += sign * step.boundMemoryGib;
}

Ledger::Step stateOf(const Workload &w, double usual, std::int64_t time)
{
    Ledger::Step step;
    step.time = time;
    if (passed(w, w.toInitializing, time) && w.toInitializing < w.toEnd) {
        step.started = 1;
        step.waited = w.toInitializing - w.toPending;
    }
    if (isDeleted(w, time))
        return step;
    const WorkloadState state = stateAt(w, time);
    step.workloads = 1;
    step.allocated = static_cast<std::int32_t>(allocatedGpu(w, state));
    const std::int64_t running = static_cast<std::int64_t>(state.runningPods) * w.gpuPerPod;
    step.active = static_cast<std::int32_t>(running - idleGpu(w, state));
    step.used = static_cast<std::int32_t>(step.active * usual * 100);
    step.cores = static_cast<std::int32_t>(state.runningPods) * cpuPerPod(w);
    step.memoryGib = static_cast<std::int32_t>(state.runningPods) * memoryGibPerPod(w);
    step.boundCores = static_cast<std::int32_t>(state.boundPods) * cpuPerPod(w);
    step.boundMemoryGib = static_cast<std::int32_t>(state.boundPods) * memoryGibPerPod(w);
    return step;
}

} // namespace

const Ledger::Step &Ledger::Account::at(std::int64_t time) const
{
    static constexpr Step Nothing;
    const auto next = std::ranges::upper_bound(steps, time, {}, &Step::time);
    return next == steps.begin() ? Nothing : *std::prev(next);
}

void Ledger::enter(const World &world, const Workload &w, Account &account) const
{
    const double usual = w.gpuPerPod > 0 ? Curves(world, world.indexOf(w)).usualUtilization() : 0;
    Step before;
    world.eachLife(world.indexOf(w), [&](const Workload &life, std::int64_t from, std::int64_t to) {
        std::uint32_t boundaries[] = {0,          life.toPending, life.toInitializing, life.toRunning,
                                      life.toEnd, life.toDeleted, life.unusualFrom,    life.unusualTo};
        std::ranges::sort(boundaries);
        std::uint32_t last = Never;
        for (const std::uint32_t boundary : boundaries) {
            if (boundary == Never || boundary == last || at(life, boundary) < from || at(life, boundary) >= to)
                continue;
            last = boundary;
            const Step now = stateOf(life, usual, at(life, boundary));
            Step change = now;
            addTo(change, before, -1);
            account.steps.push_back(change);
            before = now;
        }
    });
}

Ledger::Ledger(const World &world)
    : m_accounts(world.clusters.size())
{
    std::unordered_map<std::uint64_t, std::size_t> known;
    for (const Workload &w : world.workloads) {
        const std::uint32_t category = categoryCode(w.type);
        const std::uint64_t key = (static_cast<std::uint64_t>(w.pool) << 32) | (w.project * 4ULL) | category;
        std::vector<Account> &accounts = m_accounts[w.cluster];
        const auto [entry, isNew] = known.emplace(key, accounts.size());
        if (isNew)
            accounts.push_back({w.pool, w.project, category, {}});
        enter(world, w, accounts[entry->second]);
    }
    for (std::vector<Account> &accounts : m_accounts) {
        for (Account &account : accounts) {
            std::ranges::stable_sort(account.steps, {}, &Step::time);
            Step sum;
            for (Step &step : account.steps) {
                addTo(sum, step, 1);
                sum.time = step.time;
                step = sum;
            }
        }
    }
}

} // namespace simulator
