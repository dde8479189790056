// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/view/chartbench.h"

#include <cmath>

using namespace chartbench;

// Amounts of groups and distributions: drawn on top of each other, so that the whole is seen.
class TestStackedCharts : public ChartBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { m_stack.reset(); }

    void groupsOfAnAmountAreStacked()
    {
        show(grouped("ALLOCATED_GPU", {{u"a100"_s, 10}, {u"h100"_s, 20}, {u"l40s"_s, 5}}));
        const PlotScene &scene = plot()->scene();
        QCOMPARE(scene.stacking, Stacking::Areas);
        QCOMPARE(heights(), (QList<double>{10, 30, 35}));
        QVERIFY(scene.high >= 35);
        // The area of each begins where the one below it ends.
        const QImage image = plot()->grab().toImage();
        const int x = int(scene.time.xOf(startMs + 100 * minuteMs));
        const auto at = [&](double value) { return QColor(image.pixel(x, int(scene.yOf(value)))); };
        QVERIFY(at(5) != at(20) && at(20) != at(33));
        QCOMPARE(at(5), at(2));
        QCOMPARE(at(34.4).hsvHue(), at(31.2).hsvHue());
        QCOMPARE(at(36.5), QColor::fromRgb(lightTheme.surface));
    }

    void hiddenGroupsMakeRoom()
    {
        const metrics::Answer answer = grouped("ALLOCATED_GPU", {{u"a100"_s, 10}, {u"h100"_s, 20}});
        show(answer);
        m_stack->setHidden({answer.metrics[0].series[0]->key});
        QCOMPARE(heights(), QList<double>{20});
        m_stack->setHidden({});
        QCOMPARE(heights(), (QList<double>{10, 30}));
    }

    void missingSamplesCountAsNothing()
    {
        metrics::Answer answer = grouped("ALLOCATED_GPU", {{u"a100"_s, 10}, {u"h100"_s, 20}});
        auto shorter = std::make_shared<metrics::Series>(*answer.metrics[0].series[0]);
        shorter->samples = {};
        shorter->samples.append(answer.metrics[0].series[1]->samples.times.front(), "10");
        answer.metrics[0].series[0] = shorter;
        show(answer);
        const Curve &upper = plot()->scene().curves[1];
        QCOMPARE(upper.heightAt(0), 30.0);
        QCOMPARE(upper.heightAt(upper.times().size() - 1), 20.0);
    }

    void theTotalStandsAtTheCrosshair()
    {
        show(grouped("ALLOCATED_GPU", {{u"a100"_s, 10}, {u"h100"_s, 20}}));
        const HoverContent content = cards().constFirst()->hoverContent(startMs + 100 * minuteMs, std::nullopt);
        QVERIFY2(content.title.contains(u"30"_s), qPrintable(content.title));
        QStringList values;
        for (const HoverContent::Row &row : content.rows)
            values << row.value;
        values.sort();
        QCOMPARE(values, (QStringList{u"10.0 GPUs"_s, u"20.0 GPUs"_s}));
    }

    void whatDoesNotAddUpIsNotStacked_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("isGrouped");
        QTest::newRow("percent") << QByteArray("GPU_UTILIZATION") << true;
        QTest::newRow("seconds") << QByteArray("AVG_WORKLOAD_WAIT_TIME") << true;
        QTest::newRow("not grouped") << QByteArray("ALLOCATED_GPU") << false;
    }
    void whatDoesNotAddUpIsNotStacked()
    {
        QFETCH(QByteArray, type);
        QFETCH(bool, isGrouped);
        show(grouped(type.constData(),
                     {{isGrouped ? u"a100"_s : QString(), 10}, {isGrouped ? u"h100"_s : QString(), 20}}));
        QCOMPARE(plot()->scene().stacking, Stacking::None);
        QCOMPARE(heights(), (QList<double>{10, 20}));
    }

    void distributionsAreBars()
    {
        show(grouped("GPU_UTILIZATION_DISTRIBUTION", {{u"0-25"_s, 40}, {u"25-50"_s, 8}, {u"75-100"_s, 16}}, 20));
        const PlotScene &scene = plot()->scene();
        QCOMPARE(scene.stacking, Stacking::Bars);
        QCOMPARE(heights(), (QList<double>{40, 48, 64}));
        // A bar for each sample, with a space before the next one; nothing beside the last one.
        const QImage image = plot()->grab().toImage();
        const auto pixel = [&](qreal x) { return image.pixel(int(x), int(scene.yOf(22))); };
        const Curve &first = scene.curves.front();
        for (std::size_t i = 1; i + 1 < first.times().size(); ++i) {
            if (first.times()[i + 1] - first.times()[i] > 1.5 * first.series->stepMs)
                continue;
            const QRgb bar = pixel(scene.time.xOf(first.timeAt(i)) + 2);
            QVERIFY(bar != lightTheme.surface);
            QVERIFY(pixel(std::floor(scene.time.xOf(first.timeAt(i + 1))) - 1) != bar);
        }
    }

private:
    using Groups = std::vector<std::pair<QString, double>>;
    static metrics::Answer grouped(const char *type, const Groups &groups, int samples = 100)
    {
        metrics::Answer answer = oneFlatCurve();
        answer.stepMs = double(sixHours.length()) / samples;
        metrics::MetricAnswer &metric = answer.metrics[0];
        metric.metric = metrics::find(type);
        metric.series.clear();
        for (const auto &[name, value] : groups) {
            const auto flat = chartfixture::series(type, -1, samples, [v = value](int, double, int) { return v; });
            auto series = std::make_shared<metrics::Series>(*flat);
            series->key.group = name;
            if (name.isEmpty())
                series->key.twin = int(metric.series.size());
            series->stepMs = answer.stepMs;
            series->name = name;
            metric.series.push_back(std::move(series));
        }
        return answer;
    }
    // Of the visible curves, at their first sample
    [[nodiscard]] QList<double> heights() const
    {
        QList<double> found;
        for (const Curve &curve : plot()->scene().curves) {
            if (!curve.isHidden)
                found << curve.heightAt(0);
        }
        return found;
    }
};

QTEST_MAIN(TestStackedCharts)
#include "tst_stackedcharts.moc"
