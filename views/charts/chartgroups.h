// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/plotscene.h"
#include "views/charts/timemeaning.h"
#include "views/charts/valuescale.h"

#include <QStringList>

#include <functional>

// Which metrics share a card, and the card's texts. Pure logic.
namespace views {

// Why a metric has no samples, in one or two sentences with a next step.
using WhyEmpty = std::function<QString(const metrics::Metric &)>;

// An answer as a stack draws it. Cards share it while they show it.
struct ShownAnswer
{
    metrics::Answer answer;
    qint64 shiftMs = 0; // added to sample times on the axis: one day draws yesterday over today
    QString name = {}; // distinguishes its curves from those of the other answers; may be empty for one of them
    WhyEmpty whyEmpty = {}; // may be empty
};
using ShownAnswers = std::vector<std::shared_ptr<const ShownAnswer>>;

struct ChartGroup
{
    // A metric of one of the answers.
    struct Member
    {
        std::shared_ptr<const ShownAnswer> shown;
        const metrics::MetricAnswer *answer = nullptr; // within it
        int place = 0; // index of the answer
    };

    std::vector<Member> members; // same unit; at least one
    ValueScale scale; // for all their values

    [[nodiscard]] const metrics::Metric &metric() const { return *members.front().answer->metric; } // the first
    [[nodiscard]] std::vector<const metrics::Metric *> metrics() const; // each once

    // Amounts in groups add up to the whole of the cluster; averages and percentages do not.
    [[nodiscard]] Stacking stacking() const;

    [[nodiscard]] QString key() const; // the type of the first metric
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString meaning() const; // of a card of one metric
};

// One card per unit, as long as curves can be distinguished: a metric with many curves, of GPUs or groups, has its own
// card. The same metric of several answers is on one card.
[[nodiscard]] std::vector<ChartGroup> chartGroups(const ShownAnswers &answers);

// The scale for the values of a curve of a card: with a smaller prefix than the card's where it is far below.
[[nodiscard]] ValueScale scaleOf(const Curve &curve, const ValueScale &ofCard);

using IsHidden = std::function<bool(const metrics::SeriesKey &)>;
// A curve has the same colour in all answers; it is a ghost in all but the first.
[[nodiscard]] std::vector<Curve> curvesOf(const ChartGroup &group, SeriesLooks &looks, const IsHidden &isHidden);

// From 0, or below the lowest value, to above the highest visible one; percent from 0 to 100.
[[nodiscard]] metrics::ValueTicks ticksOf(const ChartGroup &group, const std::vector<Curve> &curves, int most);

// One line for the middle of a plot without curves, with a next step; empty if there are curves.
[[nodiscard]] QString messageOf(const ChartGroup &group, const std::vector<Curve> &curves,
                                const metrics::Range &visible);

// The accessible description of a plot: "8 series, 6 h, GPU 3: minimum 3.4 %, mean 80.3 %, …".
[[nodiscard]] QString descriptionOf(const ChartGroup &group, const std::vector<Curve> &curves,
                                    const metrics::Range &visible, const TimeMeaning &meaning);

} // namespace views
