// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/format.h"

#include "models/base/shown.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

struct FormatWords
{
    Q_DECLARE_TR_FUNCTIONS(table::Format)
};

constexpr QChar enDash(0x2013);
constexpr QChar thinSpace(0x2009);
constexpr QChar noBreakSpace(0x00A0);
constexpr QChar minusSign(0x2212);

constexpr std::int64_t msPerSecond = 1000;
constexpr std::int64_t msPerMinute = 60 * msPerSecond;
constexpr std::int64_t msPerHour = 60 * msPerMinute;
constexpr std::int64_t msPerDay = 24 * msPerHour;

// Number style: typographic for display, plain for screen readers, copied text and spreadsheets.
enum class Digits { Grouped, Plain };

constexpr std::array monthNames{
    QT_TRANSLATE_NOOP("Month", "Jan"), QT_TRANSLATE_NOOP("Month", "Feb"), QT_TRANSLATE_NOOP("Month", "Mar"),
    QT_TRANSLATE_NOOP("Month", "Apr"), QT_TRANSLATE_NOOP("Month", "May"), QT_TRANSLATE_NOOP("Month", "Jun"),
    QT_TRANSLATE_NOOP("Month", "Jul"), QT_TRANSLATE_NOOP("Month", "Aug"), QT_TRANSLATE_NOOP("Month", "Sep"),
    QT_TRANSLATE_NOOP("Month", "Oct"), QT_TRANSLATE_NOOP("Month", "Nov"), QT_TRANSLATE_NOOP("Month", "Dec"),
};

struct StateWord
{
    const char *server;
    const char *shown;
};

constexpr std::array stateWords{
    StateWord{"Running", QT_TRANSLATE_NOOP("State", "Running")},
    StateWord{"Pending", QT_TRANSLATE_NOOP("State", "Pending")},
    StateWord{"Completed", QT_TRANSLATE_NOOP("State", "Completed")},
    StateWord{"Failed", QT_TRANSLATE_NOOP("State", "Failed")},
    StateWord{"Stopped", QT_TRANSLATE_NOOP("State", "Stopped")},
    StateWord{"Creating", QT_TRANSLATE_NOOP("State", "Creating")},
    StateWord{"Initializing", QT_TRANSLATE_NOOP("State", "Initializing")},
    StateWord{"Resuming", QT_TRANSLATE_NOOP("State", "Resuming")},
    StateWord{"Updating", QT_TRANSLATE_NOOP("State", "Updating")},
    StateWord{"Degraded", QT_TRANSLATE_NOOP("State", "Degraded")},
    StateWord{"Stopping", QT_TRANSLATE_NOOP("State", "Stopping")},
    StateWord{"Deleting", QT_TRANSLATE_NOOP("State", "Deleting")},
    StateWord{"Terminating", QT_TRANSLATE_NOOP("State", "Terminating")},
    StateWord{"Unknown", QT_TRANSLATE_NOOP("State", "Unknown")},
    StateWord{"Succeeded", QT_TRANSLATE_NOOP("State", "Succeeded")},
    StateWord{"Connected", QT_TRANSLATE_NOOP("State", "Connected")},
    StateWord{"Disconnected", QT_TRANSLATE_NOOP("State", "Disconnected")},
    StateWord{"WaitingToConnect", QT_TRANSLATE_NOOP("State", "Waiting to connect")},
    StateWord{"MissingPrerequisites", QT_TRANSLATE_NOOP("State", "Missing prerequisites")},
    StateWord{"ServiceIssues", QT_TRANSLATE_NOOP("State", "Service issues")},
    StateWord{"Ready", QT_TRANSLATE_NOOP("State", "Ready")},
    StateWord{"NotReady", QT_TRANSLATE_NOOP("State", "Not ready")},
    StateWord{"Empty", QT_TRANSLATE_NOOP("State", "Empty")},
    StateWord{"Unschedulable", QT_TRANSLATE_NOOP("State", "Unschedulable")},
    StateWord{"Deleted", QT_TRANSLATE_NOOP("State", "Deleted")},
};

// Digits of a non-negative number, written from the end: QLocale is too slow for table cells.
QString groupedDigits(std::uint64_t number, Digits digits)
{
    std::array<char16_t, 32> buffer;
    auto at = buffer.end();
    int written = 0;
    do {
        if (digits == Digits::Grouped && written > 0 && written % 3 == 0)
            *--at = thinSpace.unicode();
        *--at = static_cast<char16_t>(u'0' + number % 10);
        number /= 10;
        ++written;
    } while (number > 0);
    return QString(reinterpret_cast<const QChar *>(&*at), buffer.end() - at);
}

// A quantity stays on one line.
QString joined(QString text)
{
    return text.replace(u' ', noBreakSpace);
}

QString signedText(bool negative, QString digitsText, Digits digits)
{
    if (negative)
        digitsText.prepend(digits == Digits::Plain ? QChar(u'-') : minusSign);
    return digitsText;
}

QString integerText(std::int64_t number, Digits digits)
{
    const bool negative = number < 0;
    const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
    return signedText(negative, groupedDigits(magnitude, digits), digits);
}

// At most `decimals` decimal places, without trailing zeros: "0.25", "8".
QString decimalText(double number, int decimals, Digits digits)
{
    if (!std::isfinite(number) || std::abs(number) > 9e15)
        return QString(enDash);
    std::uint64_t scale = 1;
    for (int i = 0; i < decimals; ++i)
        scale *= 10;
    const auto scaled = static_cast<std::uint64_t>(std::llround(std::abs(number) * static_cast<double>(scale)));
    QString text = groupedDigits(scaled / scale, digits);
    std::uint64_t rest = scaled % scale;
    if (rest > 0) {
        text += table::decimalPoint();
        for (std::uint64_t place = scale / 10; rest > 0; place /= 10) {
            text += QChar(static_cast<char16_t>(u'0' + rest / place));
            rest %= place;
        }
    }
    return signedText(number < 0 && scaled > 0, text, digits);
}

// With one decimal place, also where it is 0.
QString tenthsText(double number, Digits digits)
{
    const QString text = decimalText(number, 1, digits);
    const bool isWhole = std::isfinite(number) && !text.contains(table::decimalPoint()) && text != QString(enDash);
    return isWhole ? text + table::decimalPoint() + u'0' : text;
}

QString bytesText(double bytes, Digits digits)
{
    static constexpr std::array units{"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    std::size_t unit = 0;
    // A value that rounds up to 1024 moves to the next unit.
    while (std::abs(bytes) >= 1023.95 && unit + 1 < units.size()) {
        bytes /= 1024;
        ++unit;
    }
    return decimalText(bytes, unit == 0 ? 0 : 1, digits) + noBreakSpace + QLatin1StringView(units[unit]);
}

QString twoDigits(std::int64_t number)
{
    QString text;
    text += QChar(static_cast<char16_t>(u'0' + number / 10));
    text += QChar(static_cast<char16_t>(u'0' + number % 10));
    return text;
}

struct Civil
{
    std::int64_t year = 0;
    int month = 1;
    int day = 1;
    std::int64_t secondOfDay = 0;
};

// Proleptic Gregorian calendar by arithmetic (era algorithm): 30 times faster than QDateTime.
Civil civilOf(std::int64_t ms)
{
    std::int64_t days = ms / msPerDay;
    if (ms % msPerDay < 0)
        --days;
    Civil civil;
    civil.secondOfDay = (ms - days * msPerDay) / msPerSecond;
    days += 719468; // from 0000-03-01
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const std::int64_t dayOfEra = days - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shiftedMonth = (5 * dayOfYear + 2) / 153; // 0 = March
    civil.day = static_cast<int>(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
    civil.month = static_cast<int>(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
    civil.year = yearOfEra + era * 400 + (civil.month <= 2 ? 1 : 0);
    return civil;
}

Civil civilIn(std::int64_t ms, table::Zone zone)
{
    if (zone == table::Zone::Local)
        ms += QDateTime::fromMSecsSinceEpoch(ms).offsetFromUtc() * msPerSecond;
    return civilOf(ms);
}

QString monthText(const Civil &civil)
{
    return QCoreApplication::translate("Month", monthNames[static_cast<std::size_t>(civil.month - 1)]);
}

QString dateText(const Civil &civil)
{
    //: day, short month, year
    return FormatWords::tr("%1 %2 %3").arg(QString::number(civil.day), monthText(civil), QString::number(civil.year));
}

QString timeText(std::int64_t ms, table::Zone zone)
{
    const Civil civil = civilIn(ms, zone);
    const QString clock = twoDigits(civil.secondOfDay / 3600) + u':' + twoDigits(civil.secondOfDay / 60 % 60) + u':'
        + twoDigits(civil.secondOfDay % 60);
    //: date, time of day
    return FormatWords::tr("%1, %2").arg(dateText(civil), clock);
}

QString relativeTimeText(std::int64_t ms, const table::FormatContext &context)
{
    const std::int64_t age = context.nowMs - ms;
    const std::int64_t distance = std::abs(age);
    // The clock of a page ticks less often than objects change.
    if (age < msPerSecond && distance < msPerMinute)
        return FormatWords::tr("now");
    if (distance < 7 * msPerDay) {
        QString amount;
        if (distance < msPerMinute)
            amount = joined(FormatWords::tr("%1 s").arg(distance / msPerSecond));
        else if (distance < msPerHour)
            amount = joined(FormatWords::tr("%1 min").arg(distance / msPerMinute));
        else if (distance < msPerDay)
            amount = table::durationText(distance / msPerSecond); // "1 h" alone would stand for nearly two
        else
            amount = joined(FormatWords::tr("%1 d").arg(distance / msPerDay));
        return age > 0 ? FormatWords::tr("%1 ago").arg(amount) : FormatWords::tr("in %1").arg(amount);
    }
    const Civil civil = civilIn(ms, context.zone);
    if (civil.year != civilIn(context.nowMs, context.zone).year)
        return dateText(civil);
    //: day, short month
    return FormatWords::tr("%1 %2").arg(QString::number(civil.day), monthText(civil));
}

QString podRange(const table::PodShare &share, Digits digits)
{
    QString least = integerText(share.requested, digits);
    if (share.requestedMax <= share.requested)
        return least;
    return least + u'-' + integerText(share.requestedMax, digits);
}

QString referenceText(const table::Reference &reference)
{
    if (!reference.name.isEmpty())
        return base::shownName(reference.name);
    return reference.id.isEmpty() ? QString(enDash) : base::shownName(reference.id);
}

// Values may have lines and be long, names may not.
QString wordsText(table::Kind kind, const QString &text)
{
    if (kind == table::Kind::State)
        return table::stateText(text);
    return kind == table::Kind::Name ? base::shownName(text) : base::shownText(text);
}

// Formats a value of any kind; `digits` selects the number style.
struct Writer
{
    table::Kind kind;
    const table::FormatContext &context;
    Digits digits;

    QString operator()(std::monostate) const { return QString(enDash); }

    QString operator()(const QString &text) const { return wordsText(kind, text); }

    QString operator()(std::int64_t number) const
    {
        switch (kind) {
        case table::Kind::Time:
            return timeText(number, context.zone);
        case table::Kind::Duration:
            return table::durationText(number);
        case table::Kind::Bytes:
            return bytesText(static_cast<double>(number), digits);
        case table::Kind::Identifier:
            return QString::number(number);
        default:
            return integerText(number, digits);
        }
    }

    QString operator()(double number) const
    {
        if (kind == table::Kind::Bytes)
            return bytesText(number, digits);
        if (kind == table::Kind::Duration)
            return table::durationText(std::llround(number));
        if (kind == table::Kind::QuotaRoom)
            return roomText(number);
        if (kind == table::Kind::GpuHours)
            return tenthsText(number, digits);
        if (kind == table::Kind::Percent && std::isfinite(number))
            return joined(FormatWords::tr("%1 %").arg(decimalText(number, number < 1 ? 1 : 0, digits)));
        return decimalText(number, 2, digits);
    }

    QString operator()(bool flag) const { return flag ? FormatWords::tr("Yes") : FormatWords::tr("No"); }

    QString operator()(const table::GpuShare &share) const
    {
        if (kind == table::Kind::QuotaShare)
            return quotaText(share);
        if (digits == Digits::Grouped)
            return decimalText(share.allocated, 2, digits) + u'/' + decimalText(share.requested, 2, digits);
        const QString allocated = decimalText(share.allocated, 2, digits);
        const QString requested = decimalText(share.requested, 2, digits);
        const int plural = static_cast<int>(std::ceil(std::min(share.requested, 1e6)));
        if (share.idle > 0)
            return FormatWords::tr("%1 of %2 GPUs, %3 idle", nullptr, plural)
                .arg(allocated, requested, decimalText(share.idle, 2, digits));
        return FormatWords::tr("%1 of %2 GPUs", nullptr, plural).arg(allocated, requested);
    }

    [[nodiscard]] QString quotaText(const table::GpuShare &share) const
    {
        const QString allocated = decimalText(share.allocated, 2, digits);
        const QString quota = share.requested < 0 ? QString(enDash) : decimalText(share.requested, 2, digits);
        if (digits == Digits::Grouped)
            return allocated + u'/' + quota;
        if (share.requested < 0)
            return FormatWords::tr("%1 GPUs, no quota").arg(allocated);
        return FormatWords::tr("%1 GPUs, quota of %2").arg(allocated, quota);
    }

    [[nodiscard]] QString roomText(double room) const
    {
        if (!std::isfinite(room))
            return QString(enDash);
        const QString amount = decimalText(std::abs(room), 2, digits);
        if (amount == u"0")
            return FormatWords::tr("at quota");
        //: GPUs of a quota
        return room < 0 ? FormatWords::tr("%1 over").arg(amount) : FormatWords::tr("%1 free").arg(amount);
    }

    QString operator()(const table::PodShare &share) const
    {
        const QString running = integerText(share.running, digits);
        if (kind == table::Kind::ReadyShare)
            //: as in "5 of 6"
            return FormatWords::tr("%1 of %2").arg(running, integerText(share.requested, digits));
        if (digits == Digits::Grouped)
            return running + u'/' + podRange(share, digits);
        if (share.requestedMax > share.requested)
            return FormatWords::tr("%1 of %2 to %3 pods")
                .arg(running, integerText(share.requested, digits), integerText(share.requestedMax, digits));
        return FormatWords::tr("%1 of %2 pods", nullptr,
                               static_cast<int>(std::min<std::int64_t>(share.requested, 1000000)))
            .arg(running, integerText(share.requested, digits));
    }

    QString operator()(const table::Reference &reference) const { return referenceText(reference); }
};

} // namespace

namespace table {

QString displayText(Kind kind, const Value &value, const FormatContext &context)
{
    return std::visit(Writer{kind, context, Digits::Grouped}, value);
}

QString accessibleText(Kind kind, const Value &value, const FormatContext &context)
{
    return std::visit(Writer{kind, context, Digits::Plain}, value);
}

QString cellText(Kind kind, const Value &value, const FormatContext &context)
{
    if (kind == Kind::Time) {
        if (const auto *ms = std::get_if<std::int64_t>(&value))
            return relativeTimeText(*ms, context);
    }
    return displayText(kind, value, context);
}

QString stateText(const QString &word)
{
    for (const StateWord &known : stateWords) {
        if (word == QLatin1StringView(known.server))
            return QCoreApplication::translate("State", known.shown);
    }
    return base::shownName(word);
}

QString countText(std::int64_t count)
{
    return integerText(count, Digits::Grouped);
}

QString durationText(std::int64_t seconds)
{
    if (seconds < 0)
        return QChar(minusSign) + durationText(-seconds);
    if (seconds < 60)
        return joined(FormatWords::tr("%1 s").arg(seconds));
    if (seconds < 3600)
        return joined(FormatWords::tr("%1 min %2 s").arg(QString::number(seconds / 60), twoDigits(seconds % 60)));
    if (seconds < 86400)
        return joined(
            FormatWords::tr("%1 h %2 min").arg(QString::number(seconds / 3600), twoDigits(seconds / 60 % 60)));
    return joined(FormatWords::tr("%1 d %2 h")
                      .arg(integerText(seconds / 86400, Digits::Grouped), twoDigits(seconds / 3600 % 24)));
}

QString decimalPoint()
{
    return QLocale().decimalPoint() == u"," ? QStringLiteral(",") : QStringLiteral(".");
}

QString bytesText(double bytes)
{
    return ::bytesText(bytes, Digits::Grouped);
}

bool isRightAligned(Kind kind)
{
    switch (kind) {
    case Kind::Count:
    case Kind::Bytes:
    case Kind::Cores:
    case Kind::Gpus:
    case Kind::Percent:
    case Kind::GpuShare:
    case Kind::PodShare:
    case Kind::ReadyShare:
    case Kind::Time:
    case Kind::Duration:
    case Kind::QuotaShare:
    case Kind::QuotaRoom:
    case Kind::GpuHours:
        return true;
    case Kind::Name:
    case Kind::Text:
    case Kind::Reference:
    case Kind::Identifier:
    case Kind::State:
    case Kind::Flag:
    case Kind::Structure:
        return false;
    }
    return false;
}

QString withDecimalPoint(QString text)
{
    static const QRegularExpression thousands(uR"((?<!\d)[1-9]\d{0,2}(,\d{3})+(?!\d))"_s);
    const bool mayBeThousands = table::decimalPoint() != u"," && thousands.match(text).hasMatch();
    return text.count(u',') == 1 && !text.contains(u'.') && !mayBeThousands ? text.replace(u',', u'.') : text;
}

} // namespace table
