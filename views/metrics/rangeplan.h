// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/metrics/metricschoice.h"

#include <optional>

// From the user's choice to a request: the times of a preset, the number of samples, their grid.
namespace views {

inline constexpr qint64 storeStepMs = 15'000; // the store keeps no finer samples
inline constexpr int mostSamples = 1000; // of one request
inline constexpr int mostTiles = 174; // per object, at full resolution: 30 days
inline constexpr qint64 shortestRangeMs = 60'000; // four samples of the store

[[nodiscard]] QString presetTitle(RangePreset preset); // "15 min", "Life"
[[nodiscard]] qint64 presetLength(RangePreset preset); // ms; 0 for Life and Custom
// Ends at the current time.
[[nodiscard]] bool isOpenEnded(const RangeChoice &choice, const metrics::Subject &subject);
// Its lifetime as far as known: to its end or now. Nothing if its start is unknown.
[[nodiscard]] std::optional<metrics::Range> lifeOf(const metrics::Subject &subject, qint64 nowMs);
// Whether a preset shows less of an object than its lifetime: nothing if it has ended, or a short curve if it is
// younger than the usual range.
[[nodiscard]] bool prefersLife(RangePreset preset, const metrics::Subject &subject, qint64 nowMs);
// The range that the choice means now. A lifetime without a known start becomes the last 24 hours.
[[nodiscard]] metrics::Range rangeOf(const MetricsChoice &choice, const metrics::Subject &subject, qint64 nowMs);

// The samples of a range at the store's own step; nothing if that would take too many requests.
[[nodiscard]] std::optional<int> fullSamples(const metrics::Range &range);

struct SamplePlan
{
    int samples = mostSamples; // of one request
    int tiles = 1;
    bool isFull = false; // every stored sample

    [[nodiscard]] int total() const { return samples * tiles; }
    friend bool operator==(const SamplePlan &, const SamplePlan &) = default;
};

[[nodiscard]] SamplePlan samplePlan(const MetricsChoice &choice, const metrics::Range &range, int plotWidth);
// Same length, shifted so that its samples are at multiples of the step: a curve that moves with time keeps its shape.
// The end may be up to one step after that of `range`, to include the newest sample.
[[nodiscard]] metrics::Range onGrid(const metrics::Range &range, const SamplePlan &plan);

[[nodiscard]] QString stepText(double stepMs); // "21.6 s", "2 min", "7 min 12 s"
[[nodiscard]] int nextSamples(int samples, int steps); // 20, 50, 100, 200, 500, 1000 by the arrows

} // namespace views
