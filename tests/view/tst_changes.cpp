// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/desk.h"
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/catalog/clusters.h"
#include "models/catalog/totals.h"
#include "models/catalog/workloads.h"
#include "models/session/session.h"
#include "models/table/selection.h"
#include "tests/view/windowfixture.h"
#include "views/details/detailsdock.h"
#include "views/look/style.h"
#include "views/table/tableview.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using catalog::Resource;

namespace {

constexpr int patient = 20'000; // ms; a limit for a hanging test, not a measure

} // namespace

// What a window shows after a write of its session. Automatic refreshes are off: nothing else brings news.
class TestChanges : public WindowFixture
{
    Q_OBJECT

    [[nodiscard]] session::Session &session() const { return m_window->workspace()->session(); }
    [[nodiscard]] QString nameOf(const base::Key &key) const
    {
        const table::Value name = page()->model()->valueOf(page()->model()->rowOf(key), "name");
        return std::holds_alternative<QString>(name) ? std::get<QString>(name) : QString();
    }
    void openList(Resource resource)
    {
        m_window->workspace()->open(resource);
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->resource() == resource, patient);
        waitForRows();
        waitForQuiet();
    }
    void waitForQuiet() { QTRY_COMPARE_WITH_TIMEOUT(session().requestsInFlight(), 0, patient); }

    base::Key create(const QString &name)
    {
        base::Key created;
        const api::Call call = session().client().createCluster(
            {.name = name}, this, [&](const api::Result<api::PagePtr<api::Cluster>> &answer) {
                if (answer && !(*answer)->rows.empty())
                    created = (*answer)->texts.key((*answer)->rows.front().uuid);
            });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(!created.isNull(), patient); }();
        return created;
    }
    void rename(const base::Key &cluster, const QString &name)
    {
        bool isDone = false;
        const api::Call call = session().client().renameCluster(
            cluster, name, this, [&](const api::Result<api::Written> &answer) { isDone = answer.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, patient);
    }
    void remove(const base::Key &cluster)
    {
        bool isDone = false;
        const api::Call call = session().client().deleteCluster(
            cluster, {.force = true}, this,
            [&](const api::Result<api::Written> &answer) { isDone = answer.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, patient);
    }
    void suspend(const base::Key &workload)
    {
        bool isDone = false;
        const api::Call call = session().client().batchWorkloads(
            api::Client::BatchAction::Suspend, {workload}, this,
            [&](const api::Result<api::PagePtr<api::BatchFailure>> &answer) { isDone = answer.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, patient);
    }

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new views::BinnacleStyle); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        makeFolder();
        m_settings->set(app::setting::refreshSeconds, 0);
        openWindow({1500, 800});
        startDemo();
    }
    void cleanup() { closeAll(); }

    void anOpenListFollowsAndKeepsTheSelection()
    {
        openList(catalog::clusterResource);
        const base::Key current = page()->model()->idAt(1);
        page()->table()->setCurrentIndex(page()->model()->index(1, 0));
        const qint64 before = page()->model()->total();
        const auto stays = [&] {
            return page()->table()->selection()->currentId() == current && page()->table()->selection()->count() == 1;
        };

        const base::Key created = create(u"0-first-by-name"_s);
        QTRY_VERIFY_WITH_TIMEOUT(page()->model()->rowOf(created) >= 0, patient);
        QCOMPARE(nameOf(created), u"0-first-by-name"_s);
        QCOMPARE(page()->model()->total(), before + 1);
        QVERIFY(stays());
        QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->totals().count(catalog::clusterResource),
                                  std::optional(before + 1), patient);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->names().name(created.toString()), u"0-first-by-name"_s,
                                  patient);

        rename(created, u"zz-last-by-name"_s);
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(created), u"zz-last-by-name"_s, patient);
        QCOMPARE(page()->model()->rowOf(created), int(before));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->names().name(created.toString()), u"zz-last-by-name"_s,
                                  patient);
        QVERIFY(stays());

        remove(created);
        QTRY_COMPARE_WITH_TIMEOUT(page()->model()->rowOf(created), -1, patient);
        QCOMPARE(page()->model()->total(), before);
        QVERIFY(stays());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace()->names().name(created.toString()).isEmpty(), patient);
    }

    void aListOutOfSightIsFreshWhenItComesBack()
    {
        openList(catalog::clusterResource);
        const base::Key cluster = page()->model()->idAt(0);
        const views::ListPage *clusters = page();
        const qint64 before = clusters->model()->total();
        openList(catalog::workloadResource);
        create(u"north"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->totals().count(catalog::clusterResource),
                                  std::optional(before + 1), patient);
        rename(cluster, u"renamed-meanwhile"_s);
        waitForQuiet();
        QCOMPARE(clusters->model()->total(), before); // nobody sees it
        m_window->workspace()->open(catalog::clusterResource);
        QCOMPARE(page(), clusters);
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(cluster), u"renamed-meanwhile"_s, patient);
        QCOMPARE(clusters->model()->total(), before + 1);
    }

    void namesInOtherListsFollow()
    {
        openList(catalog::workloadResource);
        const int column = page()->model()->columnOf("clusterId");
        QVERIFY(column >= 0);
        const table::Value cell = page()->model()->valueAt(0, column);
        const auto *cluster = std::get_if<table::Reference>(&cell);
        QVERIFY(cluster);
        QSignalSpy painted(page()->model(), &QAbstractItemModel::dataChanged);
        const qint64 updatedAt = page()->model()->updatedAtMs();
        rename(base::Key::fromText(cluster->id), u"renamed"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page()->model()->index(0, column).data().toString(), u"renamed"_s, patient);
        QVERIFY(painted.count() > 0);
        QCOMPARE(page()->model()->updatedAtMs(), updatedAt); // its own rows are not loaded for this
    }

    void detailsFollow()
    {
        openList(catalog::clusterResource);
        page()->details()->setOpen(true);
        QVERIFY(page()->details()->isPaneShown());
        page()->table()->setCurrentIndex(page()->model()->index(0, 0));
        const base::Key cluster = page()->model()->idAt(0);
        const views::DetailsPane *pane = page()->details()->pane();
        QTRY_COMPARE_WITH_TIMEOUT(pane->title(), nameOf(cluster), patient);
        QTest::qWait(300); // an object that stays is loaded whole
        waitForQuiet();
        rename(cluster, u"renamed"_s);
        QTRY_COMPARE_WITH_TIMEOUT(pane->title(), u"renamed"_s, patient);
    }

    void closingAsksWhileChangesAreNotSent()
    {
        openList(catalog::workloadResource);
        QList<catalog::ActionTarget> targets;
        for (int i = 0; i < 250; ++i)
            targets << catalog::ActionTarget{base::Key(1, quint64(i)), u"w%1"_s.arg(i), u"Running"_s, {}, {}};
        const actions::Job *job = m_window->workspace()->sharedDesk()->start(
            catalog::workloadResource, *catalog::actionCalled(catalog::workloadResource, u"suspend"), targets);
        // A request has at most 100 of them.
        QVERIFY(!m_window->close());
        auto *question = m_window->findChild<QMessageBox *>();
        QVERIFY(question && question->isVisible());
        QVERIFY2(question->text().startsWith(u"150 object(s) have not been changed yet."),
                 qPrintable(question->text()));
        question->defaultButton()->click();
        QVERIFY(m_window->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!job->isRunning(), patient);
        QCOMPARE(job->count(actions::Outcome::Waiting) + job->count(actions::Outcome::Cancelled), 0);
        QVERIFY(m_window->close());
    }

    void changesOfOthersRequestNothing()
    {
        openList(catalog::workloadResource);
        const base::Key workload = page()->model()->idAt(0);
        openList(catalog::clusterResource);
        QTest::qWait(300); // details of a current row, if there is one
        waitForQuiet();
        const std::uint64_t before = session().requestLog().lastNumber();
        QSignalSpy changed(&session(), &session::Session::changed);
        suspend(workload);
        QCOMPARE(changed.count(), 1);
        QTest::qWait(300);
        waitForQuiet();
        for (const api::RequestRecord &record : session().requestLog().after(before)) {
            const bool isOfWorkloads = record.operation == api::Operation::WorkloadBatch
                || record.operation == api::Operation::WorkloadCount;
            QVERIFY2(isOfWorkloads, api::endpoint(record.operation).path.data());
        }
    }
};

QTEST_MAIN(TestChanges)
#include "tst_changes.moc"
