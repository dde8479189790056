// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/axis.h"
#include "views/charts/chartgroups.h"
#include "views/charts/drawnaxis.h"

// The value axis of a card as the user chose it. Pure logic.
namespace views {

// Absent = the usual axis, see ticksOf().
[[nodiscard]] std::optional<DrawnAxis> drawnAxis(const ChartGroup &group, const std::vector<Curve> &curves,
                                                 const metrics::AxisChoice &choice, int most);

// Why values cannot be drawn on a logarithmic axis, in a sentence; empty if they can.
[[nodiscard]] QString whyNotLogarithmic(const ChartGroup &group, const std::vector<Curve> &curves);

// What a card says about such an axis: how much lies beyond a fixed range, and where zeros are.
struct AxisNote
{
    Tone tone = Tone::Neutral;
    QString text; // empty = nothing to say
    QString toolTip;

    friend bool operator==(const AxisNote &, const AxisNote &) = default;
};
[[nodiscard]] AxisNote axisNote(const ChartGroup &group, const std::vector<Curve> &curves,
                                const metrics::AxisChoice &choice, const metrics::Range &visible);

// A number as it is typed: with the decimal point of the desktop, without groups of digits.
[[nodiscard]] QString typedNumber(double value);

} // namespace views
