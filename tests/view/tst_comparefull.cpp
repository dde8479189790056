// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/nodes.h"
#include "models/compare/bands.h"
#include "tests/view/windowfixture.h"
#include "views/charts/chartstack.h"
#include "views/compare/comparepage.h"
#include "views/compare/objectlist.h"
#include "views/metrics/metricstoolbar.h"
#include "views/navigation/rowlinks.h"
#include "views/widgets/banner.h"

#include <QClipboard>
#include <QFile>

#include <functional>

using namespace Qt::StringLiterals;
using compare::Comparison;
using compare::Form;
using views::ComparePage;
using views::RangePreset;
using views::SampleMode;

namespace {

constexpr int patient = 180'000; // ms; a limit against hanging, not a measure
constexpr qint64 hourMs = 3'600'000;
constexpr qint64 dayMs = 24 * hourMs;
constexpr double everySample = 15'000; // ms

} // namespace

// Every stored sample of what is compared: computed beside the window, bounded, and never taken for something else.
class TestCompareFull : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        makeFolder();
        openWindow(QSize(1440, 900));
        startDemo();
    }
    void cleanup() { closeAll(); }

    void aMonthIsComputedBesideTheWindow()
    {
        open(nodes(1), 30 * dayMs);
        // Turns of the event loop in which all samples are here, but not their band.
        int turns = 0;
        bool saysLoading = true;
        QTimer turn;
        connect(&turn, &QTimer::timeout, this, [&] {
            const auto own = gather().answerOf(object(0));
            const bool isHere = own && own->range.length() > 29 * dayMs && own->requests > 170
                && own->metrics.at(0).state == metrics::MetricAnswer::State::Complete;
            if (!isHere || !gather().isLoading())
                return;
            ++turns;
            saysLoading = saysLoading && gather().stateOf(object(0)).isLoading
                && gather().measured().metrics.at(0).state == metrics::MetricAnswer::State::Waiting
                && !compared()->statePanel()->isVisible();
        });
        turn.start(0);
        Q_EMIT compared()->toolbar()->sampleModeChosen(SampleMode::Full);
        settle();
        turn.stop();
        QVERIFY(turns > 0);
        QVERIFY(saysLoading);
        QVERIFY(gather().isFull());
        const metrics::SeriesPtr band = curve();
        QCOMPARE(band->stepMs, everySample);
        QVERIFY(band->coarse.empty());
        QVERIFY2(band->samples.size() > 160'000, qPrintable(QString::number(band->samples.size())));
        const auto own = gather().answerOf(object(0));
        QCOMPARE(own->metrics.at(0).series.size(), std::size_t(8));
        const metrics::SeriesPtr expected = compare::bandOf(own->metrics.at(0).series, band->key.object, band->name);
        QCOMPARE(band->samples.times, expected->samples.times);
        QCOMPARE(band->samples.values, expected->samples.values);
        QCOMPARE(band->band->lowest, expected->band->lowest);
        QCOMPARE(band->band->upper, expected->band->upper);
        QCOMPARE(band->band->curves, 8);
        QCOMPARE(band->statistics.p95, expected->statistics.p95);
        // What is removed, and a window that is closed, in the middle of it.
        edit([](Comparison &comparison) { comparison.form = Form::Lines; });
        Q_EMIT compared()->objects()->removeRequested(0);
        QVERIFY(gather().measured().metrics.empty());
        compared()->refresh();
        settle();
        open(nodes(1), 7 * dayMs);
        QTest::qWait(50);
    }

    // Another range, or another form: what was computed before does not stand for it.
    void nothingStandsForAnotherRange()
    {
        open(nodes(1), 7 * dayMs);
        Q_EMIT compared()->toolbar()->sampleModeChosen(SampleMode::Full);
        settle();
        const auto isRight = [this] {
            // Of the samples that are here: the range before as long as no others came, then only what is shown.
            const auto own = gather().answerOf(object(0));
            const metrics::Answer all = gather().measured();
            for (const metrics::SeriesPtr &shown : all.metrics.at(0).series) {
                const auto &gpus = own->metrics.at(0).series;
                const auto times = shown->samples.times.list();
                if (gpus.empty() || times.empty() || times.front() < gpus.front()->samples.times.front()
                    || times.back() > gpus.front()->samples.times.back() || !shown->band)
                    return false;
            }
            return true;
        };
        QVERIFY(isRight());
        bool isAlwaysRight = true;
        const auto watch
            = connect(&gather(), &compare::Gather::changed, this, [&] { isAlwaysRight = isAlwaysRight && isRight(); });
        Q_EMIT compared()->toolbar()->presetChosen(RangePreset::Hour6);
        settle();
        disconnect(watch);
        QVERIFY(isAlwaysRight);
        QVERIFY(curve()->samples.size() < 1500);
    }

    void filesWaitUntilAllCurvesAreThere()
    {
        const QList<metrics::Subject> two = nodes(2);
        open(two.mid(0, 1), dayMs);
        settle();
        const QString file = m_folder->filePath(u"month.csv"_s);
        QGuiApplication::clipboard()->setText(u"before"_s);
        Q_EMIT compared()->toolbar()->sampleModeChosen(SampleMode::Full);
        Q_EMIT compared()->toolbar()->presetChosen(RangePreset::Day7);
        QVERIFY(gather().isLoading());
        compared()->exporter()->save(views::MetricsExport::CsvLong, file);
        QVERIFY2(sentence().contains(u"as soon as all curves are here"_s), qPrintable(sentence()));
        compared()->exporter()->start(views::MetricsExport::CopyStatistics);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
        QVERIFY2(sentence().startsWith(u"Not copied"_s), qPrintable(sentence()));
        QVERIFY(!QFile::exists(file));
        settle();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), patient);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(qint64(written.readAll().count('\n')), 1 + 5 * qint64(curve()->samples.size())); // of a band
        // Not if the user goes on to another range, or to another comparison.
        for (const bool isOther : {false, true}) {
            const QString lost = m_folder->filePath(u"lost.csv"_s);
            compared()->refresh();
            compared()->exporter()->save(views::MetricsExport::CsvWide, lost);
            if (isOther)
                open(two, 7 * dayMs);
            else
                Q_EMIT compared()->toolbar()->presetChosen(RangePreset::Hour1);
            QVERIFY2(sentence().startsWith(u"lost.csv was not saved"_s), qPrintable(sentence()));
            settle();
            QTest::qWait(100);
            QVERIFY(!QFile::exists(lost));
        }
    }

    // The bound is one for all objects, and it is said.
    void tooMuchIsShownCoarserWithAWord()
    {
        open(nodes(5), 30 * dayMs);
        Q_EMIT compared()->toolbar()->sampleModeChosen(SampleMode::Full);
        settle();
        QVERIFY(!gather().isFull());
        QVERIFY2(gather().measured().requests <= 5, qPrintable(QString::number(gather().measured().requests)));
        QVERIFY2(headline().startsWith(u"Not every stored sample"_s), qPrintable(headline()));
        QVERIFY(curve()->stepMs > 10 * everySample);
        QVERIFY(!compared()->toolbar()->stepLabel()->text().contains(u"15 s"_s));
        edit([](Comparison &comparison) { comparison.lengthMs = hourMs; });
        settle();
        QVERIFY(gather().isFull());
        QCOMPARE(curve()->stepMs, everySample);
        QVERIFY2(headline().isEmpty(), qPrintable(headline()));
        QVERIFY(compared()->toolbar()->stepLabel()->text().contains(u"15 s"_s));
    }

    // How many pods a workload has is known only when it is asked.
    void podsCount()
    {
        const metrics::Subject many = workloadOfPods(4);
        QVERIFY(!many.id.isNull());
        open({many}, 30 * dayMs);
        Q_EMIT compared()->toolbar()->sampleModeChosen(SampleMode::Full);
        settle();
        QVERIFY(gather().stateOf(object(0)).pods >= 4);
        QVERIFY(!gather().isFull());
        QVERIFY2(headline().startsWith(u"Not every stored sample"_s), qPrintable(headline()));
        const int requests = gather().measured().requests;
        QVERIFY2(requests <= gather().stateOf(object(0)).pods, qPrintable(QString::number(requests)));
        compared()->refresh();
        QVERIFY(!gather().isFull()); // it is known by now
        settle();
    }

private:
    [[nodiscard]] ComparePage *compared() const { return m_window->workspace()->comparePage(); }
    [[nodiscard]] const compare::Gather &gather() const { return compared()->gather(); }
    [[nodiscard]] QString sentence() const { return compared()->banner()->text().sentence; }
    [[nodiscard]] QString headline() const
    {
        return compared()->banner()->isVisible() ? compared()->banner()->text().headline : QString();
    }
    [[nodiscard]] metrics::Subject object(std::size_t at) const
    {
        return compared()->comparison().objects.at(at).subject;
    }
    [[nodiscard]] metrics::SeriesPtr curve() const { return gather().measured().metrics.at(0).series.at(0); }
    void edit(const std::function<void(Comparison &)> &change)
    {
        Comparison comparison = compared()->comparison();
        change(comparison);
        m_window->workspace()->open(views::Location{views::ComparePlace{comparison}});
    }
    // As bands of one metric.
    void open(const QList<metrics::Subject> &subjects, qint64 lengthMs)
    {
        Comparison comparison;
        for (const metrics::Subject &subject : subjects)
            compare::add(comparison, subject);
        comparison.types = {u"GPU_UTILIZATION_PER_GPU"_s};
        comparison.form = Form::Bands;
        comparison.lengthMs = lengthMs;
        m_window->workspace()->open(views::Location{views::ComparePlace{comparison}});
        QVERIFY(compared());
    }
    template<class Accepts> QList<metrics::Subject> rowsOf(catalog::Resource resource, const Accepts &accepts)
    {
        m_window->workspace()->open(resource);
        waitForRows();
        QList<metrics::Subject> found;
        for (int row = 0; row < page()->model()->rowCount(); ++row) {
            const auto place = views::metricsOfRow(*page()->model(), row, page()->location());
            if (place && accepts(row))
                found << place->metrics()->subject;
        }
        return found;
    }
    [[nodiscard]] std::int64_t number(int row, const char *key) const
    {
        const table::Value value = page()->model()->valueOf(row, key);
        const auto *found = std::get_if<std::int64_t>(&value);
        return found ? *found : 0;
    }
    QList<metrics::Subject> nodes(int count)
    {
        return rowsOf(catalog::nodeResource, [this](int row) { return number(row, "gpuInfo.gpuCount") == 8; })
            .mid(0, count);
    }
    metrics::Subject workloadOfPods(int least)
    {
        return rowsOf(catalog::workloadResource, [&](int row) { return number(row, "runningPods") >= least; }).value(0);
    }
    void settle()
    {
        for (int i = 0; i < 2; ++i) {
            QTest::qWait(50); // loads begin with a delay
            QTRY_VERIFY_WITH_TIMEOUT(!gather().isLoading(), patient);
        }
    }
};

QTEST_MAIN(TestCompareFull)
#include "tst_comparefull.moc"
