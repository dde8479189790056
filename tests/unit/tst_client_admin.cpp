// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/api/measurements.h"
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/session/session.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using api::PagePtr;
using base::Urgency;

// The calls for administrators and for revisions, on their whole way to the simulator and back.
class TestClientAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_session = start(m_simulator, std::nullopt); }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void instructions();
    void minimalClusters();
    void types();
    void revisions();
    void singleActions();
    void oldPods();

private:
    static std::unique_ptr<session::Session> start(std::unique_ptr<simulator::Simulator> &simulator,
                                                   std::optional<simulator::Release> release);
    template<class T, class Make> static api::Result<T> wait(Make make)
    {
        std::optional<api::Result<T>> outcome;
        QObject context;
        const api::Call call = make(&context, [&](api::Result<T> result) { outcome = std::move(result); });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 30'000))
            return api::Failure(api::Error{.detail = u"no answer"_s});
        return std::move(*outcome);
    }
    [[nodiscard]] api::Client &client() { return m_session->client(); }
    PagePtr<api::Workload> workloads(const QString &filter)
    {
        return wait<PagePtr<api::Workload>>([&](QObject *context, auto done) {
                   return client().workloads({.filterBy = {filter, u"phase==Running"_s}}, Urgency::Visible, context,
                                             std::move(done));
               })
            .value_or(nullptr);
    }

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<session::Session> m_session; // ends before the simulator
};

std::unique_ptr<session::Session> TestClientAdmin::start(std::unique_ptr<simulator::Simulator> &simulator,
                                                         std::optional<simulator::Release> release)
{
    simulator::Options options;
    options.size = simulator::Size::Small;
    options.nowMs = 1'780'000'000'000;
    options.speed = 0;
    options.release = release;
    simulator = std::make_unique<simulator::Simulator>(options);
    if (!simulator->start())
        qFatal("%s", simulator->error().c_str());
    const session::Connection connection
        = {.name = u"test"_s,
           .url = QUrl(QString::fromStdString(simulator->url())),
           .caFile = {},
           .credentials = session::BearerToken{QString::fromStdString(simulator->token())},
           .allowsChanges = true};
    return std::make_unique<session::Session>(connection);
}

void TestClientAdmin::instructions()
{
    const auto clusters = wait<PagePtr<api::Cluster>>([&](QObject *context, auto done) {
        return client().clusters({.metadataOnly = true}, Urgency::Visible, context, std::move(done));
    });
    QVERIFY(clusters && !(*clusters)->rows.empty());
    QVERIFY((*clusters)->rows[0].state.isAbsent()); // that is not metadata
    const base::Key id = (*clusters)->texts.key((*clusters)->rows[0].uuid);
    const auto told = wait<api::Instructions>([&](QObject *context, auto done) {
        return client().installInfo(id, {.version = u"2.24.1"_s}, Urgency::Interactive, context, std::move(done));
    });
    QVERIFY(told);
    QVERIFY(told->text.contains(id.toString()) && told->text.contains(u"2.24.1"_s));
    QVERIFY(!told->clientSecret.isEmpty() && told->text.contains(told->clientSecret));
    QVERIFY(!told->chartRepoUrl.isEmpty() && !told->repositoryName.isEmpty());
    const auto unknown = wait<api::Instructions>([&](QObject *context, auto done) {
        return client().installInfo({1, 2}, {.version = u"2.24.1"_s}, Urgency::Interactive, context, std::move(done));
    });
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, api::Error::Kind::NotFound);
}

void TestClientAdmin::minimalClusters()
{
    const auto all = wait<PagePtr<api::ClusterMinimal>>([&](QObject *context, auto done) {
        return client().list<api::ClusterMinimal>(api::Operation::ClustersMinimal, {}, Urgency::Visible, context,
                                                  std::move(done));
    });
    QVERIFY(all && (*all)->rows.size() > 3);
    const api::RowRef<api::ClusterMinimal> first{(*all)->rows[0], (*all)->texts};
    const auto one = wait<PagePtr<api::ClusterMinimal>>([&](QObject *context, auto done) {
        return client().clusterMinimal(first.key(first->uuid), Urgency::Visible, context, std::move(done));
    });
    QVERIFY(one);
    const api::RowRef<api::ClusterMinimal> same{(*one)->rows.at(0), (*one)->texts};
    QCOMPARE(same.text(same->name), first.text(first->name));
    QCOMPARE(same.text(same->state), first.text(first->state));
    QVERIFY(!same.text(same->state).isEmpty());
}

void TestClientAdmin::types()
{
    const auto types = wait<PagePtr<api::WorkloadType>>([&](QObject *context, auto done) {
        return client().workloadTypes({.filterBy = {u"group==ray.io"_s}, .externalTypesOnly = true}, Urgency::Visible,
                                      context, std::move(done));
    });
    QVERIFY(types);
    QCOMPARE((*types)->rows.size(), 2u);
    const auto categories = wait<PagePtr<api::WorkloadCategory>>([&](QObject *context, auto done) {
        return client().workloadCategories(Urgency::Visible, context, std::move(done));
    });
    QVERIFY(categories);
    QCOMPARE((*categories)->rows.size(), 3u);
    const auto priorities = wait<PagePtr<api::WorkloadPriority>>([&](QObject *context, auto done) {
        return client().workloadPriorities({.sortBy = u"value"_s, .descending = true}, Urgency::Visible, context,
                                           std::move(done));
    });
    QVERIFY(priorities);
    const api::RowRef<api::WorkloadPriority> highest{(*priorities)->rows.at(0), (*priorities)->texts};
    QCOMPARE(highest->value, 90);

    const base::Key id = (*types)->texts.key((*types)->rows[0].id);
    QSignalSpy changed(m_session.get(), &session::Session::changed);
    const auto updated = wait<PagePtr<api::WorkloadType>>([&](QObject *context, auto done) {
        return client().updateWorkloadType(id, {.priorityId = highest.key(highest->id).toString()}, context,
                                           std::move(done));
    });
    QVERIFY(updated);
    const auto again = wait<PagePtr<api::WorkloadType>>([&](QObject *context, auto done) {
        return client().workloadType(id, Urgency::Visible, context, std::move(done));
    });
    QVERIFY(again);
    for (const auto &page : {*updated, *again})
        QCOMPARE(page->texts.toString(page->rows.at(0).priorityName), u"very-high"_s);
    QCOMPARE(changed.size(), 1);

    const auto refused = wait<PagePtr<api::WorkloadType>>([&](QObject *context, auto done) {
        return client().updateWorkloadType(id, {.categoryId = u"00000000-0000-4000-8000-000000000000"_s}, context,
                                           std::move(done));
    });
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, api::Error::Kind::BadRequest);
    QVERIFY(refused.error().detail.contains(u"categoryId"_s));
}

void TestClientAdmin::revisions()
{
    const PagePtr<api::Workload> inferences = workloads(u"type==Inference"_s);
    QVERIFY(inferences && !inferences->rows.empty());
    const base::Key workload = inferences->texts.key(inferences->rows[0].id);
    const auto revisions = wait<PagePtr<api::Revision>>([&](QObject *context, auto done) {
        return client().revisions(workload, {}, Urgency::Visible, context, std::move(done));
    });
    QVERIFY(revisions && !(*revisions)->rows.empty());
    const api::RowRef<api::Revision> newest{(*revisions)->rows[0], (*revisions)->texts};
    const base::Key id = newest.key(newest->id);
    const auto one = wait<PagePtr<api::Revision>>(
        [&](QObject *context, auto done) { return client().revision(id, Urgency::Visible, context, std::move(done)); });
    QVERIFY(one);
    QCOMPARE((*one)->texts.toString((*one)->rows.at(0).name), newest.text(newest->name));

    const auto pods = wait<PagePtr<api::Pod>>([&](QObject *context, auto done) {
        return client().podsOfRevision(id, {}, Urgency::Visible, context, std::move(done));
    });
    QVERIFY(pods);
    QCOMPARE(int((*pods)->rows.size()), newest->runningPods);
    const api::RowRef<api::Pod> pod{(*pods)->rows.at(0), (*pods)->texts};
    QCOMPARE(pod.text(pod->revisionId), id.toString());
    const auto events = wait<PagePtr<api::WorkloadEvent>>([&](QObject *context, auto done) {
        return client().revisionEvents(id, {.limit = 2}, Urgency::Visible, context, std::move(done));
    });
    QVERIFY(events && !(*events)->rows.empty());
    const auto history = wait<PagePtr<api::HistoryRecord>>([&](QObject *context, auto done) {
        return client().revisionHistory(id, {}, Urgency::Visible, context, std::move(done));
    });
    QVERIFY(history && !(*history)->rows.empty());

    const api::MetricsParams wanted{
        .types = {u"THROUGHPUT"_s, u"LATENCY"_s}, .startMs = 1'780'000'000'000 - 3'600'000, .endMs = 1'780'000'000'000};
    const auto metrics = wait<api::MeasurementsPtr>([&](QObject *context, auto done) {
        return client().inferencePodMetrics(workload, pod.key(pod->id), wanted, Urgency::Metrics, context,
                                            std::move(done));
    });
    QVERIFY(metrics);
    QVERIFY(!(*metrics)->series.empty());
}

void TestClientAdmin::singleActions()
{
    const PagePtr<api::Workload> trainings = workloads(u"type==Training"_s);
    QVERIFY(trainings && !trainings->rows.empty());
    const base::Key id = trainings->texts.key(trainings->rows[0].id);
    const auto act = [&](api::Client::BatchAction action) {
        return wait<api::Written>([&](QObject *context, auto done) {
            return client().actOnWorkload(*api::Client::singleAction(action, u"Training"), id, context,
                                          std::move(done));
        });
    };
    const auto resumed = act(api::Client::BatchAction::Resume);
    QVERIFY(!resumed);
    QCOMPARE(resumed.error().kind, api::Error::Kind::Conflict); // it runs
    const auto suspended = act(api::Client::BatchAction::Suspend);
    QVERIFY(suspended && suspended->isPending);
    QVERIFY(act(api::Client::BatchAction::Resume));
    QVERIFY(act(api::Client::BatchAction::Delete));
}

void TestClientAdmin::oldPods()
{
    std::unique_ptr<simulator::Simulator> oldSimulator;
    const auto old = start(oldSimulator, simulator::Release::V2_20);
    const auto ask = [](session::Session &session) {
        const auto clusters = wait<PagePtr<api::Cluster>>([&](QObject *context, auto done) {
            return session.client().clusters({}, Urgency::Visible, context, std::move(done));
        });
        const base::Key id = clusters ? (*clusters)->texts.key((*clusters)->rows.at(0).uuid) : base::Key();
        return wait<PagePtr<api::OldPod>>([&](QObject *context, auto done) {
            return session.client().oldPods(id, Urgency::Visible, context, std::move(done));
        });
    };
    const auto pods = ask(*old);
    QVERIFY(pods && (*pods)->rows.size() > 10);
    const api::RowRef<api::OldPod> pod{(*pods)->rows[0], (*pods)->texts};
    QVERIFY(!pod.text(pod->name).isEmpty());
    QVERIFY(pod->createdAt > 1'700'000'000'000 && pod->createdAt <= 1'780'000'000'000);
    const auto gone = ask(*m_session);
    QVERIFY(!gone);
    QCOMPARE(gone.error().httpStatus, 404);
}

QTEST_GUILESS_MAIN(TestClientAdmin)
#include "tst_client_admin.moc"
