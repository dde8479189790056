// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/copytext.h"

#include "models/table/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

struct CopyWords
{
    Q_DECLARE_TR_FUNCTIONS(table::CopyText)
};

QString numberText(double number)
{
    if (!std::isfinite(number))
        return {};
    QString text = QString::number(number, 'f', QLocale::FloatingPointShortest);
    // Other decimal signs, as in Arabic, are used on screen only.
    return table::decimalPoint() == u","_s ? text.replace(u'.', u',') : text;
}

QString dateText(std::int64_t ms, table::Zone zone)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, zone == table::Zone::Utc ? Qt::UTC : Qt::LocalTime);
    return time.toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

struct Copier
{
    table::Kind kind;
    const table::FormatContext &context;

    QStringList operator()(std::monostate) const
    {
        const bool isShare = table::hasBar(kind) || kind == table::Kind::PodShare || kind == table::Kind::ReadyShare;
        return isShare ? QStringList{{}, {}} : QStringList{QString()};
    }

    QStringList operator()(const QString &text) const
    {
        QString copied = kind == table::Kind::State ? table::stateText(text) : text;
        // Tabs and newlines separate cells and rows.
        std::ranges::replace_if(
            copied, [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7F; }, QChar(u' '));
        return {copied};
    }

    QStringList operator()(std::int64_t number) const
    {
        return {kind == table::Kind::Time ? dateText(number, context.zone) : QString::number(number)};
    }

    QStringList operator()(double number) const { return {numberText(number)}; }

    QStringList operator()(bool flag) const { return {table::displayText(kind, flag, context)}; }

    QStringList operator()(const table::GpuShare &share) const
    {
        return {numberText(share.allocated), share.requested < 0 ? QString() : numberText(share.requested)};
    }

    QStringList operator()(const table::PodShare &share) const
    {
        const QString least = QString::number(share.requested);
        // With a hyphen, it would be a date.
        const bool isRange = share.requestedMax > share.requested;
        return {QString::number(share.running),
                isRange ? least + QChar(0x2013) + QString::number(share.requestedMax) : least};
    }

    QStringList operator()(const table::Reference &reference) const
    {
        return (*this)(reference.name.isEmpty() ? reference.id : reference.name);
    }
};

} // namespace

namespace table {

QStringList copyCells(Kind kind, const Value &value, const FormatContext &context)
{
    return std::visit(Copier{kind, context}, value);
}

QStringList copyTitles(const ColumnInfo &column, Zone zone)
{
    const QString title = columnTitle(column);
    switch (column.kind) {
    case Kind::GpuShare: {
        // Of all that there are, or of those that were requested
        const bool isOfAll = column.parts && QByteArrayView(column.parts).contains("total");
        return {CopyWords::tr("%1 (allocated)").arg(title),
                (isOfAll ? CopyWords::tr("%1 (all)") : CopyWords::tr("%1 (requested)")).arg(title)};
    }
    case Kind::QuotaShare:
        return {CopyWords::tr("%1 (allocated)").arg(title), CopyWords::tr("%1 (quota)").arg(title)};
    case Kind::PodShare:
        return {CopyWords::tr("%1 (running)").arg(title), CopyWords::tr("%1 (requested)").arg(title)};
    case Kind::ReadyShare:
        return {CopyWords::tr("%1 (ready)").arg(title), CopyWords::tr("%1 (all)").arg(title)};
    case Kind::Bytes:
        return {CopyWords::tr("%1 (bytes)").arg(title)};
    case Kind::Percent:
        return {CopyWords::tr("%1 (%)").arg(title)};
    case Kind::Duration:
        return {CopyWords::tr("%1 (s)", "seconds").arg(title)};
    case Kind::Time:
        return {zone == Zone::Utc ? CopyWords::tr("%1 (UTC)").arg(title) : CopyWords::tr("%1 (local time)").arg(title)};
    default:
        return {title};
    }
}

QString plainSpaces(QString shown)
{
    static const QRegularExpression besideDigit(uR"((?<=\d)\x{a0}|\x{a0}(?=\d))"_s);
    return shown.replace(besideDigit, u" "_s);
}

} // namespace table
