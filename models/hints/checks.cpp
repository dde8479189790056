// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/checks.h"

#include "models/hints/grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>

namespace hints {
namespace {

constexpr double percentile = 0.95;

// What one GPU shows.
struct Shown
{
    std::vector<Span> spans; // empty: nothing
    Row utilization; // at the times that have both
    Row activity;
    std::size_t both = 0; // samples
};

Shown shownBy(const Curve &utilization, const Curve &activity, const Grid &grid, const IneffectiveRule &rule)
{
    Shown shown{.spans = {}, .utilization = grid.rowOf(utilization), .activity = grid.rowOf(activity)};
    for (std::size_t i = 0; i < grid.size(); ++i) {
        float &left = shown.utilization[i];
        float &right = shown.activity[i];
        if (std::isnan(left) || std::isnan(right))
            left = right = std::numeric_limits<float>::quiet_NaN();
        else
            ++shown.both;
    }
    const std::size_t width = grid.width(rule.leastMs, rule.samples);
    const Row busy = rollingMedian(shown.utilization, width, rule.samples);
    const Row active = rollingMedian(shown.activity, width, rule.samples);
    std::vector<Mark> marks(grid.size(), Mark::Unknown);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const bool isShown = double(busy[i]) >= rule.busyFrom && double(active[i]) < rule.activityBelow;
        if (!std::isnan(busy[i]))
            marks[i] = isShown ? Mark::Shown : Mark::Absent;
    }
    shown.spans = spansOf(marks, width, knownOf(shown.utilization));
    return shown;
}

Hint hintOf(const Shown &shown, const Grid &grid, const Range &range)
{
    Hint hint{.kind = Kind::Ineffective};
    tellTimes(hint, shown.spans, knownOf(shown.utilization), grid, range);
    const Span &last = shown.spans.back();
    hint.value = medianOf(finite(std::span(shown.utilization).subspan(last.from, last.length())));
    hint.against = medianOf(finite(std::span(shown.activity).subspan(last.from, last.length())));
    hint.ground = {.samples = int(shown.both),
                   .coverage = std::min(1., double(shown.both) * grid.stepMs() / double(range.length())),
                   .stepMs = grid.stepMs()};
    return hint;
}

// Of several GPUs: those that show it now, else all; as long as any of them does.
Hint together(std::vector<std::pair<std::size_t, Hint>> all)
{
    const auto isOngoing = [](const auto &one) { return one.second.isOngoing; };
    if (std::ranges::any_of(all, isOngoing))
        std::erase_if(all, std::not_fn(isOngoing));
    const auto sinceOf = [](const auto &one) { return one.second.sinceMs; };
    Hint hint = std::ranges::min_element(all, {}, sinceOf)->second;
    std::vector<float> values;
    std::vector<float> activities;
    for (const auto &[gpu, own] : all) {
        hint.curves.push_back(gpu);
        hint.untilMs = std::max(hint.untilMs, own.untilMs);
        hint.totalMs = std::max(hint.totalMs, own.totalMs);
        values.push_back(float(own.value));
        activities.push_back(float(own.against));
    }
    hint.value = medianOf(std::move(values));
    hint.against = medianOf(std::move(activities));
    return hint;
}

double percentileOf(std::vector<float> values)
{
    const auto rank = std::size_t(std::ceil(percentile * double(values.size())));
    const auto place = values.begin() + std::ptrdiff_t(std::max<std::size_t>(rank, 1) - 1);
    std::ranges::nth_element(values, place);
    return double(*place);
}

} // namespace

std::vector<Hint> ineffective(std::span<const Curve> utilization, std::span<const Curve> activity, const Range &range,
                              const IneffectiveRule &rule)
{
    if (range.length() <= 0)
        return {};
    const std::size_t gpus = std::min(utilization.size(), activity.size());
    std::vector<Curve> curves(utilization.begin(), utilization.begin() + std::ptrdiff_t(gpus));
    curves.insert(curves.end(), activity.begin(), activity.begin() + std::ptrdiff_t(gpus));
    const Grid grid(curves, range);
    std::vector<std::pair<std::size_t, Hint>> all;
    for (std::size_t gpu = 0; gpu < gpus; ++gpu) {
        const Shown shown = shownBy(utilization[gpu], activity[gpu], grid, rule);
        if (!shown.spans.empty())
            all.emplace_back(gpu, hintOf(shown, grid, range));
    }
    if (all.empty())
        return {};
    Hint hint = together(std::move(all));
    hint.of = gpus;
    return {hint};
}

std::vector<Hint> askedTooMuch(Resource resource, const Curve &used, const Curve &asked, const Range &range,
                               const AskedRule &rule)
{
    if (range.length() <= 0)
        return {};
    const Grid grid(std::array{used, asked}, range);
    const Row uses = grid.rowOf(used);
    const Row requests = grid.rowOf(asked);
    std::vector<float> amounts;
    std::vector<float> requested;
    std::vector<float> shares;
    Span known{grid.size(), 0};
    for (std::size_t i = 0; i < grid.size(); ++i) {
        if (std::isnan(uses[i]) || std::isnan(requests[i]) || requests[i] <= 0)
            continue;
        known = {std::min(known.from, i), i + 1};
        amounts.push_back(uses[i]);
        requested.push_back(requests[i]);
        shares.push_back(uses[i] / requests[i]);
    }
    if (amounts.size() < rule.samples)
        return {};
    const double spanMs = double(known.length()) * grid.stepMs();
    const double coverage = double(amounts.size()) / double(known.length());
    Hint hint{.kind = Kind::AskedTooMuch, .tone = Tone::Info, .resource = resource, .curves = {0}, .of = 1};
    hint.value = percentileOf(amounts);
    hint.against = medianOf(requested);
    hint.most = double(std::ranges::max(amounts));
    const double least = resource == Resource::Cores ? rule.leastCores : rule.leastBytes;
    if (spanMs < double(rule.leastMs) || coverage < rule.coverage || percentileOf(std::move(shares)) > rule.share
        || hint.against - hint.value < least)
        return {};
    tellTimes(hint, std::array{known}, known, grid, range);
    hint.tone = Tone::Info;
    hint.ground = {.samples = int(amounts.size()), .coverage = coverage, .stepMs = grid.stepMs()};
    return {hint};
}

std::vector<Hint> past(std::vector<Hint> hints)
{
    for (Hint &hint : hints) {
        hint.tone = Tone::Info;
        hint.isOngoing = false;
    }
    return hints;
}

} // namespace hints
