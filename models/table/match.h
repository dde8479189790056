// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "models/table/listquery.h"
#include "models/table/textorder.h"

#include <functional>
#include <vector>

// Client-side filtering and sorting: for lists that the server sends in full, and to check whether the server applied
// the requested filters. Pure functions.
namespace table {

// Text comparison ignores case and compares digits as numbers. An absent value matches only the "not" operators and
// IsEmpty.
[[nodiscard]] bool matches(const Value &value, const Filter &filter);

// The same for many cells, with the filter prepared once. Stays in one thread, which may be any.
class Matcher
{
public:
    explicit Matcher(const Filter &filter);

    [[nodiscard]] bool operator()(const Value &value) const { return matches(value, m_filter); }
    [[nodiscard]] bool hasNumber(double number) const; // as if the value were the number
    [[nodiscard]] bool hasText(std::string_view text) const; // as if the value were the text, in UTF-8
    // The answer for all UUIDs, where it is the same: a part is looked for that none of them has.
    [[nodiscard]] std::optional<bool> hasAnyUuid() const;

private:
    struct Wanted
    {
        QString text;
        std::string key; // see TextOrder; empty = none
        std::optional<double> number;
    };

    [[nodiscard]] bool containsPlain(std::string_view text) const;
    [[nodiscard]] int compare(std::string_view text, const Wanted &wanted) const;

    Filter m_filter;
    std::vector<Wanted> m_wanted;
    std::string m_part; // in lower case, if it is plain ASCII that is looked for in texts
    bool m_isOfNumbers = false; // else the operator gives the same answer for all numbers:
    bool m_anyNumber = false;
    const TextOrder *m_order = &TextOrder::ofThread();
    mutable std::string m_key; // of the text that is compared
};

// Three-way comparison. Absent values sort last in both directions.
[[nodiscard]] int compareValues(const Value &left, const Value &right, bool descending);

// True if a row certainly violates the filter that was sent. Checks enum values and ids only: how the server compares
// names, times and numbers is not specified.
[[nodiscard]] bool contradicts(const ColumnInfo &column, const Raw &raw, const Filter &filter);

// A time as people write it: what base::parseTime() reads, with spaces around it or without seconds. Returns ms UTC.
[[nodiscard]] std::optional<std::int64_t> parseTime(const QString &text);

} // namespace table
