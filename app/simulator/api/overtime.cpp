// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/overtime.h"

#include "app/simulator/api/ledgersums.h"

#include <algorithm>

namespace simulator {

namespace {

// While a cluster reports, and at most the longest range
struct Reported
{
    std::int64_t from, to;
};

Reported reported(const Cluster &cluster, std::int64_t end)
{
    const std::int64_t to = cluster.state == ClusterState::Disconnected ? std::min(end, cluster.lastLiveness) : end;
    return {std::max(cluster.created + 9 * Minute, end - OvertimeRanges.back()), to};
}

void addPiece(std::array<Spent, 3> &spent, std::int64_t end, std::int64_t from, const Spent &piece)
{
    for (std::size_t i = 0; i < OvertimeRanges.size(); ++i) {
        if (from >= end - OvertimeRanges[i])
            spent[i].add(piece);
    }
}

// Nothing changes within a piece: it ends with its step, and with its hour, in which the load hardly changes.
void integrate(const World &world, const Ledger::Account &account, std::int64_t end, std::array<Spent, 3> &spent)
{
    const Cluster &cluster = world.clusters[world.pools[account.pool].cluster];
    const Reported range = reported(cluster, end);
    auto next = std::ranges::upper_bound(account.steps, range.from, {}, &Ledger::Step::time);
    for (std::int64_t from = range.from; from < range.to;) {
        const std::int64_t step = next == account.steps.end() ? range.to : next->time;
        const std::int64_t to = std::min({range.to, step, (from / Hour + 1) * Hour});
        if (next != account.steps.begin()) {
            const Ledger::Step &held = *std::prev(next);
            const double hours = static_cast<double>(to - from) / Hour;
            const std::int64_t tick = (from + to) / 2 / StoreStep;
            const double load = Curves::usualLoad(account.category, daylight(cluster, tick));
            const double gpuHours = held.allocated / 100.0 * hours;
            addPiece(spent, end, from,
                     {0, gpuHours, held.used * load / 10000 * hours, gpuHours * memoryShare(world, account, tick)});
        }
        while (next != account.steps.end() && next->time <= to)
            ++next;
        from = to;
    }
}

} // namespace

void Spent::add(const Spent &other)
{
    hours += other.hours;
    allocated += other.allocated;
    used += other.used;
    memory += other.memory;
}

Overtime overtimeOf(const World &world, const Ledger &ledger, std::int64_t now)
{
    Overtime overtime = {overtimeAt(now), std::vector<std::array<Spent, 3>>(world.projects.size())};
    const std::int64_t end = overtime.updatedAt;
    for (std::size_t i = 0; i < world.projects.size(); ++i) {
        const Reported range = reported(world.clusters[world.projects[i].cluster], end);
        for (std::size_t k = 0; k < OvertimeRanges.size(); ++k) {
            const std::int64_t from = std::max(range.from, end - OvertimeRanges[k]);
            overtime.projects[i][k].hours = static_cast<double>(std::max<std::int64_t>(range.to - from, 0)) / Hour;
        }
    }
    for (std::size_t cluster = 0; cluster < world.clusters.size(); ++cluster) {
        for (const Ledger::Account &account : ledger.accounts(cluster))
            integrate(world, account, end, overtime.projects[account.project]);
    }
    return overtime;
}

} // namespace simulator
