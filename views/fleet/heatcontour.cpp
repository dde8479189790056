// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fleet/heatcontour.h"

#include <QPainter>

#include <algorithm>

namespace views {
namespace {

constexpr int stroke = 2; // as wide as the gaps
constexpr int dash = 4;
constexpr int dashPitch = 7;

// A line of whole pixels, along its longer side.
void paintStroke(QPainter &painter, const QRect &rect, const QColor &colour, bool isDashed)
{
    if (!isDashed)
        return painter.fillRect(rect, colour);
    const bool isFlat = rect.width() > rect.height();
    const int begin = isFlat ? rect.left() : rect.top();
    const int end = begin + (isFlat ? rect.width() : rect.height());
    // At the same places in the whole map, so that the dashes of neighbours fit together.
    for (int at = begin - begin % dashPitch; at < end; at += dashPitch) {
        const int from = std::max(at, begin);
        const int length = std::min(at + dash, end) - from;
        if (length > 0)
            painter.fillRect(isFlat ? QRect(from, rect.top(), length, rect.height())
                                    : QRect(rect.left(), from, rect.width(), length),
                             colour);
    }
}

} // namespace

HeatContour::Place HeatContour::placeOf(int line, int gpu) const
{
    const int column = m_layout.lines > 0 ? line / m_layout.lines : 0;
    const int inColumn = m_layout.lines > 0 ? line % m_layout.lines : 0;
    // A place is left free between the columns, whose cells do not touch.
    return {column * (m_layout.perRow + 1) + gpu % m_layout.perRow, inColumn * m_layout.rows + gpu / m_layout.perRow};
}

void HeatContour::add(int line, const fleet::Share &share)
{
    for (const int gpu : share.cells)
        m_parts[placeOf(line, gpu)] = {m_layout.cell(line, gpu), share.isExact};
}

void HeatContour::paint(QPainter &painter, const QColor &colour) const
{
    for (const auto &[place, part] : m_parts)
        paintCell(painter, colour, place, part.cell);
}

void HeatContour::paintCell(QPainter &painter, const QColor &colour, const Place &place, const QRect &cell) const
{
    const bool isExact = m_parts.at(place).isExact;
    const auto isOpen = [&](int right, int down) {
        const auto found = m_parts.find({place.first + right, place.second + down});
        return found == m_parts.end() || found->second.isExact != isExact;
    };
    const QRect around = cell.adjusted(-stroke, -stroke, stroke, stroke);
    if (isOpen(-1, 0))
        paintStroke(painter, {around.left(), around.top(), stroke, around.height()}, colour, !isExact);
    if (isOpen(1, 0))
        paintStroke(painter, {cell.right() + 1, around.top(), stroke, around.height()}, colour, !isExact);
    if (isOpen(0, -1))
        paintStroke(painter, {around.left(), around.top(), around.width(), stroke}, colour, !isExact);
    if (isOpen(0, 1))
        paintStroke(painter, {around.left(), cell.bottom() + 1, around.width(), stroke}, colour, !isExact);
}

} // namespace views
