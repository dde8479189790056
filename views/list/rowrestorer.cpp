// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/rowrestorer.h"

#include "models/table/selection.h"
#include "models/table/windowmodel.h"
#include "views/table/tableview.h"

#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>

namespace views {

RowRestorer::RowRestorer(TableView &table)
    : m_table(table)
{
}

void RowRestorer::start(const PageState &state)
{
    // What was selected in an earlier visit is nothing to this one.
    if (state.selection)
        m_table.selection()->setMarks(*state.selection);
    else
        m_table.selection()->forget();
    m_state = state;
    goOn();
}

void RowRestorer::stop()
{
    m_state.reset();
}

PageState RowRestorer::intended(const PageState &seen) const
{
    if (!m_state)
        return seen;
    PageState state = seen;
    if (m_state->topRow >= 0)
        state.topRow = m_state->topRow;
    if (!m_state->current.isNull())
        state.current = m_state->current;
    state.selection = m_state->selection;
    return state;
}

void RowRestorer::goOn()
{
    if (!m_state)
        return;
    const table::WindowModel &model = *m_table.windowModel();
    if (m_state->topRow >= 0 && m_state->topRow < model.rowCount()) {
        m_table.doItemsLayout(); // the range of the scroll bar does not include new rows yet
        m_table.scrollTo(model.index(m_state->topRow, 0), QAbstractItemView::PositionAtTop);
        m_state->topRow = -1;
    }
    const int row = m_state->current.isNull() ? -1 : model.rowOf(m_state->current);
    if (row >= 0)
        makeCurrent(row);
    // Do not search for a row that has moved.
    const auto [first, last] = m_table.visibleRows();
    const bool isShown
        = last >= first && !model.idAt(first).isNull() && !model.idAt(last).isNull() && m_state->topRow < 0;
    // Rows and count arrive in either order: the first rows alone do not show where the list ends.
    const bool isComplete = model.hasAnswer() && !model.isLoading();
    const bool isGone = isComplete && m_state->topRow >= model.rowCount();
    if (row < 0 && !isShown && !isGone)
        return;
    m_state.reset();
    m_table.selection()->joinCurrent();
}

void RowRestorer::makeCurrent(int row)
{
    const QScrollBar *bar = m_table.horizontalScrollBar();
    const int column = m_table.horizontalHeader()->logicalIndexAt(bar->value() + 1);
    const QModelIndex current = m_table.windowModel()->index(row, std::max(0, column));
    if (m_state->selection)
        m_table.selection()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    else
        m_table.setCurrentIndex(current);
}

} // namespace views
