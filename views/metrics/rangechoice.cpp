// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/rangechoice.h"

#include "models/base/durations.h"
#include "views/charts/timemeaning.h"
#include "views/metrics/rangeplan.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <iterator>

using namespace Qt::StringLiterals;
using metrics::Range;

namespace views {
namespace {

struct RangeChoiceWords
{
    Q_DECLARE_TR_FUNCTIONS(views::RangeChoice)
};

constexpr QLatin1String presetWords[] = {"15min"_L1, "1h"_L1, "6h"_L1, "24h"_L1, "7d"_L1, "30d"_L1, "life"_L1};
using base::dayMs;
using base::hourMs;
using base::minuteMs;
using base::secondMs;
constexpr qsizetype mostSteps = 50;

// "90 min"; empty if it takes more than one unit.
QString inOneUnit(qint64 ms)
{
    if (ms % dayMs == 0 && ms >= 2 * dayMs)
        return RangeChoiceWords::tr("%1 d").arg(ms / dayMs);
    if (ms % hourMs == 0 && ms < 4 * dayMs)
        return RangeChoiceWords::tr("%1 h").arg(ms / hourMs);
    if (ms % minuteMs == 0 && ms < 2 * hourMs)
        return RangeChoiceWords::tr("%1 min").arg(ms / minuteMs);
    return {};
}

// Of a moment or a length, in ms; 0 = it is none that a calendar has.
qint64 timeOf(QStringView digits)
{
    constexpr qint64 end = 253'402'300'800'000; // the year 10000
    const qint64 ms = digits.toLongLong();
    return ms > 0 && ms < end ? ms : 0;
}

} // namespace

Range RangeChoice::customRange(qint64 nowMs) const
{
    if (customLength > 0)
        return {nowMs - customLength, nowMs};
    if (customEndsNow)
        return {custom.fromMs, std::max<qint64>(nowMs, custom.fromMs + shortestRangeMs)};
    return custom;
}

QString RangeChoice::toWord() const
{
    if (!isCustom())
        return presetWords[int(preset)];
    if (customLength > 0)
        return QString::number(customLength / 1000) + u's';
    const QString from = QString::number(custom.fromMs) + u'-';
    return customEndsNow ? from : from + QString::number(custom.toMs);
}

std::optional<RangeChoice> RangeChoice::fromWord(const QString &word)
{
    RangeChoice choice;
    const auto *preset = std::ranges::find(presetWords, word);
    if (preset != std::end(presetWords)) {
        choice.preset = RangePreset(preset - std::begin(presetWords));
        return choice;
    }
    choice.preset = RangePreset::Custom;
    if (word.endsWith(u's')) {
        choice.customLength = timeOf(word.chopped(1) + u"000"_s);
        return choice.customLength >= shortestRangeMs ? std::optional(choice) : std::nullopt;
    }
    const qsizetype dash = word.indexOf(u'-');
    if (dash <= 0)
        return std::nullopt;
    choice.customEndsNow = dash == word.size() - 1;
    choice.custom.fromMs = timeOf(QStringView(word).first(dash));
    choice.custom.toMs
        = choice.customEndsNow ? choice.custom.fromMs + shortestRangeMs : timeOf(QStringView(word).sliced(dash + 1));
    return choice.custom.fromMs > 0 && choice.custom.length() >= shortestRangeMs ? std::optional(choice) : std::nullopt;
}

RangeChoice choiceOf(const metrics::RangeWords &words)
{
    if (words.lengthMs > 0)
        return lastChoice(words.lengthMs);
    RangeChoice choice = choiceOf(words.range);
    choice.customEndsNow = words.endsNow;
    return choice;
}

RangeChoice choiceOf(const Range &range)
{
    return {.preset = RangePreset::Custom, .custom = range};
}

RangeChoice lastChoice(qint64 lengthMs)
{
    for (int preset = 0; preset < int(RangePreset::Life); ++preset) {
        if (presetLength(RangePreset(preset)) == lengthMs)
            return {.preset = RangePreset(preset)};
    }
    return {.preset = RangePreset::Custom, .customLength = lengthMs};
}

QString lengthWords(qint64 ms)
{
    if (QString one = inOneUnit(ms); !one.isEmpty())
        return one;
    QStringList parts;
    const auto add = [&](qint64 count, const QString &text) {
        if (count > 0)
            parts << text.arg(count);
    };
    add(ms / dayMs, RangeChoiceWords::tr("%1 d"));
    add(ms % dayMs / hourMs, RangeChoiceWords::tr("%1 h"));
    add(ms % hourMs / minuteMs, RangeChoiceWords::tr("%1 min"));
    add(ms % minuteMs / secondMs, RangeChoiceWords::tr("%1 s"));
    return parts.join(u' ');
}

QString momentWords(qint64 ms, table::Zone zone)
{
    QString text = table::displayText(table::Kind::Time, ms, {zone, ms});
    if (ms % minuteMs < 1000 && text.endsWith(u":00"))
        text.chop(3);
    return text;
}

QString rangeWords(const RangeChoice &choice, table::Zone zone)
{
    const qint64 length = choice.isCustom() ? choice.customLength : presetLength(choice.preset);
    if (!choice.isCustom() && length == 0)
        return presetTitle(choice.preset);
    if (length > 0)
        //: a range: "last 90 min"; as people type it
        return RangeChoiceWords::tr("last %1").arg(lengthWords(length));
    const QString from = momentWords(choice.custom.fromMs, zone);
    if (choice.customEndsNow)
        //: a range; as people type it
        return RangeChoiceWords::tr("%1 to now").arg(from);
    //: a range, two times; as people type it
    return RangeChoiceWords::tr("%1 to %2").arg(from, momentWords(choice.custom.toMs, zone));
}

QString rangeEcho(const Range &range, bool endsNow, table::Zone zone)
{
    const auto dayOf = [zone](qint64 ms) {
        const int day = QDateTime::fromMSecsSinceEpoch(ms, timeZone(zone)).date().dayOfWeek();
        //: a short day of the week and a date
        return RangeChoiceWords::tr("%1 %2").arg(QLocale().standaloneDayName(day, QLocale::ShortFormat),
                                                 momentWords(ms, zone));
    };
    const QString words = endsNow ? RangeChoiceWords::tr("%1 to now").arg(dayOf(range.fromMs))
                                  : RangeChoiceWords::tr("%1 to %2").arg(dayOf(range.fromMs), dayOf(range.toMs));
    const QString length = inOneUnit(range.length() / secondMs * secondMs);
    //: a range and its length
    return RangeChoiceWords::tr("%1, %2").arg(
        words, length.isEmpty() ? table::durationText(range.length() / secondMs) : length);
}

void RangeHistory::begin(const RangeStep &step)
{
    m_steps = {step};
    m_at = 0;
}

void RangeHistory::visit(const RangeStep &step, bool again)
{
    if (m_at >= 0 && m_steps[m_at] == step)
        return;
    m_steps.resize(m_at + 1);
    if (again && m_at > 0) {
        m_steps[m_at] = step;
        return;
    }
    m_steps.append(step);
    while (m_steps.size() > mostSteps)
        m_steps.removeFirst();
    m_at = m_steps.size() - 1;
}

RangeStep RangeHistory::back()
{
    return m_steps[--m_at];
}

RangeStep RangeHistory::forward()
{
    return m_steps[++m_at];
}

Range within(const Reach &reach, const Range &wanted, const Range &current)
{
    Range found = wanted;
    if (wanted.length() != current.length()) {
        found.fromMs = std::max<qint64>(found.fromMs, reach.least);
        found.toMs = std::min<qint64>(found.toMs, reach.most);
        return found;
    }
    if (const qint64 after = found.toMs - reach.most; after > 0)
        found = {found.fromMs - after, found.toMs - after};
    if (const qint64 before = reach.least - found.fromMs; before > 0)
        found = {found.fromMs + before, found.toMs + before};
    return found;
}

Range shifted(const Range &range, double share)
{
    const qint64 by = std::llround(share * double(range.length()));
    return {range.fromMs + by, range.toMs + by};
}

} // namespace views
