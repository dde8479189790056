// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace table {

// No server knows those after AnyOf: they work where rows are filtered here.
enum class Op {
    Equal,
    NotEqual,
    AtLeast,
    AtMost,
    Contains,
    NotContains,
    StartsWith,
    EndsWith,
    AnyOf,
    Below,
    Above,
    IsEmpty,
    IsNotEmpty,
};

[[nodiscard]] constexpr bool isOnlyHere(Op op)
{
    return op > Op::AnyOf;
}
// Whether a condition with the operator has values.
[[nodiscard]] constexpr bool takesValues(Op op)
{
    return op != Op::IsEmpty && op != Op::IsNotEmpty;
}

// One filter condition. AnyOf takes several values of a closed set, IsEmpty and IsNotEmpty none, every other operator
// exactly one.
struct Filter
{
    QString key; // the server's filter key, or a column key where the rows are filtered here
    Op op = Op::Equal;
    QStringList values; // in the server's form
    QStringList labels; // display text for ids; empty = show the values
    // Of AnyOf: the values of the server's own list that were not chosen. Empty = the others of the column's choices.
    QStringList others = {};

    friend bool operator==(const Filter &, const Filter &) = default;
};

struct SortBy
{
    QString key; // as ListQuery::sortKey
    bool descending = false;

    friend bool operator==(const SortBy &, const SortBy &) = default;
};

// The user's query: filters (combined with AND), search and sort order.
struct ListQuery
{
    QList<Filter> filters;
    QString search;
    QString sortKey; // the server's sort key, or a column key where the rows are sorted here
    bool descending = false;
    bool deleted = false;
    std::optional<bool> completed = {};
    bool externalOnly = false; // without what the control plane brings itself
    QList<SortBy> thenBy = {}; // the order of rows that are equal by sortKey; only where the rows are sorted here
    QStringList groupBy = {}; // column keys, the outermost group first; only where the rows are sorted here

    friend bool operator==(const ListQuery &, const ListQuery &) = default;
};

[[nodiscard]] QString opSign(Op op); // "==", "!=", ">=", "<=", "=@", "!@", "=^", "=$", "<", ">"; the others have none
[[nodiscard]] QString opWords(Op op); // "is", "is not", "at least", ..., translated

// Parses "phase==Running". nullopt if the operator or the value is missing.
[[nodiscard]] std::optional<Filter> parseFilter(const QString &text);

} // namespace table
