// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/table/rowdelegate.h"
#include "views/table/tableview.h"

#include <QHeaderView>

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
    for (int row = 0; row < rows.count(); ++row) {
        const bool hasBand = band != m_bands.cend() && band->row == row;
        if (hasBand)
            ++band;
        if (const int height = hasBand ? 2 * plain : plain; rows.sectionSize(row) != height)
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

} // namespace views
