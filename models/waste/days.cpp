// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/days.h"

#include "models/base/durations.h"

#include <QDateTime>

namespace waste {
namespace {

using base::dayMs;
using base::hourMs;

QDate dateOf(std::int64_t timeMs, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(timeMs, zone).date();
}

std::int64_t midnightOf(const QDate &date, const QTimeZone &zone)
{
    return date.startOfDay(zone).toMSecsSinceEpoch();
}

// Days may be of 23 or 25 hours.
std::vector<Day> calendarOf(const metrics::Range &window, const QTimeZone &zone)
{
    std::vector<Day> days;
    QDate date = dateOf(window.fromMs, zone);
    const bool isShort = window.length() <= dayMs;
    std::int64_t from = midnightOf(date, zone);
    if (isShort)
        from += (window.fromMs - from) / hourMs * hourMs;
    while (from < window.toMs) {
        date = date.addDays(1);
        const std::int64_t to = isShort ? from + hourMs : midnightOf(date, zone);
        days.push_back({.range = {from, to}, .isWhole = from >= window.fromMs && to <= window.toMs});
        from = to;
    }
    return days;
}

} // namespace

std::vector<Day> daysOf(const Measurement &measurement, const Result &result, const Question &question,
                        const QTimeZone &zone)
{
    if (result.workloads.empty() || result.window.length() <= 0)
        return {};
    std::vector<Day> days = calendarOf(result.window, zone);
    const std::int64_t from = days.front().range.fromMs;
    const auto hours = int((days.back().range.toMs - from) / hourMs);
    const metrics::Range all{from, from + hours * hourMs};
    std::vector<std::size_t> dayOf(std::size_t(hours), 0);
    for (std::size_t hour = 1; hour < dayOf.size(); ++hour) {
        const bool isNext = from + std::int64_t(hour) * hourMs >= days[dayOf[hour - 1]].range.toMs;
        dayOf[hour] = std::min(dayOf[hour - 1] + (isNext ? 1 : 0), days.size() - 1);
    }
    for (std::size_t i = 0; i < result.workloads.size(); ++i) {
        if (!isIn(question.within, result.workloads[i].holder))
            continue;
        const std::vector<double> wasted
            = measurement.wastedPer(i, question.counts, question.shortestIdleMs, hours, all);
        for (std::size_t hour = 0; hour < wasted.size(); ++hour)
            days[dayOf[hour]].hours += wasted[hour];
    }
    return days;
}

} // namespace waste
