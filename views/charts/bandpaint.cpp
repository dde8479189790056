// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/bandpaint.h"

#include "models/metrics/bandoutline.h"
#include "views/charts/plotpaths.h"
#include "views/charts/plotscene.h"

#include <QPainter>

#include <algorithm>

namespace views {
namespace {

using Point = metrics::BandOutline::Point;

// Of the colour of a curve; twice that between the quartiles.
constexpr float lightAlpha = 0.16F;
constexpr float darkAlpha = 0.22F;

struct Side
{
    const PlotScene &scene;
    const Curve &curve;
    std::span<const Point> points;

    // One side of the band.
    [[nodiscard]] std::vector<QPointF> line(double Point::*value) const
    {
        std::vector<QPointF> line;
        line.reserve(2 * points.size()); // the other side follows
        for (const Point &point : points)
            line.emplace_back(scene.time.xOf(point.timeMs + curve.shiftMs), scene.yOf(point.*value * curve.factor));
        cutAtEdges(line, scene.area);
        return line;
    }

    void fill(QPainter &painter, double Point::*low, double Point::*high) const
    {
        std::vector<QPointF> shape = line(high);
        const std::vector<QPointF> back = line(low);
        shape.insert(shape.end(), back.rbegin(), back.rend());
        if (points.size() > 1) {
            drawShape(painter, scene, shape);
            return;
        }
        const qreal x = shape.front().x();
        if (x < scene.area.left() || x > scene.area.right())
            return;
        const qreal top = std::max(shape.front().y(), scene.area.top());
        const qreal bottom = std::min(shape.back().y(), scene.area.bottom());
        if (bottom > top)
            painter.drawRect(QRectF(x - singleBandWidth / 2, top, singleBandWidth, bottom - top));
    }
};

} // namespace

QColor bandFilling(const Curve &curve, const Theme &theme)
{
    QColor colour = QColor::fromRgb(curve.look.colour(theme));
    colour.setAlphaF(theme.dark ? darkAlpha : lightAlpha);
    return colour;
}

void paintBand(QPainter &painter, const PlotScene &scene, const Curve &curve, BandEdges edges)
{
    static metrics::BandOutline outline; // reuses its memory
    const metrics::Range measured{scene.time.range.fromMs - curve.shiftMs, scene.time.range.toMs - curve.shiftMs};
    const qreal ratio = painter.deviceTransform().m11();
    metrics::outline(*curve.series, measured, int(scene.area.width() * ratio), outline);
    const QColor colour = QColor::fromRgb(curve.look.colour(*scene.theme));
    const QColor filling = bandFilling(curve, *scene.theme);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < outline.stretches.size(); ++i) {
        const Side side{scene, curve, outline.stretch(i)};
        painter.setPen(Qt::NoPen);
        painter.setBrush(filling);
        side.fill(painter, &Point::lowest, &Point::highest);
        side.fill(painter, &Point::lower, &Point::upper);
        if (edges == BandEdges::None)
            continue;
        painter.setPen(QPen(colour, 1));
        painter.setBrush(Qt::NoBrush);
        drawLine(painter, scene, side.line(&Point::lowest));
        drawLine(painter, scene, side.line(&Point::highest));
    }
}

} // namespace views
