// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/fleet/heatscale.h"

#include <QImage>

#include <array>

class QPainter;

namespace views {

// Paints the cells of one size. Colours are filled; what is more than a colour was painted once before.
class HeatTiles
{
public:
    HeatTiles(const Theme &theme, const QSize &cell, qreal ratio); // `cell` in device pixels

    // `painter` paints in device pixels, without antialiasing.
    void paint(QPainter &painter, const QPoint &topLeft, const HeatLook &look) const;

private:
    QSize m_cell;
    std::array<QRgb, std::tuple_size_v<decltype(Theme::heat)>> m_heat;
    std::array<QImage, std::tuple_size_v<decltype(Theme::heat)>> m_idle; // by step
    QImage m_waiting;
    QImage m_noData;
    QImage m_free;
};

} // namespace views
