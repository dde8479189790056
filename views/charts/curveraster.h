// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/bandoutline.h"
#include "models/metrics/decimate.h"
#include "views/charts/columncanvas.h"

class QPainter;

namespace views {

struct Curve;
struct PlotScene;
enum class BandEdges;

// More lines than QPainter can paint within a frame, which makes them smoother.
[[nodiscard]] bool hasManyLines(const PlotScene &scene);

// False for vector files.
[[nodiscard]] bool isForPixels(const QPainter &painter);

// There are more than two samples to a column.
[[nodiscard]] bool isDense(const PlotScene &scene, const Curve &curve, int columns);

// Paints bands and lines of many samples column by column, in a small part of the time that QPainter takes. GUI thread.
class CurveRaster
{
public:
    // Of the area of the plot. `ratio`: device pixels to one of the scene, which must outlive the raster.
    CurveRaster(const PlotScene &scene, qreal ratio);

    // The curve must have a band.
    void paintBand(const Curve &curve, BandEdges edges);
    // `width` in pixels of the scene. False, and nothing is painted, if the curve has so few samples that steps would
    // be seen.
    [[nodiscard]] bool paintLine(const Curve &curve, double width);

    [[nodiscard]] QImage image() const;

private:
    // Positions on the canvas, in px.
    struct Corner
    {
        double x = 0;
        double top = 0;
        double bottom = 0;
    };
    struct Pen;

    [[nodiscard]] metrics::Range measured(const Curve &curve) const;
    void fill(const Curve &curve, std::span<const metrics::BandOutline::Point> points,
              double metrics::BandOutline::Point::*low, double metrics::BandOutline::Point::*high, QRgb colour);
    void strokeEdge(const Curve &curve, std::span<const metrics::BandOutline::Point> points,
                    double metrics::BandOutline::Point::*edge, const Pen &pen);
    void strokeSamples(const Curve &curve, std::span<const std::uint32_t> samples, const Pen &pen);
    void stroke(const Pen &pen);
    template<class Visit> void visitColumns(const Visit &visit) const;

    const PlotScene &m_scene;
    qreal m_ratio;
    ColumnCanvas m_canvas;
    // Kept for their memory.
    metrics::BandOutline m_outline;
    metrics::Drawn m_drawn;
    std::vector<Corner> m_corners;
};

} // namespace views
