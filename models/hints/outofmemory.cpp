// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/checks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hints {
namespace {

constexpr std::int64_t recentMs = 3'600'000;

// By how much a counter rose within the range.
struct Rise
{
    double by = 0;
    std::int64_t firstMs = std::numeric_limits<std::int64_t>::max();
    std::int64_t lastMs = std::numeric_limits<std::int64_t>::min();
    int samples = 0;
};

Rise riseOf(const Curve &counter, const Range &range)
{
    Rise rise;
    double before = 0;
    for (std::size_t i = 0; i < std::min(counter.times.size(), counter.values.size()); ++i) {
        const double value = counter.values[i];
        if (!range.contains(counter.times[i]) || !std::isfinite(value))
            continue;
        const double more = value < before ? value : value - before;
        before = value;
        if (rise.samples++ == 0 || more <= 0)
            continue;
        rise.by += more;
        rise.firstMs = std::min(rise.firstMs, counter.times[i]);
        rise.lastMs = std::max(rise.lastMs, counter.times[i]);
    }
    return rise;
}

} // namespace

std::vector<Hint> outOfMemory(Kill kill, std::span<const Curve> counters, const Range &range)
{
    Hint hint{.kind = Kind::OutOfMemory, .kill = kill, .of = counters.size()};
    hint.sinceMs = std::numeric_limits<std::int64_t>::max();
    hint.untilMs = std::numeric_limits<std::int64_t>::min();
    for (std::size_t i = 0; i < counters.size(); ++i) {
        const Rise rise = riseOf(counters[i], range);
        const int killed = int(std::lround(rise.by));
        if (killed == 0)
            continue;
        hint.curves.push_back(i);
        hint.count += killed;
        hint.sinceMs = std::min(hint.sinceMs, rise.firstMs);
        hint.untilMs = std::max(hint.untilMs, rise.lastMs);
        hint.ground.stepMs = std::max(hint.ground.stepMs, counters[i].stepMs);
        hint.ground.samples = std::max(hint.ground.samples, rise.samples);
    }
    if (hint.curves.empty())
        return {};
    hint.value = hint.count;
    hint.ground.coverage
        = std::min(1., hint.ground.samples * hint.ground.stepMs / double(std::max<std::int64_t>(range.length(), 1)));
    hint.tone = range.toMs - hint.untilMs <= recentMs ? Tone::Warning : Tone::Info;
    hint.isOngoing = hint.tone == Tone::Warning;
    return {hint};
}

} // namespace hints
