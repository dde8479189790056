// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/plotscene.h"

#include <QGraphicsItem>
#include <QImage>

namespace views {

// Everything above the curves of a plot: names of gaps and what follows the pointer: the highlighted curve, the range
// being selected, the crosshair with a dot on each curve. Changes without repainting the curves. GUI thread.
class OverlayItem final : public QGraphicsItem
{
public:
    explicit OverlayItem(const PlotScene &scene, QGraphicsItem *parent);

    void sceneChanged();
    void crosshairMoved(std::optional<qint64> fromMs);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    [[nodiscard]] QRectF crosshairRect(qint64 timeMs) const;
    void paintHighlight(QPainter &painter, bool asPixels);
    [[nodiscard]] QImage highlightPicture(qreal ratio) const;
    void paintGapName(QPainter &painter, const metrics::Gap &gap, const std::vector<MarkLabel> &marks) const;
    void paintSelection(QPainter &painter) const;
    void paintCrosshair(QPainter &painter) const;

    const PlotScene &m_scene;
    QRectF m_rect;
    QImage m_picture; // of the highlighted curves
    std::optional<metrics::SeriesKey> m_pictured;
};

} // namespace views
