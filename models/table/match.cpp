// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/match.h"

#include "models/base/time.h"
#include "models/table/textorder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

using namespace table;

template<class Number> int compareNumbers(Number left, Number right)
{
    return left < right ? -1 : left > right ? 1 : 0;
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

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
}

bool isAscii(std::string_view text)
{
    unsigned char all = 0;
    for (const char c : text)
        all |= static_cast<unsigned char>(c);
    return all < 0x80;
}

bool isEmpty(const Value &value)
{
    const auto *text = std::get_if<QString>(&value);
    return std::holds_alternative<std::monostate>(value) || (text && text->isEmpty());
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
    if (filter.values.isEmpty() && takesValues(filter.op))
        return true;
    const bool isAbsent = std::holds_alternative<std::monostate>(value);
    const QString wanted = filter.values.isEmpty() ? QString() : filter.values.constFirst();
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
    case Op::Below:
        return !isAbsent && compareWith(value, wanted).value_or(1) < 0;
    case Op::Above:
        return !isAbsent && compareWith(value, wanted).value_or(-1) > 0;
    case Op::IsEmpty:
        return isEmpty(value);
    case Op::IsNotEmpty:
        return !isEmpty(value);
    }
    return true;
}

Matcher::Matcher(const Filter &filter)
    : m_filter(filter)
{
    for (const QString &value : filter.values) {
        Wanted wanted{value, {}, numberOf(value)};
        std::ignore = m_order->appendKey(value.toStdString(), wanted.key);
        m_wanted.push_back(std::move(wanted));
    }
    const bool isOfParts = filter.op == Op::Contains || filter.op == Op::NotContains || filter.op == Op::StartsWith
        || filter.op == Op::EndsWith;
    if (isOfParts && !filter.values.isEmpty()) {
        const std::string part = filter.values.constFirst().toLower().toStdString();
        if (isAscii(part) && isAscii(filter.values.constFirst().toStdString()))
            m_part = part;
    }
    m_isOfNumbers = !isOfParts && takesValues(filter.op) && !filter.values.isEmpty();
    m_anyNumber = matches(Value(0.0), filter);
}

bool Matcher::hasNumber(double number) const
{
    if (!m_isOfNumbers)
        return m_anyNumber;
    const std::optional<double> &first = m_wanted.front().number;
    switch (m_filter.op) {
    case Op::NotEqual:
        return !first || number != *first;
    case Op::AtLeast:
        return first && number >= *first;
    case Op::AtMost:
        return first && number <= *first;
    case Op::Below:
        return first && number < *first;
    case Op::Above:
        return first && number > *first;
    default:
        return std::ranges::any_of(m_wanted,
                                   [number](const Wanted &any) { return any.number && number == *any.number; });
    }
}

bool Matcher::hasText(std::string_view text) const
{
    if (m_wanted.empty() || (!m_isOfNumbers && m_part.empty()) || !isAscii(text))
        return matches(QString::fromUtf8(text.data(), qsizetype(text.size())), m_filter);
    const auto order = [&] { return compare(text, m_wanted.front()); };
    switch (m_filter.op) {
    case Op::NotEqual:
        return order() != 0;
    case Op::AtLeast:
        return order() >= 0;
    case Op::AtMost:
        return order() <= 0;
    case Op::Below:
        return order() < 0;
    case Op::Above:
        return order() > 0;
    case Op::Contains:
        return containsPlain(text);
    case Op::NotContains:
        return !containsPlain(text);
    case Op::StartsWith:
        return text.size() >= m_part.size() && containsPlain(text.substr(0, m_part.size()));
    case Op::EndsWith:
        return text.size() >= m_part.size() && containsPlain(text.substr(text.size() - m_part.size()));
    default:
        return std::ranges::any_of(m_wanted, [&](const Wanted &any) { return compare(text, any) == 0; });
    }
}

std::optional<bool> Matcher::hasAnyUuid() const
{
    constexpr std::size_t length = 36;
    constexpr std::string_view characters = "0123456789abcdef-";
    const bool isPossible = m_part.size() <= length && m_part.find_first_not_of(characters) == std::string::npos;
    return m_part.empty() || isPossible ? std::nullopt : std::optional(m_filter.op == Op::NotContains);
}

bool Matcher::containsPlain(std::string_view text) const
{
    m_key.assign(text);
    for (char &c : m_key)
        c = lower(c);
    return m_key.find(m_part) != std::string::npos;
}

int Matcher::compare(std::string_view text, const Wanted &wanted) const
{
    m_key.clear();
    if (!wanted.key.empty() && m_order->appendKey(text, m_key))
        return m_key.compare(wanted.key);
    return compareTexts(QString::fromUtf8(text.data(), qsizetype(text.size())), wanted.text);
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
