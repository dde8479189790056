// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fleet/heatmap.h"

namespace views {

QPoint HeatLayout::topLeft(int line) const
{
    const int column = lines > 0 ? line / lines : 0;
    return {column * columnWidth, (lines > 0 ? line % lines : 0) * lineHeight()};
}

QRect HeatLayout::cell(int line, int gpu) const
{
    const QPoint at = topLeft(line) + QPoint(label + gpu % perRow * pitch, gpu / perRow * linePitch + 1);
    return {at, QSize(cellWidth, cellHeight)};
}

QRect HeatLayout::labelRect(int line) const
{
    return {topLeft(line), QSize(label, linePitch)};
}

} // namespace views
