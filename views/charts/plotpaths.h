// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

#include <span>
#include <vector>

class QPainter;

// What is drawn of lines and shapes that reach beyond the area of a plot: not every paint device can clip. Pure but for
// the painter.
namespace views {

struct PlotScene;

// Cuts a line, whose points are ordered by x, at the left and right edge of the area.
void cutAtEdges(std::vector<QPointF> &points, const QRectF &area);

// Of values beyond a fixed range, nothing is drawn.
void drawLine(QPainter &painter, const PlotScene &scene, std::span<const QPointF> points);
void drawShape(QPainter &painter, const PlotScene &scene, std::span<const QPointF> points);

} // namespace views
