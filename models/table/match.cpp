// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/match.h"

#include "models/base/time.h"

#include <QCollator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

using namespace table;

template<class Number> int compareNumbers(Number left, Number right)
{
    return left < right ? -1 : left > right ? 1 : 0;
}

qsizetype runLength(QStringView text, bool digits)
{
    const auto isOther = [digits](QChar c) { return (c >= u'0' && c <= u'9') != digits; };
    return std::find_if(text.begin(), text.end(), isOther) - text.begin();
}

// Sorts "node-2" before "node-10". QCollator's numeric mode works in some locales only.
int compareTexts(QStringView left, QStringView right)
{
    static thread_local const QCollator collator = [] {
        QCollator made;
        made.setCaseSensitivity(Qt::CaseInsensitive);
        return made;
    }();
    for (bool digits = false; !left.isEmpty() && !right.isEmpty(); digits = !digits) {
        const qsizetype leftLength = runLength(left, digits);
        const qsizetype rightLength = runLength(right, digits);
        QStringView leftRun = left.first(leftLength);
        QStringView rightRun = right.first(rightLength);
        int order = 0;
        if (!digits) {
            order = collator.compare(leftRun, rightRun);
        } else {
            while (leftRun.startsWith(u'0'))
                leftRun = leftRun.sliced(1);
            while (rightRun.startsWith(u'0'))
                rightRun = rightRun.sliced(1);
            order = compareNumbers(leftRun.size(), rightRun.size());
            if (order == 0)
                order = leftRun.compare(rightRun);
        }
        if (order != 0)
            return order;
        left = left.sliced(leftLength);
        right = right.sliced(rightLength);
    }
    return compareNumbers(left.size(), right.size());
}

QString textOf(const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *reference = std::get_if<Reference>(&value))
        return reference->name.isEmpty() ? reference->id : reference->name;
    return {};
}

std::optional<double> numberOf(const Value &value)
{
    if (const auto *integer = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*integer);
    if (const auto *number = std::get_if<double>(&value))
        return *number;
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? 1 : 0;
    if (const auto *gpus = std::get_if<GpuShare>(&value))
        return gpus->allocated;
    if (const auto *pods = std::get_if<PodShare>(&value))
        return static_cast<double>(pods->running);
    return std::nullopt;
}

std::optional<double> numberOf(const QString &text)
{
    if (text == "true"_L1 || text == "false"_L1)
        return text == "true"_L1 ? 1 : 0;
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (isNumber)
        return number;
    if (const auto time = parseTime(text))
        return static_cast<double>(*time);
    return std::nullopt;
}

// nullopt if the two cannot be compared.
std::optional<int> compareWith(const Value &value, const QString &wanted)
{
    if (const auto number = numberOf(value)) {
        const auto other = numberOf(wanted);
        return other ? std::optional(compareNumbers(*number, *other)) : std::nullopt;
    }
    if (const auto *reference = std::get_if<Reference>(&value); reference && reference->id == wanted)
        return 0;
    return compareTexts(textOf(value), wanted);
}

} // namespace

namespace table {

bool matches(const Value &value, const Filter &filter)
{
    if (filter.values.isEmpty())
        return true;
    const bool isAbsent = std::holds_alternative<std::monostate>(value);
    const QString &wanted = filter.values.constFirst();
    const QString text = textOf(value);
    switch (filter.op) {
    case Op::Equal:
    case Op::AnyOf:
        return !isAbsent
            && std::ranges::any_of(filter.values, [&](const QString &any) { return compareWith(value, any) == 0; });
    case Op::NotEqual:
        return isAbsent || compareWith(value, wanted) != 0;
    case Op::AtLeast:
        return !isAbsent && compareWith(value, wanted).value_or(-1) >= 0;
    case Op::AtMost:
        return !isAbsent && compareWith(value, wanted).value_or(1) <= 0;
    case Op::Contains:
        return !isAbsent && text.contains(wanted, Qt::CaseInsensitive);
    case Op::NotContains:
        return isAbsent || !text.contains(wanted, Qt::CaseInsensitive);
    case Op::StartsWith:
        return !isAbsent && text.startsWith(wanted, Qt::CaseInsensitive);
    case Op::EndsWith:
        return !isAbsent && text.endsWith(wanted, Qt::CaseInsensitive);
    }
    return true;
}

int compareValues(const Value &left, const Value &right, bool descending)
{
    const bool leftAbsent = std::holds_alternative<std::monostate>(left);
    const bool rightAbsent = std::holds_alternative<std::monostate>(right);
    if (leftAbsent || rightAbsent)
        return compareNumbers(int(leftAbsent), int(rightAbsent));
    const auto leftNumber = numberOf(left);
    const auto rightNumber = numberOf(right);
    const int order = leftNumber && rightNumber ? compareNumbers(*leftNumber, *rightNumber)
                                                : compareTexts(textOf(left), textOf(right));
    return descending ? -order : order;
}

bool contradicts(const ColumnInfo &column, const Raw &raw, const Filter &filter)
{
    const bool isWord = column.kind == Kind::State || column.kind == Kind::Reference || column.choices;
    const bool isChecked = filter.op == Op::Equal || filter.op == Op::NotEqual || filter.op == Op::AnyOf;
    if (!isWord || !isChecked || filter.values.isEmpty())
        return false;
    const auto *text = std::get_if<std::string_view>(&raw);
    const auto *id = std::get_if<base::Uuid>(&raw);
    if (!text && !id)
        return false;
    const QString is
        = text ? QString::fromUtf8(text->data(), qsizetype(text->size())) : std::get<QString>(toValue(*id));
    if (filter.op == Op::NotEqual)
        return is == filter.values.constFirst();
    // Several values are requested by excluding all other known ones: words of a newer server fit, too.
    if (filter.op == Op::AnyOf && filter.values.size() > 1 && column.choices) {
        const auto isIt
            = [&](const char *choice) { return is.compare(QLatin1StringView(choice), Qt::CaseInsensitive) == 0; };
        bool isKnown = filter.others.contains(is, Qt::CaseInsensitive);
        const bool isOwnList = !filter.others.isEmpty();
        for (Choices choice = column.choices; *choice && !isKnown && !isOwnList; ++choice)
            isKnown = isIt(*choice);
        if (!isKnown)
            return false;
    }
    return !filter.values.contains(is, Qt::CaseInsensitive);
}

std::optional<std::int64_t> parseTime(const QString &text)
{
    QString written = text.trimmed();
    constexpr qsizetype toMinutes = 16; // "2025-11-21T14:13"
    if (written.size() >= toMinutes && (written.size() == toMinutes || written[toMinutes] != u':'))
        written.insert(toMinutes, u":00"_s);
    return base::parseTime(written.toStdString());
}

} // namespace table
