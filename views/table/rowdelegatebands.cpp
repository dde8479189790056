// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/format.h"
#include "models/table/windowmodel.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/table/rowdelegate_p.h"

#include <QPainter>

#include <algorithm>

// Headings above rows in RowDelegate: they look like rows.
namespace views {
namespace {

constexpr int chevronGap = 4;

} // namespace

void RowDelegate::setBands(const QList<GroupBand> &bands, int height)
{
    m_bands = bands;
    m_bandHeight = height;
}

const GroupBand *RowDelegate::bandOf(int row) const
{
    const auto found = std::ranges::lower_bound(m_bands, row, {}, &GroupBand::row);
    return found != m_bands.end() && found->row == row ? &*found : nullptr;
}

QString RowDelegate::textOf(const Cell &cell) const
{
    if (!cell.sum)
        return cell.index.data(table::WindowModel::CellTextRole).toString();
    return table::cellText(cell.kind, *cell.sum, m_window ? m_window->formatContext() : table::FormatContext());
}

void RowDelegate::paintBand(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                            const GroupBand &band) const
{
    Cell cell{option, themeOf(option.palette), index, option.rect};
    read(cell, index);
    cell.mark = {};
    cell.note.clear();
    cell.deleted = false;
    cell.mirrored = option.direction == Qt::RightToLeft;
    cell.rect.setHeight(m_bandHeight);
    painter.fillRect(cell.rect, QColor::fromRgb(cell.theme.sunken));
    painter.fillRect(QRect(cell.rect.left(), cell.rect.bottom(), cell.rect.width(), 1),
                     QColor::fromRgb(cell.theme.hairline));
    const bool hasFocus = band.isFolded && option.state.testFlag(QStyle::State_HasFocus);
    if (hasFocus) {
        painter.setPen(QColor::fromRgb(cell.theme.focus));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cell.rect.adjusted(0, 0, -1, -2));
    }
    const auto value = band.values.constFind(index.column());
    if (value == band.values.constEnd())
        return;
    cell.sum = &*value;
    cell.isBold = true;
    if (index.column() == m_firstColumn) {
        const char *icon = !band.isFolded ? "down" : cell.mirrored ? "back" : "right";
        const QRect area = room(cell);
        const QRect place(cell.mirrored ? area.right() + 1 - grownGlyph() : area.left(), area.top(), grownGlyph(),
                          area.height());
        paintIcon(painter, place, icon, grownGlyph(), cell.theme.text2);
        const int taken = grownGlyph() + chevronGap;
        cell.rect.adjust(cell.mirrored ? 0 : taken, 0, cell.mirrored ? -taken : 0, 0);
    }
    if (table::hasBar(cell.kind))
        paintGpus(painter, cell);
    else
        paintWords(painter, cell);
}

} // namespace views
