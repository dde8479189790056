// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/valuescale.h"

#include "models/table/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using metrics::Unit;

namespace views {
namespace {

struct ScaleWords
{
    Q_DECLARE_TR_FUNCTIONS(views::ValueScale)
};

constexpr const char *binaryUnits[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
constexpr const char *rateUnits[] = {"B/s", "kB/s", "MB/s", "GB/s", "TB/s"};
constexpr const char *megabyteUnits[] = {"MB", "GB", "TB", "PB"};

// The largest unit that yields at least 1.
ValueScale prefixed(std::span<const char *const> units, double step, double largest)
{
    ValueScale scale;
    std::size_t at = 0;
    while (std::abs(largest) * scale.factor >= step && at + 1 < units.size()) {
        scale.factor /= step;
        ++at;
    }
    scale.unit = QLatin1String(units[at]);
    return scale;
}

ValueScale duration(double seconds, double perSecond)
{
    if (seconds >= 2 * 3600.0)
        return {1 / 3600.0 / perSecond, 1, ScaleWords::tr("h")};
    if (seconds >= 120)
        return {1 / 60.0 / perSecond, 1, ScaleWords::tr("min")};
    if (seconds >= 2 || std::isnan(seconds))
        return {1 / perSecond, 1, ScaleWords::tr("s")};
    return {1000 / perSecond, 1, ScaleWords::tr("ms")};
}

ValueScale withoutDecimals(Unit unit, bool isRatio, double largest)
{
    switch (unit) {
    case Unit::Percent:
        return {1, 1, u"%"_s, true};
    case Unit::Ratio:
        return {isRatio ? 100.0 : 1.0, 1, u"%"_s, true};
    case Unit::Bytes:
        return prefixed(binaryUnits, 1024, largest);
    case Unit::BytesPerSecond:
        return prefixed(rateUnits, 1000, largest);
    case Unit::Megabytes:
        return prefixed(megabyteUnits, 1000, largest);
    case Unit::Seconds:
        return duration(largest, 1);
    case Unit::Milliseconds:
        return duration(largest / 1000, 1000);
    case Unit::Cores:
    case Unit::Millicores:
    case Unit::Gpus:
    case Unit::Device:
    case Unit::Nodes:
    case Unit::Count:
    case Unit::RequestsPerSecond:
        break;
    }
    return {1, 1, metrics::unitText(unit)};
}

constexpr int mostDecimals = 9;

// Three or four significant digits.
int decimalsFor(double shown)
{
    if (shown == 0)
        return 0;
    if (!std::isfinite(shown) || shown >= 100)
        return shown >= 100 ? 0 : 1;
    if (shown >= 0.1)
        return shown >= 10 ? 1 : shown >= 1 ? 2 : 3;
    return std::min(2 - int(std::floor(std::log10(shown))), mostDecimals);
}

// Of a magnitude, with the decimals of its own.
QString digitsOf(double shown, const ValueScale &scale)
{
    constexpr double longest = 1e15; // beyond, only an exponent is readable
    const bool readsAsZero = shown < 0.5 * std::pow(10, -scale.decimals);
    const bool isOwn = shown > 0 && (!scale.isFixed || readsAsZero);
    if (shown >= longest || (shown > 0 && shown < std::pow(10, -mostDecimals)))
        return QString::number(shown, 'e', 2);
    return QString::number(shown, 'f', isOwn ? decimalsFor(shown) : scale.decimals);
}

double largestOf(const metrics::Series &series)
{
    double largest = 0;
    for (const double value : {series.statistics.min, series.statistics.max}) {
        if (std::isfinite(value))
            largest = std::max(largest, std::abs(value));
    }
    return largest;
}

double largestOf(const metrics::MetricAnswer &metric)
{
    double largest = 0;
    for (const metrics::SeriesPtr &series : metric.series)
        largest = std::max(largest, largestOf(*series));
    return largest;
}

} // namespace

ValueScale valueScale(Unit unit, bool isRatio, double largest)
{
    ValueScale scale = withoutDecimals(unit, isRatio, largest);
    if (unit != Unit::Percent && unit != Unit::Ratio)
        scale.decimals = decimalsFor(std::abs(largest) * scale.factor);
    if (unit == Unit::Count || unit == Unit::Nodes)
        scale.decimals = std::min(scale.decimals, 1); // only means have fractions
    scale.isFixed = scale.isFixed || unit == Unit::Count || unit == Unit::Nodes;
    return scale;
}

ValueScale valueScale(const metrics::Series &series, bool isRatio)
{
    return valueScale(series.metric->unit, isRatio, largestOf(series));
}

ValueScale valueScale(std::span<const metrics::MetricAnswer *const> answers)
{
    double largest = 0;
    for (const metrics::MetricAnswer *answer : answers)
        largest = std::max(largest, largestOf(*answer));
    return valueScale(answers.front()->metric->unit, false, largest);
}

ValueScale scaleOf(const metrics::MetricAnswer &metric, const ValueScale &ofUnit)
{
    ValueScale scale = ofUnit;
    if (metric.metric->unit == Unit::Ratio && metric.isRatio)
        scale.factor *= 100;
    return scale;
}

namespace {

// Digits of the magnitude, as people read them.
QString readable(QString digits, bool isNegative)
{
    const qsizetype exponent = digits.indexOf(u'e');
    const bool isZero = std::ranges::none_of(digits, [](QChar c) { return c >= u'1' && c <= u'9'; });
    const qsizetype point = digits.indexOf(u'.');
    if (point >= 0)
        digits.replace(point, 1, table::decimalPoint());
    // Groups thousands as in the rest of the program.
    for (qsizetype at = (point < 0 ? digits.size() : point) - 3; at > 0 && exponent < 0; at -= 3)
        digits.insert(at, QChar(0x2009));
    return isNegative && !isZero ? QChar(0x2212) + digits : digits;
}

} // namespace

QString valueText(double raw, const ValueScale &scale)
{
    if (!std::isfinite(raw))
        return u"–"_s;
    const double shown = raw * scale.factor;
    return readable(digitsOf(std::abs(shown), scale), shown < 0);
}

QString markText(double shown, const metrics::ValueTicks &ticks)
{
    const bool isHuge = std::max(std::abs(ticks.from), std::abs(ticks.to)) >= 1e7;
    return readable(QString::number(std::abs(shown), isHuge ? 'e' : 'f', isHuge ? 1 : ticks.decimals), shown < 0);
}

QString plainValueText(double raw, const ValueScale &scale)
{
    if (!std::isfinite(raw))
        return {};
    const double shown = raw * scale.factor;
    const QString digits = digitsOf(std::abs(shown), scale);
    return shown < 0 && digits.toDouble() != 0 ? u'-' + digits : digits;
}

} // namespace views
