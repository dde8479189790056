// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/valueaxis.h"

#include "models/metrics/assemble.h"
#include "models/metrics/columns.h"
#include "models/table/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace views {
namespace {

struct ValueAxisWords
{
    Q_DECLARE_TR_FUNCTIONS(views::ChartCard)
};

// Of the values of the curves, as shown; they must not be stacked.
struct Extent
{
    double lowest = std::numeric_limits<double>::infinity();
    double lowestAboveZero = std::numeric_limits<double>::infinity();
    double highest = -std::numeric_limits<double>::infinity();
};

Extent extentOf(const std::vector<Curve> &curves)
{
    Extent extent;
    for (const Curve &curve : curves) {
        // Where only the median of a band is drawn, the figures of the series are of more than that.
        const bool isMedian = curve.series->band && !curve.isBand;
        const metrics::Statistics statistics
            = isMedian ? metrics::statisticsOf(curve.series->samples.values) : curve.series->statistics;
        if (curve.isHidden || !std::isfinite(statistics.max))
            continue;
        extent.lowest = std::min(extent.lowest, statistics.min * curve.factor);
        extent.highest = std::max(extent.highest, statistics.max * curve.factor);
        if (std::isfinite(statistics.minAboveZero))
            extent.lowestAboveZero = std::min(extent.lowestAboveZero, statistics.minAboveZero * curve.factor);
    }
    return extent;
}

QString markOf(double value, int decimals)
{
    constexpr int most = 9;
    metrics::ValueTicks ticks;
    ticks.from = ticks.to = value;
    ticks.decimals = std::clamp(decimals, 0, most);
    return markText(value, ticks);
}

int decadeOf(double value)
{
    return int(std::floor(std::log10(value) + 1e-9));
}

// One digit is enough for 1, 2 and 5; marks of a narrow range are evenly spaced, and need those of their distance.
void addLogMarks(DrawnAxis &axis, const std::vector<double> &values)
{
    const auto isRound = [](double value) {
        const double lead = value / std::pow(10, decadeOf(value));
        return std::abs(lead - std::round(lead)) < 1e-6;
    };
    const bool isEven = values.size() > 1 && !std::ranges::all_of(values, isRound);
    for (const double value : values)
        axis.marks.emplace_back(value, markOf(value, -decadeOf(isEven ? values[1] - values[0] : value)));
}

DrawnAxis fixedAxis(double from, double to, int most)
{
    DrawnAxis axis{from, to, false, true, {}};
    const metrics::ValueTicks ticks = metrics::ticksWithin(from, to, most);
    for (int i = 0; i < ticks.count(); ++i)
        axis.marks.emplace_back(ticks.at(i), markOf(ticks.at(i), ticks.decimals));
    return axis;
}

bool canBeLogarithmic(const metrics::AxisChoice &choice)
{
    return choice.isLogarithmic && (!choice.isFixed() || choice.from > 0);
}

bool isPercent(const ChartGroup &group)
{
    return group.metric().unit == metrics::Unit::Percent || group.metric().unit == metrics::Unit::Ratio;
}

struct Outside
{
    qint64 samples = 0;
    qint64 all = 0;
};

// `low` and `high` in the unit of the samples.
qint64 countOutside(const Curve &curve, const metrics::SampleRun &run, double low, double high)
{
    const std::vector<double> &values = curve.series->samples.values;
    qint64 count = 0;
    if (curve.isBand) {
        const metrics::Band &band = *curve.series->band;
        for (std::size_t i = run.first; i < run.last; ++i)
            count += band.lowest[i] < low || band.highest[i] > high ? 1 : 0;
    } else if (!curve.below.empty()) {
        for (std::size_t i = run.first; i < run.last; ++i)
            count += curve.below[i] + values[i] < low || curve.below[i] + values[i] > high ? 1 : 0;
    } else if (curve.series->pyramid) {
        count = qint64(curve.series->pyramid->countBeyond(values, run.first, run.last, low, high));
    } else {
        count = qint64(metrics::countBeyond(values, run.first, run.last, low, high));
    }
    return count;
}

// `range` as it was chosen.
Outside outsideOf(const ChartGroup &group, const std::vector<Curve> &curves, const metrics::AxisChoice &range,
                  const metrics::Range &visible)
{
    Outside outside;
    for (const Curve &curve : curves) {
        if (curve.isHidden)
            continue;
        const api::Times &times = curve.times();
        const metrics::SampleRun run{times.lowerBound(visible.fromMs - curve.shiftMs),
                                     times.lowerBound(visible.toMs - curve.shiftMs)};
        const double scale = group.scale.factor / curve.factor; // 1 for most, which keeps their limits exact
        outside.all += qint64(run.size());
        outside.samples += countOutside(curve, run, range.from * scale, range.to * scale);
    }
    return outside;
}

QString withOutside(const QString &range, const Outside &outside, bool hasBands)
{
    if (outside.samples == 0)
        return range;
    const auto percent = std::llround(100.0 * double(outside.samples) / double(outside.all));
    QString share = ValueAxisWords::tr("%1 %", "a share").arg(percent);
    if (percent < 1)
        share = ValueAxisWords::tr("less than 1 %");
    else if (percent == 100 && outside.samples < outside.all)
        share = ValueAxisWords::tr("more than 99 %");
    //: %2 is a share, e.g. "3 %"
    return hasBands ? ValueAxisWords::tr("%1, a GPU is outside at %2 of the times").arg(range, share)
                    : ValueAxisWords::tr("%1, %2 of the samples are outside").arg(range, share);
}

} // namespace

QString typedNumber(double value)
{
    return QString::number(value, 'g', 9).replace(u'.', table::decimalPoint());
}

QString whyNotLogarithmic(const ChartGroup &group, const std::vector<Curve> &curves)
{
    if (group.stacking() != Stacking::None)
        return ValueAxisWords::tr("Values that are stacked need a linear axis.");
    const Extent extent = extentOf(curves);
    if (extent.lowest < 0)
        return ValueAxisWords::tr("Some values are below 0.");
    if (extent.highest <= 0)
        return ValueAxisWords::tr("No value is above 0.");
    return {};
}

std::optional<DrawnAxis> drawnAxis(const ChartGroup &group, const std::vector<Curve> &curves,
                                   const metrics::AxisChoice &choice, int most)
{
    const double from = choice.from * group.scale.factor;
    const double to = choice.to * group.scale.factor;
    const bool isLogarithmic = canBeLogarithmic(choice) && whyNotLogarithmic(group, curves).isEmpty();
    if (choice.isFixed() && !isLogarithmic)
        return fixedAxis(from, to, most);
    if (!isLogarithmic)
        return std::nullopt;
    if (choice.isFixed()) {
        DrawnAxis axis{from, to, true, true, {}};
        addLogMarks(axis, metrics::logTicksWithin(from, to, most));
        return axis;
    }
    const Extent extent = extentOf(curves);
    const double highest = isPercent(group) ? std::max(extent.highest, 100.0) : extent.highest;
    const auto decades = metrics::decadesAround(extent.lowestAboveZero, highest);
    DrawnAxis axis{decades.first, decades.second, true, false, {}};
    addLogMarks(axis, metrics::logTicksWithin(axis.low, axis.high, most));
    return axis;
}

AxisNote axisNote(const ChartGroup &group, const std::vector<Curve> &curves, const metrics::AxisChoice &choice,
                  const metrics::Range &visible)
{
    AxisNote note;
    const QString whyNot = canBeLogarithmic(choice) ? whyNotLogarithmic(group, curves) : QString();
    const bool isLogarithmic = canBeLogarithmic(choice) && whyNot.isEmpty();
    if (choice.isFixed()) {
        const double from = choice.from * group.scale.factor;
        const double to = choice.to * group.scale.factor;
        const QString unit = group.scale.unit.isEmpty() ? QString() : u' ' + group.scale.unit;
        const Outside outside = outsideOf(group, curves, choice, visible);
        const bool hasBands = std::ranges::any_of(curves, &Curve::isBand);
        const QString range = ValueAxisWords::tr("Fixed range %1 to %2").arg(typedNumber(from), typedNumber(to) + unit);
        note.text = withOutside(range, outside, hasBands);
        note.tone = outside.samples > 0 ? Tone::Info : Tone::Neutral;
        note.toolTip
            = ValueAxisWords::tr("What lies beyond the range is not drawn. “Automatic range” in the menu of the chart "
                                 "brings it back.");
        if (isLogarithmic)
            note.text = ValueAxisWords::tr("Logarithmic, %1").arg(note.text);
    } else if (isLogarithmic) {
        const bool hasZeros = extentOf(curves).lowest <= 0;
        note.text = hasZeros ? ValueAxisWords::tr("Logarithmic, zeros at the bottom edge")
                             : ValueAxisWords::tr("Logarithmic");
        note.toolTip
            = ValueAxisWords::tr("Equal distances are equal ratios. Zero has no place on such an axis: it is drawn at "
                                 "the bottom edge.");
    } else if (!whyNot.isEmpty()) {
        note.text = ValueAxisWords::tr("Linear axis");
        note.toolTip = ValueAxisWords::tr("A logarithmic axis is not possible: %1").arg(whyNot);
    }
    return note;
}

} // namespace views
