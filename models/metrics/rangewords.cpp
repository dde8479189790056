// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/rangewords.h"

#include "models/base/durations.h"
#include "models/metrics/rangetokens.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace metrics {
namespace {

using base::dayMs;
constexpr std::int64_t clockTolerance = 60'000; // ms; an end may be entered in whole minutes
constexpr std::int64_t longestMs = 3660 * dayMs; // ten years

struct RangeTexts
{
    Q_DECLARE_TR_FUNCTIONS(metrics::RangeWords)
};

QString examples()
{
    //: what can be typed as a time range; in the words of the language
    return RangeTexts::tr("last 90 min, yesterday 14:00 to now, 20 Nov 14:00 to 16:00");
}

std::int64_t offsetAt(const QTimeZone &zone, std::int64_t utcMs)
{
    return std::int64_t(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC))) * 1000;
}

// Turns what the clocks of a zone show into moments.
class Wall
{
public:
    Wall(const QDate &date, const QTime &time, const QTimeZone &zone)
        : m_time(time)
        , m_zone(zone)
    {
        const std::int64_t shown = QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
        m_early = offsetAt(zone, shown - dayMs);
        m_late = offsetAt(zone, shown + dayMs);
        if (offsetAt(zone, shown - m_early) == m_early)
            m_moments.push_back(shown - m_early);
        if (m_late != m_early && offsetAt(zone, shown - m_late) == m_late)
            m_moments.push_back(shown - m_late);
        m_isSkipped = m_moments.empty();
        if (m_isSkipped)
            m_moments.push_back(changeBetween(shown - m_late, shown - m_early));
    }

    [[nodiscard]] std::int64_t first() const { return m_moments.front(); }
    [[nodiscard]] std::int64_t last() const { return m_moments.back(); }
    [[nodiscard]] QString note(bool isEnd) const
    {
        const QString shown = m_time.toString(u"HH:mm"_s);
        if (m_isSkipped)
            //: two times of day
            return RangeTexts::tr("The clocks skip %1 on that day: %2 is used.").arg(shown, shownAt(first()));
        if (m_moments.size() == 1)
            return {};
        return isEnd ? RangeTexts::tr("The clocks show %1 twice on that day: the second time is used.").arg(shown)
                     : RangeTexts::tr("The clocks show %1 twice on that day: the first time is used.").arg(shown);
    }

private:
    [[nodiscard]] QString shownAt(std::int64_t ms) const
    {
        return QDateTime::fromMSecsSinceEpoch(ms, m_zone).toString(u"HH:mm"_s);
    }
    // The first moment with the later offset.
    [[nodiscard]] std::int64_t changeBetween(std::int64_t before, std::int64_t after) const
    {
        while (after - before > 1) {
            const std::int64_t middle = before + (after - before) / 2;
            (offsetAt(m_zone, middle) == m_late ? after : before) = middle;
        }
        return after;
    }

    QTime m_time;
    QTimeZone m_zone;
    std::int64_t m_early = 0; // offsets of the days before and after
    std::int64_t m_late = 0;
    bool m_isSkipped = false;
    std::vector<std::int64_t> m_moments; // one or two
};

// A point in time, as far as it was said.
struct Moment
{
    bool isNow = false;
    std::optional<std::int64_t> ms; // exactly
    QDate date; // invalid = not said
    std::optional<QTime> time;
    std::optional<int> offsetSeconds;
    bool isEndOfDay = false; // 24:00

    [[nodiscard]] bool isWholeDay() const { return date.isValid() && !time; }
};

class Parser
{
public:
    Parser(const QString &text, const WordsContext &context)
        : m_context(context)
        , m_today(QDateTime::fromMSecsSinceEpoch(context.nowMs, context.zone).date())
    {
        QString unknown;
        if (auto tokens = tokensOf(text, unknown))
            m_tokens = std::move(*tokens);
        else
            failAt(unknown);
        if (m_problem.isEmpty() && m_tokens.empty())
            m_problem = RangeTexts::tr("Type a time range. Examples: %1").arg(examples());
    }

    RangeWords range()
    {
        RangeWords found;
        if (m_problem.isEmpty())
            read(found);
        if (m_problem.isEmpty() && m_at < m_tokens.size())
            failAt(m_tokens[m_at].text);
        if (m_problem.isEmpty())
            m_problem = problemOf(found.range, m_context.nowMs);
        found.range.toMs = std::min(found.range.toMs, m_context.nowMs);
        if (m_problem.isEmpty())
            m_problem = problemOf(found.range, m_context.nowMs); // what is left of it
        found.note = m_notes.join(u' ');
        found.problem = m_problem;
        return m_problem.isEmpty() ? found : RangeWords{.problem = m_problem};
    }

    MomentWords moment()
    {
        MomentWords found;
        if (m_problem.isEmpty()) {
            take(Say::From) || take(Say::Since);
            found.timeMs = begin(readMoment({}));
        }
        if (m_problem.isEmpty() && m_at < m_tokens.size())
            failAt(m_tokens[m_at].text);
        found.note = m_notes.join(u' ');
        found.problem = m_problem;
        return m_problem.isEmpty() ? found : MomentWords{.problem = m_problem};
    }

private:
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_tokens.size(); }
    [[nodiscard]] bool is(Token::Kind kind) const { return !isAtEnd() && m_tokens[m_at].kind == kind; }
    bool take(Say meaning)
    {
        const bool isThere = !isAtEnd() && says(m_tokens[m_at], meaning);
        m_at += isThere ? 1 : 0;
        return isThere;
    }
    void skipArticles()
    {
        while (take(Say::Article)) { }
    }

    void failAt(const QString &word)
    {
        if (m_problem.isEmpty())
            //: a word or a part of a text; examples of time ranges
            m_problem = RangeTexts::tr("“%1” is not understood. Examples: %2").arg(word.left(40), examples());
    }
    void fail()
    {
        if (!isAtEnd())
            failAt(m_tokens[m_at].text);
        else if (m_problem.isEmpty())
            m_problem = RangeTexts::tr("Something is missing at the end. Examples: %1").arg(examples());
    }

    void endNow(RangeWords &found) const
    {
        found.endsNow = true;
        found.range.toMs = m_context.nowMs;
    }

    void setLength(RangeWords &found, std::int64_t length)
    {
        if (length > longestMs)
            m_problem = RangeTexts::tr("The range is longer than ten years.");
        endNow(found);
        found.lengthMs = length;
        found.range.fromMs = m_context.nowMs - length;
    }

    void read(RangeWords &found)
    {
        take(Say::From);
        skipArticles();
        m_isLast = take(Say::Last);
        if (!m_isLast && take(Say::Since)) {
            found.range.fromMs = begin(readMoment({}));
            endNow(found);
            return;
        }
        const std::size_t start = m_at;
        if (const auto length = readLength(m_isLast); length && isAtEnd()) {
            setLength(found, *length);
            return;
        }
        m_at = start;
        const Moment from = readMoment({});
        if (!m_problem.isEmpty())
            return;
        found.range.fromMs = begin(from);
        if (isAtEnd() && from.isWholeDay()) {
            end(found, from);
            return;
        }
        if (isAtEnd()) {
            m_problem = RangeTexts::tr("The end is missing. Examples: %1").arg(examples());
        } else if (take(Say::For)) {
            if (const auto length = readLength(false))
                found.range.toMs = found.range.fromMs + *length;
            else
                fail();
        } else if (take(Say::To) || takeDash()) {
            m_isLast = false;
            end(found, readMoment(from.isNow || from.ms ? dateOf(found.range.fromMs) : from.date));
        } else {
            fail();
        }
    }

    bool takeDash()
    {
        const bool isThere = is(Token::Kind::Dash);
        m_at += isThere ? 1 : 0;
        return isThere;
    }

    [[nodiscard]] QDate dateOf(std::int64_t ms) const
    {
        return QDateTime::fromMSecsSinceEpoch(ms, m_context.zone).date();
    }

    // "1 h 30 min"; without a number after "last".
    std::optional<std::int64_t> readLength(bool isLast)
    {
        if (isLast && !isAtEnd() && unitMs(m_tokens[m_at]) > 0)
            return unitMs(m_tokens[m_at++]);
        double length = 0;
        bool isThere = false;
        while (is(Token::Kind::Number) && m_at + 1 < m_tokens.size() && unitMs(m_tokens[m_at + 1]) > 0) {
            length += m_tokens[m_at].number * double(unitMs(m_tokens[m_at + 1]));
            m_at += 2;
            isThere = true;
        }
        return isThere ? std::optional(std::int64_t(std::llround(std::min(length, 2.0 * double(longestMs)))))
                       : std::nullopt;
    }

    // `from`: the day of the begin, if it was said; the end has no other without a day of its own.
    Moment readMoment(const QDate &from)
    {
        skipArticles();
        Moment moment;
        if (isAtEnd()) {
            fail();
        } else if (take(Say::Now)) {
            moment.isNow = true;
        } else if (readAgo(moment)) {
            return moment;
        } else {
            readDay(moment, from);
            if (m_problem.isEmpty())
                readTime(moment);
            if (m_problem.isEmpty() && !moment.date.isValid()) { // a day may follow: "14:00 yesterday"
                skipArticles();
                readDay(moment, from);
            }
            if (m_problem.isEmpty() && !moment.date.isValid() && !moment.time)
                fail();
            if (m_problem.isEmpty() && !moment.date.isValid())
                moment.date = from.isValid() ? from : m_today;
        }
        return moment;
    }

    // "3 h ago", "-3 h"
    bool readAgo(Moment &moment)
    {
        const std::size_t start = m_at;
        const bool isMinus = take(Say::Minus) || takeDash();
        const auto length = readLength(false);
        if (length && (take(Say::Ago) || isMinus)) {
            if (*length > longestMs)
                m_problem = RangeTexts::tr("The range is longer than ten years.");
            moment.ms = m_context.nowMs - *length;
            return true;
        }
        m_at = start;
        return false;
    }

    void readDay(Moment &moment, const QDate &from)
    {
        if (isAtEnd())
            return;
        if (take(Say::Today)) {
            moment.date = m_today;
            return;
        }
        if (take(Say::Yesterday)) {
            moment.date = m_today.addDays(-1);
            return;
        }
        const int weekday = weekdayOf(m_tokens[m_at]);
        m_at += weekday > 0 ? 1 : 0;
        if (is(Token::Kind::Date)) {
            const Token &token = m_tokens[m_at++];
            setDate(moment, token.day, token.month, token.year, from);
        } else {
            readNamedMonth(moment, from);
        }
        if (weekday == 0 || !m_problem.isEmpty())
            return;
        if (!moment.date.isValid()) {
            const int back = (m_today.dayOfWeek() - weekday + 7) % 7;
            moment.date = m_today.addDays(-(back == 0 && m_isLast ? 7 : back));
        } else if (moment.date.dayOfWeek() != weekday) {
            //: a date, a day of the week
            m_problem = RangeTexts::tr("%1 is a %2.")
                            .arg(QLocale().toString(moment.date, QLocale::ShortFormat),
                                 QLocale().standaloneDayName(moment.date.dayOfWeek()));
        }
    }

    // "20 Nov", "20 November 2026", "Nov 20"
    void readNamedMonth(Moment &moment, const QDate &from)
    {
        const std::size_t start = m_at;
        int day = 0;
        const auto takeDay = [&] {
            const double number = is(Token::Kind::Number) ? m_tokens[m_at].number : 0;
            if (number >= 1 && number <= 31 && number == std::floor(number)) {
                day = int(number);
                ++m_at;
            }
        };
        takeDay();
        if (day > 0)
            skipArticles();
        const int month = isAtEnd() ? 0 : monthOf(m_tokens[m_at]);
        m_at += month > 0 ? 1 : 0;
        if (month > 0 && day == 0)
            takeDay();
        if (month == 0 || day == 0) {
            m_at = start;
            return;
        }
        int year = 0;
        if (is(Token::Kind::Number) && m_tokens[m_at].number >= 1970 && m_tokens[m_at].number <= 9999)
            year = int(m_tokens[m_at++].number);
        setDate(moment, day, month, year, from);
    }

    void setDate(Moment &moment, int day, int month, int year, const QDate &from)
    {
        const bool isEnd = from.isValid();
        const QDate start = isEnd ? from : m_today;
        int wanted = year > 0 ? year : start.year();
        constexpr int leapYears = 8; // at most, between two
        const auto isRight
            = [&](const QDate &date) { return date.isValid() && (isEnd ? date >= from : date <= m_today); };
        for (int i = 0; year == 0 && i < leapYears && !isRight({wanted, month, day}); ++i)
            wanted += isEnd ? 1 : -1;
        moment.date = QDate(wanted, month, day);
        if (!moment.date.isValid())
            m_problem = RangeTexts::tr("There is no day %1 in that month.").arg(day);
    }

    void readTime(Moment &moment)
    {
        skipArticles();
        if (take(Say::Noon)) {
            moment.time = QTime(12, 0);
        } else if (take(Say::Midnight)) {
            moment.time = QTime(0, 0);
        } else if (is(Token::Kind::Clock)) {
            const Token &token = m_tokens[m_at++];
            moment.time = token.time;
            moment.isEndOfDay = token.isEndOfDay;
            if (!token.time.isValid())
                m_problem = RangeTexts::tr("There is no time %1.").arg(token.text);
            readHalf(moment);
            take(Say::OClock);
            if (is(Token::Kind::Offset))
                moment.offsetSeconds = m_tokens[m_at++].offsetSeconds;
        } else if (is(Token::Kind::Number) && m_at + 1 < m_tokens.size()) {
            const double hour = m_tokens[m_at].number;
            const Token &next = m_tokens[m_at + 1];
            const bool isHour = hour == std::floor(hour) && hour >= 0 && hour <= 23;
            if (!isHour || !(says(next, Say::OClock) || says(next, Say::Am) || says(next, Say::Pm)))
                return;
            moment.time = QTime(int(hour), 0);
            ++m_at;
            readHalf(moment);
            take(Say::OClock);
        }
    }

    // "2:30 pm"
    void readHalf(Moment &moment)
    {
        constexpr int half = 12; // hours
        // "14:00 am 20. November": an article in German
        const bool isBeforeDay = !isAtEnd() && says(m_tokens[m_at], Say::Article) && m_at + 1 < m_tokens.size()
            && !says(m_tokens[m_at + 1], Say::To) && m_tokens[m_at + 1].kind != Token::Kind::Dash;
        if (isBeforeDay)
            return;
        const bool isPm = take(Say::Pm);
        if ((!isPm && !take(Say::Am)) || !moment.time || !moment.time->isValid())
            return;
        const int hour = moment.time->hour();
        if (hour < 1 || hour > half) {
            m_problem
                = RangeTexts::tr("There is no time %1.").arg(m_tokens[m_at - 2].text + u' ' + m_tokens[m_at - 1].text);
            return;
        }
        moment.time = QTime(hour % half + (isPm ? half : 0), moment.time->minute(), moment.time->second());
    }

    std::int64_t at(const Moment &moment, const QTime &time, int daysLater, bool isEnd)
    {
        const QDate date = moment.date.addDays(daysLater);
        if (moment.offsetSeconds)
            return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch() - std::int64_t(*moment.offsetSeconds) * 1000;
        const Wall wall(date, time, m_context.zone);
        // The end of a day is not a time that was typed.
        if (const QString note = moment.time ? wall.note(isEnd) : QString(); !note.isEmpty())
            m_notes.append(note);
        return isEnd && moment.time ? wall.last() : wall.first();
    }

    std::int64_t begin(const Moment &moment)
    {
        if (!m_problem.isEmpty() || moment.isNow)
            return m_context.nowMs;
        if (moment.ms)
            return *moment.ms;
        return at(moment, moment.time.value_or(QTime(0, 0)), moment.isEndOfDay ? 1 : 0, false);
    }

    void end(RangeWords &found, const Moment &moment)
    {
        if (!m_problem.isEmpty())
            return;
        if (moment.isNow || (moment.isWholeDay() && moment.date == m_today)) {
            endNow(found);
            return;
        }
        if (moment.ms)
            found.range.toMs = *moment.ms;
        else
            found.range.toMs
                = at(moment, moment.time.value_or(QTime(0, 0)), moment.isWholeDay() || moment.isEndOfDay ? 1 : 0, true);
    }

    const WordsContext &m_context;
    QDate m_today;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    bool m_isLast = false; // "last Friday" is not today
    QStringList m_notes;
    QString m_problem;
};

} // namespace

RangeWords rangeFromWords(const QString &text, const WordsContext &context)
{
    return Parser(text, context).range();
}

MomentWords momentFromWords(const QString &text, const WordsContext &context)
{
    return Parser(text, context).moment();
}

QString problemOf(const Range &range, std::int64_t nowMs)
{
    if (range.fromMs <= 0)
        return RangeTexts::tr("The range begins before 1970. Check the year.");
    if (range.fromMs >= nowMs)
        return RangeTexts::tr("The range begins in the future. There are no samples yet.");
    if (range.toMs > nowMs + clockTolerance)
        return RangeTexts::tr("The range ends in the future. The latest end is now.");
    if (range.toMs == range.fromMs)
        return RangeTexts::tr("The range is empty: it ends when it begins.");
    if (range.toMs < range.fromMs)
        return RangeTexts::tr("The range ends before it begins. Change one of the times.");
    if (range.length() < shortestTypedMs)
        return RangeTexts::tr("The range is shorter than a minute. Samples are 15 s apart.");
    return {};
}

} // namespace metrics
