// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "tests/view/windowfixture.h"
#include "views/compare/comparepage.h"
#include "views/compare/objectlist.h"
#include "views/fleet/fleetpage.h"
#include "views/fleet/heatmap.h"
#include "views/metrics/metricspage.h"
#include "views/metrics/seriespane.h"
#include "views/metrics/seriesview.h"
#include "views/navigation/navigator.h"
#include "views/navigation/rowlinks.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

constexpr int patient = 60'000; // ms; a limit against hanging, not a measure
constexpr qint64 hourMs = 3'600'000;

} // namespace

// Single GPUs as objects of a comparison.
class TestCompareGpus : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        makeFolder();
        openWindow(QSize(1366, 768));
        startDemo();
    }
    void cleanup() { closeAll(); }

    // From the table of curves of a pod; both are served by one request of it.
    void gpusOfAPodShareItsAnswer()
    {
        openMetrics(catalog::podResource);
        const QString pod = metricsPage()->place().subject.name;
        const QList<int> gpus = shownGpus().first(2);
        for (const int gpu : gpus) {
            QAction *add = seriesAction(gpu, u"Add GPU %1 to comparison"_s.arg(gpu));
            QVERIFY(add);
            add->trigger();
        }
        QCOMPARE(m_window->workspace()->comparedObjects(), 2);
        m_window->workspace()->openCompare();
        settle();
        const compare::Comparison &comparison = compared()->comparison();
        QCOMPARE(compare::namesOf(comparison),
                 QStringList({u"%1, GPU %2"_s.arg(pod).arg(gpus.at(0)), u"%1, GPU %2"_s.arg(pod).arg(gpus.at(1))}));
        const metrics::Answer measured = compared()->gather().measured();
        const auto usage = std::ranges::find_if(measured.metrics, [](const metrics::MetricAnswer &metric) {
            return metric.metric->type == "GPU_UTILIZATION_PER_GPU";
        });
        QVERIFY(usage != measured.metrics.end());
        QCOMPARE(usage->series.size(), std::size_t(2));
        QVERIFY(usage->series[0]->samples.values != usage->series[1]->samples.values);
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(usage->series[i]->key.object, compare::curveKey(comparison.objects[i].subject));
            QVERIFY(usage->series[i]->samples.size() > 3);
        }
        // Hints about one see nothing of the other.
        const auto alone = compared()->gather().answerOf(comparison.objects[0].subject);
        QVERIFY(alone && !alone->metrics.empty());
        for (const metrics::MetricAnswer &metric : alone->metrics) {
            for (const metrics::SeriesPtr &series : metric.series)
                QCOMPARE(series->key.gpu, gpus.at(0));
        }
        QCOMPARE(compared()->gather().stateOf(comparison.objects[0].subject).gpus, 1);
        const int requests = compared()->gather().stateOf(comparison.objects[0].subject).requests;
        QCOMPARE(measured.requests, requests); // of both together
        // The pod itself asks for nothing more than that.
        auto whole = compare::wholeOf(comparison.objects[0].subject);
        m_window->workspace()->navigator().compare({whole});
        settle();
        QCOMPARE(compared()->gather().measured().requests, requests);
        QCOMPARE(compared()->gather().measured().metrics.at(0).series.size(), std::size_t(3));
        // Removing one leaves the others.
        Q_EMIT compared()->objects()->removeRequested(0);
        settle();
        QCOMPARE(compared()->gather().measured().metrics.at(0).series.size(), std::size_t(2));
        // Its metrics are those of the pod.
        Q_EMIT compared()->objects()->openRequested(0);
        QTRY_VERIFY(metricsPage());
        QCOMPARE(metricsPage()->place().subject, whole);
    }

    void aGpuThatIsNotThereIsSaid()
    {
        openMetrics(catalog::podResource);
        auto subject = metricsPage()->place().subject;
        subject.gpu = 63;
        m_window->workspace()->navigator().compare({subject});
        m_window->workspace()->openCompare();
        settle();
        QTRY_COMPARE(compared()->objects()->rows().at(0)->entry().trouble, u"No samples of this GPU"_s);
    }

    // From the table of curves of a workload: they are of its pods.
    void gpusOfAWorkloadAreThoseOfItsPods()
    {
        openMetrics(catalog::workloadResource);
        const int gpu = shownGpus().constFirst();
        QAction *add = seriesAction(gpu, u"Add GPU %1 to comparison"_s.arg(gpu));
        QVERIFY(add);
        const base::Key pod = metricsPage()->panel()->series()->model()->key(rowOf(gpu))->object;
        const base::Key workload = metricsPage()->place().subject.id;
        add->trigger();
        m_window->workspace()->openCompare();
        settle();
        const metrics::Subject &subject = compared()->comparison().objects.at(0).subject;
        QCOMPARE(subject.scope, metrics::Scope::Pod);
        QCOMPARE(subject.id, pod);
        QCOMPARE(subject.workloadId, workload);
        QCOMPARE(subject.gpu, gpu);
        QVERIFY(subject.startedMs != api::absentTime);
        QCOMPARE(compared()->gather().measured().metrics.at(0).series.size(), std::size_t(1));
    }

    void gpusOfTheMapAreThoseOfNodes()
    {
        m_window->workspace()->open(views::Location{views::HeatPlace()});
        views::HeatMap *map = m_window->workspace()->fleetPage()->map();
        QTRY_VERIFY_WITH_TIMEOUT(!map->lines().empty(), patient);
        const fleet::Line *line = map->lines().front();
        map->setCurrent(line->key, 2);
        Q_EMIT map->menuRequested(QPoint(300, 300));
        QAction *add = actionIn(*m_window->workspace()->fleetPage(), u"Add GPU 2 to comparison"_s);
        QVERIFY(add && add->isEnabled());
        const QString name = line->name;
        add->trigger();
        m_window->workspace()->openCompare();
        settle();
        const metrics::Subject &subject = compared()->comparison().objects.at(0).subject;
        QCOMPARE(subject.scope, metrics::Scope::Node);
        QCOMPARE(compare::nameOf(subject), u"%1, GPU 2"_s.arg(name));
        QCOMPARE(compared()->gather().measured().metrics.at(0).series.size(), std::size_t(1));
    }

private:
    [[nodiscard]] views::ComparePage *compared() const { return m_window->workspace()->comparePage(); }
    [[nodiscard]] views::MetricsPage *metricsPage() const { return m_window->workspace()->metricsPage(); }
    // The metrics of a row that holds so many GPUs, and has samples.
    [[nodiscard]] std::optional<views::Location> withGpus(int gpus) const
    {
        const qint64 now = m_window->workspace()->session().nowMs();
        for (int row = 0; row < page()->model()->rowCount(); ++row) {
            const auto place = views::metricsOfRow(*page()->model(), row, page()->location());
            if (!place || place->metrics()->subject.gpus != metrics::HeldGpus::Whole
                || place->metrics()->state != u"Running"_s || now - place->metrics()->subject.startedMs < hourMs)
                continue;
            for (const views::MetricsPlace::Fact &fact : place->metrics()->facts) {
                if (fact.label == u"GPUs"_s && fact.text.section(u'/', 0, 0).toDouble() >= gpus)
                    return place;
            }
        }
        return std::nullopt;
    }
    // By their metrics of single GPUs.
    void openMetrics(catalog::Resource resource)
    {
        m_window->workspace()->open(views::startLocation(resource));
        waitForRows();
        const auto place = withGpus(2);
        QVERIFY(place);
        m_window->workspace()->open(*place);
        metricsPage()->panel()->controller()->chooseMetrics({u"GPU_UTILIZATION_PER_GPU"_s});
        QTRY_VERIFY_WITH_TIMEOUT(!metricsPage()->panel()->controller()->isLoading() && shownGpus().size() >= 2,
                                 patient);
    }
    // Of the curves in the table.
    [[nodiscard]] QList<int> shownGpus() const
    {
        QList<int> gpus;
        const views::SeriesModel *model = metricsPage()->panel()->series()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->key(row) && model->key(row)->gpu >= 0 && !gpus.contains(model->key(row)->gpu))
                gpus.append(model->key(row)->gpu);
        }
        return gpus;
    }
    // Of the table of curves; -1 if there is none of the GPU.
    [[nodiscard]] int rowOf(int gpu) const
    {
        const views::SeriesModel *model = metricsPage()->panel()->series()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->key(row) && model->key(row)->gpu == gpu)
                return row;
        }
        return -1;
    }
    [[nodiscard]] QAction *seriesAction(int gpu, const QString &text)
    {
        views::SeriesView *view = metricsPage()->panel()->series()->view();
        const int row = rowOf(gpu);
        if (row < 0)
            return nullptr;
        const QPoint at = view->visualRect(view->model()->index(row, 0)).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, view->viewport()->mapToGlobal(at));
        QApplication::sendEvent(view->viewport(), &event);
        return actionIn(*view, text);
    }
    static QAction *actionIn(const QWidget &owner, const QString &text)
    {
        for (const QMenu *menu : owner.findChildren<QMenu *>()) {
            for (QAction *one : menu->actions()) {
                if (one->text() == text)
                    return one;
            }
        }
        return nullptr;
    }
    void settle()
    {
        QTest::qWait(50); // loads begin with a delay
        QTRY_VERIFY_WITH_TIMEOUT(!compared()->gather().isLoading(), patient);
        QTest::qWait(100);
        QTRY_VERIFY_WITH_TIMEOUT(!compared()->gather().isLoading(), patient);
    }
};

QTEST_MAIN(TestCompareGpus)
#include "tst_comparegpus.moc"
