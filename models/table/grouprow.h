// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/value.h"

#include <vector>

namespace table {

// What a group says in a column.
struct GroupCell
{
    enum class Kind {
        None, // nothing that makes sense
        Sum, // of the rows that have a value
        Same, // the value that all rows have
        Distinct, // `count` different values
        States, // `states`
        Oldest, // the smallest time
    };
    struct State
    {
        QString word; // as the server sends it
        qint64 rows = 0;
    };

    Kind kind = Kind::None;
    Value value = {};
    qint64 count = 0;
    qint64 absent = 0; // rows without a value
    std::vector<State> states = {};
};

// A row that stands for rows which are equal in the columns of the query's groupBy.
struct GroupRow
{
    int level = 0; // 0 = the outermost groups, -1 = the total of all rows
    bool isOpen = false; // its rows, or the groups in it, follow
    qint64 rows = 0; // in the group
    qint64 groups = 0; // directly in it
    Value title = {}; // what its rows have in common in the column of its level
    std::vector<GroupCell> cells = {}; // by index of the column
};

} // namespace table
