// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"
#include "models/metrics/ticks.h"

#include <QString>

#include <span>

namespace views {

// The format of values of one unit: one prefix for a whole card or curve, chosen by the largest value. Each value has
// its own number of decimals, so that only zero reads as zero. Pure logic.
struct ValueScale
{
    double factor = 1; // shown = raw * factor
    int decimals = 1; // of the largest value
    QString unit; // "GiB", "%"
    bool isFixed = false; // the same decimals for all values, unless a value would read as zero
};

// `largest` is the greatest magnitude, as sent by the server; NaN if there are no values.
[[nodiscard]] ValueScale valueScale(metrics::Unit unit, bool isRatio, double largest);
// The scale of one curve, whose values may be far smaller than those of its card.
[[nodiscard]] ValueScale valueScale(const metrics::Series &series, bool isRatio);
// One scale for all curves of a card: `answers` share the unit of the first.
[[nodiscard]] ValueScale valueScale(std::span<const metrics::MetricAnswer *const> answers);
// Among metrics shown as percent, ambiguous ones may still be ratios: the scale of one of them.
[[nodiscard]] ValueScale scaleOf(const metrics::MetricAnswer &metric, const ValueScale &ofUnit);

// "92.3", "1 734"; "–" for NaN. `plain`: with ASCII digits, point and minus, for copies; empty for NaN.
[[nodiscard]] QString valueText(double raw, const ValueScale &scale);
// A mark of a value axis, with an exponent where its digits could not be read: "1 500", "2.5e+07".
[[nodiscard]] QString markText(double shown, const metrics::ValueTicks &ticks);
[[nodiscard]] QString plainValueText(double raw, const ValueScale &scale);

} // namespace views
