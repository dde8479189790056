// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"
#include "views/charts/rangemarks.h"
#include "views/charts/serieslook.h"
#include "views/look/theme.h"

#include <QFont>
#include <QRectF>

#include <cmath>
#include <optional>

class QPainter;

// What the items of one plot paint: values, no behaviour. Owned by the plot, read by its items. GUI thread.
namespace views {

// Maps times to positions. Equal for all widgets that share a time axis.
struct TimeScale
{
    metrics::Range range;
    qreal left = 0; // device-independent pixels
    qreal width = 0;

    [[nodiscard]] qreal xOf(qint64 timeMs) const
    {
        return left + double(timeMs - range.fromMs) * width / double(std::max<qint64>(range.length(), 1));
    }
    [[nodiscard]] qint64 timeAt(qreal x) const
    {
        return range.fromMs + qint64(std::llround((x - left) / std::max(width, 1.0) * double(range.length())));
    }
    friend bool operator==(const TimeScale &, const TimeScale &) = default;
};

// How the curves of a plot are drawn: as lines, or each on top of those before it, so that the whole is seen, too.
enum class Stacking { None, Areas, Bars };

struct Curve
{
    metrics::SeriesPtr series;
    QString name;
    SeriesLook look;
    double factor = 1; // shown = raw * factor
    bool isHidden = false;
    qint64 shiftMs = 0; // from sample time to axis time
    bool isBand = false; // draws the band of its series, too
    std::vector<double> below = {}; // of a stacked curve: the sum of the curves below it at each sample, raw

    [[nodiscard]] const api::Times &times() const { return series->samples.times; } // as measured
    [[nodiscard]] qint64 timeAt(std::size_t sample) const { return times()[sample] + shiftMs; } // on the axis
    // Where it is drawn on the value axis.
    [[nodiscard]] double heightAt(std::size_t sample) const
    {
        return ((below.empty() ? 0 : below[sample]) + series->samples.values[sample]) * factor;
    }
};

// Those that are shown, in the order in which they are drawn: ghosts lie below the others.
[[nodiscard]] std::vector<const Curve *> fromBelow(const std::vector<Curve> &curves);

// True for curves that are highlighted together in several cards: the same GPU, whatever the metric. `b` may stand for
// all curves of an object, see wholeObject().
[[nodiscard]] bool isSameThing(const metrics::SeriesKey &a, const metrics::SeriesKey &b);

// All times below are those of the axis.

inline constexpr double reachSteps = 0.75; // maximum distance between a time and its sample, in steps

// The sample of a curve that stands for a time: the nearest within `reachMs`, or further away if the store is coarser.
[[nodiscard]] std::optional<std::size_t> sampleAt(const Curve &curve, qint64 timeMs, double reachMs);

// The same for many times, one after the other: fast if they ascend. The curve must outlive it.
class SampleFinder
{
public:
    SampleFinder(const Curve &curve, double reachMs)
        : m_curve(curve)
        , m_reachMs(reachMs)
    {
    }
    [[nodiscard]] std::optional<std::size_t> at(qint64 timeMs);

private:
    const Curve &m_curve;
    double m_reachMs;
    std::size_t m_behind = 0; // the first sample that is not before the time
};

// The nearest sample time of the visible curves, and the next or previous one.
[[nodiscard]] std::optional<qint64> nearestTime(const std::vector<Curve> &curves, qint64 timeMs, double reachMs);
[[nodiscard]] std::optional<qint64> nextTime(const std::vector<Curve> &curves, qint64 timeMs, bool forward);

// Puts each visible curve on top of those before it. A curve without a sample at a time counts as nothing there.
void stack(std::vector<Curve> &curves);

// Stretches between samples in which no visible curve has any.
[[nodiscard]] std::vector<metrics::Gap> commonGaps(const std::vector<Curve> &curves);

struct PlotScene
{
    TimeScale time;
    QRectF area; // of whole pixels
    double low = 0; // of the value axis, as shown
    double high = 1;
    bool isLogarithmic = false; // the value axis: `low` is above 0; zeros are at the bottom edge
    bool isFixed = false; // values may be beyond the axis
    bool hasOwnGrid = false; // of the marks, which are not evenly spaced
    std::vector<std::pair<double, QString>> valueMarks; // shown values and their labels
    std::vector<Curve> curves;
    Stacking stacking = Stacking::None;
    std::vector<metrics::Gap> gaps; // of all curves that are shown
    bool namesGaps = false; // for one card of a stack
    std::vector<qint64> timeGrid;
    QString message; // instead of curves
    const Theme *theme = &lightTheme;
    QFont font; // of labels

    std::vector<RangeMark> marks;
    std::optional<metrics::SeriesKey> highlight;
    std::optional<qint64> crosshairMs;
    double reachMs = 0; // maximum distance between a time and its sample
    std::optional<metrics::Range> selection;
    bool showsFocus = false;

    [[nodiscard]] qreal yOf(double shown) const { return area.bottom() - shareOf(shown) * area.height(); }
    [[nodiscard]] QPointF at(const Curve &curve, std::size_t sample) const
    {
        return {time.xOf(curve.timeAt(sample)), yOf(curve.heightAt(sample))};
    }
    // False only beyond a fixed range.
    [[nodiscard]] bool isWithin(qreal y) const { return !isFixed || (y >= area.top() && y <= area.bottom()); }

private:
    // Of the height of the value axis.
    [[nodiscard]] double shareOf(double shown) const
    {
        if (!isLogarithmic)
            return (shown - low) / (high - low);
        if (shown <= 0)
            return isFixed ? -1 : 0;
        return std::log(shown / low) / std::log(high / low);
    }
};

// Diagonal stripes: no data.
void paintNoData(QPainter &painter, const QRectF &rect, const Theme &theme);

} // namespace views
