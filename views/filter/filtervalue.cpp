// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/filter/filtervalue.h"

#include "models/api/decimal.h"
#include "models/catalog/catalog.h"
#include "models/table/match.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using table::Kind;
using table::Op;

namespace {

struct FilterWords
{
    Q_DECLARE_TR_FUNCTIONS(views::FilterValue)
};

using Parsed = tl::expected<QString, QString>;

QString plainNumber(double number)
{
    return QString::number(number, 'g', 15);
}

Parsed parseNumber(const QString &text)
{
    QString plain = table::withDecimalPoint(text);
    plain.remove(QChar(0x2009)).remove(QChar(0x00a0)).remove(u' ').replace(QChar(0x2212), u'-');
    bool ok = false;
    const double number = plain.toDouble(&ok);
    if (!ok || !std::isfinite(number))
        return tl::unexpected(FilterWords::tr("Enter a number, e.g. 8 or 0.5."));
    return plainNumber(number);
}

// Of a sum of units, in digits alone. What is shorter than a tenth of a millisecond counts as nothing.
std::optional<QString> amountOf(const std::optional<double> &sum)
{
    constexpr double least = 1e-4;
    constexpr double fractionsTo = 1e14; // with fewer digits than a double has
    const auto whole = sum ? api::wholeNumber(*sum) : std::nullopt;
    if (!whole)
        return std::nullopt;
    return *sum < least || *sum > fractionsTo ? QString::number(*whole) : plainNumber(*sum);
}

struct Unit
{
    const char16_t *name;
    double factor;
};

constexpr Unit durationUnits[] = {{u"s", 1}, {u"min", 60}, {u"m", 60}, {u"h", 3600}, {u"d", 86400}};
constexpr Unit byteUnits[] = {{u"B", 1},       {u"KiB", 0x1p10}, {u"MiB", 0x1p20}, {u"GiB", 0x1p30}, {u"TiB", 0x1p40},
                              {u"Ki", 0x1p10}, {u"Mi", 0x1p20},  {u"Gi", 0x1p30},  {u"Ti", 0x1p40},  {u"kB", 1e3},
                              {u"MB", 1e6},    {u"GB", 1e9},     {u"TB", 1e12}};

// Parses and sums parts such as "2 d 04 h"; a plain number is in the first unit.
std::optional<double> parseUnits(const QString &text, std::span<const Unit> units)
{
    static const QRegularExpression part(u"\\G\\s*(\\d+(?:\\.\\d+)?)\\s*([A-Za-z]*)\\s*"_s);
    double sum = 0;
    qsizetype at = 0;
    const QString plain = table::withDecimalPoint(text);
    while (at < plain.size()) {
        const QRegularExpressionMatch match = part.match(plain, at);
        if (!match.hasMatch())
            return std::nullopt;
        const QString name = match.captured(2);
        const auto unit = std::ranges::find_if(
            units, [&](const Unit &u) { return name.compare(QStringView(u.name), Qt::CaseInsensitive) == 0; });
        if (!name.isEmpty() && unit == units.end())
            return std::nullopt;
        sum += match.captured(1).toDouble() * (name.isEmpty() ? 1 : unit->factor);
        at = match.capturedEnd();
    }
    return sum;
}

bool isNumeric(Kind kind)
{
    switch (kind) {
    case Kind::Count:
    case Kind::Bytes:
    case Kind::Cores:
    case Kind::Gpus:
    case Kind::Percent:
    case Kind::GpuShare:
    case Kind::QuotaShare:
    case Kind::QuotaRoom:
    case Kind::GpuHours:
    case Kind::PodShare:
    case Kind::ReadyShare:
    case Kind::Duration:
        return true;
    default:
        return false;
    }
}

bool isOfParts(Op op)
{
    return op == Op::Contains || op == Op::NotContains || op == Op::StartsWith || op == Op::EndsWith;
}

bool isOrder(Op op)
{
    return op == Op::AtLeast || op == Op::AtMost || op == Op::Below || op == Op::Above;
}

// A filter value as a cell value, for the formatter.
table::Value cellValue(Kind kind, const QString &value)
{
    if (kind == Kind::Time) {
        const auto time = table::parseTime(value);
        return time ? table::Value(*time) : table::Value(value);
    }
    bool ok = false;
    const double number = value.toDouble(&ok);
    if (!ok)
        return value;
    if (kind != Kind::Duration)
        return number;
    const auto seconds = api::wholeNumber(number);
    return seconds ? table::Value(*seconds) : table::Value(value);
}

} // namespace

namespace views {

ValueEditor editorFor(const table::ColumnInfo &column)
{
    if (column.choices)
        return ValueEditor::Choices;
    if (column.kind == Kind::Time)
        return ValueEditor::Time;
    if (isNumeric(column.kind))
        return ValueEditor::Number;
    if (column.kind == Kind::Flag)
        return ValueEditor::Flag;
    if (catalog::isClusterKey(filterKeyOf(column)))
        return ValueEditor::Clusters;
    return ValueEditor::Text;
}

ValueEditor editorFor(const table::ColumnInfo &column, Op op)
{
    return isOfParts(op) ? ValueEditor::Text : editorFor(column);
}

QString filterKeyOf(const table::ColumnInfo &column)
{
    return QString::fromLatin1(column.filterKey ? column.filterKey : column.key);
}

QList<Op> allOps()
{
    return {Op::Equal,    Op::NotEqual,    Op::AnyOf,      Op::AtLeast,  Op::AtMost,  Op::Above,     Op::Below,
            Op::Contains, Op::NotContains, Op::StartsWith, Op::EndsWith, Op::IsEmpty, Op::IsNotEmpty};
}

bool makesSense(const table::ColumnInfo &column, Op op)
{
    if (!table::takesValues(op))
        return true;
    switch (editorFor(column)) {
    case ValueEditor::Choices:
        return op == Op::Equal || op == Op::NotEqual || op == Op::AnyOf;
    case ValueEditor::Flag:
        return op == Op::Equal || op == Op::NotEqual;
    case ValueEditor::Number:
        return op == Op::Equal || op == Op::NotEqual || isOrder(op);
    case ValueEditor::Time:
        return isOrder(op);
    case ValueEditor::Clusters:
        return op == Op::Equal || op == Op::NotEqual || isOfParts(op);
    case ValueEditor::Text:
        // Objects and lists are compared as they were sent, which nobody types wholly.
        return isOfParts(op) || (column.kind != Kind::Structure && (op == Op::Equal || op == Op::NotEqual));
    }
    return false;
}

bool hasOp(const table::ColumnInfo &column, Op op)
{
    if (table::isOnlyHere(op))
        return false;
    switch (editorFor(column)) {
    case ValueEditor::Choices:
        return op == Op::Equal || op == Op::NotEqual || op == Op::AnyOf;
    case ValueEditor::Clusters:
    case ValueEditor::Flag:
        return op == Op::Equal || op == Op::NotEqual;
    case ValueEditor::Number:
        return op == Op::Equal || op == Op::NotEqual || op == Op::AtLeast || op == Op::AtMost;
    case ValueEditor::Time:
        return op == Op::AtLeast || op == Op::AtMost;
    case ValueEditor::Text:
        // Ids support exact match only.
        if (column.kind == Kind::Reference)
            return op == Op::Equal || op == Op::NotEqual;
        return op != Op::AnyOf && op != Op::AtLeast && op != Op::AtMost;
    }
    return false;
}

Op defaultOp(const table::ColumnInfo &column)
{
    switch (editorFor(column)) {
    case ValueEditor::Number:
    case ValueEditor::Time:
        return Op::AtLeast;
    case ValueEditor::Choices:
    case ValueEditor::Clusters:
    case ValueEditor::Flag:
        return Op::Equal;
    case ValueEditor::Text:
        return hasOp(column, Op::Contains) ? Op::Contains : Op::Equal;
    }
    return Op::Equal;
}

Parsed parseValue(const table::ColumnInfo &column, const QString &text, ValueFor reader)
{
    const QString value = text.trimmed();
    if (value.contains(u',') && !isNumeric(column.kind) && reader == ValueFor::Server)
        return tl::unexpected(
            FilterWords::tr("The server does not accept commas in a filter. Use the part before or after the comma."));
    if (value.isEmpty())
        return tl::unexpected(FilterWords::tr("Enter a value to filter by."));
    switch (column.kind) {
    case Kind::Count:
    case Kind::Cores:
    case Kind::Gpus:
    case Kind::Percent:
    case Kind::GpuShare:
    case Kind::QuotaShare:
    case Kind::QuotaRoom:
    case Kind::GpuHours:
    case Kind::PodShare:
    case Kind::ReadyShare:
        return parseNumber(value);
    case Kind::Duration:
        if (const auto seconds = amountOf(parseUnits(value, durationUnits)))
            return *seconds;
        return tl::unexpected(FilterWords::tr("Enter a duration, e.g. 90 s, 47 min or 2 d 4 h."));
    case Kind::Bytes:
        if (const auto bytes = amountOf(parseUnits(value, byteUnits)))
            return *bytes;
        return tl::unexpected(FilterWords::tr("Enter an amount of memory, e.g. 512 MiB or 8 GiB."));
    default:
        return value;
    }
}

QString editableText(const table::ColumnInfo &column, const QString &value)
{
    if (column.kind != Kind::Duration && column.kind != Kind::Bytes)
        return value;
    QString text = table::displayText(column.kind, cellValue(column.kind, value), {});
    text.replace(QChar(0x2009), u' ').replace(QChar(0x00a0), u' ');
    // If the display form is rounded, use the exact number.
    const Parsed again = parseValue(column, text);
    return again && *again == value ? text : value;
}

QString valueHint(const table::ColumnInfo &column, Op op, ValueFor reader)
{
    if (isOfParts(op))
        return FilterWords::tr("Text");
    switch (column.kind) {
    case Kind::Duration:
        return FilterWords::tr("90 s, 47 min, 2 d 4 h");
    case Kind::Bytes:
        return FilterWords::tr("512 MiB, 8 GiB");
    case Kind::Reference:
        return reader == ValueFor::Here ? FilterWords::tr("Name or ID") : FilterWords::tr("Full ID");
    default:
        return isNumeric(column.kind) ? FilterWords::tr("Number") : FilterWords::tr("Text");
    }
}

QString timeValue(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ssZ"_s);
}

QString valueLabel(const table::ColumnInfo *column, const table::Filter &filter, const table::FormatContext &context)
{
    if (!filter.labels.isEmpty())
        return filter.labels.join(u", "_s);
    if (!column)
        return filter.values.join(u", "_s);
    // A share is filtered by one of its numbers, so parse a number.
    const Kind kind = table::hasBar(column->kind) || column->kind == Kind::PodShare ? Kind::Gpus : column->kind;
    QStringList texts;
    for (const QString &value : filter.values) {
        if (kind == Kind::State)
            texts.append(table::stateText(value));
        else if (kind == Kind::Flag)
            texts.append(table::displayText(kind, value == "true"_L1, context));
        else if (kind == Kind::Time || isNumeric(kind))
            texts.append(table::displayText(kind, cellValue(kind, value), context));
        else
            texts.append(value);
    }
    return texts.join(u", "_s);
}

} // namespace views
