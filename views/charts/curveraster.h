// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/columncanvas.h"
#include "views/charts/linecolumns.h"

#include <list>

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
    ~CurveRaster();
    CurveRaster(const CurveRaster &) = delete;
    CurveRaster &operator=(const CurveRaster &) = delete;

    // The curve must have a band.
    void paintBand(const Curve &curve, BandEdges edges);
    // `width` in pixels of the scene. False, and nothing is painted, if the curve has so few samples that steps would
    // be seen.
    [[nodiscard]] bool paintLine(const Curve &curve, double width);

    [[nodiscard]] QImage image() const;

private:
    struct Pen;
    struct Part;
    // One of the lists of a band, that what is drawn of it is computed from.
    struct Edge
    {
        const std::vector<double> *values = nullptr;
        const metrics::Pyramid *pyramid = nullptr;
    };

    [[nodiscard]] metrics::Range measured(const Curve &curve) const;
    [[nodiscard]] const Part &partOf(const Curve &curve, const metrics::SampleRun &run, bool isDense, bool isBand);
    [[nodiscard]] double yOf(double shown) const; // px of the canvas
    void fill(const Curve &curve, const Part &part, const Edge &low, const Edge &high, QRgb colour);
    void strokeEdge(const Curve &curve, const Part &part, const Edge &edge, const Pen &pen);
    void strokeSamples(const Curve &curve, const Part &part, const Pen &pen);
    void placeSamples(const Curve &curve, const Part &part);
    void stroke(const Part &part, const Pen &pen);

    const PlotScene &m_scene;
    qreal m_ratio;
    ColumnCanvas m_canvas;
    std::list<Part> m_parts; // of the last curves: most have the same times
    // Kept for their memory.
    std::vector<metrics::SampleRun> m_stretches;
    std::vector<double> m_tops; // of the corners, px
    std::vector<double> m_bottoms;
};

} // namespace views
