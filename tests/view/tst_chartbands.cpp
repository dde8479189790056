// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/bands.h"
#include "tests/view/chartbench.h"

using namespace chartbench;

namespace {

constexpr const char *type = "GPU_UTILIZATION_PER_GPU";

// An object of five GPUs at 20, 40, 50, 60 and 80 %, and one of a single GPU at 95 %.
metrics::Answer twoObjects()
{
    std::vector<metrics::SeriesPtr> gpus;
    for (int gpu = 0; gpu < 5; ++gpu) {
        auto own = std::make_shared<metrics::Series>(*chartfixture::series(type, gpu, 360, [](int index, double, int) {
            static constexpr double values[] = {20, 40, 50, 60, 80};
            return values[index];
        }));
        own->stepMs = double(minuteMs);
        gpus.push_back(own);
    }
    const metrics::SeriesPtr alone = chartfixture::series(type, 0, 360, [](int, double, int) { return 95.0; });
    metrics::Answer answer;
    answer.range = sixHours;
    answer.stepMs = minuteMs;
    answer.metrics.resize(1);
    answer.metrics[0].metric = metrics::find(type);
    answer.metrics[0].state = State::Complete;
    answer.metrics[0].series = {compare::bandOf(gpus, base::Key::fromText(u"bert"_s), u"bert"_s),
                                compare::bandOf({alone}, base::Key::fromText(u"gpt"_s), u"gpt"_s)};
    return answer;
}

int darkness(const QImage &image, const QPointF &at)
{
    const QRgb pixel = image.pixel(at.toPoint());
    return 3 * 255 - qRed(pixel) - qGreen(pixel) - qBlue(pixel);
}

} // namespace

// Curves that stand for several GPUs, with the band of their spread.
class TestChartBands : public ChartBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { m_stack.reset(); }

    void bandsReachFromTheLowestToTheHighest()
    {
        show(twoObjects());
        const QImage image = plot()->grab().toImage();
        QCOMPARE(shade(image, 10), 0);
        QVERIFY(shade(image, 30) > 0);
        // Stronger between the quartiles, the strongest at the median.
        QVERIFY(shade(image, 45) > shade(image, 30));
        QVERIFY(shade(image, 50) > shade(image, 45) + 30);
        QVERIFY(shade(image, 70) > 0);
        QCOMPARE(shade(image, 70), shade(image, 30));
        QCOMPARE(shade(image, 88), 0);
        // The single GPU is a line without a band.
        QVERIFY(shade(image, 95) > 0);
        QVERIFY(plot()->scene().curves.at(0).isBand);
        QVERIFY(!plot()->scene().curves.at(1).isBand);
    }

    void nothingIsDrawnInGaps()
    {
        show(twoObjects());
        const QImage image = plot()->grab().toImage();
        const PlotScene &scene = plot()->scene();
        const qint64 middle = startMs + qint64((chartfixture::gapFrom + chartfixture::gapTo) / 2 * minuteMs);
        // As in the rest of the gap.
        const QPointF inside(scene.time.xOf(middle), scene.yOf(30));
        const QPointF above(scene.time.xOf(middle), scene.yOf(10));
        int within = 0;
        int beyond = 0;
        for (int off = -8; off <= 8; ++off) { // over the stripes of the gap
            within += darkness(image, inside + QPointF(off, 0));
            beyond += darkness(image, above + QPointF(off, 0));
        }
        QVERIFY(std::abs(within - beyond) < 17 * 12);
    }

    void hiddenBandsAreGone()
    {
        const metrics::Answer answer = twoObjects();
        show(answer);
        m_stack->setHidden({answer.metrics[0].series[0]->key});
        QCOMPARE(shade(plot()->grab().toImage(), 30), 0);
    }

    void theObjectUnderThePointerHasEdges()
    {
        show(twoObjects());
        const PlotScene &scene = plot()->scene();
        const int edge = shade(plot()->grab().toImage(), 80);
        // Anywhere within the band.
        moveTo(QPointF(scene.time.xOf(time()), scene.yOf(66)).toPoint());
        QVERIFY(scene.highlight && *scene.highlight == scene.curves.at(0).series->key);
        const QImage image = plot()->grab().toImage();
        const qreal x = scene.time.xOf(time()) + 30; // beside the crosshair
        int darkest = 0;
        for (int off = -2; off <= 2; ++off)
            darkest = std::max(darkest, darkness(image, {x, scene.yOf(80) + off}));
        QVERIFY2(darkest > edge + 100, qPrintable(u"%1 and %2"_s.arg(darkest).arg(edge)));
        moveTo(QPointF(scene.time.xOf(time()), scene.yOf(97)).toPoint());
        QVERIFY(scene.highlight && *scene.highlight == scene.curves.at(1).series->key);
    }

    void theBoxShowsMedianAndSpread()
    {
        show(twoObjects());
        const HoverContent content = cards().constFirst()->hoverContent(time(), std::nullopt);
        QCOMPARE(content.rows.size(), std::size_t(2));
        QCOMPARE(content.rows[0].value, u"50.0 %"_s);
        QCOMPARE(content.rows[0].spread, u"20.0 to 80.0"_s);
        QCOMPARE(content.rows[1].value, u"95.0 %"_s);
        QCOMPARE(content.rows[1].spread, QString());
        QVERIFY(content.title.contains(u"median"_s));
        const QString told = plot()->accessibleDescription();
        QVERIFY2(told.contains(u"bert: 5 GPUs, lowest 20.0 %, median 50.0 %, highest 80.0 %"_s), qPrintable(told));
    }

    void drawingsHaveBands()
    {
        show(twoObjects());
        const QByteArray text = m_stack->svg();
        // Before and behind the gap, each drawn twice between the quartiles.
        QCOMPARE(text.count("fill-opacity=\"0.16"), 2);
        const QImage picture = m_stack->picture(1);
        int coloured = 0;
        for (int y = 0; y < picture.height(); ++y) {
            const QRgb pixel = picture.pixel(picture.width() / 2, y);
            coloured += qBlue(pixel) - qRed(pixel) > 25 && qBlue(pixel) > 230 ? 1 : 0;
        }
        QVERIFY(coloured > 30);
    }

    // An earlier range beside is a line: two bands over each other would hide which is which.
    void earlierRangesAreLines()
    {
        const metrics::Answer answer = twoObjects();
        m_stack->setAnswers({{answer, 0, {}, {}}, {answer, minuteMs, u"Before:"_s, {}}});
        show();
        QList<bool> bands;
        for (const Curve &curve : plot()->scene().curves)
            bands << curve.isBand;
        QCOMPARE(bands, (QList<bool>{true, false, false, false}));
    }

private:
    [[nodiscard]] static qint64 time() { return startMs + 100 * minuteMs; }
    // How much darker than the card the plot is at a value; 0 = nothing is drawn there.
    [[nodiscard]] int shade(const QImage &image, double value) const
    {
        const PlotScene &scene = plot()->scene();
        return darkness(image, {scene.time.xOf(time()) + 30, scene.yOf(value)});
    }
};

QTEST_MAIN(TestChartBands)
#include "tst_chartbands.moc"
