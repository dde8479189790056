// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/checks.h"
#include "models/hints/grid.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hints {
namespace {

constexpr double lastsPeriods = 1.5; // after the last drop, the next one is overdue

// How alike the distances must be if there are so many.
struct Demand
{
    double within; // of the period
    std::size_t distances;
};
constexpr std::array demands = {Demand{0.04, 3}, Demand{0.1, 5}, Demand{0.15, 9}};

struct Drop
{
    Span span;
    float low = 0; // median
};

// The median of all curves; at times at which most of them have a sample.
Row middleOf(std::span<const Curve> curves, const Grid &grid)
{
    std::vector<Row> rows;
    for (const Curve &curve : curves) {
        rows.push_back(grid.rowOf(curve));
        if (finite(rows.back()).empty())
            rows.pop_back();
    }
    Row middle(grid.size(), none);
    for (std::size_t i = 0; i < middle.size(); ++i) {
        std::vector<float> values;
        for (const Row &row : rows) {
            if (!std::isnan(row[i]))
                values.push_back(row[i]);
        }
        if (values.size() * 2 >= rows.size())
            middle[i] = float(medianOf(std::move(values)));
    }
    return middle;
}

// A single missing sample does not end a drop, nor the time between two.
Row bridged(const Row &row)
{
    Row whole = row;
    for (std::size_t i = 1; i + 1 < row.size(); ++i) {
        if (std::isnan(row[i]) && !std::isnan(row[i - 1]))
            whole[i] = row[i + 1];
    }
    return whole;
}

// Runs below the limit whose begin and end were seen.
std::vector<Drop> dropsOf(const Row &row, double limit, std::size_t shortest)
{
    std::vector<Drop> drops;
    std::size_t from = 0; // 0 = not within one
    for (std::size_t i = 1; i < row.size(); ++i) {
        if (std::isnan(row[i])) {
            from = 0;
        } else if (double(row[i]) < limit) {
            if (double(row[i - 1]) >= limit)
                from = i;
        } else if (from > 0) {
            const Span span{from, i};
            if (span.length() >= shortest)
                drops.push_back({span, float(medianOf(finite(std::span(row).subspan(span.from, span.length()))))});
            from = 0;
        }
    }
    return drops;
}

// Lulls that are much less deep than the others are none of them.
void keepAlike(std::vector<Drop> &drops, double usual)
{
    std::vector<float> lows;
    lows.reserve(drops.size());
    for (const Drop &drop : drops)
        lows.push_back(drop.low);
    if (lows.empty())
        return;
    const double low = medianOf(std::move(lows));
    std::erase_if(drops, [&](const Drop &drop) { return double(drop.low) > low + (usual - low) / 4; });
}

// The time from one to the next, in steps; 0 = they are not regular.
double periodOf(const Row &row, const std::vector<Drop> &drops, double regular)
{
    std::vector<float> distances;
    for (std::size_t i = 1; i < drops.size(); ++i) {
        const std::size_t from = drops[i - 1].span.from;
        const std::size_t to = drops[i].span.from;
        const auto between = std::span(row).subspan(from, to - from);
        if (std::ranges::none_of(between, [](float value) { return std::isnan(value); }))
            distances.push_back(float(to - from));
    }
    const double period = medianOf(distances);
    for (const Demand &demand : demands) {
        const double within = demand.within * period;
        if (distances.size() < demand.distances || within < 1)
            continue;
        const auto alike = std::ranges::count_if(
            distances, [&](float distance) { return std::abs(double(distance) - period) <= within; });
        if (double(alike) >= regular * double(distances.size()))
            return period;
    }
    return 0;
}

// Of the time from the first to the last drop.
double costOf(const Row &row, const std::vector<Drop> &drops, double usual)
{
    const std::size_t from = drops.front().span.from;
    const std::size_t to = drops.back().span.from;
    double lost = 0;
    for (const Drop &drop : drops) {
        for (std::size_t i = drop.span.from; i < std::min(drop.span.to, to); ++i)
            lost += std::isnan(row[i]) ? 0 : std::max(0., 1 - double(row[i]) / usual);
    }
    return lost / double(finite(std::span(row).subspan(from, to - from)).size());
}

} // namespace

std::vector<Hint> periodicDrops(std::span<const Curve> curves, const Range &range, const DropRule &rule)
{
    if (range.length() <= 0)
        return {};
    const Grid grid(curves, range);
    const Row row = middleOf(curves, grid);
    const double usual = medianOf(finite(row));
    if (!(usual >= rule.busyFrom))
        return {};
    const Row whole = bridged(row);
    std::vector<Drop> drops = dropsOf(whole, rule.below * usual, rule.samples);
    keepAlike(drops, usual);
    const double period = periodOf(whole, drops, rule.regular);
    if (period <= 0 || period * grid.stepMs() > double(rule.longestPeriodMs))
        return {};
    std::vector<float> lengths;
    std::vector<float> lows;
    for (const Drop &drop : drops) {
        lengths.push_back(float(drop.span.length()));
        lows.push_back(drop.low);
    }
    const double length = medianOf(std::move(lengths));
    const double cost = costOf(row, drops, usual);
    if (length > rule.longest * period || cost < rule.leastShare)
        return {};

    Hint hint{.kind = Kind::PeriodicDrops, .of = curves.size()};
    for (std::size_t i = 0; i < curves.size(); ++i)
        hint.curves.push_back(i);
    const Span known = knownOf(row);
    Span shown{drops.front().span.from, drops.back().span.to};
    if (double(known.to - drops.back().span.from) <= lastsPeriods * period)
        shown.to = known.to;
    tellTimes(hint, std::array{shown}, known, grid, range);
    hint.isFromBegin = double(shown.from - known.from) <= lastsPeriods * period;
    hint.value = medianOf(std::move(lows));
    hint.against = usual;
    hint.count = int(drops.size());
    hint.periodMs = std::llround(period * grid.stepMs());
    hint.lengthMs = std::llround(length * grid.stepMs());
    hint.share = cost;
    const std::size_t samples = finite(row).size();
    hint.ground = {.samples = int(samples),
                   .coverage = std::min(1., double(samples) * grid.stepMs() / double(range.length())),
                   .stepMs = grid.stepMs()};
    return {hint};
}

} // namespace hints
