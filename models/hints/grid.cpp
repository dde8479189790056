// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/grid.h"

#include "models/metrics/assemble.h"

#include <algorithm>
#include <cmath>

namespace hints {
namespace {

constexpr double mostTimes = 1 << 18;
constexpr double leastMarked = 0.8; // of what is compared in a span
constexpr double latestMs = 5 * 60'000; // without a sample, e.g. during a checkpoint

} // namespace

Grid::Grid(std::span<const Curve> curves, const Range &range)
    : m_range(range)
    , m_stepMs(double(metrics::storeStepMs))
{
    std::int64_t first = range.toMs;
    std::int64_t last = range.fromMs;
    for (const Curve &curve : curves) {
        m_stepMs = std::max(m_stepMs, curve.stepMs);
        const auto from = std::ranges::lower_bound(curve.times, range.fromMs);
        const auto to = std::ranges::lower_bound(curve.times, range.toMs);
        if (from == to)
            continue;
        first = std::min(first, *from);
        last = std::max(last, *(to - 1));
    }
    if (last < first)
        return;
    m_firstMs = first;
    m_stepMs = std::max(m_stepMs, double(last - first) / mostTimes);
    m_size = std::size_t(std::llround(double(last - first) / m_stepMs)) + 1;
}

Row Grid::rowOf(const Curve &curve) const
{
    Row row(m_size, none);
    for (std::size_t i = 0; i < std::min(curve.times.size(), curve.values.size()); ++i) {
        if (!m_range.contains(curve.times[i]) || !std::isfinite(curve.values[i]))
            continue;
        const double at = std::round(double(curve.times[i] - m_firstMs) / m_stepMs);
        float &place = row[std::min(std::size_t(at), m_size - 1)];
        if (std::isnan(place))
            place = float(curve.values[i]);
    }
    return row;
}

std::size_t Grid::width(std::int64_t durationMs, std::size_t fewest) const
{
    return std::max(std::size_t(std::ceil(double(durationMs) / m_stepMs)), fewest);
}

double medianOf(std::vector<float> values)
{
    if (values.empty())
        return double(none);
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::ranges::nth_element(values, middle);
    const double upper = double(*middle);
    if (values.size() % 2 == 1)
        return upper;
    return (upper + double(*std::max_element(values.begin(), middle))) / 2;
}

double madOf(const std::vector<float> &values)
{
    const double median = medianOf(values);
    std::vector<float> deviations;
    deviations.reserve(values.size());
    for (const float value : values)
        deviations.push_back(float(std::abs(double(value) - median)));
    return medianOf(std::move(deviations));
}

std::vector<float> finite(std::span<const float> row)
{
    std::vector<float> values;
    values.reserve(row.size());
    std::ranges::copy_if(row, std::back_inserter(values), [](float value) { return !std::isnan(value); });
    return values;
}

Span knownOf(const Row &row)
{
    Span known{0, row.size()};
    while (known.from < known.to && std::isnan(row[known.from]))
        ++known.from;
    while (known.to > known.from && std::isnan(row[known.to - 1]))
        --known.to;
    return known;
}

Row rollingMedian(const Row &row, std::size_t width, std::size_t fewest)
{
    Row medians(row.size(), none);
    std::vector<float> window; // ascending
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!std::isnan(row[i]))
            window.insert(std::ranges::upper_bound(window, row[i]), row[i]);
        if (i + 1 < width)
            continue;
        const std::size_t first = i + 1 - width;
        if (window.size() >= fewest && window.size() * 2 >= width)
            medians[first + width / 2] = (window[window.size() / 2] + window[(window.size() - 1) / 2]) / 2;
        if (!std::isnan(row[first]))
            window.erase(std::ranges::lower_bound(window, row[first]));
    }
    return medians;
}

double chanceOf(const std::vector<Row> &medians, std::size_t width)
{
    std::vector<float> all;
    std::vector<float> pooled;
    for (const Row &row : medians) {
        std::vector<float> own;
        for (std::size_t i = width / 2; i < row.size(); i += width) {
            if (!std::isnan(row[i]))
                own.push_back(row[i]);
        }
        if (own.empty())
            continue;
        std::ranges::sort(own);
        const double usual = medianOf(own);
        all.push_back(float((double(own[own.size() * 9 / 10]) - usual) / 1.28));
        for (const float value : own)
            pooled.push_back(float(std::abs(double(value) - usual)));
    }
    if (all.empty())
        return 0;
    // Of few times, a single row tells little.
    const auto place = pooled.begin() + std::ptrdiff_t(pooled.size() / 2);
    std::ranges::nth_element(pooled, place);
    return std::max(medianOf(std::move(all)), double(*place) / 0.674);
}

std::vector<Span> spansOf(const std::vector<Mark> &marks, std::size_t width, const Span &known)
{
    std::vector<Span> all;
    std::vector<Span> sure;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i] != Mark::Shown)
            continue;
        if (all.empty() || i - all.back().to >= width)
            all.push_back({i, i});
        all.back().to = i + 1;
    }
    for (Span span : all) {
        const auto inside = std::span(marks).subspan(span.from, span.length());
        const auto shown = double(std::ranges::count(inside, Mark::Shown));
        const auto compared = shown + double(std::ranges::count(inside, Mark::Absent));
        if (span.length() < width || shown < leastMarked * compared || compared * 2 < double(span.length()))
            continue;
        // There are no medians around the first and the last samples.
        if (span.from <= known.from + width / 2)
            span.from = known.from;
        if (span.to + width / 2 + 1 >= known.to)
            span.to = known.to;
        sure.push_back(span);
    }
    return sure;
}

void tellTimes(Hint &hint, std::span<const Span> spans, const Span &known, const Grid &grid, const Range &range)
{
    const Span &last = spans.back();
    hint.sinceMs = grid.timeOf(last.from);
    hint.untilMs = std::min(grid.timeOf(last.to), range.toMs);
    hint.isFromBegin = last.from <= known.from + 1;
    const bool isToEnd = last.to + 1 >= known.to;
    const double lateMs = double(range.toMs - grid.timeOf(known.to));
    hint.isOngoing = isToEnd && lateMs <= std::max(2 * grid.stepMs() + double(metrics::provisionalMs), latestMs);
    hint.tone = hint.isOngoing ? Tone::Warning : Tone::Info;
    for (const Span &span : spans)
        hint.totalMs += std::int64_t(double(span.length()) * grid.stepMs());
}

} // namespace hints
