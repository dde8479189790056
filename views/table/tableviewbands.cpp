// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/table/rowdelegate.h"
#include "views/table/tableview.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

// Headings above rows in TableView.
namespace views {

void TableView::setBands(const QList<GroupBand> &bands)
{
    if (bands.isEmpty() && m_bands.isEmpty())
        return;
    m_bands = bands;
    layOutBands();
}

void TableView::layOutBands()
{
    QHeaderView &rows = *verticalHeader();
    const int plain = rows.defaultSectionSize();
    m_delegate->setBands(m_bands, plain);
    auto band = m_bands.cbegin();
    bool isFolded = false; // the group of the row
    for (int row = 0; row < rows.count(); ++row) {
        const bool hasBand = band != m_bands.cend() && band->row == row;
        if (hasBand)
            isFolded = (band++)->isFolded;
        setRowHidden(row, isFolded && !hasBand);
        const int height = hasBand && !isFolded ? 2 * plain : plain;
        if (!isRowHidden(row) && rows.sectionSize(row) != height)
            rows.resizeSection(row, height);
    }
    viewport()->update();
    scheduleReport();
}

bool TableView::isOnBand(const QPoint &at) const
{
    const int row = rowAt(at.y());
    return std::ranges::binary_search(m_bands, row, {}, &GroupBand::row)
        && at.y() < rowViewportPosition(row) + verticalHeader()->defaultSectionSize();
}

const GroupBand *TableView::bandOf(int row) const
{
    const auto next = std::ranges::upper_bound(m_bands, row, {}, &GroupBand::row);
    return next == m_bands.cbegin() ? nullptr : &*std::prev(next);
}

bool TableView::pressBand(const QMouseEvent &event)
{
    const QPoint at = event.position().toPoint();
    if (!isOnBand(at))
        return false;
    const GroupBand &band = *bandOf(rowAt(at.y()));
    if (event.button() == Qt::LeftButton)
        Q_EMIT foldRequested(band.row, !band.isFolded);
    return true;
}

// Minus closes the group of the current row, plus and Enter open it.
bool TableView::pressFoldKey(const QKeyEvent &event)
{
    const GroupBand *band = currentIndex().isValid() ? bandOf(currentIndex().row()) : nullptr;
    if (!band || event.modifiers().testFlag(Qt::ControlModifier) || event.modifiers().testFlag(Qt::AltModifier))
        return false;
    const bool opens = event.key() == Qt::Key_Plus || event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (band->isFolded ? !opens : event.key() != Qt::Key_Minus)
        return false;
    Q_EMIT foldRequested(band->row, !band->isFolded);
    return true;
}

} // namespace views
