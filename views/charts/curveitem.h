// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/decimate.h"
#include "views/charts/plotscene.h"

#include <QGraphicsItem>
#include <QImage>

namespace views {

// All curves of a plot as one item. Not more than a few points to a pixel column are painted, and none of them again
// while only what lies above them changes: then they come from a picture. GUI thread.
class CurveItem final : public QGraphicsItem
{
public:
    explicit CurveItem(const PlotScene &scene, QGraphicsItem *parent);

    void sceneChanged(); // anything but crosshair, selection and highlight
    void setStill(bool still); // the curves stay as they are for now: keep a picture of them

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

    // One curve with a pen of that width; 0 = the thinnest there is. Also for the overlay.
    static void paintCurve(QPainter &painter, const PlotScene &scene, const Curve &curve, qreal width);
    [[nodiscard]] int paintedCurves() const { return m_paintedCurves; } // so far; for tests and benchmarks

private:
    void paintCurves(QPainter &painter);

    const PlotScene &m_scene;
    QRectF m_rect;
    QImage m_picture;
    bool m_isStill = false;
    int m_paintedCurves = 0;
};

} // namespace views
