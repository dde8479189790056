// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/exportjob.h"
#include "models/table/pager.h"

#include <QHash>
#include <QSet>

namespace csv {

// Picks the rows of a selection out of the list, page by page from its start.
class RowChooser
{
public:
    explicit RowChooser(const RowChoice &choice);

    // Removes from `fresh`, which are the new rows of the next page, those that are not selected.
    void choose(const std::vector<table::Pager::Row> &page, std::vector<int> &fresh);
    [[nodiscard]] bool hasAll() const; // the rest of the list need not be read

private:
    [[nodiscard]] bool isMarked(const base::Key &id);
    [[nodiscard]] bool isChosen(const base::Key &id);

    RowChoice m_choice;
    QSet<base::Key> m_ids;
    QHash<base::Key, int> m_equals; // rows without an id that are still expected, by content
    qint64 m_place = 0; // position in the list of the next row
    qint64 m_chosen = 0;
};

} // namespace csv
