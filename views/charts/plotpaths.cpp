// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/plotpaths.h"

#include "views/charts/plotscene.h"

#include <QPainter>

namespace views {
namespace {

QPointF atHeight(const QPointF &a, const QPointF &b, qreal y)
{
    return {a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()), y};
}

// False if nothing of the line is between top and bottom.
bool cutBetween(QPointF &a, QPointF &b, qreal top, qreal bottom)
{
    if (std::max(a.y(), b.y()) < top || std::min(a.y(), b.y()) > bottom)
        return false;
    const QPointF from = a;
    const QPointF to = b;
    for (QPointF *end : {&a, &b}) {
        if (end->y() < top)
            *end = atHeight(from, to, top);
        else if (end->y() > bottom)
            *end = atHeight(from, to, bottom);
    }
    return true;
}

// The part of a shape on one side of a height.
template<class IsInside> std::vector<QPointF> cutAt(std::span<const QPointF> points, qreal y, const IsInside &isInside)
{
    std::vector<QPointF> kept;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const QPointF &point = points[i];
        const QPointF &before = points[i > 0 ? i - 1 : points.size() - 1];
        if (isInside(point.y()) != isInside(before.y()))
            kept.push_back(atHeight(before, point, y));
        if (isInside(point.y()))
            kept.push_back(point);
    }
    return kept;
}

} // namespace

void cutAtEdges(std::vector<QPointF> &points, const QRectF &area)
{
    const auto cut = [](QPointF &out, const QPointF &in, qreal x) {
        out = {x, out.y() + (in.y() - out.y()) * (x - out.x()) / (in.x() - out.x())};
    };
    if (points.size() < 2)
        return;
    if (points.front().x() < area.left() && points[1].x() > area.left())
        cut(points.front(), points[1], area.left());
    if (points.back().x() > area.right() && points[points.size() - 2].x() < area.right())
        cut(points.back(), points[points.size() - 2], area.right());
}

void drawLine(QPainter &painter, const PlotScene &scene, std::span<const QPointF> points)
{
    if (!scene.isFixed) {
        painter.drawPolyline(points.data(), int(points.size()));
        return;
    }
    std::vector<QPointF> part;
    const auto flush = [&] {
        if (part.size() > 1)
            painter.drawPolyline(part.data(), int(part.size()));
        part.clear();
    };
    for (std::size_t i = 1; i < points.size(); ++i) {
        QPointF from = points[i - 1];
        QPointF to = points[i];
        if (!cutBetween(from, to, scene.area.top(), scene.area.bottom())) {
            flush();
            continue;
        }
        if (part.empty() || part.back() != from) {
            flush();
            part.push_back(from);
        }
        part.push_back(to);
    }
    flush();
}

void drawShape(QPainter &painter, const PlotScene &scene, std::span<const QPointF> points)
{
    if (!scene.isFixed) {
        painter.drawPolygon(points.data(), int(points.size()));
        return;
    }
    const qreal top = scene.area.top();
    const qreal bottom = scene.area.bottom();
    const std::vector<QPointF> below = cutAt(points, top, [top](qreal y) { return y >= top; });
    const std::vector<QPointF> within = cutAt(below, bottom, [bottom](qreal y) { return y <= bottom; });
    if (within.size() > 2)
        painter.drawPolygon(within.data(), int(within.size()));
}

} // namespace views
