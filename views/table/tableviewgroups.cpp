// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/grouprow.h"
#include "views/table/headerview.h"
#include "views/table/rowdelegate.h"
#include "views/table/tableview.h"

#include <QKeyEvent>
#include <QMouseEvent>

// Rows that stand for groups in TableView.
namespace views {

bool TableView::isGroup(int row) const
{
    return m_model && m_model->groupAt(row);
}

bool TableView::toggleGroup(int row)
{
    const table::GroupRow *group = m_model ? m_model->groupAt(row) : nullptr;
    if (group && group->level >= 0)
        Q_EMIT groupToggled(m_model->idAt(row), !group->isOpen);
    return group != nullptr;
}

bool TableView::pressGroup(const QMouseEvent &event)
{
    const QModelIndex cell = indexAt(event.position().toPoint());
    if (event.button() != Qt::LeftButton || !cell.isValid() || !isGroup(cell.row()))
        return false;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(cell);
    if (!m_delegate->triangleRect(option, cell).contains(event.position().toPoint()))
        return false;
    m_isTrianglePressed = true;
    m_selection->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
    return toggleGroup(cell.row());
}

// Towards the rows in a group, the arrow opens it; back, from the first column, it closes it or leads to the group that
// the row is in.
bool TableView::pressGroupKey(const QKeyEvent &event)
{
    const QModelIndex current = currentIndex();
    if (!current.isValid() || !m_model->isGrouped() || (event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    const table::GroupRow *group = m_model->groupAt(current.row());
    if (group && event.key() == Qt::Key_Space)
        return toggleGroup(current.row());
    const bool isMirrored = isRightToLeft();
    if (event.key() == (isMirrored ? Qt::Key_Left : Qt::Key_Right))
        return group && group->level >= 0 && !group->isOpen && toggleGroup(current.row());
    const bool isBack = event.key() == (isMirrored ? Qt::Key_Right : Qt::Key_Left);
    if (!isBack || current.column() != m_header->firstVisible())
        return false;
    if (group && group->level >= 0 && group->isOpen)
        return toggleGroup(current.row());
    const int parent = m_model->parentOf(current.row());
    if (parent < 0)
        return false;
    setCurrentIndex(m_model->index(parent, current.column()));
    return true;
}

} // namespace views
