// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/assemble.h"
#include "views/charts/bandpaint.h"
#include "views/charts/curveitem.h"
#include "views/charts/curveraster.h"
#include "views/charts/plotscene.h"

#include <QPainter>
#include <QTest>

using namespace views;

namespace {

constexpr int width = 400;
constexpr int height = 200;

metrics::SeriesPtr seriesOf(int samples, const std::function<double(int)> &valueAt)
{
    auto series = std::make_shared<metrics::Series>();
    series->metric = metrics::find("GPU_UTILIZATION_PER_GPU");
    series->stepMs = double(width * 1000) / samples;
    for (int i = 0; i < samples; ++i)
        series->samples.append(qint64(i) * width * 1000 / samples, std::to_string(valueAt(i)));
    series->provisionalFrom = series->samples.size();
    series->statistics = metrics::statisticsOf(series->samples.values);
    return series;
}

// Up and down between two levels, which move.
double work(int sample)
{
    return 50 + 25 * std::sin(sample * 0.002) + (sample % 7 < 3 ? 9 : -9);
}

// The rows of a column that have a colour: first and last, or -1.
std::pair<int, int> inkOf(const QImage &image, int x)
{
    std::pair<int, int> rows{-1, -1};
    for (int y = 0; y < image.height(); ++y) {
        if (qAlpha(image.pixel(x, y)) < 100)
            continue;
        rows.second = y;
        if (rows.first < 0)
            rows.first = y;
    }
    return rows;
}

// With the columns beside it, where the edges of a steep line are, too.
std::pair<int, int> inkAround(const QImage &image, int x)
{
    std::pair<int, int> rows{image.height(), -1};
    for (int off = -1; off <= 1; ++off) {
        const auto [first, last] = inkOf(image, x + off);
        if (first >= 0)
            rows = {std::min(rows.first, first), std::max(rows.second, last)};
    }
    return rows;
}

bool isWithin(std::pair<int, int> rows, std::pair<int, int> others)
{
    constexpr int leeway = 2; // px
    return rows.first >= 0 && rows.first >= others.first - leeway && rows.second <= others.second + leeway;
}

// The largest of a channel of a pixel.
int differenceOf(const QImage &one, const QImage &other)
{
    int most = one.size() == other.size() ? 0 : 255;
    for (int y = 0; most < 255 && y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = reinterpret_cast<const QRgb *>(one.constScanLine(y))[x]; // premultiplied
            const QRgb b = reinterpret_cast<const QRgb *>(other.constScanLine(y))[x];
            most = std::max({most, std::abs(qAlpha(a) - qAlpha(b)), std::abs(qRed(a) - qRed(b)),
                             std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
        }
    }
    return most;
}

} // namespace

class TestCurveRaster : public QObject
{
    Q_OBJECT

private:
    PlotScene sceneOf(std::vector<Curve> curves) const
    {
        PlotScene scene;
        scene.area = QRectF(0, 0, width, height);
        scene.time = {{0, width * 1000}, 0, width};
        scene.low = 0;
        scene.high = 100;
        scene.curves = std::move(curves);
        return scene;
    }

private Q_SLOTS:
    void blendsPartsOfPixels()
    {
        ColumnCanvas canvas(QSize(3, 4));
        const QRgb red = qRgba(255, 0, 0, 255);
        canvas.blend(1, 1.5, 3, red);
        canvas.blend(1, -5, 0, red);
        canvas.blend(7, 0, 4, red);
        canvas.blend(2, 1.25, 1.5, red);
        const QImage image = canvas.image();
        QCOMPARE(qAlpha(image.pixel(1, 0)), 0);
        QVERIFY(std::abs(qAlpha(image.pixel(1, 1)) - 128) <= 1);
        QCOMPARE(image.pixel(1, 2), red);
        QCOMPARE(qAlpha(image.pixel(1, 3)), 0);
        QVERIFY(std::abs(qAlpha(image.pixel(2, 1)) - 64) <= 1);
        QCOMPARE(qAlpha(image.pixel(0, 1)), 0);
    }

    void blendsColoursOverOthers()
    {
        ColumnCanvas canvas(QSize(1, 1));
        canvas.blend(0, 0, 1, qRgba(200, 100, 0, 255));
        canvas.blend(0, 0, 1, qPremultiply(qRgba(0, 100, 200, 128)));
        const QRgb pixel = canvas.image().pixel(0, 0);
        QVERIFY(std::abs(qRed(pixel) - 100) <= 1);
        QVERIFY(std::abs(qGreen(pixel) - 100) <= 1);
        QVERIFY(std::abs(qBlue(pixel) - 100) <= 1);
        QCOMPARE(qAlpha(pixel), 255);
    }

    // The painter's lines are the measure.
    void denseLinesAreWhereThePainterDrawsThem_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<double>("ratio");
        QTest::newRow("dense") << 10'000 << 1.0;
        QTest::newRow("a sample or two in a column") << 600 << 1.0;
        QTest::newRow("high density") << 10'000 << 2.0;
    }
    void denseLinesAreWhereThePainterDrawsThem()
    {
        QFETCH(const int, samples);
        QFETCH(const double, ratio);
        const PlotScene scene = sceneOf({Curve{seriesOf(samples, work), {}, {}}});
        CurveRaster raster(scene, ratio);
        QVERIFY(raster.paintLine(scene.curves[0], 1));
        const QImage image = raster.image();
        QCOMPARE(image.size(), QSize(int(width * ratio), int(height * ratio)));
        QImage painted(image.size(), QImage::Format_ARGB32_Premultiplied);
        painted.setDevicePixelRatio(ratio);
        painted.fill(Qt::transparent);
        QPainter painter(&painted);
        CurveItem::paintCurve(painter, scene, scene.curves[0], 1);
        painter.end();
        for (int x = 2; x < image.width() - 4; ++x) {
            QVERIFY2(isWithin(inkOf(image, x), inkAround(painted, x)), qPrintable(QStringLiteral("column %1").arg(x)));
            QVERIFY2(isWithin(inkOf(painted, x), inkAround(image, x)), qPrintable(QStringLiteral("column %1").arg(x)));
        }
    }

    // Its floats are as good as the values.
    void longCurvesAreTheSameWithoutTheirPyramid_data()
    {
        QTest::addColumn<int>("fromMs");
        QTest::addColumn<int>("toMs");
        QTest::newRow("all") << 0 << width * 1000;
        QTest::newRow("a part") << width * 123 << width * 777;
        QTest::newRow("hardly dense") << width * 300 << width * 303;
        QTest::newRow("beyond its end") << width * 700 << width * 1900;
    }
    void longCurvesAreTheSameWithoutTheirPyramid()
    {
        QFETCH(const int, fromMs);
        QFETCH(const int, toMs);
        constexpr int samples = 300'000;
        const auto pictureOf = [&](int phase, bool isFast) {
            auto line = std::make_shared<metrics::Series>(
                *seriesOf(samples, [phase](int i) { return work(i + phase) + (i % 4001 == phase ? 20 : 0); }));
            auto band = std::make_shared<metrics::Band>();
            for (const double value : line->samples.values) {
                band->lowest.push_back(value - 9);
                band->lower.push_back(value - 4);
                band->upper.push_back(value + 4);
                band->highest.push_back(value + 9);
            }
            if (isFast) {
                line->pyramid = metrics::pyramidOf(line->samples.values);
                band->ofLowest = metrics::pyramidOf(band->lowest);
                band->ofLower = metrics::pyramidOf(band->lower);
                band->ofUpper = metrics::pyramidOf(band->upper);
                band->ofHighest = metrics::pyramidOf(band->highest);
            }
            line->band = band;
            line->gaps = {{line->samples.times[samples / 2], line->samples.times[samples / 2 + 1]}};
            PlotScene scene = sceneOf({Curve{line, {}, {}}});
            scene.curves[0].isBand = true;
            scene.time.range = {fromMs, toMs};
            CurveRaster raster(scene, 1);
            raster.paintBand(scene.curves[0], BandEdges::Drawn);
            return raster.paintLine(scene.curves[0], 1) ? raster.image() : QImage();
        };
        const QImage plain = pictureOf(7, false);
        QVERIFY(!plain.isNull());
        QVERIFY(differenceOf(pictureOf(7, true), plain) <= 2);
        QVERIFY(differenceOf(pictureOf(19, true), plain) > 2);
    }

    // What curves with the same times share is not mixed up with that of others.
    void curvesOfSeveralStepsAreTheSameTogether()
    {
        const auto of = [](int samples, double level) { return seriesOf(samples, [level](int) { return level; }); };
        auto shifted = Curve{of(9000, 60), {}, {}};
        shifted.shiftMs = width * 500;
        const PlotScene scene
            = sceneOf({Curve{of(9000, 20), {}, {}}, Curve{of(5000, 40), {}, {}}, shifted, Curve{of(9000, 80), {}, {}}});
        CurveRaster together(scene, 1);
        for (const Curve &curve : scene.curves)
            QVERIFY(together.paintLine(curve, 1));
        const QImage all = together.image();
        for (const Curve &curve : scene.curves) {
            CurveRaster raster(scene, 1);
            QVERIFY(raster.paintLine(curve, 1));
            const QImage alone = raster.image();
            const int row = height - int(curve.series->samples.values.front() * height / 100);
            for (const int x : {10, width / 2 - 5, width / 2 + 5, width - 10}) {
                for (int y = row - 4; y < row + 4; ++y)
                    QCOMPARE(all.pixel(x, y), alone.pixel(x, y));
            }
        }
    }

    void fewSamplesAreLeftToThePainter()
    {
        const PlotScene scene = sceneOf({Curve{seriesOf(100, work), {}, {}}});
        CurveRaster raster(scene, 1);
        QVERIFY(!raster.paintLine(scene.curves[0], 1));
        QCOMPARE(inkOf(raster.image(), 50), (std::pair{-1, -1}));
    }

    void nothingIsDrawnBeyondAFixedRange()
    {
        PlotScene scene = sceneOf({Curve{seriesOf(10'000, [](int i) { return i < 5000 ? 50.0 : 150.0; }), {}, {}}});
        scene.isFixed = true;
        CurveRaster raster(scene, 1);
        QVERIFY(raster.paintLine(scene.curves[0], 1));
        QCOMPARE(inkOf(raster.image(), 100).first >= 98, true);
        QCOMPARE(inkOf(raster.image(), 300), (std::pair{-1, -1}));
    }

    void provisionalSamplesAreFaint()
    {
        auto series = std::make_shared<metrics::Series>(*seriesOf(10'000, [](int) { return 50.0; }));
        series->provisionalFrom = 5000;
        const PlotScene scene = sceneOf({Curve{series, {}, {}}});
        CurveRaster raster(scene, 1);
        QVERIFY(raster.paintLine(scene.curves[0], 2));
        const auto strongest = [image = raster.image()](int x) {
            int most = 0;
            for (int y = 0; y < height; ++y)
                most = std::max(most, qAlpha(image.pixel(x, y)));
            return most;
        };
        QCOMPARE(strongest(100), 255);
        QVERIFY(strongest(300) > 80 && strongest(300) < 140);
    }

    void gapsStayEmpty()
    {
        auto series = std::make_shared<metrics::Series>();
        series->metric = metrics::find("GPU_UTILIZATION_PER_GPU");
        series->stepMs = 40;
        for (int i = 0; i < 10'000; ++i) {
            if (i < 4000 || i >= 6000)
                series->samples.append(qint64(i) * 40, "50");
        }
        series->gaps = {{3999 * 40, 6000 * 40}};
        series->provisionalFrom = series->samples.size();
        const PlotScene scene = sceneOf({Curve{series, {}, {}}});
        CurveRaster raster(scene, 1);
        QVERIFY(raster.paintLine(scene.curves[0], 1));
        QVERIFY(inkOf(raster.image(), 100).first >= 0);
        QCOMPARE(inkOf(raster.image(), 200), (std::pair{-1, -1}));
        QVERIFY(inkOf(raster.image(), 300).first >= 0);
    }
};

QTEST_MAIN(TestCurveRaster)
#include "tst_curveraster.moc"
