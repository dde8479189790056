// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <map>

namespace metrics {

// How the value axis of a metric is drawn. A value; thread-safe.
struct AxisChoice
{
    bool isLogarithmic = false;
    // Of a fixed range, in the unit of the metric; a ratio in percent. Equal = automatic.
    double from = 0;
    double to = 0;

    [[nodiscard]] bool isFixed() const { return to > from; }
    friend bool operator==(const AxisChoice &, const AxisChoice &) = default;
};

// By metric type; only those that differ from the usual axis.
using AxisChoices = std::map<QString, AxisChoice>;

} // namespace metrics
