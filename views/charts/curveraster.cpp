// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/curveraster.h"

#include "views/charts/bandpaint.h"
#include "views/charts/curveitem.h"

#include <QPaintEngine>
#include <QPainter>
#include <QThread>
#include <QtConcurrentMap>

#include <algorithm>
#include <cmath>

namespace views {

struct CurveRaster::Pen
{
    QRgb colour = 0; // premultiplied
    double half = 0.5; // of the width, px
    double on = 0; // px along the line; 0 = not dashed
    double off = 0;
};

// What is drawn of a run of samples without a gap.
struct CurveRaster::Part
{
    const api::Times *times = nullptr; // of a series of the scene
    metrics::SampleRun run;
    qint64 shiftMs = 0;
    bool isBand = false;
    ColumnSlice slice;
    // Of the samples in a pixel column; a single sample each, if there are few. A band has a corner for each; a line
    // one for its first sample, one for all of them, and one for its last.
    std::vector<metrics::SampleRun> columns;
    double firstX = 0; // px
    LineColumns corners;
};

namespace {

metrics::Range measuredRange(const PlotScene &scene, const Curve &curve)
{
    return {scene.time.range.fromMs - curve.shiftMs, scene.time.range.toMs - curve.shiftMs};
}

// What is drawn of a run without a gap where only some samples are seen. A sample that was not alone in its run is the
// end of a line that is not seen.
metrics::SampleRun drawnOf(const metrics::SampleRun &run, const metrics::SampleRun &seen)
{
    const std::size_t first = std::max(run.first, seen.first);
    const std::size_t last = std::max(std::min(run.last, seen.last), first);
    return last - first == 1 && run.size() > 1 ? metrics::SampleRun{first, first} : metrics::SampleRun{first, last};
}

} // namespace

bool hasManyLines(const PlotScene &scene)
{
    constexpr std::ptrdiff_t most = 64;
    return std::ranges::count(scene.curves, false, &Curve::isHidden) > most;
}

bool isForPixels(const QPainter &painter)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster;
}

CurveWays waysOf(const PlotScene &scene, qreal ratio, const std::function<bool(const Curve &)> &isWanted)
{
    const auto columns = std::size_t(std::max(std::lround(scene.area.width() * ratio), 0L));
    const bool hasColumns = columns > 0 && scene.time.range.length() > 0;
    const bool isCrowded = hasManyLines(scene);
    CurveWays ways;
    for (const Curve *curve : fromBelow(scene.curves)) {
        if (!isWanted(*curve))
            continue;
        if (curve->isBand)
            ways.bands.push_back(curve);
        const std::size_t samples = metrics::visibleSamples(curve->times(), measuredRange(scene, *curve)).size();
        const bool isByColumn = isCrowded || curve->isBand ? samples * 2 >= columns : samples > 2 * columns;
        (hasColumns && isByColumn ? ways.byColumn : ways.byPainter).push_back(curve);
    }
    return ways;
}

CurveRaster::CurveRaster(const PlotScene &scene, qreal ratio, const ColumnSlice &slice)
    : m_scene(scene)
    , m_ratio(ratio)
    , m_columns(int(std::round(scene.area.width() * ratio)))
    , m_bottom(scene.area.height() * ratio)
    , m_perUnit(m_bottom / (scene.high - scene.low))
    , m_isCrowded(hasManyLines(scene))
    , m_canvas(slice, int(std::round(scene.area.height() * ratio)))
{
}

CurveRaster::~CurveRaster() = default;

void CurveRaster::paintBand(const Curve &curve, BandEdges edges)
{
    if (curve.times().empty() || measuredRange(m_scene, curve).length() <= 0 || m_columns <= 0)
        return;
    const metrics::Band &band = *curve.series->band;
    const Edge lowest{&band.lowest, band.ofLowest.get()};
    const Edge highest{&band.highest, band.ofHighest.get()};
    const QRgb colour = qPremultiply(bandFilling(curve, *m_scene.theme).rgba());
    const Pen pen{qPremultiply(QColor::fromRgb(curve.look.colour(*m_scene.theme)).rgba()), m_ratio / 2};
    const Shown shown = shownOf(curve);
    metrics::splitAtGaps(*curve.series, shown.all, m_stretches);
    for (const metrics::SampleRun &stretch : m_stretches) {
        const metrics::SampleRun run = drawnOf(stretch, shown.inSlice);
        if (run.size() == 0)
            continue;
        const Part &part = partOf(curve, run, shown.isDense, true, m_canvas.slice());
        fill(curve, part, lowest, highest, colour);
        fill(curve, part, {&band.lower, band.ofLower.get()}, {&band.upper, band.ofUpper.get()}, colour);
        if (edges == BandEdges::None)
            continue;
        strokeEdge(curve, part, lowest, pen);
        strokeEdge(curve, part, highest, pen);
    }
}

void CurveRaster::paintLine(const Curve &curve, double width)
{
    if (curve.times().empty() || measuredRange(m_scene, curve).length() <= 0 || m_columns <= 0)
        return;
    QColor colour = QColor::fromRgb(curve.look.colour(*m_scene.theme));
    Pen pen{qPremultiply(colour.rgba()), width * m_ratio / 2};
    if (!m_isCrowded) {
        const auto [on, off] = dashLengths(curve.look);
        pen.on = on * m_ratio;
        pen.off = off * m_ratio;
    }
    Pen faded = pen;
    colour.setAlphaF(float(provisionalAlpha));
    faded.colour = qPremultiply(colour.rgba());
    const Shown shown = shownOf(curve);
    metrics::splitAtGaps(*curve.series, shown.all, m_stretches);
    for (const metrics::SampleRun &stretch : m_stretches) {
        // The line to a provisional sample is provisional, too.
        const std::size_t from = std::clamp(curve.series->provisionalFrom, stretch.first, stretch.last);
        const std::size_t settled = from - stretch.first;
        if (settled > 1 || (settled == 1 && stretch.size() == 1))
            strokeSamples(curve, {stretch.first, from}, shown, pen);
        if (from < stretch.last)
            strokeSamples(curve, {settled > 0 ? from - 1 : from, stretch.last}, shown, faded);
    }
}

CurveRaster::Shown CurveRaster::shownOf(const Curve &curve) const
{
    const metrics::Range range = measuredRange(m_scene, curve);
    const metrics::SampleRun all = metrics::visibleSamples(curve.times(), range);
    const double perColumn = double(range.length()) / m_columns;
    const double margin = lineDotRadius * m_ratio + 1; // of dots, px
    const auto &[first, last] = m_canvas.slice();
    const auto timeOf = [&](double column) {
        return range.fromMs + std::int64_t(std::clamp(column, 0.0, double(m_columns)) * perColumn);
    };
    const metrics::Range own{timeOf(first - margin), timeOf(last + margin) + 1};
    return {all, metrics::visibleSamples(curve.times(), own), all.size() > 2 * std::size_t(m_columns)};
}

const CurveRaster::Part &CurveRaster::partOf(const Curve &curve, const metrics::SampleRun &run, bool isDense,
                                             bool isBand, const ColumnSlice &slice)
{
    constexpr std::size_t mostKept = 16;
    const api::Times &times = curve.times();
    const auto isSame = [&](const Part &part) {
        return part.run == run && part.shiftMs == curve.shiftMs && part.isBand == isBand && part.slice == slice
            && (part.times == &times || *part.times == times);
    };
    const auto known = std::ranges::find_if(m_parts, isSame);
    if (known != m_parts.end())
        return *known;
    std::vector<metrics::SampleRun> columns;
    if (isDense) {
        metrics::splitAtColumns(times, run, measuredRange(m_scene, curve), m_columns, columns);
    } else {
        columns.reserve(run.size());
        for (std::size_t i = run.first; i < run.last; ++i)
            columns.push_back({i, i + 1});
    }
    std::vector<double> xs;
    xs.reserve(columns.size() * (isBand || !isDense ? 1 : 3));
    const auto xOf = [&](std::size_t sample) {
        return (m_scene.time.xOf(times[sample] + curve.shiftMs) - m_scene.area.left()) * m_ratio;
    };
    for (const metrics::SampleRun &column : columns) {
        const double first = xOf(column.first);
        xs.push_back(first);
        if (isBand || column.size() == 1)
            continue;
        const double last = xOf(column.last - 1);
        xs.push_back((first + last) / 2);
        xs.push_back(last);
    }
    if (m_parts.size() == mostKept)
        m_parts.pop_front();
    m_parts.push_back(
        {&times, run, curve.shiftMs, isBand, slice, std::move(columns), xs.front(), LineColumns(xs, slice)});
    return m_parts.back();
}

void CurveRaster::fill(const Curve &curve, const Part &part, const Edge &low, const Edge &high, QRgb colour)
{
    m_tops.clear();
    m_bottoms.clear();
    for (const metrics::SampleRun &column : part.columns) {
        m_tops.push_back(yOf(metrics::boundsOf(*high.values, high.pyramid, column).highest * curve.factor));
        m_bottoms.push_back(yOf(metrics::boundsOf(*low.values, low.pyramid, column).lowest * curve.factor));
    }
    if (part.corners.corners() == 1) {
        const auto width = int(std::round(singleBandWidth * m_ratio));
        const auto left = int(std::round(std::clamp(part.firstX, -1e6, 1e6))) - width / 2;
        for (int i = 0; i < width; ++i)
            m_canvas.blend(left + i, m_tops.front(), m_bottoms.front(), colour);
        return;
    }
    part.corners.visit(m_tops, m_bottoms,
                       [&](int column, double top, double bottom) { m_canvas.blend(column, top, bottom, colour); });
}

void CurveRaster::strokeEdge(const Curve &curve, const Part &part, const Edge &edge, const Pen &pen)
{
    const bool isLow = edge.values == &curve.series->band->lowest;
    m_tops.clear();
    for (const metrics::SampleRun &column : part.columns) {
        const metrics::Pyramid::Bounds bounds = metrics::boundsOf(*edge.values, edge.pyramid, column);
        m_tops.push_back(yOf((isLow ? bounds.lowest : bounds.highest) * curve.factor));
    }
    m_bottoms = m_tops;
    stroke(part, pen);
}

// Of a run without a gap
void CurveRaster::strokeSamples(const Curve &curve, const metrics::SampleRun &run, const Shown &shown, const Pen &pen)
{
    // Where the dashes of a line are depends on all of it.
    const bool isWhole = pen.on > 0;
    const metrics::SampleRun drawn = drawnOf(run, isWhole ? shown.all : shown.inSlice);
    if (drawn.size() == 0)
        return;
    const Part &part
        = partOf(curve, drawn, shown.isDense, false, isWhole ? ColumnSlice{0, m_columns} : m_canvas.slice());
    placeSamples(curve, part);
    stroke(part, pen);
}

void CurveRaster::placeSamples(const Curve &curve, const Part &part)
{
    m_tops.clear();
    m_bottoms.clear();
    const auto add = [this](double top, double bottom) {
        m_tops.push_back(top);
        m_bottoms.push_back(bottom);
    };
    const auto addSample = [&](std::size_t sample) {
        const double y = yOf(curve.heightAt(sample));
        add(y, y);
    };
    const std::vector<double> &values = curve.series->samples.values;
    for (const metrics::SampleRun &column : part.columns) {
        addSample(column.first);
        if (column.size() == 1)
            continue;
        if (curve.below.empty()) {
            const auto bounds = metrics::boundsOf(values, curve.series->pyramid.get(), column);
            add(yOf(bounds.highest * curve.factor), yOf(bounds.lowest * curve.factor));
        } else {
            double low = curve.heightAt(column.first);
            double high = low;
            for (std::size_t i = column.first + 1; i < column.last; ++i) {
                low = std::min(low, curve.heightAt(i));
                high = std::max(high, curve.heightAt(i));
            }
            add(yOf(high), yOf(low));
        }
        addSample(column.last - 1);
    }
}

void CurveRaster::stroke(const Part &part, const Pen &pen)
{
    if (part.corners.corners() == 1) {
        const double reach = lineDotRadius * m_ratio;
        const double left = std::clamp(part.firstX, -1e6, 1e6) - reach;
        const double y = m_tops.front();
        for (int i = 0; i < int(std::round(2 * reach)); ++i)
            m_canvas.blend(int(std::floor(left)) + i, y - reach, y + reach, pen.colour);
        return;
    }
    double length = 0; // of the line so far
    part.corners.visit(m_tops, m_bottoms, [&](int column, double top, double bottom) {
        if (pen.on > 0) {
            const double height = bottom - top;
            length = std::fmod(length + std::sqrt(1 + height * height), pen.on + pen.off);
            if (length >= pen.on)
                return;
        }
        m_canvas.blend(column, top - pen.half, bottom + pen.half, pen.colour);
    });
}

QImage paintedBySlices(const PlotScene &scene, qreal ratio, const std::function<void(CurveRaster &)> &paint)
{
    constexpr int narrowest = 64; // worth the search for its samples in each curve
    constexpr qint64 mostPixels = 1 << 16; // of a slice that stays in the processor's cache while curves are painted
    const QSize size = (scene.area.size() * ratio).toSize();
    QImage picture(size, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(ratio);
    // Each slice walks along all of a dashed line.
    const bool hasDashes = std::ranges::any_of(
        scene.curves, [](const Curve &curve) { return !curve.isHidden && dashLengths(curve.look).first > 0; });
    const qint64 pixels = hasDashes && !hasManyLines(scene) ? 0 : qint64(size.width()) * size.height();
    const auto wanted = std::max(qint64(QThread::idealThreadCount()), pixels / mostPixels);
    const int count = std::clamp(size.width() / narrowest, 1, int(wanted));
    std::vector<ColumnSlice> slices;
    slices.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i)
        slices.push_back({size.width() * i / count, size.width() * (i + 1) / count});
    uchar *bits = picture.bits();
    QtConcurrent::blockingMap(slices, [&, bytes = picture.bytesPerLine()](const ColumnSlice &slice) {
        CurveRaster raster(scene, ratio, slice);
        paint(raster);
        raster.canvas().copyTo(bits, bytes);
    });
    return picture;
}

} // namespace views
