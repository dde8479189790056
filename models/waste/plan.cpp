// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/plan.h"

#include "models/base/standin.h"
#include "models/metrics/assemble.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace waste {
namespace {

constexpr std::array lookSamples{api::mostSamples, 809, 905}; // steps that are no simple fractions of each other
constexpr double agreeing = 0.03; // shares that differ by less, as a part of the least
constexpr double wideStepMs = 120'000; // between samples so far apart, short pauses are met by chance
constexpr double coarser = 1.5; // steps of earlier answers that are still good enough

double stepOf(const metrics::Range &range)
{
    return std::max(double(range.length()) / api::mostSamples, double(metrics::storeStepMs));
}

// The last sample of the store that is not after this time.
std::int64_t onStore(std::int64_t timeMs)
{
    return timeMs - timeMs % metrics::storeStepMs;
}

// A part of what one workload is expected to tell.
struct Part
{
    std::size_t workload = 0;
    metrics::Range range;
    double hours = 0;
};

// Returns the GPU-hours that are known already.
double collectParts(std::span<const Holder> holders, std::span<const Kept *const> kept, std::vector<Part> &parts)
{
    double known = 0;
    for (std::size_t i = 0; i < holders.size(); ++i) {
        const Holder &holder = holders[i];
        const metrics::Range open = unanswered(holder, kept[i]);
        const double share = double(std::max<std::int64_t>(open.length(), 0)) / double(holder.life.length());
        known += holder.expected * (1 - share);
        if (share > 0 && !base::isStandIn(holder.id))
            parts.push_back({i, open, holder.expected * share});
    }
    std::ranges::stable_sort(parts, std::greater(), &Part::hours);
    return known;
}

bool doAgree(std::span<const double> shares)
{
    const auto [least, most] = std::ranges::minmax(shares);
    return most - least <= agreeing * least;
}

// How many parts are needed for so many GPU-hours.
std::size_t countFor(std::span<const Part> parts, double hours)
{
    std::size_t count = 0;
    for (; count < parts.size() && hours > 0; ++count)
        hours -= parts[count].hours;
    return count;
}

} // namespace

Ask askFor(std::size_t workload, const metrics::Range &stretch)
{
    const std::int64_t from = onStore(stretch.fromMs);
    const std::int64_t steps = (stretch.toMs - from + metrics::storeStepMs - 1) / metrics::storeStepMs;
    if (steps > api::mostSamples)
        return {workload, {from, stretch.toMs}, api::mostSamples};
    return {workload, {from, from + steps * metrics::storeStepMs}, int(steps)};
}

metrics::Range unanswered(const Holder &holder, const Kept *kept)
{
    const bool isUsable = kept && kept->stepMs <= coarser * stepOf(holder.life)
        && kept->asked.fromMs <= holder.life.fromMs && kept->asked.toMs > holder.life.fromMs;
    if (!isUsable)
        return holder.life;
    const metrics::Range open{kept->asked.toMs, holder.life.toMs};
    return double(open.length()) < stepOf(holder.life) ? metrics::Range{} : open;
}

std::vector<Ask> planOf(std::span<const Holder> holders, std::span<const Kept *const> kept, const Limits &limits)
{
    double expected = 0;
    for (const Holder &holder : holders)
        expected += holder.expected;
    std::vector<Part> parts;
    const double known = collectParts(holders, kept, parts);
    const int first = limits.requests - limits.looks * 6 / 5; // one in five needs a third look
    parts.resize(std::min(countFor(parts, limits.share * expected - known), std::size_t(std::max(first, 1))));

    std::vector<Ask> asks;
    asks.reserve(parts.size());
    for (const Part &part : parts)
        asks.push_back(askFor(part.workload, part.range));
    return asks;
}

std::optional<Ask> lookAgain(const Ask &first, std::span<const double> shares, bool isCheap)
{
    if (shares.size() >= lookSamples.size() || first.samples < api::mostSamples)
        return std::nullopt; // with fewer samples, the store has no others
    const bool isWide = double(first.range.length()) / first.samples > wideStepMs;
    if (shares.size() == 2 && doAgree(shares) && !(isWide && isCheap))
        return std::nullopt;
    Ask again = first;
    again.look = int(shares.size());
    again.samples = lookSamples[shares.size()];
    return again;
}

double shareOf(std::vector<double> shares)
{
    std::ranges::sort(shares);
    if (!doAgree(shares))
        return shares[shares.size() / 2];
    return std::accumulate(shares.begin(), shares.end(), 0.) / double(shares.size());
}

void merge(std::vector<Cell> &cells, const metrics::Range &range, std::vector<Cell> fresh)
{
    std::erase_if(cells, [&](const Cell &cell) { return range.contains(cell.fromMs); });
    const auto at = std::ranges::lower_bound(cells, range.fromMs, {}, &Cell::fromMs);
    if (at != cells.begin()) {
        Cell &before = *std::prev(at);
        before.lengthMs = std::int32_t(std::min(before.toMs(), range.fromMs) - before.fromMs);
    }
    cells.insert(at, fresh.begin(), fresh.end());
}

} // namespace waste
