// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/value.h"

#include <QHash>
#include <QList>

namespace views {

// A heading above a row of a table, with values in some of the columns.
struct GroupBand
{
    int row = 0; // the first of its group
    bool isFolded = false; // its rows are hidden
    QHash<int, table::Value> values = {}; // by column

    friend bool operator==(const GroupBand &, const GroupBand &) = default;
};

} // namespace views
