// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/overlayitem.h"

#include "models/table/format.h"
#include "views/charts/bandpaint.h"
#include "views/charts/curveitem.h"
#include "views/charts/curveraster.h"
#include "views/look/focusring.h"
#include "views/look/sizes.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace views {
namespace {

struct OverlayWords
{
    Q_DECLARE_TR_FUNCTIONS(views::ChartStack)
};

// To the minute if it is long.
QString lengthText(qint64 seconds)
{
    const bool isMinutes = seconds >= 600 && seconds < 3600;
    return isMinutes ? OverlayWords::tr("%1 min").arg(seconds / 60) : table::durationText(seconds);
}

constexpr qreal namedGapWidth = 20;
constexpr qreal dotRadius = 2.5;
constexpr qreal reach = dotRadius + 2; // of the crosshair's dots, to either side
constexpr qreal highlightWidth = 1.6;

qreal litWidth(const Curve &curve)
{
    return curve.look.isGhost ? 1 : highlightWidth;
}

} // namespace

OverlayItem::OverlayItem(const PlotScene &scene, QGraphicsItem *parent)
    : QGraphicsItem(parent)
    , m_scene(scene)
{
}

void OverlayItem::sceneChanged()
{
    m_pictured.reset();
    const QRectF rect = m_scene.area.adjusted(-reach, -reach, reach, reach);
    if (m_rect != rect) {
        prepareGeometryChange();
        m_rect = rect;
    }
    update();
}

void OverlayItem::crosshairMoved(std::optional<qint64> fromMs)
{
    if (fromMs)
        update(crosshairRect(*fromMs));
    if (m_scene.crosshairMs)
        update(crosshairRect(*m_scene.crosshairMs));
}

QRectF OverlayItem::boundingRect() const
{
    return m_rect;
}

QRectF OverlayItem::crosshairRect(qint64 timeMs) const
{
    // Samples may be slightly off the line.
    const qreal off = m_scene.reachMs / double(std::max<qint64>(m_scene.time.range.length(), 1)) * m_scene.time.width;
    const qreal side = reach + std::min(off, 40.0);
    return QRectF(m_scene.time.xOf(timeMs) - side, m_rect.top(), 2 * side, m_rect.height());
}

void OverlayItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->save();
    if (m_scene.highlight)
        paintHighlight(*painter, isForPixels(*painter));
    const std::vector<MarkLabel> marks = markLabels(m_scene.marks, m_scene.time, m_scene.area, m_scene.font);
    if (m_scene.namesGaps) {
        for (const metrics::Gap &gap : m_scene.gaps)
            paintGapName(*painter, gap, marks);
    }
    paintMarkLabels(*painter, marks, m_scene.font, *m_scene.theme);
    if (m_scene.selection)
        paintSelection(*painter);
    else if (m_scene.crosshairMs && m_scene.time.range.contains(*m_scene.crosshairMs))
        paintCrosshair(*painter);
    if (m_scene.showsFocus)
        paintInnerFocusRing(*painter, m_scene.area.adjusted(-2, -2, 2, 2), *m_scene.theme);
    painter->restore();
}

// On screen from a picture, which holds while the pointer follows a curve.
void OverlayItem::paintHighlight(QPainter &painter, bool asPixels)
{
    painter.save();
    painter.setClipRect(m_scene.area, Qt::IntersectClip);
    if (asPixels) {
        const qreal ratio = painter.deviceTransform().m11();
        if (m_pictured != m_scene.highlight || m_picture.size() != (m_scene.area.size() * ratio).toSize()) {
            m_picture = highlightPicture(ratio);
            m_pictured = m_scene.highlight;
        }
        painter.drawImage(m_scene.area.topLeft(), m_picture);
    } else {
        for (const Curve *curve : fromBelow(m_scene.curves)) {
            if (!isSameThing(curve->series->key, *m_scene.highlight))
                continue;
            if (curve->isBand)
                paintBand(painter, m_scene, *curve, BandEdges::Drawn);
            CurveItem::paintCurve(painter, m_scene, *curve, litWidth(*curve));
        }
    }
    painter.restore();
}

QImage OverlayItem::highlightPicture(qreal ratio) const
{
    const CurveWays ways = waysOf(
        m_scene, ratio, [this](const Curve &curve) { return isSameThing(curve.series->key, *m_scene.highlight); });
    QImage picture = paintedBySlices(m_scene, ratio, [&](CurveRaster &raster) {
        for (const Curve *curve : ways.bands)
            raster.paintBand(*curve, BandEdges::Drawn);
        for (const Curve *curve : ways.byColumn)
            raster.paintLine(*curve, litWidth(*curve));
    });
    QPainter painter(&picture);
    painter.translate(-m_scene.area.topLeft());
    painter.setClipRect(m_scene.area);
    for (const Curve *curve : ways.byPainter)
        CurveItem::paintCurve(painter, m_scene, *curve, litWidth(*curve));
    return picture;
}

void OverlayItem::paintGapName(QPainter &painter, const metrics::Gap &gap, const std::vector<MarkLabel> &marks) const
{
    const qreal left = std::max(m_scene.time.xOf(gap.fromMs), m_scene.area.left());
    const qreal right = std::min(m_scene.time.xOf(gap.toMs), m_scene.area.right());
    if (right - left <= namedGapWidth)
        return;
    const QString text = OverlayWords::tr("No data, %1").arg(lengthText(gap.length() / 1000));
    const QFontMetricsF metrics(m_scene.font);
    QRectF box(0, m_scene.area.top() + 4, std::ceil(metrics.horizontalAdvance(text)) + 16,
               std::ceil(metrics.height()) + 3);
    box.moveLeft(std::round((left + right - box.width()) / 2));
    // Close to an edge the name stays whole.
    box.moveLeft(std::clamp(box.left(), m_scene.area.left() + 1,
                            std::max(m_scene.area.left() + 1, m_scene.area.right() - box.width() - 1)));
    for (const MarkLabel &mark : marks) {
        if (mark.box.intersects(box))
            box.moveTop(mark.box.bottom() + 2);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor::fromRgb(m_scene.theme->border), 1));
    painter.setBrush(QColor::fromRgb(m_scene.theme->surface));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), chipRadius, chipRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(m_scene.font);
    painter.setPen(QColor::fromRgb(m_scene.theme->text2));
    painter.drawText(box, Qt::AlignCenter, text);
}

void OverlayItem::paintSelection(QPainter &painter) const
{
    const qreal left = std::round(std::max(m_scene.time.xOf(m_scene.selection->fromMs), m_scene.area.left()));
    const qreal right = std::round(std::min(m_scene.time.xOf(m_scene.selection->toMs), m_scene.area.right()));
    const QRectF band(left, m_scene.area.top(), right - left, m_scene.area.height());
    QColor accent = QColor::fromRgb(m_scene.theme->accent);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(left, band.top(), 1, band.height()), accent);
    painter.fillRect(QRectF(right - 1, band.top(), 1, band.height()), accent);
    accent.setAlphaF(0.12F);
    painter.fillRect(band, accent);
}

void OverlayItem::paintCrosshair(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    const qreal x = std::floor(m_scene.time.xOf(*m_scene.crosshairMs));
    painter.fillRect(QRectF(x, m_scene.area.top(), 1, m_scene.area.height()),
                     QColor::fromRgb(m_scene.theme->crosshair));
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isCrowded = hasManyLines(m_scene); // dots of all would hide what they are on
    for (const Curve &curve : m_scene.curves) {
        if (curve.isHidden)
            continue;
        if (isCrowded && !(m_scene.highlight && isSameThing(curve.series->key, *m_scene.highlight)))
            continue;
        const auto sample = sampleAt(curve, *m_scene.crosshairMs, m_scene.reachMs);
        if (!sample || !m_scene.isWithin(m_scene.at(curve, *sample).y()))
            continue;
        // A rim in the surface colour separates overlapping dots.
        painter.setPen(QPen(QColor::fromRgb(m_scene.theme->surface), 1));
        painter.setBrush(QColor::fromRgb(curve.look.colour(*m_scene.theme)));
        painter.drawEllipse(m_scene.at(curve, *sample), dotRadius, dotRadius);
    }
}

} // namespace views
