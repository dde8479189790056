// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/ticks.h"
#include "views/charts/plotscene.h"
#include "views/charts/valuescale.h"

#include <QStringList>

#include <functional>

// Which metrics share a card, and what it says. Pure logic.
namespace views {

// An answer as a stack draws it. Cards share it as long as they show it.
struct ShownAnswer
{
    metrics::Answer answer;
    qint64 shiftMs
        = 0; // from the times of its samples to where they lie on the axis: one day lays yesterday over today
    QString name = {}; // tells its curves from those of the other answers
};
using ShownAnswers = std::vector<std::shared_ptr<const ShownAnswer>>;

struct ChartGroup
{
    // A metric of one of the answers.
    struct Member
    {
        std::shared_ptr<const ShownAnswer> shown;
        const metrics::MetricAnswer *answer = nullptr; // within it
        int place = 0; // of the answer among all
    };

    std::vector<Member> members; // of one unit; one or more
    ValueScale scale; // of all their values

    [[nodiscard]] const metrics::Metric &metric() const { return *members.front().answer->metric; } // the first
    [[nodiscard]] std::vector<const metrics::Metric *> metrics() const; // each once

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString meaning() const; // of a card of one metric
};

// A card per unit, as long as its curves stay apart: a metric with many curves, of GPUs or groups, has a card to
// itself. The same metric of several answers is on one card.
[[nodiscard]] std::vector<ChartGroup> chartGroups(const ShownAnswers &answers);

using IsHidden = std::function<bool(const metrics::SeriesKey &)>;
// A curve has the same colour in all answers; the dash tells which of them it is of.
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
