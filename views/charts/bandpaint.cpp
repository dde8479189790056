// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/bandpaint.h"

#include "models/metrics/bandoutline.h"
#include "models/metrics/decimate.h"
#include "views/charts/columncanvas.h"
#include "views/charts/plotpaths.h"
#include "views/charts/plotscene.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace views {
namespace {

using Point = metrics::BandOutline::Point;

// Of the colour of a curve; twice that between the quartiles.
constexpr float lightAlpha = 0.16F;
constexpr float darkAlpha = 0.22F;
constexpr qreal singleWidth = 2; // px, of a band of one sample

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
            painter.drawRect(QRectF(x - singleWidth / 2, top, singleWidth, bottom - top));
    }
};

// Positions on a canvas, in px.
struct Corner
{
    double x = 0;
    double top = 0;
    double bottom = 0;
};

// Visits each column that a stretch covers, with the highest and lowest position in it. `corners` ascend in x.
template<class Visit> void visitColumns(std::span<const Corner> corners, int columns, const Visit &visit)
{
    std::size_t next = 0; // the first corner at or behind the column's left edge
    const int first = int(std::clamp(std::floor(corners.front().x), 0.0, double(columns)));
    const int last = int(std::clamp(std::floor(corners.back().x), -1.0, double(columns - 1)));
    for (int column = first; column <= last; ++column) {
        while (next < corners.size() && corners[next].x < column)
            ++next;
        Corner found{0, std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
        const auto take = [&found](double top, double bottom) {
            found.top = std::min(found.top, top);
            found.bottom = std::max(found.bottom, bottom);
        };
        std::size_t behind = next;
        for (; behind < corners.size() && corners[behind].x < column + 1; ++behind)
            take(corners[behind].top, corners[behind].bottom);
        // Between two corners, where the sides are in the middle of the column.
        const double middle = column + 0.5;
        std::size_t right = next;
        while (right < behind && corners[right].x < middle)
            ++right;
        if (right > 0 && right < corners.size()) {
            const Corner &a = corners[right - 1];
            const Corner &b = corners[right];
            const double share = b.x > a.x ? (middle - a.x) / (b.x - a.x) : 0;
            take(a.top + (b.top - a.top) * share, a.bottom + (b.bottom - a.bottom) * share);
        }
        if (found.bottom >= found.top)
            visit(column, found.top, found.bottom);
    }
}

// Draws on a canvas of the plot's area.
class Raster
{
public:
    Raster(const PlotScene &scene, qreal ratio)
        : m_scene(scene)
        , m_ratio(ratio)
        , m_canvas((scene.area.size() * ratio).toSize())
    {
    }

    void band(const Curve &curve)
    {
        QColor filling = QColor::fromRgb(curve.look.colour(*m_scene.theme));
        filling.setAlphaF(m_scene.theme->dark ? darkAlpha : lightAlpha);
        const QRgb colour = qPremultiply(filling.rgba());
        metrics::outline(*curve.series, measured(curve), m_canvas.width(), m_outline);
        for (std::size_t i = 0; i < m_outline.stretches.size(); ++i) {
            fill(curve, m_outline.stretch(i), &Point::lowest, &Point::highest, colour);
            fill(curve, m_outline.stretch(i), &Point::lower, &Point::upper, colour);
        }
    }

    // False, and nothing is painted, if there are so few samples that steps would be seen.
    [[nodiscard]] bool median(const Curve &curve)
    {
        metrics::decimate(*curve.series, measured(curve), m_canvas.width(), m_drawn);
        if (m_drawn.samples.size() * 2 < std::size_t(m_canvas.width()) || curve.look.dash != SeriesLook::Dash::Solid
            || curve.series->provisionalFrom < curve.series->samples.size())
            return false;
        const QRgb colour = qPremultiply(QColor::fromRgb(curve.look.colour(*m_scene.theme)).rgba());
        const double half = medianWidth * m_ratio / 2;
        for (std::size_t i = 0; i < m_drawn.stretches.size(); ++i) {
            m_corners.clear();
            for (const std::uint32_t sample : m_drawn.stretch(i)) {
                const QPointF at = (m_scene.at(curve, sample) - m_scene.area.topLeft()) * m_ratio;
                m_corners.push_back({at.x(), at.y(), at.y()});
            }
            visitColumns(m_corners, m_canvas.width(), [&](int column, double top, double bottom) {
                m_canvas.blend(column, top - half, bottom + half, colour);
            });
        }
        return true;
    }

    [[nodiscard]] QImage image() const
    {
        QImage image = m_canvas.image();
        image.setDevicePixelRatio(m_ratio);
        return image;
    }

private:
    [[nodiscard]] metrics::Range measured(const Curve &curve) const
    {
        return {m_scene.time.range.fromMs - curve.shiftMs, m_scene.time.range.toMs - curve.shiftMs};
    }

    void fill(const Curve &curve, std::span<const Point> points, double Point::*low, double Point::*high, QRgb colour)
    {
        m_corners.clear();
        const auto yOf
            = [&](double value) { return (m_scene.yOf(value * curve.factor) - m_scene.area.top()) * m_ratio; };
        for (const Point &point : points)
            m_corners.push_back({(m_scene.time.xOf(point.timeMs + curve.shiftMs) - m_scene.area.left()) * m_ratio,
                                 yOf(point.*high), yOf(point.*low)});
        if (points.size() == 1) {
            // as wide as that of paintBand()
            const double x = m_corners.front().x;
            for (int i = 0; i < int(singleWidth * m_ratio); ++i)
                m_canvas.blend(int(std::floor(x - singleWidth * m_ratio / 2)) + i, m_corners.front().top,
                               m_corners.front().bottom, colour);
            return;
        }
        visitColumns(m_corners, m_canvas.width(),
                     [&](int column, double top, double bottom) { m_canvas.blend(column, top, bottom, colour); });
    }

    const PlotScene &m_scene;
    qreal m_ratio;
    ColumnCanvas m_canvas;
    metrics::BandOutline m_outline;
    metrics::Drawn m_drawn;
    std::vector<Corner> m_corners;
};

} // namespace

std::vector<const Curve *> paintBands(QPainter &painter, const PlotScene &scene)
{
    std::vector<const Curve *> shown;
    for (const Curve &curve : scene.curves) {
        if (curve.isBand && !curve.isHidden)
            shown.push_back(&curve);
    }
    if (shown.empty())
        return {};
    Raster raster(scene, painter.deviceTransform().m11());
    for (const Curve *curve : shown)
        raster.band(*curve);
    std::erase_if(shown, [&raster](const Curve *curve) { return raster.median(*curve); });
    painter.drawImage(scene.area.topLeft(), raster.image());
    return shown;
}

void paintBand(QPainter &painter, const PlotScene &scene, const Curve &curve, BandEdges edges)
{
    static metrics::BandOutline outline; // reuses its memory
    const metrics::Range measured{scene.time.range.fromMs - curve.shiftMs, scene.time.range.toMs - curve.shiftMs};
    const qreal ratio = painter.deviceTransform().m11();
    metrics::outline(*curve.series, measured, int(scene.area.width() * ratio), outline);
    const QColor colour = QColor::fromRgb(curve.look.colour(*scene.theme));
    QColor filling = colour;
    filling.setAlphaF(scene.theme->dark ? darkAlpha : lightAlpha);
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
