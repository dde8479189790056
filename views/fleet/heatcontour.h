// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/outline.h"
#include "views/fleet/heatmap.h"

#include <map>

class QPainter;

namespace views {

// The contour of cells of a heat map: lines in the gaps around them, and none between those that touch. Dashed around
// cells of which only some are meant.
class HeatContour
{
public:
    explicit HeatContour(const HeatLayout &layout)
        : m_layout(layout)
    {
    }

    void add(int line, const fleet::Share &share);
    void paint(QPainter &painter, const QColor &colour) const; // in the coordinates of the layout

private:
    using Place = std::pair<int, int>; // column and row of cells in the whole map, whatever node they belong to

    [[nodiscard]] Place placeOf(int line, int gpu) const;
    void paintCell(QPainter &painter, const QColor &colour, const Place &place, const QRect &cell) const;

    struct Part
    {
        QRect cell;
        bool isExact = false;
    };

    const HeatLayout &m_layout;
    std::map<Place, Part> m_parts;
};

} // namespace views
