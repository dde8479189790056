// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/rowchooser.h"

#include "models/base/standin.h"

#include <algorithm>

namespace csv {

RowChooser::RowChooser(const RowChoice &choice)
    : m_choice(choice)
{
    for (const base::Key &id : choice.marks.ids) {
        if (base::isStandIn(id))
            ++m_equals[base::contentOf(id)];
        else
            m_ids.insert(id);
    }
}

void RowChooser::choose(const std::vector<table::Pager::Row> &page, std::vector<int> &fresh)
{
    std::erase_if(fresh, [&](int row) { return !isChosen(page[std::size_t(row)].id); });
    m_chosen += qint64(fresh.size());
}

bool RowChooser::hasAll() const
{
    return !m_choice.marks.all && m_choice.places.isEmpty() && m_chosen >= m_choice.marks.ids.size();
}

// Rows without an id that are equal are interchangeable: exporting the first ones yields the same file.
bool RowChooser::isMarked(const base::Key &id)
{
    const auto equals = m_equals.find(id);
    return equals == m_equals.end() ? m_ids.contains(id) : (*equals)-- > 0;
}

bool RowChooser::isChosen(const base::Key &id)
{
    const qint64 at = m_place++;
    if (m_choice.marks.all)
        return !isMarked(id);
    return isMarked(id)
        || std::ranges::any_of(m_choice.places, [at](const auto &run) { return run.first <= at && at <= run.second; });
}

} // namespace csv
