// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/nodes.h"
#include "tests/view/windowfixture.h"
#include "views/charts/chartcard.h"
#include "views/charts/chartstack.h"
#include "views/charts/plot.h"
#include "views/compare/comparepage.h"
#include "views/compare/objectlist.h"
#include "views/metrics/metricstoolbar.h"
#include "views/metrics/seriespane.h"
#include "views/metrics/seriesview.h"
#include "views/navigation/rowlinks.h"
#include "views/widgets/segments.h"

#include <QClipboard>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using compare::Form;
using views::ComparePage;
using views::SeriesModel;

namespace {

constexpr int patient = 60'000; // ms; a limit against hanging, not a measure
constexpr qint64 hourMs = 3'600'000;

} // namespace

// The spread of the GPUs of objects on the page that compares them.
class TestCompareBands : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        openWindow(QSize(1440, 900));
        startDemo();
    }
    void cleanup() { closeAll(); }

    void gpusOfObjectsAreBands()
    {
        compareRunning(3);
        QCOMPARE(compared()->comparison().form, Form::Lines);
        QVERIFY(button(1)->isEnabled());
        press(); // B
        QCOMPARE(compared()->comparison().form, Form::Bands);
        settle();
        const metrics::Answer measured = compared()->gather().measured();
        QCOMPARE(measured.metrics.at(0).metric->type, std::string_view("GPU_UTILIZATION_PER_GPU"));
        QCOMPARE(measured.metrics.at(0).series.size(), std::size_t(3));
        int bands = 0;
        for (const metrics::SeriesPtr &series : measured.metrics.at(0).series) {
            const int gpus = gpusOf(series->key.object);
            QCOMPARE(series->band ? series->band->curves : 1, gpus);
            bands += series->band ? 1 : 0;
            if (!series->band)
                continue;
            for (std::size_t i = 0; i < series->samples.size(); ++i) {
                QVERIFY(series->band->lowest[i] <= series->band->lower[i]);
                QVERIFY(series->band->lower[i] <= series->samples.values[i]);
                QVERIFY(series->samples.values[i] <= series->band->upper[i]);
                QVERIFY(series->band->upper[i] <= series->band->highest[i]);
            }
        }
        QVERIFY(bands > 0);
        const auto *card = compared()->charts()->findChildren<views::ChartCard *>().constFirst();
        QCOMPARE(std::ranges::count(card->plot()->scene().curves, true, &views::Curve::isBand), bands);
        QVERIFY(compared()->charts()->findChildren<QLabel *>().size() > 0);
    }

    // All numbers of the table are those of all GPUs, and say so.
    void theTableIsOfAllGpus()
    {
        compareRunning(2);
        button(1)->click();
        settle();
        const views::SeriesPane &pane = *compared()->series();
        QCOMPARE(pane.view()->wanted(), (QList<int>{SeriesModel::P5, SeriesModel::P50, SeriesModel::Max}));
        const auto header
            = [&](int column, int role) { return pane.model()->headerData(column, Qt::Horizontal, role).toString(); };
        QCOMPARE(header(SeriesModel::P5, Qt::DisplayRole), u"p5"_s);
        QCOMPARE(header(SeriesModel::P50, Qt::DisplayRole), u"Median"_s);
        QVERIFY(header(SeriesModel::Max, Qt::ToolTipRole).contains(u"any GPU"_s));
        QVERIFY(pane.countText().contains(u"samples of all GPUs"_s));
        const metrics::Answer measured = compared()->gather().measured();
        for (const metrics::SeriesPtr &series : measured.metrics.at(0).series) {
            const int row = pane.model()->rowOf(series->key);
            QVERIFY(row >= 0);
            const QString text = pane.model()->index(row, SeriesModel::P5).data().toString();
            QVERIFY2(std::abs(text.toDouble() - series->statistics.p5) < 0.06, qPrintable(text));
        }
        QTest::mouseClick(pane.copyButton(), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"Metric\tUnit\tSeries\tMin\tMean\tp5\tMedian\t"_s));
        button(0)->click();
        QCOMPARE(header(SeriesModel::P50, Qt::DisplayRole), u"p50"_s);
        QVERIFY(pane.view()->wanted().contains(SeriesModel::Mean));
    }

    void theKeyStepsThroughTheForms()
    {
        compareRunning(2);
        press();
        settle();
        QCOMPARE(compared()->toolbar()->form()->current(), 1);
        press();
        settle();
        QCOMPARE(compared()->comparison().form, Form::Heat);
        QCOMPARE(compared()->toolbar()->form()->current(), 2);
        press();
        QCOMPARE(compared()->comparison().form, Form::Lines);
    }

    void formAndAxesAreKept()
    {
        compareRunning(2);
        button(1)->click();
        settle();
        auto *card = compared()->charts()->findChildren<views::ChartCard *>().constFirst();
        Q_EMIT card->axisChosen({true, 1, 90});
        QVERIFY(card->plot()->scene().isLogarithmic);
        const compare::Comparison before = compared()->comparison();
        QCOMPARE(before.axes.size(), std::size_t(1));
        m_window->workspace()->open(catalog::nodeResource);
        m_window->workspace()->back();
        QCOMPARE(compared()->comparison(), before);
        m_window->workspace()->open(catalog::nodeResource);
        m_window->close();
        closeAll();
        openStores();
        openWindow(QSize(1366, 768));
        startDemo();
        m_window->workspace()->openCompare();
        QCOMPARE(compared()->comparison(), before);
        settle();
        card = compared()->charts()->findChildren<views::ChartCard *>().constFirst();
        QVERIFY(card->plot()->scene().isLogarithmic);
        QCOMPARE(card->plot()->scene().high, 90.0);
        compared()->refresh();
        settle();
        QCOMPARE(card->plot()->scene().high, 90.0);
    }

    // Metrics that no GPU has, and objects that have none, have no bands.
    void bandsNeedGpus()
    {
        compareRunning(2);
        compare::Comparison comparison = compared()->comparison();
        comparison.types = {u"CPU_USAGE_CORES"_s};
        m_window->workspace()->open(views::Location{views::ComparePlace{comparison}});
        settle();
        QVERIFY(!button(1)->isEnabled());
        QVERIFY(button(1)->toolTip().contains(u"two or more GPUs"_s));
        press();
        QCOMPARE(compared()->comparison().form, Form::Lines);
    }

private:
    [[nodiscard]] ComparePage *compared() const { return m_window->workspace()->comparePage(); }
    [[nodiscard]] QToolButton *button(int form) const { return compared()->toolbar()->form()->button(form); }
    void press()
    {
        compared()->charts()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_B);
    }
    [[nodiscard]] int gpusOf(const base::Key &curve) const
    {
        for (const compare::Object &object : compared()->comparison().objects) {
            if (compare::curveKey(object.subject) == curve)
                return compared()->gather().stateOf(object.subject).gpus;
        }
        return 0;
    }
    // Opens the page with as many running workloads that hold whole GPUs.
    void compareRunning(int count)
    {
        views::Location running = views::startLocation(catalog::workloadResource);
        table::Filter filter;
        filter.key = u"phase"_s;
        filter.values = {u"Running"_s};
        running.list()->query.filters = {filter};
        m_window->workspace()->open(running);
        waitForRows();
        QList<metrics::Subject> subjects;
        const views::Location from = page()->location();
        for (int row = 0; row < page()->model()->rowCount() && subjects.size() < count; ++row) {
            const auto place = views::metricsOfRow(*page()->model(), row, from);
            const bool isUsual = place && place->metrics()->subject.gpus == metrics::HeldGpus::Whole
                && m_window->workspace()->session().nowMs() - place->metrics()->subject.startedMs > 3 * hourMs;
            if (isUsual)
                subjects << place->metrics()->subject;
        }
        QCOMPARE(subjects.size(), count);
        m_window->workspace()->navigator().compare(subjects);
        m_window->workspace()->openCompare();
        settle();
    }
    void settle()
    {
        for (int i = 0; i < 2; ++i) {
            QTest::qWait(50); // loads begin with a delay
            QTRY_VERIFY_WITH_TIMEOUT(!compared()->gather().isLoading(), patient);
        }
    }
};

QTEST_MAIN(TestCompareBands)
#include "tst_comparebands.moc"
