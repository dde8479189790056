// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/rangetokens.h"

#include "models/base/durations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace metrics {
namespace {

struct Meaning
{
    Say say;
    const char *words; // separated by |
};

// Words that people type for a time range, separated by |. Translations are more words, not other ones.
constexpr Meaning meanings[] = {
    //: Words that people type for a time range, separated by |: "last 90 min"
    {Say::Last, QT_TRANSLATE_NOOP("metrics::RangeWords", "last|past|previous")},
    //: Words that people type for a time range, separated by |: "14:00 to now"
    {Say::Now, QT_TRANSLATE_NOOP("metrics::RangeWords", "now")},
    //: Words that people type for a time range, separated by |: "14:00 to 15:30"
    {Say::To, QT_TRANSLATE_NOOP("metrics::RangeWords", "to|until|till|through")},
    //: Words that people type for a time range, separated by |: "since 9:00"
    {Say::Since, QT_TRANSLATE_NOOP("metrics::RangeWords", "since")},
    //: Words that people type for a time range, separated by |: "from 14:00 to 15:30"
    {Say::From, QT_TRANSLATE_NOOP("metrics::RangeWords", "from|between")},
    //: Words that people type for a time range, separated by |, and that mean nothing: "the last 2 h"
    {Say::Article, QT_TRANSLATE_NOOP("metrics::RangeWords", "the|at|on|in|of")},
    //: Words that people type after a length of time, separated by |: "3 h ago"
    {Say::Ago, QT_TRANSLATE_NOOP("metrics::RangeWords", "ago")},
    //: Words that people type before a length of time, separated by |: "minus 3 h" is "3 h ago"
    {Say::Minus, QT_TRANSLATE_NOOP("metrics::RangeWords", "minus")},
    //: Words that people type for a time range, separated by |: "14:00 for 2 h"
    {Say::For, QT_TRANSLATE_NOOP("metrics::RangeWords", "for")},
    //: Words that people type for a time range, separated by |: "today"
    {Say::Today, QT_TRANSLATE_NOOP("metrics::RangeWords", "today")},
    //: Words that people type for a time range, separated by |: "yesterday 14:00"
    {Say::Yesterday, QT_TRANSLATE_NOOP("metrics::RangeWords", "yesterday")},
    //: Words that people type for a time range, separated by |: 12:00
    {Say::Noon, QT_TRANSLATE_NOOP("metrics::RangeWords", "noon|midday")},
    //: Words that people type for a time range, separated by |: 0:00
    {Say::Midnight, QT_TRANSLATE_NOOP("metrics::RangeWords", "midnight")},
    //: Words that people type after an hour, separated by |: "9 o'clock"
    {Say::OClock, QT_TRANSLATE_NOOP("metrics::RangeWords", "o'clock|oclock")},
    //: Words that people type after an hour, separated by |: "9 am"
    {Say::Am, QT_TRANSLATE_NOOP("metrics::RangeWords", "am")},
    //: Words that people type after an hour, separated by |: "9 pm"
    {Say::Pm, QT_TRANSLATE_NOOP("metrics::RangeWords", "pm")},
    //: Words that people type after a number, separated by |
    {Say::Second, QT_TRANSLATE_NOOP("metrics::RangeWords", "s|sec|secs|second|seconds")},
    //: Words that people type after a number, separated by |
    {Say::Minute, QT_TRANSLATE_NOOP("metrics::RangeWords", "m|min|mins|minute|minutes")},
    //: Words that people type after a number, separated by |
    {Say::Hour, QT_TRANSLATE_NOOP("metrics::RangeWords", "h|hr|hrs|hour|hours")},
    //: Words that people type after a number, separated by |
    {Say::Day, QT_TRANSLATE_NOOP("metrics::RangeWords", "d|day|days")},
    //: Words that people type after a number, separated by |
    {Say::Week, QT_TRANSLATE_NOOP("metrics::RangeWords", "w|wk|week|weeks")},
};

constexpr const char *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}; // as models/table writes them
constexpr qsizetype leastMonth = 3; // letters
constexpr qsizetype leastWeekday = 2;

// A token at the beginning of a text, with its groups; no match if it is another one.
class Pattern
{
public:
    explicit Pattern(const QString &pattern)
        : m_pattern(pattern)
    {
    }
    [[nodiscard]] QRegularExpressionMatch at(const QString &text, qsizetype position) const
    {
        return m_pattern.match(text, position, QRegularExpression::NormalMatch,
                               QRegularExpression::AnchorAtOffsetMatchOption);
    }

private:
    QRegularExpression m_pattern;
};

struct Patterns
{
    Pattern isoDate{uR"((\d{4})-(\d{1,2})-(\d{1,2})(?!\d))"_s};
    Pattern dotDate{uR"((\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?(?!\d))"_s};
    Pattern clock{uR"((\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3})\d*)?)?(?!\d))"_s};
    Pattern zone{uR"(\s?(?:z|utc|gmt)(?![\p{L}\d]))"_s};
    Pattern offset{uR"(([+-])(0\d|1[0-4]):?(\d{2})(?![\d:]))"_s};
    Pattern number{uR"((\d+(?:[.,]\d+)?)(?:\.(?!\d)|(?:st|nd|rd|th)(?!\p{L}))?)"_s};
    Pattern word{uR"(\p{L}(?:\p{L}|\p{M}|['’])*\.?)"_s};
    Pattern dash{uR"(\.\.+|[-–—…/])"_s};
    Pattern nothing{uR"([\s,;]+)"_s};
    Pattern isoTime{uR"(t(?=\d))"_s}; // between a date and a time
};

// Upright dashes and spaces of one kind.
QString plain(const QString &text)
{
    QString plain = text.toLower();
    plain.replace(u'\u2212', u'-').replace(u'’', u'\'');
    return plain.simplified();
}

Token clockToken(const QRegularExpressionMatch &match)
{
    Token token{Token::Kind::Clock, match.captured()};
    const int hour = match.captured(1).toInt();
    const int minute = match.captured(2).toInt();
    const int ms = match.captured(4).leftJustified(3, u'0').toInt();
    token.isEndOfDay = hour == 24 && minute == 0 && match.captured(3).toInt() == 0;
    token.time = token.isEndOfDay ? QTime(0, 0) : QTime(hour, minute, match.captured(3).toInt(), ms);
    return token;
}

Token dateToken(const QRegularExpressionMatch &match, bool isYearFirst)
{
    Token token{Token::Kind::Date, match.captured()};
    token.year = match.captured(isYearFirst ? 1 : 3).toInt();
    token.month = match.captured(2).toInt();
    token.day = match.captured(isYearFirst ? 3 : 1).toInt();
    return token;
}

Token offsetToken(const QRegularExpressionMatch &match)
{
    constexpr int hour = 3600;
    constexpr int minute = 60;
    Token token{Token::Kind::Offset, match.captured()};
    const int seconds = match.captured(2).toInt() * hour + match.captured(3).toInt() * minute;
    token.offsetSeconds = match.captured(1) == u"-" ? -seconds : seconds;
    return token;
}

bool hasName(const QString &name, const QString &word)
{
    return name.toLower().remove(u'.').startsWith(word);
}

} // namespace

std::optional<std::vector<Token>> tokensOf(const QString &typed, QString &unknown)
{
    static const Patterns patterns;
    const QString text = plain(typed);
    std::vector<Token> tokens;
    qsizetype at = 0;
    bool isIso = false; // date and time are joined by a T: "-02:00" after it is no second time
    const auto isAfter = [&](Token::Kind kind) { return !tokens.empty() && tokens.back().kind == kind; };
    const auto add = [&](const Token &token, const QRegularExpressionMatch &match) {
        tokens.push_back(token);
        at = match.capturedEnd();
    };
    while (at < text.size()) {
        if (const auto blank = patterns.nothing.at(text, at); blank.hasMatch()) {
            if (const auto zone = patterns.zone.at(text, at); !zone.hasMatch() || !isAfter(Token::Kind::Clock)) {
                at = blank.capturedEnd();
                continue;
            }
        }
        if (const auto time = patterns.isoTime.at(text, at); time.hasMatch() && isAfter(Token::Kind::Date)) {
            at = time.capturedEnd();
            isIso = true;
        } else if (const auto zone = patterns.zone.at(text, at); zone.hasMatch() && isAfter(Token::Kind::Clock)) {
            add({Token::Kind::Offset, zone.captured().trimmed()}, zone);
        } else if (const auto offset = patterns.offset.at(text, at);
                   offset.hasMatch() && isAfter(Token::Kind::Clock) && (isIso || offset.captured(1) == u"+")) {
            add(offsetToken(offset), offset);
        } else if (const auto date = patterns.isoDate.at(text, at); date.hasMatch()) {
            add(dateToken(date, true), date);
            isIso = false;
        } else if (const auto day = patterns.dotDate.at(text, at); day.hasMatch()) {
            add(dateToken(day, false), day);
            isIso = false;
        } else if (const auto clock = patterns.clock.at(text, at); clock.hasMatch()) {
            add(clockToken(clock), clock);
        } else if (const auto number = patterns.number.at(text, at); number.hasMatch()) {
            Token token{Token::Kind::Number, number.captured()};
            token.number = number.captured(1).replace(u',', u'.').toDouble();
            add(token, number);
        } else if (const auto word = patterns.word.at(text, at); word.hasMatch()) {
            Token token{Token::Kind::Word, word.captured()};
            if (token.text.endsWith(u'.'))
                token.text.chop(1);
            add(token, word);
        } else if (const auto dash = patterns.dash.at(text, at); dash.hasMatch()) {
            add({Token::Kind::Dash, dash.captured()}, dash);
        } else {
            unknown = text.sliced(at);
            return std::nullopt;
        }
    }
    return tokens;
}

bool says(const Token &token, Say meaning)
{
    if (token.kind != Token::Kind::Word)
        return false;
    const auto found = std::ranges::find(meanings, meaning, &Meaning::say);
    const QString translated = QCoreApplication::translate("metrics::RangeWords", found->words);
    return QString::fromUtf8(found->words).split(u'|').contains(token.text)
        || translated.toLower().split(u'|').contains(token.text);
}

int monthOf(const Token &token)
{
    if (token.kind != Token::Kind::Word || token.text.size() < leastMonth)
        return 0;
    for (int month = 1; month <= 12; ++month) {
        if (hasName(QLocale::c().standaloneMonthName(month), token.text)
            || hasName(QLocale().standaloneMonthName(month), token.text)
            || hasName(QCoreApplication::translate("Month", months[month - 1]), token.text))
            return month;
    }
    return 0;
}

int weekdayOf(const Token &token)
{
    if (token.kind != Token::Kind::Word || token.text.size() < leastWeekday)
        return 0;
    for (const QLocale &locale : {QLocale::c(), QLocale()}) {
        for (int day = 1; day <= 7; ++day) {
            if (hasName(locale.standaloneDayName(day), token.text))
                return day;
        }
    }
    return 0;
}

std::int64_t unitMs(const Token &token)
{
    constexpr std::pair<Say, std::int64_t> units[] = {{Say::Second, base::secondMs},
                                                      {Say::Minute, base::minuteMs},
                                                      {Say::Hour, base::hourMs},
                                                      {Say::Day, base::dayMs},
                                                      {Say::Week, 7 * base::dayMs}};
    for (const auto &[meaning, ms] : units) {
        if (says(token, meaning))
            return ms;
    }
    return 0;
}

} // namespace metrics
