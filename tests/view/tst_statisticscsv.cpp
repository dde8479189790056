// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/align.h"
#include "models/csv/metricscsv.h"
#include "tests/view/csvfigures.h"
#include "tests/view/windowfixture.h"
#include "views/compare/comparepage.h"
#include "views/metrics/metricspage.h"
#include "views/metrics/metricspanel.h"
#include "views/metrics/metricstoolbar.h"
#include "views/metrics/seriespane.h"
#include "views/navigation/rowlinks.h"
#include "views/table/tableview.h"
#include "views/widgets/segments.h"

#include <QComboBox>
#include <QFile>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using csvfigures::Curve;
using views::SeriesModel;

// Every figure of the tables of series is the one that the exported file gives.
class TestStatisticsCsv : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        openWindow(QSize(1366, 768));
    }
    void cleanup() { closeAll(); }

    void figuresOfAnObject()
    {
        startDemo();
        m_window->workspace()->open(subjects(1).constFirst());
        views::MetricsPanel *panel = m_window->workspace()->metricsPage()->panel();
        QTRY_VERIFY_WITH_TIMEOUT(
            !panel->controller()->loader()->isLoading() && panel->series()->model()->seriesCount() > 2, patient);
        const QByteArray csv = saved(*panel->exporter(), views::MetricsExport::CsvLong);
        QVERIFY(checkTable(*panel->series()->model(), panel->controller()->loader()->answer(), csv, {}));
    }

    void figuresOfAComparison()
    {
        startDemo();
        compareTwo();
        Q_EMIT compared()->toolbar()->presetChosen(views::RangePreset::Hour1); // they ran in the hour before, too
        settle();
        Q_EMIT compared()->before()->activated(int(compare::Before::SameLength));
        settle();
        const metrics::Answer answer = compared()->gather().measured();
        const QByteArray csv = saved(*compared()->exporter(), views::MetricsExport::CsvLong);
        const auto before = compared()->gather().before();
        QVERIFY(before);
        const std::string earlier = csv::metricsCsv(*before, {});
        QVERIFY(checkTable(*compared()->series()->model(), answer, csv, QByteArray::fromStdString(earlier)));
        QVERIFY(m_changes > 0);
    }

    void tablesOfAComparison()
    {
        startDemo();
        compareTwo();
        const QList<QAction *> entries = compared()->toolbar()->exportButton()->menu()->actions();
        QCOMPARE(entries[0]->text(), u"CSV on one time base, one column per series…"_s);
        QCOMPARE(entries[1]->text(), u"CSV at each one's own times, one row per sample…"_s);
        const auto headOf = [this](views::MetricsExport what) {
            return saved(*compared()->exporter(), what).split('\r').constFirst();
        };
        QVERIFY(headOf(views::MetricsExport::CsvWide).startsWith("timestamp,"));
        QVERIFY(headOf(views::MetricsExport::CsvLong).endsWith(",value,unit"));

        compared()->alignment()->button(int(compare::Alignment::ShareOfRun))->click();
        settle();
        QVERIFY(headOf(views::MetricsExport::CsvLong).endsWith(",value,unit,shareOfRun[percent]"));
        QVERIFY(headOf(views::MetricsExport::CsvWide).startsWith("shareOfRun[percent],"));

        compared()->alignment()->button(int(compare::Alignment::SinceStart))->click();
        settle();
        QVERIFY(headOf(views::MetricsExport::CsvLong).endsWith(",value,unit,sinceStart[ms]"));
        const QByteArrayList lines = saved(*compared()->exporter(), views::MetricsExport::CsvWide).split('\n');
        QVERIFY(lines[0].startsWith("sinceStart[ms],"));
        QVERIFY(lines.size() > 100);
        // One time base: equal distances.
        const auto timeOf
            = [&](qsizetype line) { return QString::fromLatin1(lines[line]).section(u',', 0, 0).toLongLong(); };
        const qint64 step = timeOf(3) - timeOf(2);
        QVERIFY(step > 0);
        for (qsizetype line = 2; line < lines.size() - 1; ++line)
            QVERIFY(std::abs(timeOf(line) - timeOf(line - 1) - step) <= 1);
    }

private:
    static constexpr int patient = 60'000; // ms; a limit against hanging, not a measure

    [[nodiscard]] views::ComparePage *compared() const { return m_window->workspace()->comparePage(); }

    // Of running workloads that hold whole GPUs
    QList<views::Location> subjects(int count)
    {
        views::Location running = views::startLocation(catalog::workloadResource);
        table::Filter filter;
        filter.key = u"phase"_s;
        filter.values = {u"Running"_s};
        running.list()->query.filters = {filter};
        m_window->workspace()->open(running);
        waitForRows();
        QList<views::Location> found;
        constexpr qint64 hoursMs = 3 * 3'600'000;
        for (int row = 0; row < page()->model()->rowCount() && found.size() < count; ++row) {
            const auto place = views::metricsOfRow(*page()->model(), row, page()->location());
            if (place && place->metrics()->subject.gpus == metrics::HeldGpus::Whole
                && m_window->workspace()->session().nowMs() - place->metrics()->subject.startedMs > hoursMs)
                found << *place;
        }
        return found;
    }
    void compareTwo()
    {
        QList<metrics::Subject> both;
        for (const views::Location &place : subjects(2))
            both << place.metrics()->subject;
        QCOMPARE(both.size(), 2);
        m_window->workspace()->navigator().compare(both);
        m_window->workspace()->openCompare();
        settle();
    }
    void settle()
    {
        for (int round = 0; round < 2; ++round) {
            QTest::qWait(50); // loads begin with a delay
            QTRY_VERIFY_WITH_TIMEOUT(!compared()->gather().isLoading(), patient);
        }
        QTest::qWait(50);
    }
    QByteArray saved(views::MetricsExporter &exporter, views::MetricsExport what)
    {
        const QString name = m_folder->filePath(u"figures.csv"_s);
        QSignalSpy done(&exporter, &views::MetricsExporter::saved);
        exporter.save(what, name);
        QFile file(name);
        return done.wait(patient) && done.at(0).at(0).toBool() && file.open(QIODevice::ReadOnly) ? file.readAll()
                                                                                                 : QByteArray();
    }
    // Compares each line of the copied statistics with the file. `before`: of the range to compare with; may be empty.
    bool checkTable(const SeriesModel &model, const metrics::Answer &answer, const QByteArray &csv,
                    const QByteArray &before)
    {
        const QMap<QString, Curve> curves = csvfigures::curvesIn(csv);
        const QMap<QString, Curve> earlier = before.isEmpty() ? QMap<QString, Curve>() : csvfigures::curvesIn(before);
        QStringList lines = model.statisticsText().split(u'\n', Qt::SkipEmptyParts);
        const QStringList head = lines.takeFirst().split(u'\t');
        int checked = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const metrics::SeriesKey *key = model.key(row);
            if (!key)
                continue;
            const QStringList cells = lines.takeFirst().split(u'\t');
            const QString gpu = key->gpu < 0 ? QString() : QString::number(key->gpu);
            const QString name = QStringList{objectOf(answer, *key), key->type, gpu}.join(u'/');
            const Curve curve = curves.value(name);
            const auto factor = csvfigures::factor(curve.unit, cells[1]);
            if (curve.values.empty() || !factor) {
                qWarning("no curve or unit: %s, %s as %s", qPrintable(name), qPrintable(curve.unit),
                         qPrintable(cells[1]));
                return false;
            }
            QMap<QString, double> figures{{u"Min"_s, std::ranges::min(curve.values)},
                                          {u"Mean"_s, csvfigures::mean(curve)},
                                          {u"p50"_s, csvfigures::percentile(curve, 50)},
                                          {u"p95"_s, csvfigures::percentile(curve, 95)},
                                          {u"p99"_s, csvfigures::percentile(curve, 99)},
                                          {u"Max"_s, std::ranges::max(curve.values)},
                                          {u"Last"_s, curve.values.back()}};
            if (const Curve old = earlier.value(name); !old.values.empty()) {
                figures[u"Before"_s] = csvfigures::mean(old);
                figures[u"Change"_s] = csvfigures::mean(curve) - csvfigures::mean(old);
                ++m_changes;
            }
            for (qsizetype column = 3; column < head.size(); ++column) {
                const bool isKnown = figures.contains(head[column]);
                const double figure = figures.value(head[column]) * *factor;
                if (isKnown ? !csvfigures::isShown(cells[column], figure) : !cells[column].isEmpty()) {
                    qWarning("%s, %s: \"%s\" is not %f", qPrintable(name), qPrintable(head[column]),
                             qPrintable(cells[column]), figure);
                    return false;
                }
                ++checked;
            }
        }
        return checked > 0 && lines.isEmpty();
    }
    static QString objectOf(const metrics::Answer &answer, const metrics::SeriesKey &key)
    {
        for (const metrics::MetricAnswer &metric : answer.metrics)
            for (const metrics::SeriesPtr &series : metric.series)
                if (series->key == key)
                    return series->object;
        return {};
    }

    int m_changes = 0; // lines with an earlier range
};

QTEST_MAIN(TestStatisticsCsv)
#include "tst_statisticscsv.moc"
