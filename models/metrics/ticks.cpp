// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/ticks.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <limits>

using namespace Qt::StringLiterals;

namespace metrics {
namespace {

constexpr std::int64_t second = 1'000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

double nextStep(double step, Steps steps)
{
    if (steps == Steps::Binary)
        return step * 2;
    const double power = std::pow(10, std::floor(std::log10(step) + 1e-9));
    const double lead = step / power;
    if (lead < 1.5)
        return 2 * power;
    if (lead < 2.2)
        return (steps == Steps::Whole && power < 10 ? 5 : 2.5) * power;
    return (lead < 3 ? 5 : 10) * power;
}

double firstStep(double span, Steps steps, int most)
{
    const double least = span / most;
    if (steps == Steps::Binary)
        return std::exp2(std::floor(std::log2(least)));
    const double power = std::pow(10, std::floor(std::log10(least)));
    return steps == Steps::Whole ? std::max(1.0, power) : power;
}

int decimalsOf(double step)
{
    int decimals = 0;
    for (double scaled = step; decimals < 12 && std::abs(scaled - std::round(scaled)) > 1e-6 * scaled; ++decimals)
        scaled *= 10;
    return decimals;
}

constexpr std::array clockSteps{1 * second, 2 * second, 5 * second, 10 * second, 15 * second, 30 * second,
                                1 * minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute,
                                1 * hour,   2 * hour,   3 * hour,   6 * hour,    12 * hour};
constexpr std::array dayLengths{1, 2, 7, 14};
constexpr std::array monthLengths{1, 2, 3, 6, 12};

QString monthName(int month)
{
    static constexpr const char *names[]
        = {QT_TRANSLATE_NOOP("Month", "Jan"), QT_TRANSLATE_NOOP("Month", "Feb"), QT_TRANSLATE_NOOP("Month", "Mar"),
           QT_TRANSLATE_NOOP("Month", "Apr"), QT_TRANSLATE_NOOP("Month", "May"), QT_TRANSLATE_NOOP("Month", "Jun"),
           QT_TRANSLATE_NOOP("Month", "Jul"), QT_TRANSLATE_NOOP("Month", "Aug"), QT_TRANSLATE_NOOP("Month", "Sep"),
           QT_TRANSLATE_NOOP("Month", "Oct"), QT_TRANSLATE_NOOP("Month", "Nov"), QT_TRANSLATE_NOOP("Month", "Dec")};
    return QCoreApplication::translate("Month", names[month - 1]);
}

QString dayText(QDate date, bool withYear)
{
    const QString text = u"%1 %2"_s.arg(date.day()).arg(monthName(date.month()));
    return withYear ? text + u" %1"_s.arg(date.year()) : text;
}

class TimeTicker
{
public:
    TimeTicker(const Range &range, const QTimeZone &zone)
        : m_range(range)
        , m_zone(zone)
    {
    }

    // Marks at multiples of a step of local time.
    std::vector<TimeTick> clock(std::int64_t step) const
    {
        std::vector<TimeTick> ticks;
        // Between two clock changes the offset is constant.
        std::int64_t from = m_range.fromMs;
        while (from < m_range.toMs) {
            const std::int64_t offset = offsetAt(from);
            const std::int64_t to = std::min(m_range.toMs, nextChange(from));
            std::int64_t wall = (from + offset) / step * step;
            if (wall < from + offset)
                wall += step;
            for (; wall - offset < to; wall += step)
                ticks.push_back(clockTick(wall - offset, wall, step));
            from = to;
        }
        return ticks;
    }

    template<class Next> std::vector<TimeTick> dates(QDate first, bool withYear, Next next) const
    {
        std::vector<TimeTick> ticks;
        for (QDate date = first;; date = next(date)) {
            const std::int64_t ms = date.startOfDay(m_zone).toMSecsSinceEpoch();
            if (ms >= m_range.toMs)
                return ticks;
            if (ms >= m_range.fromMs)
                ticks.push_back({ms, dayText(date, withYear), true});
        }
    }

    std::vector<TimeTick> days(int length) const
    {
        const QDate first = firstDate();
        // Weeks begin on Monday; Julian day 0 was a Monday.
        return dates(first.addDays(-(first.toJulianDay() % length)), false,
                     [length](QDate date) { return date.addDays(length); });
    }

    std::vector<TimeTick> months(int length) const
    {
        const QDate first = firstDate();
        return dates(QDate(first.year(), 1 + (first.month() - 1) / length * length, 1), true,
                     [length](QDate date) { return date.addMonths(length); });
    }

private:
    [[nodiscard]] std::int64_t offsetAt(std::int64_t ms) const
    {
        return m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ms, m_zone)) * second;
    }

    [[nodiscard]] std::int64_t nextChange(std::int64_t ms) const
    {
        if (!m_zone.hasTransitions())
            return std::numeric_limits<std::int64_t>::max();
        const auto next = m_zone.nextTransition(QDateTime::fromMSecsSinceEpoch(ms, m_zone));
        const bool isKnown = next.atUtc.isValid() && next.atUtc.toMSecsSinceEpoch() > ms;
        return isKnown ? next.atUtc.toMSecsSinceEpoch() : std::numeric_limits<std::int64_t>::max();
    }

    [[nodiscard]] QDate firstDate() const { return QDateTime::fromMSecsSinceEpoch(m_range.fromMs, m_zone).date(); }

    [[nodiscard]] TimeTick clockTick(std::int64_t ms, std::int64_t wall, std::int64_t step) const
    {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(wall, QTimeZone::utc());
        if (wall % day == 0)
            return {ms, dayText(time.date(), false), true};
        QString label = time.toString(step < minute ? u"hh:mm:ss"_s : u"hh:mm"_s);
        if (isRepeated(ms))
            label += u' ' + m_zone.abbreviation(QDateTime::fromMSecsSinceEpoch(ms, m_zone));
        return {ms, label, false};
    }

    // The same local time occurs again before or after this one.
    [[nodiscard]] bool isRepeated(std::int64_t ms) const
    {
        if (!m_zone.hasTransitions())
            return false;
        const std::int64_t here = offsetAt(ms);
        const std::int64_t before = offsetAt(ms - 3 * hour);
        const std::int64_t after = offsetAt(ms + 3 * hour);
        return (before > here && offsetAt(ms - (before - here)) == before)
            || (after < here && offsetAt(ms + (here - after)) == after);
    }

    Range m_range;
    const QTimeZone &m_zone;
};

// Axes need distinct labels, but 12:00 of two days must look the same.
void makeUnique(std::vector<TimeTick> &ticks)
{
    QHash<QString, int> seen;
    for (TimeTick &tick : ticks)
        tick.label += QString(seen[tick.label]++, QChar(0x200B));
}

} // namespace

int ValueTicks::count() const
{
    return static_cast<int>(std::lround((to - from) / step)) + 1;
}

ValueTicks valueTicks(double low, double high, Steps steps, int most)
{
    if (!std::isfinite(low) || !std::isfinite(high))
        return {};
    if (high <= low)
        high = low + (low == 0 ? 1 : std::abs(low));
    most = std::max(most, 2);
    ValueTicks ticks;
    for (ticks.step = firstStep(high - low, steps, most);; ticks.step = nextStep(ticks.step, steps)) {
        // Rounding errors must not add a mark.
        ticks.from = std::floor(low / ticks.step + 1e-9) * ticks.step;
        ticks.to = std::ceil(high / ticks.step - 1e-9) * ticks.step;
        if (ticks.count() <= most)
            break;
    }
    ticks.decimals = decimalsOf(ticks.step);
    return ticks;
}

ValueTicks ticksWithin(double from, double to, int most)
{
    // Of the marks around the range, the outer two may lie beyond it.
    ValueTicks ticks = valueTicks(from, to, Steps::Decimal, std::max(most, 2) + 2);
    const double slack = 1e-9 * ticks.step;
    if (ticks.from < from - slack)
        ticks.from += ticks.step;
    if (ticks.to > to + slack)
        ticks.to -= ticks.step;
    return ticks;
}

std::pair<double, double> decadesAround(double low, double high)
{
    const double from = std::floor(std::log10(low) + 1e-9);
    const double to = std::ceil(std::log10(high) - 1e-9);
    return {std::pow(10, from), std::pow(10, std::max(to, from + 1))};
}

std::vector<double> logTicksWithin(double from, double to, int most)
{
    const auto first = int(std::floor(std::log10(from) + 1e-9));
    const auto last = int(std::ceil(std::log10(to) - 1e-9));
    std::vector<double> marks;
    const auto collect = [&](std::initializer_list<int> leads, int decades) {
        marks.clear();
        for (int power = first; power <= last; power += decades) {
            for (const int lead : leads) {
                const double mark = lead * std::pow(10, power);
                if (mark >= from * (1 - 1e-9) && mark <= to * (1 + 1e-9))
                    marks.push_back(mark);
            }
        }
        return marks.size() <= std::size_t(std::max(most, 2));
    };
    if (!collect({1, 2, 5}, 1)) {
        for (int decades = 1; !collect({1}, decades); ++decades) { }
    }
    if (marks.size() > 1)
        return marks;
    marks.clear();
    const ValueTicks ticks = ticksWithin(from, to, most);
    for (int i = 0; i < ticks.count(); ++i)
        marks.push_back(ticks.at(i));
    return marks;
}

std::vector<TimeTick> timeTicks(const Range &range, const QTimeZone &zone, int most)
{
    if (range.length() <= 0 || most < 1)
        return {};
    const TimeTicker ticker(range, zone);
    std::vector<TimeTick> ticks;
    const auto fits = [&](std::vector<TimeTick> found) {
        ticks = std::move(found);
        return ticks.size() <= static_cast<std::size_t>(most);
    };
    const auto choose = [&] {
        // Skip steps that would yield far too many marks.
        const std::int64_t least = range.length() / (most + 2);
        for (const std::int64_t step : clockSteps)
            if (step >= least && fits(ticker.clock(step)))
                return;
        for (const int length : dayLengths)
            if (length * day + hour >= least && fits(ticker.days(length)))
                return;
        for (const int length : monthLengths)
            if (fits(ticker.months(length)))
                return;
        for (int years = 2; !fits(ticker.months(12 * years)); years *= 2) { }
    };
    choose();
    makeUnique(ticks);
    return ticks;
}

} // namespace metrics
