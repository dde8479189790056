// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/smalllist.h"

namespace simulator {

Cell comparedWith(const FilterItem &item, Kind kind)
{
    const std::string name(item.field);
    const bool isEqual = item.op == Operator::Is || item.op == Operator::IsNot;
    if (!isEqual && (kind == Kind::Text) == compares(item.op))
        throw Refusal{400, "filterBy: the operator " + std::string(item.sign) + " cannot be used with \"" + name + '"'};
    if (kind == Kind::Number) {
        if (const auto number = parseNumber(item.value))
            return *number;
        throw Refusal{400, "filterBy: \"" + name + "\" needs a number"};
    }
    if (kind == Kind::Time) {
        if (const auto time = parseTime(item.value))
            return static_cast<double>(*time);
        throw Refusal{400, "filterBy: \"" + name + "\" needs a date and time such as 2025-01-31T12:00:00Z"};
    }
    return std::string(item.value);
}

bool accepts(const FilterItem &item, const Cell &wanted, const Cell &cell)
{
    if (std::holds_alternative<std::monostate>(cell))
        return item.op == Operator::IsNot || item.op == Operator::ContainsNot;
    if (const auto *text = std::get_if<std::string>(&cell))
        return acceptsText(item.op, *text, item.value);
    switch (item.op) {
    case Operator::Is:
        return cell == wanted;
    case Operator::IsNot:
        return cell != wanted;
    case Operator::AtMost:
        return cell <= wanted;
    default:
        return cell >= wanted;
    }
}

} // namespace simulator
