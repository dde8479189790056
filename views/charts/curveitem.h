// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/decimate.h"
#include "views/charts/plotscene.h"

#include <QGraphicsItem>
#include <QImage>

namespace views {

inline constexpr double provisionalAlpha = 0.45;
inline constexpr double lineDotRadius = 1.5; // px, of a sample without neighbours

// All curves of a plot as one item. Paints at most a few points per pixel column; while only the overlay changes,
// curves come from a cached picture. GUI thread.
class CurveItem final : public QGraphicsItem
{
public:
    explicit CurveItem(const PlotScene &scene, QGraphicsItem *parent);

    void sceneChanged(); // for anything but crosshair, selection and highlight
    void setStill(bool still); // the curves do not change for now: cache a picture

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

    // Paints one curve with a pen of this width; 0 = the thinnest. Also used by the overlay.
    static void paintCurve(QPainter &painter, const PlotScene &scene, const Curve &curve, qreal width);
    [[nodiscard]] int paintedCurves() const { return m_paintedCurves; } // total, for tests and benchmarks

private:
    void paintCurves(QPainter &painter, bool asPixels);
    void paintStack(QPainter &painter) const;

    const PlotScene &m_scene;
    QRectF m_rect;
    QImage m_picture;
    bool m_isStill = false;
    int m_paintedCurves = 0;
};

} // namespace views
