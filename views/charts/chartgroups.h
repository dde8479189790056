// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/ticks.h"
#include "views/charts/plotscene.h"
#include "views/charts/valuescale.h"

#include <QStringList>

#include <functional>

// Which metrics share a card, and what it says. Pure logic.
namespace views {

struct ChartGroup
{
    std::vector<const metrics::MetricAnswer *> metrics; // of one unit; one or more
    ValueScale scale;

    [[nodiscard]] QString id() const; // the same as long as the same metrics are in it
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString meaning() const; // of a card of one metric
};

// A card per unit, as long as its curves stay apart: a metric with many curves, of GPUs or groups, has a card to
// itself.
[[nodiscard]] std::vector<ChartGroup> chartGroups(const metrics::Answer &answer);

using IsHidden = std::function<bool(const metrics::SeriesKey &)>;
[[nodiscard]] std::vector<Curve> curvesOf(const ChartGroup &group, SeriesLooks &looks, const IsHidden &isHidden);

// From 0, or below the lowest value, to above the highest one that is shown; percent from 0 to 100.
[[nodiscard]] metrics::ValueTicks ticksOf(const ChartGroup &group, const std::vector<Curve> &curves, int most);

// One line for the middle of a plot without curves, with a next step; empty where there are curves.
[[nodiscard]] QString messageOf(const ChartGroup &group, const std::vector<Curve> &curves,
                                const metrics::Range &visible);

// What a screen reader says of a plot: "8 series, 6 h, GPU 3: minimum 3.4 %, mean 80.3 %, …".
[[nodiscard]] QString descriptionOf(const ChartGroup &group, const std::vector<Curve> &curves,
                                    const metrics::Range &visible);

} // namespace views
