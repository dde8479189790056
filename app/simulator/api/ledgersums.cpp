// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/ledgersums.h"

#include <algorithm>

namespace simulator {

namespace {

constexpr std::int64_t WaitWindow = 6 * Hour; // starts within this time count in the mean waiting time

void spread(std::array<double, 4> &buckets, std::uint32_t category, double gpus, double load)
{
    static constexpr std::array<double, 4> Train = {0.03, 0.04, 0.07, 0.86};
    if (category == 1) {
        for (std::size_t i = 0; i < buckets.size(); ++i)
            buckets[i] += gpus * Train[i];
        return;
    }
    // The busier they are, the more of them are in the upper half.
    buckets[0] += gpus * (1 - load) * 0.8;
    buckets[1] += gpus * (1 - load) * 0.2;
    buckets[2] += gpus * load * 0.65;
    buckets[3] += gpus * load * 0.35;
}

std::uint64_t keyOf(const World &world, const Ledger::Account &account)
{
    return mix(world.seed ^ (account.pool * 4096ULL + account.project * 4ULL + account.category));
}

} // namespace

double memoryShare(const World &world, const Ledger::Account &account, std::int64_t tick)
{
    return 0.66 + 0.08 * drift(keyOf(world, account) + 1, tick, 480);
}

std::vector<RunSpan> reportedSpans(const World &world, std::size_t cluster, const Grid &grid)
{
    const Cluster &one = world.clusters[cluster];
    std::vector<RunSpan> spans;
    if (one.state == ClusterState::WaitingToConnect || grid.known == 0)
        return spans;
    const std::int64_t from = std::max(one.created + 9 * Minute, grid.start);
    std::int64_t to = grid.at(grid.known - 1) + 1;
    if (one.state == ClusterState::Disconnected)
        to = std::min(to, one.lastLiveness);
    std::int64_t rest = from;
    for (std::int64_t day = from / Day; day <= to / Day; ++day) {
        const std::uint64_t h = mix(world.seed ^ mix(cluster + (static_cast<std::uint64_t>(day) << 24)));
        const std::int64_t gapFrom = day * Day + static_cast<std::int64_t>(h >> 16 & 0xffff) % 1400 * Minute;
        const std::int64_t gapTo = gapFrom + 17 * Minute;
        // The last day, which is shown first, has no gaps.
        if (h % 9 != 0 || gapTo > world.begin - Day || gapTo < rest || gapFrom > to)
            continue;
        spans.push_back({rest, gapFrom, 0});
        rest = gapTo;
    }
    spans.push_back({rest, to, 0});
    return spans;
}

void addAccount(const World &world, const Ledger::Account &account, const Grid &grid, std::span<const RunSpan> spans,
                std::vector<Sums> &samples)
{
    const Cluster &cluster = world.clusters[world.pools[account.pool].cluster];
    const std::uint64_t key = keyOf(world, account);
    for (const RunSpan &span : spans) {
        for (int i = grid.firstFrom(span.from); i < grid.known && grid.at(i) < span.to; ++i) {
            const std::int64_t time = grid.at(i), tick = time / StoreStep;
            const Ledger::Step &now = account.at(time), &earlier = account.at(time - WaitWindow);
            Sums &sums = samples[static_cast<std::size_t>(i)];
            sums.workloads += now.workloads;
            sums.started += now.started - earlier.started;
            sums.waited += now.waited - earlier.waited;
            sums.boundCores += now.boundCores;
            sums.boundMemoryGib += now.boundMemoryGib;
            if (now.cores == 0 && now.allocated == 0)
                continue;
            sums.allocated += now.allocated;
            const double load = Curves::usualLoad(account.category, daylight(cluster, tick))
                * (0.96 + 0.05 * drift(key, tick, 40) + 0.03 * chanceOf(key ^ static_cast<std::uint64_t>(tick)));
            sums.used += now.used * load / 10000;
            sums.memory += now.allocated / 100.0 * memoryShare(world, account, tick);
            sums.cores += now.cores * (0.18 + 0.4 * load);
            sums.memoryGib += now.memoryGib * (0.4 + 0.12 * drift(key + 2, tick, 480));
            spread(sums.buckets, account.category, now.active / 100.0, load);
        }
    }
}

} // namespace simulator
