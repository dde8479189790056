// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/nodes.h"
#include "tests/unit/metricasker.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace simulator;

namespace {

constexpr std::int64_t Begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z
using Text = QLatin1String;

std::string escaped(const QString &text)
{
    return QUrl::toPercentEncoding(text).toStdString();
}

} // namespace

// Nodes of the simulated control plane: their list, and that their figures are those of the pods on them.
class TestSimulatorNodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = generate({7, 312, 5000, 20000}, 3, Begin);
        m_asker = std::make_unique<MetricAsker>(*m_world, Begin);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void listsEachOnce();
    void filtersAndSorts();
    void statesAreThoseOfTelemetry();
    void figuresAreThoseOfThePods();
    void aGpuIsHeldOnce();
    void samplesDoNotDependOnTheRange();
    void someMetricsAreMissing();
    void refusals();

private:
    QJsonArray nodes(const std::string &query = {})
    {
        QJsonArray all;
        for (;;) {
            const auto page = m_asker->get("/api/v1/nodes?limit=500&offset=" + std::to_string(all.size()) + query);
            const QJsonArray rows = page.body[Text("nodes")].toArray();
            for (const auto &row : rows)
                all.append(row);
            if (rows.size() < 500)
                return all;
        }
    }
    qint64 count(const std::string &query)
    {
        return m_asker->get("/api/v1/nodes/count" + query).body[Text("count")].toInteger();
    }
    // Of telemetry, by the name of the node
    std::map<QString, double> telemetry(const std::string &type)
    {
        std::map<QString, double> values;
        const auto answer = m_asker->get("/api/v1/nodes/telemetry?groupBy=Node&telemetryType=" + type);
        for (const auto &one : answer.body[Text("values")].toArray())
            values[one[Text("groups")][0][Text("name")].toString()] = one[Text("value")].toString().toDouble();
        return values;
    }
    std::string metricsPath(std::uint32_t node) const { return "/api/v1/nodes/" + toString(*nodeIdOf(*m_world, node)); }
    // The sum of the samples of now over all series of the type; none if the exporter is silent
    std::optional<double> sumNow(std::uint32_t node, const std::string &type)
    {
        const auto answer = m_asker->get(metricsPath(node) + MetricAsker::range(type, Begin, Begin + Minute, 1));
        std::optional<double> sum;
        for (const auto &one : answer.measurements()) {
            const auto points = MetricAsker::pointsOf(one.toObject());
            if (!points.empty())
                sum = sum.value_or(0) + points.begin()->second.toDouble();
        }
        return sum;
    }
    // Without flaws in what is said of it
    bool isPlain(std::uint32_t node) const
    {
        const auto id = nodeIdOf(*m_world, node);
        return id && flawOf(*id) == Flaw::None;
    }

    std::unique_ptr<const World> m_world;
    std::unique_ptr<MetricAsker> m_asker;
};

void TestSimulatorNodes::listsEachOnce()
{
    const QJsonArray all = nodes();
    QCOMPARE(all.size(), 312);
    QCOMPARE(count(""), 312);
    QSet<QString> names, ids;
    int withoutId = 0, broken = 0, unknown = 0;
    for (const auto &node : all) {
        names.insert(node[Text("name")].toString());
        if (node[Text("id")].isUndefined())
            ++withoutId;
        else
            ids.insert(node[Text("id")].toString());
        QCOMPARE(node[Text("gpuInfo")][Text("gpuCount")].toInt(), node[Text("nodePool")] == Text("a10-24g") ? 2 : 8);
        const QString status = node[Text("status")].toString();
        broken += status == u"NotReady" ? 1 : 0;
        unknown += status == u"Unknown" ? 1 : 0;
        QVERIFY(!node[Text("conditions")].toArray().isEmpty());
        const bool isTainted = std::ranges::any_of(node[Text("taints")].toArray(), [](const QJsonValue &taint) {
            return taint[Text("effect")].toString() == u"NoExecute";
        });
        QCOMPARE(isTainted, status != u"Ready");
    }
    QCOMPARE(names.size(), 312);
    QCOMPARE(withoutId, 26); // a cluster that is too old for ids
    QCOMPARE(ids.size(), 312 - 26);
    QCOMPARE(unknown, 26); // the same is out of reach
    QVERIFY(broken > 0 && broken < 30);
    QVERIFY(!m_asker->get("/api/v1/nodes?limit=5").body.contains(Text("next")));
    QCOMPARE(m_asker->get("/api/v1/nodes?limit=5&offset=310").body[Text("nodes")].toArray().size(), 2);
}

void TestSimulatorNodes::filtersAndSorts()
{
    const auto namesOf = [this](const std::string &query) {
        QStringList names;
        for (const auto &node : nodes(query))
            names.append(node[Text("name")].toString());
        return names;
    };
    QStringList names = namesOf("&sortBy=name");
    QVERIFY(std::ranges::is_sorted(names));
    std::ranges::reverse(names);
    QCOMPARE(namesOf("&sortBy=name&sortOrder=desc"), names);
    QCOMPARE(count("?filterBy=" + escaped(u"nodePool==a10-24g"_s)), 26);
    QCOMPARE(count("?filterBy=" + escaped(u"nodePool!=a10-24g"_s)), 312 - 26);
    QCOMPARE(count("?filterBy="
                   + escaped(u"gpuType=@H100,clusterUuid==%1"_s.arg(
                       QString::fromStdString(toString(m_world->clusters[0].id))))),
             168);
    QCOMPARE(count("?search=A10-24"), 26);
    QCOMPARE(count("?search=nothing-like-it"), 0);

    // Those that no NVLink switch joins come last, up or down.
    for (const std::string order : {"asc", "desc"}) {
        const QJsonArray sorted = nodes("&sortBy=nvLinkDomainUid&sortOrder=" + order);
        QVERIFY(sorted.first()[Text("nvLinkDomainUid")].isString());
        QVERIFY(sorted.last()[Text("nvLinkDomainUid")].isNull());
    }
}

void TestSimulatorNodes::statesAreThoseOfTelemetry()
{
    const auto ready = telemetry("READY_GPU_NODES");
    for (const auto &node : nodes()) {
        const QString name = node[Text("name")].toString();
        QCOMPARE(node[Text("status")].toString() == u"Ready", ready.at(name) == 1);
    }
}

void TestSimulatorNodes::figuresAreThoseOfThePods()
{
    const auto held = telemetry("ALLOCATED_GPUS"), cores = telemetry("USED_CPU_CORES");
    int checked = 0, whole = 0;
    for (std::uint32_t node = 0; node < m_world->nodes.size(); node += 5) {
        const QString name = QString::fromStdString(m_world->nodes[node].name);
        const auto pods
            = m_asker->get("/api/v1/workloads/pods?limit=500&filterBy=" + escaped(u"nodeName==%1"_s.arg(name)));
        double gpus = 0;
        for (const auto &pod : pods.body[Text("pods")].toArray())
            gpus += pod[Text("allocatedResources")][Text("gpu")].toDouble();
        QCOMPARE(std::round(gpus * 100), std::round(held.at(name) * 100));
        if (!isPlain(node))
            continue;
        const auto allocated = sumNow(node, "GPU_ALLOCATION_PER_GPU"), used = sumNow(node, "CPU_USAGE_CORES");
        if (!allocated || !used)
            continue; // its exporter is silent at the moment
        // Where GPUs are shared, what is left can be in pieces that no pod fits into.
        QVERIFY(*allocated < gpus + 0.001);
        whole += std::abs(*allocated - gpus) < 0.005 ? 1 : 0;
        QVERIFY(std::abs(*used - cores.at(name)) < 0.02);
        ++checked;
    }
    QVERIFY(checked > 30);
    QVERIFY(whole * 20 >= checked * 19);
}

void TestSimulatorNodes::aGpuIsHeldOnce()
{
    const std::string types = "GPU_ALLOCATION_PER_GPU,GPU_UTILIZATION_PER_GPU,GPU_MEMORY_UTILIZATION_PER_GPU";
    double most = 0;
    for (std::uint32_t node = 0; node < 60; ++node) {
        if (!isPlain(node))
            continue;
        const auto answer = m_asker->get(metricsPath(node) + MetricAsker::range(types, Begin - Day, Begin, 96));
        QCOMPARE(answer.count(Text("GPU_ALLOCATION_PER_GPU")), 8);
        for (const auto &one : answer.measurements()) {
            const double whole = one[Text("type")].toString() == u"GPU_ALLOCATION_PER_GPU" ? 1 : 100;
            for (const auto &[time, value] : MetricAsker::pointsOf(one.toObject())) {
                QVERIFY(value.toDouble() >= 0 && value.toDouble() <= whole);
                most = std::max(most, value.toDouble() / whole);
            }
        }
    }
    QCOMPARE(most, 1.0);
}

void TestSimulatorNodes::samplesDoNotDependOnTheRange()
{
    std::uint32_t node = 0;
    while (!isPlain(node))
        ++node;
    for (const char *type : {"GPU_UTILIZATION_PER_GPU", "GPU_IDLE_TIME_SECONDS_PER_GPU", "CPU_UTILIZATION",
                             "NVLINK_BANDWIDTH_TOTAL", "GPU_OOMKILL_BURST_COUNT_PER_GPU"}) {
        const auto pointsOf = [&](std::int64_t from, int samples) {
            return m_asker->get(metricsPath(node) + MetricAsker::range(type, from, Begin, samples))
                .points(Text(type), Text(type).contains(Text("PER_GPU")) ? u"3"_s : QString());
        };
        const auto day = pointsOf(Begin - Day, 96), hours = pointsOf(Begin - 6 * Hour, 24);
        QVERIFY(!hours.empty());
        for (const auto &[time, value] : hours)
            QCOMPARE(day.at(time), value);
    }
}

void TestSimulatorNodes::someMetricsAreMissing()
{
    const auto world = generate({7, 3120, 5000, 20000}, 3, Begin);
    MetricAsker asker(*world, Begin);
    int partial = 0;
    for (std::uint32_t node = 0; node < world->nodes.size(); ++node) {
        const auto id = nodeIdOf(*world, node);
        if (!id || (flawOf(*id) != Flaw::PartialAll && flawOf(*id) != Flaw::PartialEngines))
            continue;
        const auto answer
            = asker.get("/api/v1/nodes/" + toString(*id)
                        + MetricAsker::range("GPU_SM_ACTIVITY_PER_GPU,GPU_UTILIZATION", Begin - Hour, Begin, 4));
        QCOMPARE(answer.status, 207);
        QVERIFY(answer.count(Text("GPU_SM_ACTIVITY_PER_GPU")) < world->pools[world->nodes[node].pool].gpusPerNode);
        QCOMPARE(answer.count(Text("GPU_UTILIZATION")), 1);
        ++partial;
    }
    QVERIFY(partial > 0);
}

void TestSimulatorNodes::refusals()
{
    for (const char *query : {"?sortBy=createdAt", "?filterBy=phase==Ready", "?filterBy=name", "?limit=501",
                              "?deleted=true", "?sortOrder=up"})
        QCOMPARE(m_asker->get(std::string("/api/v1/nodes") + query).status, 400);
    const std::string range = MetricAsker::range("GPU_UTILIZATION", Begin - Hour, Begin, 4);
    QCOMPARE(m_asker->get("/api/v1/nodes/00000000-0000-4000-8000-000000000000" + range).status, 404);
    QCOMPARE(m_asker->get("/api/v1/nodes/fra-h100-h100-80g-n001" + range).status, 400);
    QCOMPARE(m_asker->get(metricsPath(0) + MetricAsker::range("NO_SUCH_TYPE", Begin - Hour, Begin, 4)).status, 400);
}

QTEST_GUILESS_MAIN(TestSimulatorNodes)
#include "tst_simulator_nodes.moc"
