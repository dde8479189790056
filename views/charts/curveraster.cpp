// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/curveraster.h"

#include "views/charts/bandpaint.h"
#include "views/charts/curveitem.h"
#include "views/charts/plotscene.h"

#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace views {

using Point = metrics::BandOutline::Point;

struct CurveRaster::Pen
{
    QRgb colour = 0; // premultiplied
    double half = 0.5; // of the width, px
    double on = 0; // px along the line; 0 = not dashed
    double off = 0;
};

bool hasManyLines(const PlotScene &scene)
{
    constexpr std::ptrdiff_t most = 64;
    return std::ranges::count(scene.curves, false, &Curve::isHidden) > most;
}

bool isForPixels(const QPainter &painter)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster;
}

bool isDense(const PlotScene &scene, const Curve &curve, int columns)
{
    const std::size_t least = 2 * std::size_t(std::max(columns, 0));
    const api::Times &times = curve.times();
    return times.size() > least
        && times.upperBound(scene.time.range.toMs - curve.shiftMs)
            - times.lowerBound(scene.time.range.fromMs - curve.shiftMs)
        > least;
}

CurveRaster::CurveRaster(const PlotScene &scene, qreal ratio)
    : m_scene(scene)
    , m_ratio(ratio)
    , m_canvas((scene.area.size() * ratio).toSize())
{
}

void CurveRaster::paintBand(const Curve &curve, BandEdges edges)
{
    const QRgb colour = qPremultiply(bandFilling(curve, *m_scene.theme).rgba());
    metrics::outline(*curve.series, measured(curve), m_canvas.width(), m_outline);
    for (std::size_t i = 0; i < m_outline.stretches.size(); ++i) {
        fill(curve, m_outline.stretch(i), &Point::lowest, &Point::highest, colour);
        fill(curve, m_outline.stretch(i), &Point::lower, &Point::upper, colour);
        if (edges == BandEdges::None)
            continue;
        const Pen pen{qPremultiply(QColor::fromRgb(curve.look.colour(*m_scene.theme)).rgba()), m_ratio / 2};
        strokeEdge(curve, m_outline.stretch(i), &Point::lowest, pen);
        strokeEdge(curve, m_outline.stretch(i), &Point::highest, pen);
    }
}

bool CurveRaster::paintLine(const Curve &curve, double width)
{
    metrics::decimate(*curve.series, measured(curve), m_canvas.width(), m_drawn);
    if (m_drawn.samples.size() * 2 < std::size_t(m_canvas.width()))
        return false;
    QColor colour = QColor::fromRgb(curve.look.colour(*m_scene.theme));
    Pen pen{qPremultiply(colour.rgba()), width * m_ratio / 2};
    if (!hasManyLines(m_scene)) {
        const auto [on, off] = dashLengths(curve.look.dash);
        pen.on = on * m_ratio;
        pen.off = off * m_ratio;
    }
    Pen faded = pen;
    colour.setAlphaF(float(provisionalAlpha));
    faded.colour = qPremultiply(colour.rgba());
    for (std::size_t i = 0; i < m_drawn.stretches.size(); ++i) {
        const auto stretch = m_drawn.stretch(i);
        // The line to a provisional sample is provisional, too.
        const auto provisional
            = std::size_t(std::ranges::lower_bound(stretch, curve.series->provisionalFrom) - stretch.begin());
        if (provisional > 1 || (provisional == 1 && stretch.size() == 1))
            strokeSamples(curve, stretch.first(provisional), pen);
        if (provisional < stretch.size())
            strokeSamples(curve, stretch.subspan(provisional > 0 ? provisional - 1 : 0), faded);
    }
    return true;
}

QImage CurveRaster::image() const
{
    QImage image = m_canvas.image();
    image.setDevicePixelRatio(m_ratio);
    return image;
}

metrics::Range CurveRaster::measured(const Curve &curve) const
{
    return {m_scene.time.range.fromMs - curve.shiftMs, m_scene.time.range.toMs - curve.shiftMs};
}

void CurveRaster::fill(const Curve &curve, std::span<const Point> points, double Point::*low, double Point::*high,
                       QRgb colour)
{
    m_corners.clear();
    const auto yOf = [&](double value) { return (m_scene.yOf(value * curve.factor) - m_scene.area.top()) * m_ratio; };
    for (const Point &point : points)
        m_corners.push_back({(m_scene.time.xOf(point.timeMs + curve.shiftMs) - m_scene.area.left()) * m_ratio,
                             yOf(point.*high), yOf(point.*low)});
    if (points.size() == 1) {
        const auto width = int(std::round(singleBandWidth * m_ratio));
        const auto left = int(std::round(std::clamp(m_corners.front().x, -1e6, 1e6))) - width / 2;
        for (int i = 0; i < width; ++i)
            m_canvas.blend(left + i, m_corners.front().top, m_corners.front().bottom, colour);
        return;
    }
    visitColumns([&](int column, double top, double bottom) { m_canvas.blend(column, top, bottom, colour); });
}

void CurveRaster::strokeEdge(const Curve &curve, std::span<const Point> points, double Point::*edge, const Pen &pen)
{
    m_corners.clear();
    for (const Point &point : points) {
        const double y = (m_scene.yOf(point.*edge * curve.factor) - m_scene.area.top()) * m_ratio;
        m_corners.push_back({(m_scene.time.xOf(point.timeMs + curve.shiftMs) - m_scene.area.left()) * m_ratio, y, y});
    }
    stroke(pen);
}

void CurveRaster::strokeSamples(const Curve &curve, std::span<const std::uint32_t> samples, const Pen &pen)
{
    m_corners.clear();
    for (const std::uint32_t sample : samples) {
        const QPointF at = (m_scene.at(curve, sample) - m_scene.area.topLeft()) * m_ratio;
        m_corners.push_back({at.x(), at.y(), at.y()});
    }
    stroke(pen);
}

void CurveRaster::stroke(const Pen &pen)
{
    if (m_corners.size() == 1) {
        const double reach = lineDotRadius * m_ratio;
        const double left = std::clamp(m_corners.front().x, -1e6, 1e6) - reach;
        const double y = m_corners.front().top;
        for (int i = 0; i < int(std::round(2 * reach)); ++i)
            m_canvas.blend(int(std::floor(left)) + i, y - reach, y + reach, pen.colour);
        return;
    }
    double length = 0; // of the line so far
    visitColumns([&](int column, double top, double bottom) {
        if (pen.on > 0) {
            const double height = bottom - top;
            length = std::fmod(length + std::sqrt(1 + height * height), pen.on + pen.off);
            if (length >= pen.on)
                return;
        }
        m_canvas.blend(column, top - pen.half, bottom + pen.half, pen.colour);
    });
}

// Visits each column that the corners span, from left to right, with the highest and lowest position in it.
template<class Visit> void CurveRaster::visitColumns(const Visit &visit) const
{
    const std::size_t count = m_corners.size();
    std::size_t next = 0; // the first corner at or behind the column's left edge
    const int first = int(std::clamp(std::floor(m_corners.front().x), 0.0, double(m_canvas.width())));
    const int last = int(std::clamp(std::floor(m_corners.back().x), -1.0, double(m_canvas.width() - 1)));
    for (int column = first; column <= last; ++column) {
        while (next < count && m_corners[next].x < column)
            ++next;
        Corner found{0, std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
        const auto take = [&found](double top, double bottom) {
            found.top = std::min(found.top, top);
            found.bottom = std::max(found.bottom, bottom);
        };
        std::size_t end = next;
        for (; end < count && m_corners[end].x < column + 1; ++end)
            take(m_corners[end].top, m_corners[end].bottom);
        // At both edges of the column, on the way to its neighbours.
        const auto takeAt = [&](std::size_t right, double x) {
            if (right == 0 || right >= count)
                return;
            const Corner &a = m_corners[right - 1];
            const Corner &b = m_corners[right];
            const double share = b.x > a.x ? (x - a.x) / (b.x - a.x) : 0;
            take(a.top + (b.top - a.top) * share, a.bottom + (b.bottom - a.bottom) * share);
        };
        takeAt(next, column);
        takeAt(end, column + 1);
        if (found.bottom >= found.top)
            visit(column, found.top, found.bottom);
        next = end;
    }
}

} // namespace views
