// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/source.h"

#include <vector>

namespace table {

inline constexpr int mostGroupColumns = 3; // of a query; further ones do not matter

// What a group says in a column. Of the columns that few people look at (see ColumnInfo::isRest), it says nothing.
struct GroupCell
{
    enum class Kind {
        None, // nothing that makes sense, or no row has a value
        Sum, // of the rows that have a value, exact; the idle part of a share is unknown if that of a row is
        Same, // the value that all rows have
        Distinct, // `count` different values
        States, // `states`
        Oldest, // the smallest time
    };
    struct State
    {
        QString word; // as the server sends it
        qint64 rows = 0;

        friend bool operator==(const State &, const State &) = default;
    };

    Kind kind = Kind::None;
    Value value = {};
    qint64 count = 0;
    qint64 absent = 0; // rows without a value
    std::vector<State> states = {}; // the most frequent first

    friend bool operator==(const GroupCell &, const GroupCell &) = default;
};

// A row that stands for rows which are equal in the columns of the query's groupBy.
struct GroupRow
{
    int level = 0; // 0 = the outermost groups, -1 = the total of all rows
    int column = 0; // of the level, an index in the source; of the total: that of the outermost groups
    bool isInnermost = false; // rows are in it, not groups
    bool isOpen = false; // its rows, or the groups in it, follow
    qint64 rows = 0; // in the group
    qint64 groups = 0; // of the total: the outermost ones that have a value
    Value title = {}; // what its rows have in common in its column; absent = they have no value
    std::vector<GroupCell> cells = {}; // by index of the column
};

// A page of a query with groups: its rows are the total, groups, and below open groups what is in them.
class GroupedPage : public TablePage
{
public:
    [[nodiscard]] virtual qint64 objects() const = 0; // that match the query, in open and closed groups
    // The row of the group that a row is in, counted as the rows of the query are; -1 of the total and the outermost
    // groups.
    [[nodiscard]] virtual std::int64_t parent(int row) const = 0;
};

// Keys of group rows, which no object has: those of the total and of a group in another one. The value is that which
// the rows have in common, as text that differs where the values do.
[[nodiscard]] base::Key totalKey();
[[nodiscard]] base::Key groupKey(const base::Key &parent, const QString &column, const QString &value);
[[nodiscard]] bool isGroupKey(const base::Key &key);

} // namespace table
