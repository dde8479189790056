// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/columns.h"
#include "views/charts/columncanvas.h"
#include "views/charts/linecolumns.h"
#include "views/charts/plotscene.h"

#include <functional>
#include <list>

class QPainter;

namespace views {

enum class BandEdges;

// More lines than QPainter can paint within a frame, which makes them smoother.
[[nodiscard]] bool hasManyLines(const PlotScene &scene);

// False for vector files.
[[nodiscard]] bool isForPixels(const QPainter &painter);

// The curves of a plot by the way they are painted in. Those with a band are in two lists: the second is for the line.
struct CurveWays
{
    std::vector<const Curve *> bands;
    std::vector<const Curve *> byColumn; // lines of many samples; the raster would give those of few visible steps
    std::vector<const Curve *> byPainter;
};

// Of the curves that are shown and wanted. `ratio`: device pixels to one of the scene; 0 = a vector file, where none is
// painted by column.
[[nodiscard]] CurveWays waysOf(const PlotScene &scene, qreal ratio, const std::function<bool(const Curve &)> &isWanted);

// Paints bands and lines of many samples column by column, in a small part of the time that QPainter takes. Any thread,
// while nothing changes the scene.
class CurveRaster
{
public:
    // Of a part of the columns of the plot's area. `ratio`: device pixels to one of the scene, which must outlive the
    // raster.
    CurveRaster(const PlotScene &scene, qreal ratio, const ColumnSlice &slice);
    ~CurveRaster();
    CurveRaster(const CurveRaster &) = delete;
    CurveRaster &operator=(const CurveRaster &) = delete;

    // The curve must have a band.
    void paintBand(const Curve &curve, BandEdges edges);
    // `width` in pixels of the scene.
    void paintLine(const Curve &curve, double width);

    [[nodiscard]] const ColumnCanvas &canvas() const { return m_canvas; }

private:
    struct Pen;
    struct Part;
    // One of the lists of a band, that what is drawn of it is computed from.
    struct Edge
    {
        const std::vector<double> *values = nullptr;
        const metrics::Pyramid *pyramid = nullptr;
    };

    // What is drawn of the samples of a curve.
    struct Shown
    {
        metrics::SampleRun all; // in the whole picture
        metrics::SampleRun inSlice;
        bool isDense = false; // columns have several samples
    };

    [[nodiscard]] Shown shownOf(const Curve &curve) const;
    [[nodiscard]] const Part &partOf(const Curve &curve, const metrics::SampleRun &run, bool isDense, bool isBand,
                                     const ColumnSlice &slice);
    [[nodiscard]] double yOf(double shown) const // px of the canvas
    {
        return m_scene.isLogarithmic ? (m_scene.yOf(shown) - m_scene.area.top()) * m_ratio
                                     : m_bottom - (shown - m_scene.low) * m_perUnit;
    }
    void fill(const Curve &curve, const Part &part, const Edge &low, const Edge &high, QRgb colour);
    void strokeEdge(const Curve &curve, const Part &part, const Edge &edge, const Pen &pen);
    void strokeSamples(const Curve &curve, const metrics::SampleRun &run, const Shown &shown, const Pen &pen);
    void placeSamples(const Curve &curve, const Part &part);
    void stroke(const Part &part, const Pen &pen);

    const PlotScene &m_scene;
    qreal m_ratio;
    int m_columns; // of the whole picture
    double m_bottom; // of the value axis, px of the canvas
    double m_perUnit; // px of a linear axis
    bool m_isCrowded; // lines are not dashed
    ColumnCanvas m_canvas;
    std::list<Part> m_parts; // of the last curves: most have the same times
    // Kept for their memory.
    std::vector<metrics::SampleRun> m_stretches;
    std::vector<double> m_tops; // of the corners, px
    std::vector<double> m_bottoms;
};

// The picture of the plot's area, painted by slices in several threads. `paint` is called once for each slice, in any
// of them, and must paint the same each time.
[[nodiscard]] QImage paintedBySlices(const PlotScene &scene, qreal ratio,
                                     const std::function<void(CurveRaster &)> &paint);

} // namespace views
