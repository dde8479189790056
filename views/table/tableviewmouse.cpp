// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/table/headerview.h"
#include "views/table/rowdelegate.h"
#include "views/table/tableview.h"

#include <QApplication>
#include <QCursor>
#include <QMouseEvent>

#include <utility>

// The pointer in TableView: the row under it, rows that are dragged, pencils, locks and check boxes.
namespace views {

// --- Hover

void TableView::setHoverRow(int row)
{
    if (m_hoverRow == row)
        return;
    for (const int changed : {m_hoverRow, row}) {
        if (changed >= 0)
            viewport()->update(0, rowViewportPosition(changed), viewport()->width(), rowHeight(changed));
    }
    m_hoverRow = row;
    m_delegate->setHoverRow(row);
    updateBoxes();
}

void TableView::updateHover()
{
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    const bool inside = viewport()->underMouse() && viewport()->rect().contains(pointer);
    setHoverRow(inside ? rowAt(pointer.y()) : -1);
}

void TableView::mouseMoveEvent(QMouseEvent *event)
{
    noteControl(event->modifiers().testFlag(Qt::ControlModifier));
    setHoverRow(rowAt(event->position().toPoint().y()));
    if (moveDrag(*event))
        return;
    if (!m_pressedMark.isValid() && !m_isBoxPressed && !m_isTrianglePressed) // else it would select by dragging
        QTableView::mouseMoveEvent(event);
}

void TableView::setMarks(std::function<CellMark(const QModelIndex &)> markOf)
{
    m_delegate->setMarks(std::move(markOf));
    viewport()->update();
}

QModelIndex TableView::glyphAt(const QPoint &at) const
{
    const QModelIndex cell = indexAt(at);
    if (!cell.isValid())
        return {};
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(cell);
    return m_delegate->glyphRect(option, cell).contains(at) ? cell : QModelIndex();
}

QModelIndex TableView::boxAt(const QPoint &at) const
{
    const QModelIndex cell = indexAt(at);
    if (!cell.isValid())
        return {};
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(cell);
    return m_delegate->boxRect(option, cell).contains(at) ? cell : QModelIndex();
}

void TableView::setCheckable(bool checkable)
{
    m_isCheckable = checkable;
    updateBoxes();
}

void TableView::updateBoxes()
{
    const bool ofAll = m_isCheckable && m_selection != nullptr && m_selection->count() > 1;
    const int ofRow = m_isCheckable && m_isControlDown ? m_hoverRow : -1;
    const bool hadBoxes = m_header->box().has_value();
    if (ofAll != hadBoxes || ofRow != m_boxRow) {
        m_boxRow = ofRow;
        m_delegate->setBoxes(ofAll, ofRow);
        viewport()->update();
    }
    if (!ofAll)
        m_header->setBox(std::nullopt);
    else
        m_header->setBox(isAllSelected() ? Qt::Checked : Qt::PartiallyChecked);
}

bool TableView::isAllSelected() const
{
    return m_selection->isAllWithoutExceptions()
        || (m_model->isTotalExact() && m_selection->awayCount() == 0 && m_selection->count() == m_model->total());
}

void TableView::toggleAll()
{
    if (isAllSelected())
        m_selection->clearSelection();
    else
        selectAll();
}

// The box of the row under the pointer appears while the key is down: a click toggles the row then anyway.
void TableView::noteControl(bool isDown)
{
    if (std::exchange(m_isControlDown, isDown) != isDown)
        updateBoxes();
}

// In the middle of a name, a letter is no shortcut.
bool TableView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_typeAhead.isTyping()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isLetter = !key->text().isEmpty() && key->text().front().isPrint();
        event->setAccepted(isLetter
                           && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)));
        if (event->isAccepted())
            return true;
    }
    return QTableView::event(event);
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Control)
        noteControl(true);
    if (pressFoldKey(*event) || pressGroupKey(*event) || pressSortKey(*event))
        return;
    QTableView::keyPressEvent(event);
}

void TableView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Control)
        noteControl(false);
    QTableView::keyReleaseEvent(event);
}

bool TableView::pressBox(const QMouseEvent &event)
{
    const bool isRange = event.modifiers().testFlag(Qt::ShiftModifier);
    const QModelIndex box
        = event.button() == Qt::LeftButton && !isRange ? boxAt(event.position().toPoint()) : QModelIndex();
    m_isBoxPressed = box.isValid();
    if (!m_isBoxPressed)
        return false;
    m_selection->setCurrentIndex(box, QItemSelectionModel::NoUpdate);
    m_selection->select(box, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    return true;
}

// --- Drag

void TableView::noteDragStart(const QMouseEvent &event)
{
    const QPoint at = event.position().toPoint();
    const QModelIndex cell = indexAt(at);
    const bool isPlain = event.button() == Qt::LeftButton && event.modifiers() == Qt::NoModifier;
    if (!m_isDraggable || !isPlain || !cell.isValid())
        return;
    const bool isSelected = m_selection->isSelected(cell);
    const bool canReturn = cell.column() == m_header->firstVisible() && m_selection->unknownCount() == 0;
    if (!isSelected && !canReturn)
        return;
    DragStart start{at, cell, currentIndex(), std::nullopt};
    if (!isSelected)
        start.marks = m_selection->marks();
    m_dragStart = std::move(start);
}

bool TableView::moveDrag(const QMouseEvent &event)
{
    if (!m_dragStart || event.buttons() != Qt::LeftButton)
        return false;
    if ((event.position().toPoint() - m_dragStart->at).manhattanLength() < QApplication::startDragDistance())
        return true;
    const DragStart start = *std::exchange(m_dragStart, std::nullopt);
    if (start.marks) // the press has selected the row alone
        m_selection->setMarks(*start.marks);
    if (start.current.isValid())
        m_selection->setCurrentIndex(start.current, QItemSelectionModel::NoUpdate);
    if (start.cell.isValid())
        Q_EMIT dragRequested(start.cell.row());
    return true;
}

void TableView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const bool isTaken = pressBox(*event) || pressGroup(*event);
    if (!isTaken && !isOnBand(event->position().toPoint())) // opens the row
        QTableView::mouseDoubleClickEvent(event);
}

void TableView::mousePressEvent(QMouseEvent *event)
{
    m_dragStart.reset();
    if (pressBox(*event) || pressBand(*event) || pressGroup(*event))
        return;
    const bool isPlain = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier;
    m_pressedMark = isPlain ? glyphAt(event->position().toPoint()) : QModelIndex();
    if (!m_pressedMark.isValid()) {
        noteDragStart(*event);
        return QTableView::mousePressEvent(event);
    }
    // Selecting the row may open its details, and the cell would move away below the pointer.
    m_selection->setCurrentIndex(m_pressedMark, QItemSelectionModel::NoUpdate);
}

void TableView::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragStart.reset();
    if (std::exchange(m_isBoxPressed, false) || std::exchange(m_isTrianglePressed, false))
        return;
    const QModelIndex pressed = std::exchange(m_pressedMark, QPersistentModelIndex());
    if (!pressed.isValid())
        QTableView::mouseReleaseEvent(event);
    else if (pressed == glyphAt(event->position().toPoint()))
        Q_EMIT markClicked(pressed);
}

void TableView::leaveEvent(QEvent *event)
{
    setHoverRow(-1);
    QTableView::leaveEvent(event);
}

} // namespace views
