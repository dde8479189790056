// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/table/source.h"

#include <QString>

#include <optional>

namespace views {

// The content of a list's count label.
struct CountFacts
{
    catalog::Resource resource;
    bool known = false; // an answer has arrived
    qint64 matching = 0;
    bool exact = true; // false: a lower bound
    std::optional<qint64> all; // without the user's filters; absent = unknown
    bool filtered = false;
    qint64 selected = 0;
    qint64 selectedElsewhere = 0; // selected rows that are not in memory
    bool allSelected = false;
    bool rowsComing = false; // the count has arrived, the rows have not
    bool sortedHere = false;
    QString age = {}; // of rows that were kept on this computer: "from 14:02, 3 h old"
    table::ReadFaults faults; // of the rows in memory
    int misfits = 0; // rows that the filters should have excluded
    int repeats = 0; // rows whose object is in another row, too
};

// "4 471 of 20 113, 1 selected", "7 clusters", "500+ pods", "61 204 pods, rows on their way".
[[nodiscard]] QString countLabel(const CountFacts &facts);

// What the label cannot explain; empty if there is nothing.
[[nodiscard]] QString countToolTip(const CountFacts &facts);

// "1 workload", "20 113 workloads"
[[nodiscard]] QString objectCount(catalog::Resource resource, qint64 count, bool exact = true);

} // namespace views
