// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/link.h"
#include "models/catalog/pods.h"
#include "models/catalog/revisions.h"
#include "models/catalog/workloads.h"
#include "models/metrics/plan.h"
#include "tests/view/windowfixture.h"
#include "views/details/detailsdock.h"
#include "views/details/ondemandlist.h"
#include "views/metrics/metricspage.h"
#include "views/navigation/rowlinks.h"
#include "views/table/tableview.h"
#include "views/widgets/statepanel.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patient = 20'000; // ms; a limit against hanging, not a measure

bool leadsTo(const QList<views::RowLink> &links, const catalog::LinkKind &kind)
{
    return std::ranges::any_of(links, [&](const views::RowLink &link) { return link.kind == &kind; });
}

QStringList keysOf(const table::WindowModel &model)
{
    QStringList keys;
    for (int row = 0; row < model.rowCount(); ++row)
        keys << model.idAt(row).toString();
    keys.sort();
    return keys;
}

} // namespace

// From an inference workload to its revisions, their pods and the metrics of these.
class TestRevisions : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        openWindow(QSize(1366, 768));
        startDemo();
    }
    void cleanup()
    {
        closeAll();
        m_folder.reset();
    }

    void onlyInferenceHasThem()
    {
        showWorkloads(u"Inference"_s);
        QVERIFY(leadsTo(links(0), catalog::revisionsOfWorkload));
        showWorkloads(u"Training"_s);
        QVERIFY(!leadsTo(links(0), catalog::revisionsOfWorkload));
        QTest::keyClick(page()->table(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(page()->resource() == catalog::workloadResource);
    }

    void theKeyLeadsThere()
    {
        const QString workload = openRevisions();
        const auto &crumbs = m_window->workspace()->location().crumbs;
        QCOMPARE(crumbs.size(), 2);
        QCOMPARE(crumbs.at(0).title, catalog::titleOf(catalog::workloadResource));
        QCOMPARE(crumbs.at(1).current.toString(), workload);
        const table::WindowModel &model = *page()->model();
        QCOMPARE(std::get<QString>(model.valueOf(0, "workloadId")), workload);
        QVERIFY(!std::get<QString>(model.valueOf(0, "name")).isEmpty());
        QVERIFY(std::holds_alternative<table::PodShare>(model.valueOf(0, "pods")));
        // Newest first, as it is the one that serves.
        for (int row = 1; row < model.rowCount(); ++row)
            QVERIFY(std::get<std::int64_t>(model.valueOf(row - 1, "createdAt"))
                    >= std::get<std::int64_t>(model.valueOf(row, "createdAt")));
    }

    void enterShowsTheirPods()
    {
        openRevisions();
        const QString revision = page()->model()->idAt(0).toString();
        page()->table()->setCurrentIndex(page()->model()->index(0, 0));
        QTest::keyClick(page()->table(), Qt::Key_Return);
        waitForRows();
        QVERIFY(page()->resource() == catalog::podResource);
        QCOMPARE(m_window->workspace()->location().crumbs.size(), 4); // Workloads > name > Revisions > name
        for (int row = 0; row < page()->model()->rowCount(); ++row)
            QCOMPARE(std::get<QString>(page()->model()->valueOf(row, "revisionId")), revision);
        // How requests are served is measured at each pod.
        page()->table()->setCurrentIndex(page()->model()->index(0, 0));
        page()->openMetrics();
        const metrics::Subject subject = m_window->workspace()->metricsPage()->panel()->controller()->subject();
        QVERIFY(subject.isInference);
        for (const char *type : {"THROUGHPUT", "LATENCY"}) {
            const metrics::Metric *metric = metrics::find(type);
            QVERIFY(std::ranges::count(metrics::metricsOf(subject), metric) == 1);
            QCOMPARE(metrics::endpointOf(subject, *metric), metrics::Scope::InferencePod);
        }
        auto *controller = m_window->workspace()->metricsPage()->panel()->controller();
        views::MetricsChoice choice = controller->choice();
        choice.types = {u"THROUGHPUT"_s, u"LATENCY"_s};
        controller->setChoice(choice);
        QTRY_VERIFY_WITH_TIMEOUT(controller->answer().metrics.size() == 2 && !controller->isLoading(), patient);
        for (const metrics::MetricAnswer &answer : controller->answer().metrics)
            QVERIFY(!answer.series.empty());
    }

    void theirOwnListServesWhereFiltersAreRefused()
    {
        openRevisions();
        table::ListQuery query = catalog::defaultQuery(catalog::podResource);
        query.filters = {catalog::equalFilter("revisionId", page()->model()->idAt(0).toString())};
        const QStringList expected = podsOf(query);
        QVERIFY(!expected.isEmpty());
        client().capabilities().refuse({api::Operation::Pods, api::Feature::Kind::Key, u"revisionId"_s});
        QCOMPARE(podsOf(query), expected);
    }

    void detailsShowHistoryAndPods()
    {
        openRevisions();
        page()->details()->setOpen(true);
        page()->table()->setCurrentIndex(page()->model()->index(0, 0));
        const views::DetailsPane *pane = page()->details()->pane();
        QTRY_VERIFY_WITH_TIMEOUT(pane->inspector()->details(), patient);
        QVERIFY(pane->inspector()->details()->field(u"revisionRequestedResources.gpu.request"_s));
        for (views::OnDemandList *list : {pane->history(), pane->pods()}) {
            pane->tabs()->setCurrentIndex(list == pane->history() ? 1 : 2);
            const auto *view = list->findChild<QAbstractItemView *>();
            QTRY_VERIFY_WITH_TIMEOUT(view->model()->rowCount() > 0, patient);
        }
    }

    void oneMustBeChosen()
    {
        m_window->workspace()->open(views::startLocation(catalog::revisionResource));
        QTRY_VERIFY_WITH_TIMEOUT(page()->model()->problem(), patient);
        QCOMPARE(page()->model()->problem()->sentence, catalog::wordsOf(catalog::revisionResource.words.ownerless));
    }

    // 404: it is about the workload here, and about the release there.
    void whatIsNotThereIsExplained()
    {
        open(u"00000000-0000-4000-8000-000000000001"_s);
        QTRY_VERIFY_WITH_TIMEOUT(page()->model()->problem(), patient);
        QVERIFY(page()->model()->problem()->sentence.contains(u"2.21"));
        QVERIFY(!catalog::isMissing(catalog::revisionResource, client().capabilities()));
    }

    void olderReleasesHaveNone()
    {
        simulator::Options demo;
        demo.size = simulator::Size::Small;
        demo.speed = 0;
        demo.release = simulator::releaseNamed("2.20");
        openWindow(QSize(1366, 768));
        startDemo(demo);
        showWorkloads(u"Inference"_s);
        open(page()->model()->idAt(0).toString());
        QTRY_VERIFY_WITH_TIMEOUT(page()->model()->problem(), patient);
        QVERIFY(catalog::isMissing(catalog::revisionResource, client().capabilities()));
        // From now on nothing leads there.
        showWorkloads(u"Inference"_s);
        page()->table()->setCurrentIndex(page()->model()->index(0, 0));
        QTest::keyClick(page()->table(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(page()->resource() == catalog::workloadResource);
        QStringList entries;
        connect(page()->table(), &views::TableView::contextMenuShown, this, [&](const QMenu *menu) {
            for (const QAction *action : menu->actions())
                entries << action->text();
        });
        const QPoint at = page()->table()->visualRect(page()->table()->currentIndex()).center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, at, page()->table()->viewport()->mapToGlobal(at));
        QApplication::sendEvent(page()->table()->viewport(), &event);
        QVERIFY(!entries.isEmpty());
        QVERIFY(entries.filter(u"evision"_s).isEmpty());
        if (QWidget *menu = QApplication::activePopupWidget())
            menu->close();
    }

private:
    [[nodiscard]] api::Client &client() { return m_window->workspace()->session().client(); }
    [[nodiscard]] QList<views::RowLink> links(int row)
    {
        return views::linksOfRow(*page()->model(), row, page()->location());
    }
    void showWorkloads(const QString &type)
    {
        views::Location location = views::startLocation(catalog::workloadResource);
        location.list()->query.filters = {catalog::equalFilter("type", type)};
        m_window->workspace()->open(location);
        waitForRows();
    }
    void open(const QString &workload)
    {
        views::Location location = views::startLocation(catalog::revisionResource);
        location.list()->query.filters = {catalog::equalFilter("workloadId", workload)};
        m_window->workspace()->open(location);
    }
    // Of a running workload, by key; returns its id.
    QString openRevisions()
    {
        views::Location location = views::startLocation(catalog::workloadResource);
        location.list()->query.filters
            = {catalog::equalFilter("type", u"Inference"_s), catalog::equalFilter("phase", u"Running"_s)};
        m_window->workspace()->open(location);
        waitForRows();
        const QString workload = page()->model()->idAt(0).toString();
        page()->table()->setCurrentIndex(page()->model()->index(0, 0));
        QTest::keyClick(page()->table(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        waitForRows();
        return page()->resource() == catalog::revisionResource ? workload : QString();
    }
    QStringList podsOf(const table::ListQuery &query)
    {
        table::WindowModel model(catalog::makeSource(catalog::podResource, client(), m_window->workspace()->names()));
        model.setQuery(query);
        const bool hasAnswer = QTest::qWaitFor([&] { return model.hasAnswer() && !model.isLoading(); }, patient);
        return hasAnswer ? keysOf(model) : QStringList();
    }
};

QTEST_MAIN(TestRevisions)
#include "tst_revisions.moc"
