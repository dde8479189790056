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

// As if it was painted by so many threads.
QImage pictureOf(const PlotScene &scene, double ratio, int slices, const std::function<void(CurveRaster &)> &paint)
{
    QImage image((scene.area.size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    for (int i = 0; i < slices; ++i) {
        CurveRaster raster(scene, ratio, {image.width() * i / slices, image.width() * (i + 1) / slices});
        paint(raster);
        raster.canvas().copyTo(image.bits(), image.bytesPerLine());
    }
    return image;
}

QImage linesOf(const PlotScene &scene, double lineWidth = 1, double ratio = 1)
{
    return pictureOf(scene, ratio, 1, [&](CurveRaster &raster) {
        for (const Curve &curve : scene.curves)
            raster.paintLine(curve, lineWidth);
    });
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
        ColumnCanvas canvas({0, 3}, 4);
        const QRgb red = qRgba(255, 0, 0, 255);
        canvas.blend(1, 1.5, 3, red);
        canvas.blend(1, -5, 0, red);
        canvas.blend(7, 0, 4, red);
        canvas.blend(2, 1.25, 1.5, red);
        QImage image(3, 4, QImage::Format_ARGB32_Premultiplied);
        canvas.copyTo(image.bits(), image.bytesPerLine());
        QCOMPARE(qAlpha(image.pixel(1, 0)), 0);
        QVERIFY(std::abs(qAlpha(image.pixel(1, 1)) - 128) <= 1);
        QCOMPARE(image.pixel(1, 2), red);
        QCOMPARE(qAlpha(image.pixel(1, 3)), 0);
        QVERIFY(std::abs(qAlpha(image.pixel(2, 1)) - 64) <= 1);
        QCOMPARE(qAlpha(image.pixel(0, 1)), 0);
    }

    void blendsColoursOverOthers()
    {
        ColumnCanvas canvas({0, 1}, 1);
        canvas.blend(0, 0, 1, qRgba(200, 100, 0, 255));
        canvas.blend(0, 0, 1, qPremultiply(qRgba(0, 100, 200, 128)));
        QImage image(1, 1, QImage::Format_ARGB32_Premultiplied);
        canvas.copyTo(image.bits(), image.bytesPerLine());
        const QRgb pixel = image.pixel(0, 0);
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
        const QImage image = linesOf(scene, 1, ratio);
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
        const auto pictureWith = [&](int phase, bool isFast) {
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
            return pictureOf(scene, 1, 1, [&scene](CurveRaster &raster) {
                raster.paintBand(scene.curves[0], BandEdges::Drawn);
                raster.paintLine(scene.curves[0], 1);
            });
        };
        const QImage plain = pictureWith(7, false);
        QVERIFY(differenceOf(pictureWith(7, true), plain) <= 2);
        QVERIFY(differenceOf(pictureWith(19, true), plain) > 2);
    }

    // What curves with the same times share is not mixed up with that of others.
    void curvesOfSeveralStepsAreTheSameTogether()
    {
        const auto of = [](int samples, double level) { return seriesOf(samples, [level](int) { return level; }); };
        auto shifted = Curve{of(9000, 60), {}, {}};
        shifted.shiftMs = width * 500;
        const PlotScene scene
            = sceneOf({Curve{of(9000, 20), {}, {}}, Curve{of(5000, 40), {}, {}}, shifted, Curve{of(9000, 80), {}, {}}});
        const QImage all = linesOf(scene);
        for (const Curve &curve : scene.curves) {
            const QImage alone = pictureOf(scene, 1, 1, [&curve](CurveRaster &raster) { raster.paintLine(curve, 1); });
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
        const auto isAny = [](const Curve &) { return true; };
        QCOMPARE(waysOf(scene, 1, isAny).byColumn.size(), 0U);
        QCOMPARE(waysOf(scene, 1, isAny).byPainter.size(), 1U);
        const PlotScene dense = sceneOf({Curve{seriesOf(1000, work), {}, {}}});
        QCOMPARE(waysOf(dense, 1, isAny).byColumn.size(), 1U);
        QCOMPARE(waysOf(dense, 0, isAny).byColumn.size(), 0U); // a vector file
    }

    void nothingIsDrawnBeyondAFixedRange()
    {
        PlotScene scene = sceneOf({Curve{seriesOf(10'000, [](int i) { return i < 5000 ? 50.0 : 150.0; }), {}, {}}});
        scene.isFixed = true;
        const QImage image = linesOf(scene);
        QCOMPARE(inkOf(image, 100).first >= 98, true);
        QCOMPARE(inkOf(image, 300), (std::pair{-1, -1}));
    }

    void provisionalSamplesAreFaint()
    {
        auto series = std::make_shared<metrics::Series>(*seriesOf(10'000, [](int) { return 50.0; }));
        series->provisionalFrom = 5000;
        const PlotScene scene = sceneOf({Curve{series, {}, {}}});
        const auto strongest = [image = linesOf(scene, 2)](int x) {
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
        const QImage image = linesOf(scene);
        QVERIFY(inkOf(image, 100).first >= 0);
        QCOMPARE(inkOf(image, 200), (std::pair{-1, -1}));
        QVERIFY(inkOf(image, 300).first >= 0);
    }

    // Threads paint slices, whose edges must not be seen: in lines, dashes, bands, at gaps, in dots of lone samples.
    void slicesMakeTheSamePicture_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<int>("fromMs");
        QTest::addColumn<int>("toMs");
        QTest::newRow("dense") << 10'000 << 1.0 << 0 << width * 1000;
        QTest::newRow("high density, a part") << 10'000 << 2.0 << width * 210 << width * 803;
        QTest::newRow("a sample or two in a column") << 600 << 1.0 << 0 << width * 1000;
        QTest::newRow("a sample in two columns") << 210 << 1.0 << 0 << width * 1000;
        QTest::newRow("begins and ends within") << 3000 << 1.0 << -width * 300 << width * 1250;
    }
    void slicesMakeTheSamePicture()
    {
        QFETCH(const int, samples);
        QFETCH(const double, ratio);
        QFETCH(const int, fromMs);
        QFETCH(const int, toMs);
        auto series = std::make_shared<metrics::Series>(*seriesOf(samples, work));
        const api::Times &times = series->samples.times;
        for (const int share : {3, 5, 6}) { // lone samples, and stretches that end close to the edges of slices
            const std::size_t at = std::size_t(samples) * std::size_t(share) / 7;
            series->gaps.push_back({times[at], times[at + 1]});
            series->gaps.push_back({times[at + 1], times[at + 2]});
        }
        series->provisionalFrom = std::size_t(samples) * 9 / 10;
        auto band = std::make_shared<metrics::Band>();
        for (const double value : series->samples.values) {
            band->lowest.push_back(value - 20);
            band->lower.push_back(value - 10);
            band->upper.push_back(value + 5);
            band->highest.push_back(value + 12);
        }
        series->band = band;
        Curve dashed{series, {}, {}};
        dashed.look.dash = SeriesLook::Dash::Dashed;
        dashed.shiftMs = 777;
        PlotScene scene = sceneOf({Curve{series, {}, {}}, dashed});
        scene.time.range = {fromMs, toMs};
        const auto paint = [&scene](CurveRaster &raster) {
            raster.paintBand(scene.curves[0], BandEdges::Drawn);
            for (const Curve &curve : scene.curves)
                raster.paintLine(curve, 1.4);
        };
        const QImage whole = pictureOf(scene, ratio, 1, paint);
        for (const int slices : {2, 7, 63})
            QVERIFY2(differenceOf(pictureOf(scene, ratio, slices, paint), whole) <= 1,
                     qPrintable(QString::number(slices)));
        QVERIFY(differenceOf(paintedBySlices(scene, ratio, paint), whole) <= 1);
    }
};

QTEST_MAIN(TestCurveRaster)
#include "tst_curveraster.moc"
