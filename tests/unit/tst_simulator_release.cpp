// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/cut.h"
#include "app/simulator/api/release.h"
#include "app/simulator/api/request.h"
#include "app/simulator/simulator.h"
#include "tests/support/simulatorclient.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simulator;

namespace {

const char *Workloads = "/api/v1/workloads";

std::unique_ptr<Simulator> serve(std::optional<Release> release, const std::vector<std::string> &refused = {})
{
    Options options;
    options.workloads = 40;
    options.speed = 0;
    options.nowMs = 1'763'726'400'000;
    options.token = "t";
    options.release = release;
    options.refusedPaths = refused;
    auto simulator = std::make_unique<Simulator>(options);
    if (!simulator->start())
        qFatal("%s", simulator->error().c_str());
    return simulator;
}

} // namespace

// What a release leaves out. The contract tests hold all of it against the API documents, where those are at hand.
class TestSimulatorRelease : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void names();
    void cuts_data();
    void cuts();
    void ignoresParameters();
    void refusesValues();
    void oldNamesOfMetrics();
    void aServerOfEachAge();
    void minimalClusters();
    void refusedPaths();
};

void TestSimulatorRelease::names()
{
    QCOMPARE(releaseNamed("2.18"), Oldest);
    QCOMPARE(releaseNamed("3.0"), Newest);
    QVERIFY(!releaseNamed("2.17"));
    QVERIFY(!releaseNamed("2.2"));
    QVERIFY(Oldest < Newest);
}

void TestSimulatorRelease::cuts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("cut");
    const auto row = [](const char *name, const char *json, const char *cut) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(cut);
    };
    row("nothing", R"({"b":1})", R"({"b":1})");
    row("first", R"({"a":1,"b":2})", R"({"b":2})");
    row("last", R"({"b":2,"a":[1,{"a":2}]})", R"({"b":2})");
    row("all", R"({"a":null})", "{}");
    row("in a list", R"([{"a":1,"b":2},{"a":"}"}])", R"([{"b":2},{}])");
    row("in a list with a name", R"({"next":5,"pods":[{"a":1,"b":2}]})", R"({"next":5,"pods":[{"b":2}]})");
    row("inside", R"({"c":{"a":1,"d":[{"x":1,"y":-2.5e3}]}})", R"({"c":{"a":1,"d":[{"y":-2.5e3}]}})");
    row("by its value", R"({"t":"mig"})", "{}");
    row("not by another value", R"({"t":"portion"})", R"({"t":"portion"})");
    row("texts", R"({"b":"\"a\":1,{[\\","a":"\\\""})", R"({"b":"\"a\":1,{[\\"})");
}

void TestSimulatorRelease::cuts()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, cut);
    const Cuts cuts = {{"a", {}}, {"c.d.x", {}}, {"t", R"("mig")"}};
    QCOMPARE(QByteArray::fromStdString(without(json.toStdString(), cuts)), cut);
}

void TestSimulatorRelease::ignoresParameters()
{
    QCOMPARE(understood(Release::V2_19, Workloads, "limit=5&search=a%26b&deleted=true"), "limit=5&deleted=true");
    QCOMPARE(understood(Release::V2_20, Workloads, "limit=5&search=a%26b"), "limit=5&search=a%26b");
    QCOMPARE(understood(Release::V2_19, "/api/v1/workloads/count", "search=a"), "");
    QCOMPARE(understood(Release::V2_20, "/api/v1/workloads/pods", "search=a"), "");
    // What no release has is left to the operation, which refuses it.
    QCOMPARE(understood(Release::V2_18, Workloads, "serach=a&search"), "serach=a");
}

void TestSimulatorRelease::refusesValues()
{
    const auto isRefused = [](Release release, const char *path, const char *query) {
        try {
            (void)understood(release, path, query);
        } catch (const Refusal &refusal) {
            return refusal.status == 400;
        }
        return false;
    };
    QVERIFY(isRefused(Release::V2_21, Workloads, "sortBy=category"));
    QVERIFY(!isRefused(Release::V2_22, Workloads, "sortBy=category"));
    QVERIFY(isRefused(Release::V2_21, Workloads, "filterBy=phase%3D%3DRunning%2Ccategory%21%3DTrain"));
    QVERIFY(!isRefused(Release::V2_21, Workloads, "filterBy=name%3D%3Dcategory"));
    const char *metrics = "/api/v1/workloads/{}/metrics";
    QVERIFY(isRefused(Release::V2_22, metrics, "metricType=CPU_USAGE_CORES,NIM_NUM_REQUEST_MAX"));
    QVERIFY(!isRefused(Release::V2_23, metrics, "metricType=CPU_USAGE_CORES,NIM_NUM_REQUEST_MAX"));
}

void TestSimulatorRelease::oldNamesOfMetrics()
{
    QCOMPARE(
        understood(Release::V2_23, "/api/v1/workloads/{}/metrics", "metricType=DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL"),
        "metricType=NVLINK_BANDWIDTH_TOTAL");
    QCOMPARE(told(Release::V2_23, Record::Metrics, R"({"measurements":[{"type":"NVLINK_BANDWIDTH_TOTAL"}]})"),
             R"({"measurements":[{"type":"DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL"}]})");
    QCOMPARE(told(Release::V2_24, Record::Metrics, R"({"type":"NVLINK_BANDWIDTH_TOTAL"})"),
             R"({"type":"NVLINK_BANDWIDTH_TOTAL"})");
}

void TestSimulatorRelease::aServerOfEachAge()
{
    const auto old = serve(Release::V2_18);
    SimulatorClient client(old->port(), "t");
    const QJsonObject workload = client.get(u"/api/v1/workloads?limit=1"_s).object()[u"workloads"_s][0].toObject();
    QVERIFY(workload.contains(u"name"_s) && workload.contains(u"priorityClassName"_s));
    QVERIFY(!workload.contains(u"category"_s) && !workload.contains(u"priority"_s));
    QCOMPARE(client.get(u"/api/v1/nodes"_s).status, 404);
    const QJsonObject cluster = client.get(u"/api/v1/clusters"_s).array().first().toObject();
    QVERIFY(cluster[u"version"_s].toString().startsWith(u"2.18."_s));
    const QString nodes = u"/api/v1/clusters/%1/nodes"_s.arg(cluster[u"uuid"_s].toString());
    QVERIFY(client.get(nodes).object()[u"nodes"_s].toArray().size() > 50); // all of them: there are no pages
    QCOMPARE(client.get(nodes + u"?limit=1"_s).body, client.get(nodes).body);

    const auto newest = serve(Release::V3_0);
    SimulatorClient other(newest->port(), "t");
    QCOMPARE(other.get(u"/api/v1/nodes"_s).status, 200);
    QCOMPARE(other.get(nodes).status, 404);
}

void TestSimulatorRelease::minimalClusters()
{
    const auto newest = serve(std::nullopt);
    SimulatorClient client(newest->port(), "t");
    const QString path = u"/api/v1/clusters/minimal"_s;
    const QJsonArray all = client.get(path).object()[u"clusters"_s].toArray();
    QCOMPARE(all.size(), client.get(u"/api/v1/clusters"_s).array().size());
    QVERIFY(!client.get(path + u"?limit=2"_s).object().contains(u"next"_s));
    QCOMPARE(client.get(path + u"?limit=2&offset=1"_s).object()[u"clusters"_s].toArray(), (QJsonArray{all[1], all[2]}));
    QCOMPARE(
        client.get(path + u"?filterBy=name%3D%3D"_s + all[3][u"name"_s].toString()).object()[u"clusters"_s].toArray(),
        QJsonArray{all[3]});
    const QString one = u"/api/v1/clusters/"_s + all[3][u"uuid"_s].toString() + u"/minimal"_s;
    QCOMPARE(client.get(one).object(), all[3].toObject());
}

void TestSimulatorRelease::refusedPaths()
{
    const auto simulator = serve(std::nullopt, {"/api/v1/clusters"});
    SimulatorClient client(simulator->port(), "t");
    QCOMPARE(client.get(u"/api/v1/clusters"_s).status, 403);
    QCOMPARE(client.get(u"/api/v1/clusters?verbosity=full"_s).status, 403);
    QCOMPARE(client.get(u"/api/v1/clusters/minimal"_s).status, 200);
    QCOMPARE(client.get(u"/api/v1/workloads"_s).status, 200);
    client.setToken("unknown");
    QCOMPARE(client.get(u"/api/v1/clusters"_s).status, 401);
}

QTEST_GUILESS_MAIN(TestSimulatorRelease)
#include "tst_simulator_release.moc"
