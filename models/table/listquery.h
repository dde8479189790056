// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace table {

enum class Op { Equal, NotEqual, AtLeast, AtMost, Contains, NotContains, StartsWith, EndsWith, AnyOf };

// One condition. AnyOf holds several values of a closed set; every other operator exactly one.
struct Filter
{
    QString key; // the server's filter key
    Op op = Op::Equal;
    QStringList values; // as the server writes them
    QStringList labels; // what people read in place of an id; empty = the values themselves

    friend bool operator==(const Filter &, const Filter &) = default;
};

// What a table shows, as the user asked for it. All filters must hold.
struct ListQuery
{
    QList<Filter> filters;
    QString search;
    QString sortKey; // the server's sort key, or a column key where the rows are sorted here
    bool descending = false;
    bool deleted = false;
    std::optional<bool> completed = {};

    friend bool operator==(const ListQuery &, const ListQuery &) = default;
};

[[nodiscard]] QString opSign(Op op); // "==", "!=", ">=", "<=", "=@", "!@", "=^", "=$"; AnyOf has none
[[nodiscard]] QString opWords(Op op); // "is", "is not", "at least", ..., translated

// Reads "phase==Running". nullopt if there is no operator or no value.
[[nodiscard]] std::optional<Filter> parseFilter(const QString &text);

} // namespace table
