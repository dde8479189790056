// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/api.h"
#include "app/simulator/world/generator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace simulator;

namespace {

constexpr std::int64_t Begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z

struct Reply
{
    int status = 0;
    QByteArray body;

    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
};

// A control plane of its own that can be changed
class Plane
{
public:
    explicit Plane(Pace pace = AtOnce, std::int64_t at = Begin)
        : now(at)
        , m_world(generate({7, 62, 600, 2400}, 5, Begin))
        , m_auth("t", 3600, 1)
        , m_api(*m_world, m_auth, pace)
    {
    }

    Reply ask(const char *method, const QString &target, const QByteArray &body = {})
    {
        const auto answer
            = m_api.answer({method, target.toStdString(), "Bearer t", "application/json", body.toStdString()}, now);
        return {answer.status, QByteArray::fromStdString(answer.body)};
    }
    Reply get(const QString &target) { return ask("GET", target); }
    qint64 count(const QString &query)
    {
        return get(u"/api/v1/workloads/count?"_s + query).object()[u"count"_s].toInteger(-1);
    }
    QJsonArray workloads(const QString &query)
    {
        return get(u"/api/v1/workloads?limit=500&"_s + query).object()[u"workloads"_s].toArray();
    }
    QJsonObject workload(const QString &id) { return get(u"/api/v1/workloads/"_s + id).object(); }
    QString phase(const QString &id) { return workload(id)[u"phase"_s].toString(); }
    // The first workload of the phase that runs on GPUs, and has been for an hour
    QString first(const QString &phase, const QString &type = u"Training"_s)
    {
        for (const auto &row : workloads(u"sortBy=createdAt&filterBy=phase%3D%3D%1,type%3D%3D%2"_s.arg(phase, type)))
            if (phase != u"Running" || row[u"allocatedResources"_s][u"gpu"_s].toDouble() >= 1)
                return row[u"id"_s].toString();
        return {};
    }
    double allocated()
    {
        return get(u"/api/v1/nodes/telemetry?telemetryType=ALLOCATED_GPUS"_s)
            .object()[u"values"_s][0][u"value"_s]
            .toString()
            .toDouble();
    }
    QStringList phases(const QString &id)
    {
        QStringList all;
        for (const auto &record :
             get(u"/api/v1/workloads/%1/history?limit=500"_s.arg(id)).object()[u"records"_s].toArray()) {
            const QString phase = record[u"spec"_s][u"phaseUpdate"_s][u"phase"_s].toString();
            if (!phase.isEmpty())
                all.prepend(phase);
        }
        return all;
    }
    // Everything that a client could look at, in one piece
    QByteArray all()
    {
        QByteArray text;
        for (const QString &target :
             {u"/api/v1/clusters?includeRequestedForDelete=true"_s, u"/api/v1/workloads?limit=500"_s,
              u"/api/v1/workloads?limit=500&deleted=true"_s, u"/api/v1/workloads/pods?limit=500&sortBy=completedAt"_s,
              u"/api/v1/workloads/pods?limit=500&deleted=true"_s, u"/api/v1/nodes?limit=500"_s,
              u"/api/v1/workloads/telemetry?telemetryType=WORKLOADS_COUNT&groupBy=Phase"_s})
            text += get(target).body;
        return text;
    }

    std::int64_t now;
    [[nodiscard]] const World &world() const { return *m_world; }

private:
    std::unique_ptr<World> m_world;
    Auth m_auth;
    Api m_api;
};

QString action(const QString &id, const QString &verb, const QString &kind = u"trainings"_s)
{
    return u"/api/v1/workloads/%1/%2/%3"_s.arg(kind, id, verb);
}

} // namespace

// A simulated control plane that is changed: what is asked afterwards follows at once, and alike each time.
class TestSimulatorJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void aClusterIsCreatedRenamedAndRemoved();
    void aClusterLeavesGracefully();
    void suspendAndResume();
    void changesTakeTheirTime();
    void aDeletedWorkloadMoves();
    void podsKeepTheirOrder();
    void manyAtOnce();
    void thePastStays();
    void refusals();
    void theSameEditsMakeTheSameWorld();
    void manyThreads();
};

void TestSimulatorJournal::aClusterIsCreatedRenamedAndRemoved()
{
    Plane plane;
    const qsizetype before = plane.get(u"/api/v1/clusters"_s).array().size();
    const Reply made = plane.ask("POST", u"/api/v1/clusters"_s, R"({"name":"osl-b200","domain":"osl.example"})");
    QCOMPARE(made.status, 201);
    QCOMPARE(made.object()[u"status"_s][u"state"_s].toString(), u"WaitingToConnect"_s);
    const QString path = u"/api/v1/clusters/"_s + made.object()[u"uuid"_s].toString();
    QCOMPARE(plane.get(u"/api/v1/clusters"_s).array().size(), before + 1);
    QCOMPARE(
        plane.get(path + u"/metrics?metricType=TOTAL_GPU&start=2025-11-21T11:00:00Z&end=2025-11-21T12:00:00Z"_s).status,
        200);

    const Reply renamed = plane.ask("PUT", path, R"({"name":"osl-b300"})");
    QCOMPARE(renamed.status, 204);
    QVERIFY(renamed.body.isEmpty());
    QCOMPARE(plane.get(path).object()[u"name"_s].toString(), u"osl-b300"_s);

    QCOMPARE(plane.ask("DELETE", path).status, 204); // nobody was ever connected
    QCOMPARE(plane.get(path).status, 404);
    QCOMPARE(plane.get(u"/api/v1/clusters?includeRequestedForDelete=true"_s).array().size(), before + 1);

    // The new name of one that holds workloads is in the totals, too.
    const QString first = u"/api/v1/clusters/"_s + QString::fromStdString(toString(plane.world().clusters[0].id));
    QCOMPARE(plane.ask("PUT", first, R"({"name":"fra-renamed"})").status, 204);
    QVERIFY(plane.get(u"/api/v1/workloads/telemetry?telemetryType=WORKLOADS_COUNT&groupBy=ClusterId"_s)
                .body.contains("fra-renamed"));
    QVERIFY(
        plane.get(u"/api/v1/nodes/telemetry?telemetryType=FREE_GPUS&groupBy=ClusterId"_s).body.contains("fra-renamed"));

    // By force, with all that it holds
    const QString id = QString::fromStdString(toString(plane.world().clusters[0].id));
    const qint64 held = plane.count(u"filterBy=clusterId%3D%3D"_s + id);
    QVERIFY(held > 0);
    QCOMPARE(plane.ask("DELETE", first + u"?force=true"_s).status, 204);
    QCOMPARE(plane.count(u"filterBy=clusterId%3D%3D"_s + id), 0);
    QVERIFY(plane.count(u"deleted=true&filterBy=clusterId%3D%3D"_s + id) >= held);
    QCOMPARE(plane.get(u"/api/v1/nodes/count?filterBy=clusterUuid%3D%3D"_s + id).object()[u"count"_s].toInt(), 0);
}

void TestSimulatorJournal::aClusterLeavesGracefully()
{
    Plane plane;
    const QString path = u"/api/v1/clusters/"_s + QString::fromStdString(toString(plane.world().clusters[0].id));
    const qsizetype before = plane.get(u"/api/v1/clusters"_s).array().size();
    const Reply reply = plane.ask("DELETE", path);
    QCOMPARE(reply.status, 202);
    QCOMPARE(reply.object()[u"code"_s].toInt(), 202);
    QCOMPARE(plane.get(u"/api/v1/clusters"_s).array().size(), before - 1);
    QCOMPARE(plane.get(u"/api/v1/clusters?includeRequestedForDelete=true"_s).array().size(), before + 1);
    QCOMPARE(plane.get(path).object()[u"deleteRequestedAt"_s].toString(), u"2025-11-21T12:00:00.000Z"_s);
    QVERIFY(plane.count({}) > 0);
}

void TestSimulatorJournal::suspendAndResume()
{
    Plane plane;
    const QString id = plane.first(u"Running"_s);
    QVERIFY(!id.isEmpty());
    const QJsonObject before = plane.workload(id);
    const double gpus = before[u"allocatedResources"_s][u"gpu"_s].toDouble(), all = plane.allocated();
    const qint64 stopped = plane.count(u"filterBy=phase%3D%3DStopped"_s);
    const qint64 running = plane.count(u"filterBy=phase%3D%3DRunning"_s);

    const Reply reply = plane.ask("POST", action(id, u"suspend"_s));
    QCOMPARE(reply.status, 202);
    QVERIFY(!reply.object()[u"message"_s].toString().isEmpty());
    QCOMPARE(plane.phase(id), u"Stopped"_s);
    QCOMPARE(plane.count(u"filterBy=phase%3D%3DStopped"_s), stopped + 1);
    QCOMPARE(plane.count(u"filterBy=phase%3D%3DRunning"_s), running - 1);
    QCOMPARE(plane.allocated(), all - gpus);
    QCOMPARE(plane.get(u"/api/v1/workloads/%1/pods"_s.arg(id)).object()[u"pods"_s].toArray().size(), 0);
    QVERIFY(!plane.get(u"/api/v1/workloads/%1/pods?deleted=true"_s.arg(id)).object()[u"pods"_s].toArray().isEmpty());
    QCOMPARE(plane.phases(id).last(), u"Stopped"_s);
    QVERIFY(plane.phases(id).contains(u"Running"_s));

    plane.now += Hour;
    QCOMPARE(plane.ask("POST", action(id, u"resume"_s)).status, 202);
    QCOMPARE(plane.phase(id), u"Running"_s);
    plane.now += Minute;
    QCOMPARE(plane.workload(id)[u"runningPods"_s].toInt(), before[u"runningPods"_s].toInt());
    QCOMPARE(plane.phases(id).last(), u"Running"_s);
    QVERIFY(plane.phases(id).contains(u"Stopped"_s));
    QCOMPARE(plane.get(u"/api/v1/workloads/%1/pods?deleted=true"_s.arg(id)).object()[u"pods"_s].toArray().size(), 0);
}

void TestSimulatorJournal::changesTakeTheirTime()
{
    Plane plane(Usual);
    const QString id = plane.first(u"Running"_s);
    QCOMPARE(plane.ask("POST", action(id, u"suspend"_s)).status, 202);
    QCOMPARE(plane.phase(id), u"Stopping"_s);
    QCOMPARE(plane.ask("POST", action(id, u"resume"_s)).status, 409);
    plane.now += 30 * Second;
    QCOMPARE(plane.phase(id), u"Stopped"_s);
    QVERIFY(plane.count(u"filterBy=phase%3D%3DStopped"_s) > 0);
    QCOMPARE(plane.ask("POST", action(id, u"resume"_s)).status, 202);
    QCOMPARE(plane.phase(id), u"Resuming"_s);
    plane.now += Minute;
    QCOMPARE(plane.phase(id), u"Running"_s);
    const QStringList phases = plane.phases(id);
    QCOMPARE(phases.mid(phases.indexOf(u"Stopping"_s)),
             QStringList({u"Stopping"_s, u"Stopped"_s, u"Resuming"_s, u"Initializing"_s, u"Running"_s}));

    const QString path = u"/api/v1/workloads/trainings/"_s + id;
    const qint64 before = plane.count({});
    QCOMPARE(plane.ask("DELETE", path).status, 202);
    QCOMPARE(plane.phase(id), u"Deleting"_s);
    QCOMPARE(plane.count({}), before);
    plane.now += Minute;
    QVERIFY(plane.workloads(u"deleted=true&sortBy=deletedAt&sortOrder=desc"_s)[0][u"id"_s].toString() == id);
}

void TestSimulatorJournal::aDeletedWorkloadMoves()
{
    Plane plane;
    for (const auto &[type, kind] : {std::pair{u"Workspace"_s, u"workspaces"_s},
                                     {u"Training"_s, u"trainings"_s},
                                     {u"Distributed"_s, u"distributed"_s},
                                     {u"Inference"_s, u"inferences"_s},
                                     {u"Distributed%20Inference"_s, u"distributed-inferences"_s}}) {
        const QString id = plane.first(u"Running"_s, type);
        if (id.isEmpty())
            continue;
        const qint64 there = plane.count({}), gone = plane.count(u"deleted=true"_s);
        QCOMPARE(plane.ask("DELETE", u"/api/v1/workloads/%1/%2"_s.arg(kind, id)).status, 202);
        QCOMPARE(plane.count({}), there - 1);
        QCOMPARE(plane.count(u"deleted=true"_s), gone + 1);
        const QJsonObject row = plane.workload(id);
        QCOMPARE(row[u"allocatedResources"_s][u"gpu"_s].toDouble(), 0.0);
        QCOMPARE(plane.ask("DELETE", u"/api/v1/workloads/%1/%2"_s.arg(kind, id)).status, 404);
    }
}

// Pods are kept sorted by what will become of them, and that has changed.
void TestSimulatorJournal::podsKeepTheirOrder()
{
    Plane plane;
    for (int i = 0; i < 4; ++i)
        QCOMPARE(plane.ask("POST", action(plane.first(u"Running"_s), u"suspend"_s)).status, 202);
    for (const QString &key : {u"completedAt"_s, u"deletedAt"_s, u"createdAt"_s}) {
        for (const QString &deleted : {u"false"_s, u"true"_s}) {
            QStringList values;
            for (int offset = 0;; offset += 500) {
                const QJsonArray page
                    = plane
                          .get(u"/api/v1/workloads/pods?limit=500&offset=%1&deleted=%2&sortBy=%3"_s.arg(offset).arg(
                              deleted, key))
                          .object()[u"pods"_s]
                          .toArray();
                for (const auto &pod : page) {
                    if (pod[key].isString())
                        values.append(pod[key].toString());
                }
                if (page.size() < 500)
                    break;
            }
            QVERIFY(std::ranges::is_sorted(values));
        }
    }
}

void TestSimulatorJournal::manyAtOnce()
{
    Plane plane;
    QByteArrayList ids;
    for (const auto &row : plane.workloads(u"filterBy=phase%3D%3DRunning,type%3D%3DTraining"_s))
        ids.append('"' + row[u"id"_s].toString().toLatin1() + '"');
    ids = ids.mid(0, 20);
    const QByteArray stranger = R"("00000000-0000-4000-8000-000000000000")";
    const Reply reply = plane.ask("POST", u"/api/v1/workloads/batch"_s,
                                  R"({"action":"suspend","ids":[)" + ids.join(',') + ',' + stranger + "]}");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.object()[u"succeeded"_s].toArray().size(), ids.size());
    QCOMPARE(reply.object()[u"failed"_s].toArray().size(), 1);
    QCOMPARE(reply.object()[u"failed"_s][0][u"code"_s].toInt(), 404);
    for (const QByteArray &id : ids)
        QCOMPARE(plane.phase(QString::fromLatin1(id.mid(1, 36))), u"Stopped"_s);
    for (const char *body :
         {"", "[]", R"({"ids":[],"action":"delete"})", R"({"action":"delete"})", R"({"ids":["x"],"action":"delete"})"})
        QCOMPARE(plane.ask("POST", u"/api/v1/workloads/batch"_s, body).status, 400);
    QCOMPARE(plane.ask("POST", u"/api/v1/workloads/batch"_s, R"({"action":"stop","ids":[)" + ids[0] + "]}").status,
             400);
}

// An edit is of a moment: no sample of a time before it changes.
void TestSimulatorJournal::thePastStays()
{
    Plane plane;
    const QString id = plane.first(u"Running"_s);
    const QString workload
        = u"/api/v1/workloads/%1/metrics?metricType=GPU_UTILIZATION,GPU_ALLOCATION,POD_COUNT"_s.arg(id);
    const QString cluster = u"/api/v1/clusters/%1/metrics?metricType=ALLOCATED_GPU,WORKLOADS_COUNT"_s.arg(
        QString::fromStdString(toString(plane.world().clusters[0].id)));
    const QString past = u"&start=2025-11-20T12:00:00Z&end=2025-11-21T11:59:00Z&numberOfSamples=50"_s;
    const QByteArray before = plane.get(workload + past).body + plane.get(cluster + past).body;
    const QByteArray counted
        = plane.get(QString(workload).remove(u"GPU_UTILIZATION,"_s) + past).body + plane.get(cluster + past).body;
    QVERIFY(before.contains("GPU_ALLOCATION"));
    QCOMPARE(plane.ask("POST", action(id, u"suspend"_s)).status, 202);
    QCOMPARE(plane.get(workload + past).body + plane.get(cluster + past).body, before);
    plane.now += Hour;
    QCOMPARE(plane.ask("POST", action(id, u"resume"_s)).status, 202);
    // Not what was measured: its pods may be on other nodes now, whose exporters were silent at other times.
    const QString known = QString(workload).remove(u"GPU_UTILIZATION,"_s);
    QCOMPARE(plane.get(known + past).body + plane.get(cluster + past).body, counted);
    // Nothing while it was stopped, and then again
    plane.now += Hour;
    const QJsonArray series
        = plane
              .get(u"/api/v1/workloads/%1/metrics?metricType=GPU_ALLOCATION&start=2025-11-21T11:00:00Z"
                   "&end=2025-11-21T14:00:00Z&numberOfSamples=12"_s.arg(id))
              .object()[u"measurements"_s][0][u"values"_s]
              .toArray();
    QCOMPARE(series.size(), 8);
}

void TestSimulatorJournal::refusals()
{
    Plane plane;
    const QString id = plane.first(u"Running"_s);
    QCOMPARE(plane.ask("POST", action(id, u"suspend"_s, u"workspaces"_s)).status, 404); // it is none
    QCOMPARE(plane.ask("POST", action(id, u"resume"_s)).status, 409);
    QCOMPARE(plane.ask("POST", action(plane.first(u"Completed"_s), u"suspend"_s)).status, 409);
    QCOMPARE(plane.ask("POST", action(u"x"_s, u"suspend"_s)).status, 400);
    QCOMPARE(plane.ask("PUT", u"/api/v1/workloads"_s).status, 405);
    QCOMPARE(plane.ask("GET", u"/api/v1/workloads/batch/x/y/z"_s).status, 404);
    const QString taken = QString::fromStdString(plane.world().clusters[1].name);
    const QString path = u"/api/v1/clusters/"_s + QString::fromStdString(toString(plane.world().clusters[0].id));
    QCOMPARE(plane.ask("PUT", path, u"{\"name\":\"%1\"}"_s.arg(taken).toUtf8()).status, 409);
    QCOMPARE(plane.ask("POST", u"/api/v1/clusters"_s, u"{\"name\":\"%1\"}"_s.arg(taken).toUtf8()).status, 409);
    for (const QByteArray &body :
         {QByteArray(), QByteArray("{}"), QByteArray(R"({"name":5})"), R"({"name":")" + QByteArray(254, 'n') + R"("})"})
        QCOMPARE(plane.ask("PUT", path, body).status, 400);
    QCOMPARE(plane.ask("DELETE", path + u"?force=perhaps"_s).status, 400);

    // Without a world of its own to change: as a recording has it
    const auto world = generate({2, 8, 20, 40}, 1, Begin);
    Auth auth("t", 3600, 1);
    Api fixed(std::as_const(*world), auth);
    const Request request = {"PUT", path.toStdString(), "Bearer t", {}, R"({"name":"a"})"};
    const Answer answer = fixed.answer(request, Begin);
    QCOMPARE(answer.status, 403);
}

void TestSimulatorJournal::theSameEditsMakeTheSameWorld()
{
    const auto edit = [](Plane &plane) {
        plane.ask("POST", u"/api/v1/clusters"_s, R"({"name":"new"})");
        const QString id = plane.first(u"Running"_s);
        plane.ask("POST", action(id, u"suspend"_s));
        plane.now += 5 * Minute;
        plane.ask("POST", action(id, u"resume"_s));
        plane.ask("DELETE", u"/api/v1/workloads/trainings/"_s + plane.first(u"Running"_s));
        plane.now += 5 * Minute;
        return plane.all();
    };
    Plane one(Usual), other(Usual);
    const QByteArray untouched = one.all();
    QCOMPARE(other.all(), untouched);
    const QByteArray edited = edit(one);
    QVERIFY(edited != untouched);
    QCOMPARE(edit(other), edited);
}

void TestSimulatorJournal::manyThreads()
{
    Plane plane;
    QByteArrayList ids;
    for (const auto &row : plane.workloads(u"filterBy=phase%3D%3DRunning,type%3D%3DTraining"_s))
        ids.append(row[u"id"_s].toString().toLatin1());
    std::atomic<bool> ends = false;
    std::atomic<int> wrong = 0, asked = 0;
    const qint64 all = plane.count({}) + plane.count(u"deleted=true"_s);
    std::vector<std::thread> readers;
    for (int i = 0; i < 2; ++i) {
        readers.emplace_back([&] {
            while (!ends) {
                // Not in one look: between two of them something may have been deleted.
                const qint64 there = plane.count({});
                wrong += there < all - plane.count(u"deleted=true"_s) ? 1 : 0;
                plane.get(u"/api/v1/workloads/pods?limit=100&sortBy=completedAt"_s);
                plane.get(u"/api/v1/clusters"_s);
                ++asked;
            }
        });
    }
    int done = 0;
    for (const QByteArray &id : ids.mid(0, 30))
        done += plane.ask("DELETE", u"/api/v1/workloads/trainings/"_s + QString::fromLatin1(id)).status == 202 ? 1 : 0;
    while (asked < 4)
        std::this_thread::yield();
    ends = true;
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(wrong.load(), 0);
    QVERIFY(done > 0);
    QCOMPARE(plane.count({}) + plane.count(u"deleted=true"_s), all);
}

QTEST_GUILESS_MAIN(TestSimulatorJournal)
#include "tst_simulator_journal.moc"
