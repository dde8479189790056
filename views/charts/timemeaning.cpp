// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/timemeaning.h"

#include "models/base/durations.h"
#include "models/compare/comparison.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

struct TimeMeaningWords
{
    Q_DECLARE_TR_FUNCTIONS(views::TimeAxis)
};

using base::dayMs;
using base::hourMs;
using base::minuteMs;
using base::secondMs;
constexpr qint64 roundTimes[] = {secondMs,     2 * secondMs, 5 * secondMs,  10 * secondMs, 30 * secondMs, minuteMs,
                                 2 * minuteMs, 5 * minuteMs, 10 * minuteMs, 30 * minuteMs, hourMs,        2 * hourMs,
                                 3 * hourMs,   6 * hourMs,   12 * hourMs,   dayMs,         2 * dayMs,     5 * dayMs,
                                 10 * dayMs,   20 * dayMs,   50 * dayMs,    100 * dayMs,   200 * dayMs};
constexpr qint64 onePercent = compare::wholeRun / 100;
constexpr qint64 roundShares[] = {onePercent / 10, onePercent / 5,  onePercent / 2,  onePercent,      2 * onePercent,
                                  5 * onePercent,  10 * onePercent, 20 * onePercent, 25 * onePercent, 50 * onePercent};

QDateTime momentAt(qint64 timeMs, table::Zone zone)
{
    return QDateTime::fromMSecsSinceEpoch(timeMs, timeZone(zone));
}

QString shareText(qint64 share, int decimals)
{
    QString digits = QString::number(double(share) / double(onePercent), 'f', decimals);
    digits.replace(u'.', table::decimalPoint());
    //: a share of a run
    return TimeMeaningWords::tr("%1 %").arg(digits);
}

// "6 h", "1 d 12 h": of a round time.
QString roundText(qint64 timeMs)
{
    QStringList parts;
    const auto add = [&](qint64 unit, qint64 within, const QString &text) {
        if (const qint64 count = (within > 0 ? timeMs % within : timeMs) / unit; count > 0)
            parts << text.arg(count);
    };
    add(dayMs, 0, TimeMeaningWords::tr("%1 d"));
    add(hourMs, dayMs, TimeMeaningWords::tr("%1 h"));
    add(minuteMs, hourMs, TimeMeaningWords::tr("%1 min"));
    add(secondMs, minuteMs, TimeMeaningWords::tr("%1 s"));
    return parts.isEmpty() ? QString(u'0') : parts.join(u' ');
}

} // namespace

QTimeZone timeZone(table::Zone zone)
{
    return zone == table::Zone::Utc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
}

QString clockText(qint64 time, const TimeMeaning &meaning)
{
    switch (meaning.of) {
    case TimeMeaning::Of::Clock:
        return momentAt(time, meaning.zone).toString(u"HH:mm:ss");
    case TimeMeaning::Of::SinceStart:
        return table::durationText(time / secondMs);
    case TimeMeaning::Of::ShareOfRun:
        break;
    }
    return shareText(time, 1);
}

QString momentText(qint64 time, const TimeMeaning &meaning)
{
    switch (meaning.of) {
    case TimeMeaning::Of::Clock:
        return table::displayText(table::Kind::Time, time, {meaning.zone, time});
    case TimeMeaning::Of::SinceStart:
        return TimeMeaningWords::tr("%1 after the start").arg(clockText(time, meaning));
    case TimeMeaning::Of::ShareOfRun:
        break;
    }
    return TimeMeaningWords::tr("%1 of the run").arg(clockText(time, meaning));
}

QString lengthText(qint64 length, const TimeMeaning &meaning)
{
    if (meaning.of == TimeMeaning::Of::ShareOfRun)
        return TimeMeaningWords::tr("%1 of the run").arg(shareText(length, length % onePercent == 0 ? 0 : 1));
    return table::durationText(length / secondMs);
}

QString intervalText(qint64 seconds)
{
    const bool isWholeMinutes = seconds >= 60 && seconds < 3600 && seconds % 60 == 0;
    return isWholeMinutes ? TimeMeaningWords::tr("%1 min").arg(seconds / 60) : table::durationText(seconds);
}

std::vector<metrics::TimeTick> axisTicks(const metrics::Range &range, const TimeMeaning &meaning, int most)
{
    if (meaning.of == TimeMeaning::Of::Clock)
        return metrics::timeTicks(range, timeZone(meaning.zone), most);
    const bool isShare = meaning.of == TimeMeaning::Of::ShareOfRun;
    const auto steps = isShare ? std::span<const qint64>(roundShares) : std::span<const qint64>(roundTimes);
    const auto fits = [&](qint64 step) { return range.length() / step < std::max(most, 1); };
    const auto found = std::ranges::find_if(steps, fits);
    const qint64 step = found == steps.end() ? std::max<qint64>(range.length(), 1) : *found;
    std::vector<metrics::TimeTick> ticks;
    for (qint64 time = (range.fromMs + step - 1) / step * step; time < range.toMs || (isShare && time == range.toMs);
         time += step)
        ticks.push_back({time, isShare ? shareText(time, step % onePercent == 0 ? 0 : 1) : roundText(time)});
    return ticks;
}

} // namespace views
