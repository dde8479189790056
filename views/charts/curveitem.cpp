// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/curveitem.h"

#include "views/charts/bandpaint.h"
#include "views/charts/curveraster.h"
#include "views/charts/plotpaths.h"

#include <QPainter>
#include <QPen>

#include <algorithm>

namespace views {
namespace {

constexpr qreal dimmedAlpha = 0.32;

QPen penOf(const Curve &curve, const Theme &theme, qreal width, qreal ratio)
{
    QPen pen(QColor::fromRgb(curve.look.colour(theme)));
    // Only the thinnest pen uses the fast path of the raster engine; on high-density screens it would be too thin.
    pen.setWidthF(width > 0 ? width : ratio > 1.25 ? 1.0 : 0.0);
    pen.setCosmetic(width <= 0 && ratio <= 1.25);
    pen.setJoinStyle(Qt::BevelJoin);
    pen.setCapStyle(Qt::FlatCap);
    const qreal unit = std::max(pen.widthF(), 1.0); // dash lengths are in pen widths
    if (const auto [on, off] = dashLengths(curve.look); on > 0)
        pen.setDashPattern({on / unit, off / unit});
    return pen;
}

constexpr float areaShare = 0.35F; // of the colour of a curve in the area below it

QColor mixed(const QColor &colour, const QColor &with, float share)
{
    const auto mix = [share](float a, float b) { return a * share + b * (1 - share); };
    return QColor::fromRgbF(mix(colour.redF(), with.redF()), mix(colour.greenF(), with.greenF()),
                            mix(colour.blueF(), with.blueF()));
}

// One bar for each sample, over the time until the next one. Where there are more samples than pixels, those that
// begin in the same column are one bar as high as the highest.
void paintBars(QPainter &painter, const PlotScene &scene, const Curve &curve, const QColor &colour)
{
    const auto &times = curve.times();
    const double stepMs = std::max(curve.series->stepMs, 1.0);
    const qreal width = scene.time.xOf(scene.time.range.fromMs + qint64(stepMs)) - scene.time.left;
    const qreal space = width >= 4 ? 1 : 0; // between two bars
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = 0; i < times.size(); ++i) {
        const qreal left = std::max(std::floor(scene.time.xOf(curve.timeAt(i))), scene.area.left());
        const qreal right = std::floor(scene.time.xOf(curve.timeAt(i) + qint64(stepMs)));
        qreal top = scene.yOf(curve.heightAt(i));
        while (width < 1 && i + 1 < times.size() && scene.time.xOf(curve.timeAt(i + 1)) < left + 1)
            top = std::min(top, scene.yOf(curve.heightAt(++i)));
        const qreal end = std::min(std::max(right - space, left + 1), scene.area.right());
        if (end <= left || left >= scene.area.right())
            continue;
        const bool isProvisional = i >= curve.series->provisionalFrom;
        const qreal foot = std::min(scene.yOf(0), scene.area.bottom());
        if (top >= foot)
            continue;
        painter.fillRect(QRectF(QPointF(left, std::max(std::round(top), scene.area.top())), QPointF(end, foot)),
                         mixed(colour, QColor::fromRgb(scene.theme->surface), isProvisional ? 0.45F : 0.8F));
    }
}

QPen faded(QPen pen)
{
    QColor colour = pen.color();
    colour.setAlphaF(float(provisionalAlpha));
    pen.setColor(colour);
    return pen;
}

} // namespace

CurveItem::CurveItem(const PlotScene &scene, QGraphicsItem *parent)
    : QGraphicsItem(parent)
    , m_scene(scene)
{
}

void CurveItem::sceneChanged()
{
    m_picture = {};
    if (m_rect != m_scene.area) {
        prepareGeometryChange();
        m_rect = m_scene.area;
    }
    update();
}

void CurveItem::setStill(bool still)
{
    m_isStill = still;
}

QRectF CurveItem::boundingRect() const
{
    return m_rect;
}

void CurveItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_scene.curves.empty() || m_rect.isEmpty())
        return;
    painter->save();
    if (m_scene.highlight)
        painter->setOpacity(dimmedAlpha);
    // Vector files and pictures of other sizes are painted from the samples.
    const bool usesPicture = (m_isStill || m_scene.highlight) && isForPixels(*painter);
    if (!usesPicture) {
        painter->setClipRect(m_rect, Qt::IntersectClip);
        paintCurves(*painter, isForPixels(*painter));
        painter->restore();
        return;
    }
    const qreal ratio = painter->deviceTransform().m11(); // also right for pictures of another scale
    const QSize size = (m_rect.size() * ratio).toSize();
    if (m_picture.size() != size) {
        m_picture = QImage(size, QImage::Format_ARGB32_Premultiplied);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter inner(&m_picture);
        inner.translate(-m_rect.topLeft());
        inner.setClipRect(m_rect); // with a rectangular clip, thin lines take half the time
        paintCurves(inner, true);
    }
    painter->drawImage(m_rect.topLeft(), m_picture);
    painter->restore();
}

void CurveItem::paintCurves(QPainter &painter, bool asPixels)
{
    if (m_scene.stacking != Stacking::None)
        paintStack(painter);
    if (m_scene.stacking == Stacking::Bars)
        return;
    const qreal ratio = painter.deviceTransform().m11();
    const CurveWays ways = waysOf(m_scene, asPixels ? ratio : 0, [](const Curve &) { return true; });
    m_paintedCurves += int(ways.byColumn.size() + ways.byPainter.size());
    if (asPixels && !(ways.bands.empty() && ways.byColumn.empty())) {
        painter.drawImage(m_scene.area.topLeft(), paintedBySlices(m_scene, ratio, [&](CurveRaster &raster) {
                              for (const Curve *curve : ways.bands)
                                  raster.paintBand(*curve, BandEdges::None);
                              for (const Curve *curve : ways.byColumn)
                                  raster.paintLine(*curve, curve->isBand ? medianWidth : 1);
                          }));
    } else {
        for (const Curve *curve : ways.bands)
            paintBand(painter, m_scene, *curve, BandEdges::None);
    }
    for (const Curve *curve : ways.byPainter)
        paintCurve(painter, m_scene, *curve, curve->isBand ? medianWidth : 0);
}

// From the highest to the lowest, each down to the axis: neighbours leave no gap between them.
void CurveItem::paintStack(QPainter &painter) const
{
    metrics::Drawn drawn;
    const QColor surface = QColor::fromRgb(m_scene.theme->surface);
    painter.setPen(Qt::NoPen);
    for (auto curve = m_scene.curves.rbegin(); curve != m_scene.curves.rend(); ++curve) {
        if (curve->isHidden)
            continue;
        const QColor colour = QColor::fromRgb(curve->look.colour(*m_scene.theme));
        if (m_scene.stacking == Stacking::Bars) {
            paintBars(painter, m_scene, *curve, colour);
            continue;
        }
        const metrics::Range measured{m_scene.time.range.fromMs - curve->shiftMs,
                                      m_scene.time.range.toMs - curve->shiftMs};
        const qreal ratio = painter.deviceTransform().m11();
        metrics::decimate(*curve->series, measured, int(m_scene.area.width() * ratio), drawn);
        painter.setBrush(mixed(colour, surface, areaShare));
        painter.setRenderHint(QPainter::Antialiasing);
        for (std::size_t i = 0; i < drawn.stretches.size(); ++i) {
            std::vector<QPointF> points;
            for (const std::uint32_t sample : drawn.stretch(i))
                points.push_back(m_scene.at(*curve, sample));
            cutAtEdges(points, m_scene.area);
            points.emplace_back(points.back().x(), m_scene.yOf(0));
            points.emplace_back(points.front().x(), m_scene.yOf(0));
            drawShape(painter, m_scene, points);
        }
    }
}

void CurveItem::paintCurve(QPainter &painter, const PlotScene &scene, const Curve &curve, qreal width)
{
    // Static, to reuse its memory: there may be hundreds of curves per frame.
    static metrics::Drawn drawn;
    static std::vector<QPointF> points;
    const qreal ratio = painter.deviceTransform().m11();
    const metrics::Range measured{scene.time.range.fromMs - curve.shiftMs, scene.time.range.toMs - curve.shiftMs};
    metrics::decimate(*curve.series, measured, int(scene.area.width() * ratio), drawn);
    const QPen pen = penOf(curve, *scene.theme, width, ratio);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < drawn.stretches.size(); ++i) {
        const auto stretch = drawn.stretch(i);
        points.clear();
        for (const std::uint32_t sample : stretch)
            points.push_back(scene.at(curve, sample));
        cutAtEdges(points, scene.area);
        // The line to a provisional sample is provisional, too.
        const auto provisional = std::ranges::lower_bound(stretch, curve.series->provisionalFrom) - stretch.begin();
        if (points.size() == 1) {
            if (!scene.area.adjusted(-1, -1, 1, 1).contains(points.front()))
                continue;
            painter.setPen(Qt::NoPen);
            painter.setBrush((provisional == 0 ? faded(pen) : pen).color());
            painter.drawEllipse(points.front(), lineDotRadius, lineDotRadius);
            continue;
        }
        painter.setBrush(Qt::NoBrush);
        if (provisional > 1) {
            painter.setPen(pen);
            drawLine(painter, scene, std::span(points).first(std::size_t(provisional)));
        }
        const auto tail = std::span(points).subspan(std::size_t(std::max<std::ptrdiff_t>(provisional - 1, 0)));
        if (tail.size() > 1) {
            painter.setPen(faded(pen));
            drawLine(painter, scene, tail);
        }
    }
}

} // namespace views
