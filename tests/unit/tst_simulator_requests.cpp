// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/metricasker.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simulator;

namespace {

constexpr std::int64_t Begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z
using Text = QLatin1String;

} // namespace

// What serving workloads say of their requests: totals, histograms, percentiles and rates are about the same ones.
class TestSimulatorRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = generate({7, 312, 5000, 20000}, 3, Begin);
        m_asker = std::make_unique<MetricAsker>(*m_world, Begin);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void requestsOfModels();
    void percentilesFitTheBuckets();

private:
    // A serving workload that has run for a day, without flaws or restarts
    [[nodiscard]] std::uint32_t server() const;

    std::unique_ptr<const World> m_world;
    std::unique_ptr<MetricAsker> m_asker;
};

std::uint32_t TestSimulatorRequests::server() const
{
    for (std::uint32_t i = 0; i < m_world->workloads.size(); ++i) {
        const Workload &w = m_world->workloads[i];
        if (w.type == simulator::Type::Inference && exists(w, Begin) && passed(w, w.toRunning, Begin - 25 * Hour)
            && (w.unusualFrom == Never || !passed(w, w.unusualFrom, Begin)) && w.podCount < 6
            && stateAt(w, Begin).runningPods > 0 && m_world->clusters[w.cluster].state == ClusterState::Connected
            && flawOf(m_world->workloadId(i)) == Flaw::None)
            return i;
    }
    return std::numeric_limits<std::uint32_t>::max();
}

void TestSimulatorRequests::requestsOfModels()
{
    const std::uint32_t workload = server();
    QVERIFY(workload < m_world->workloads.size());
    const Workload &w = m_world->workloads[workload];
    const auto answer
        = m_asker->get(m_asker->workloadPath(workload)
                       + MetricAsker::range("NIM_REQUEST_SUCCESS_TOTAL,NIM_TIME_TO_FIRST_TOKEN_SECONDS,NIM_E2E_REQUEST_"
                                            "LATENCY_SECONDS,NIM_GPU_CACHE_USAGE_PERC,RUNNING_POD_COUNT",
                                            Begin - 20 * Hour, Begin, 200));
    const auto totals = answer.points(Text("NIM_REQUEST_SUCCESS_TOTAL"));
    QVERIFY(totals.size() > 150);
    for (const auto &[time, text] : answer.points(Text("NIM_GPU_CACHE_USAGE_PERC")))
        QVERIFY(text.toDouble() > 0 && text.toDouble() < 1);
    const QJsonArray histograms = answer.body[u"histogram"_s].toArray();
    QCOMPARE(histograms.size(), 2);
    // Where a node was not measured its requests are missing, too: only whole moments are compared with one another.
    std::map<qint64, int> pods;
    for (std::uint32_t i = 0; i < w.podCount; ++i) {
        const auto own = m_asker->get(m_asker->podPath(w.firstPod + i)
                                      + MetricAsker::range("NIM_REQUEST_SUCCESS_TOTAL", Begin - 20 * Hour, Begin, 200));
        if (own.measurements().size() != 1)
            continue;
        for (const auto &point : own.points(Text("NIM_REQUEST_SUCCESS_TOTAL")))
            ++pods[point.first];
    }
    for (const auto &histogram : histograms) {
        const QJsonArray rows = histogram[u"values"_s].toArray();
        QCOMPARE(static_cast<std::size_t>(rows.size()), totals.size());
        std::map<double, qint64> before;
        for (const auto &row : rows) {
            const qint64 time = *parseTime(row[u"timestamp"_s].toString().toStdString());
            std::map<double, qint64> counts;
            const QJsonObject data = row[u"data"_s].toObject();
            for (auto it = data.begin(); it != data.end(); ++it)
                counts[it.key() == u"+Inf"_s ? 1e99 : it.key().toDouble()] = it.value().toString().toLongLong();
            qint64 last = 0;
            for (const auto &[bound, count] : counts) {
                QVERIFY(count >= last);
                last = count;
                if (pods[time] == static_cast<int>(w.podCount) && !before.empty())
                    QVERIFY(count >= before[bound]);
            }
            QCOMPARE(last, totals.at(time).toLongLong());
            if (pods[time] == static_cast<int>(w.podCount))
                before = counts;
        }
    }
    const auto rate = m_asker->get("/api/v1/workloads/inferences/" + toString(m_world->workloadId(workload))
                                   + MetricAsker::range("THROUGHPUT,LATENCY", Begin - 20 * Hour, Begin, 200));
    QCOMPARE(rate.status, 200);
    QCOMPARE(rate.points(Text("THROUGHPUT")).size(), totals.size());
    for (const auto &[time, text] : rate.points(Text("LATENCY")))
        QVERIFY(text.toDouble() > 300 && text.toDouble() < 20000);
}

void TestSimulatorRequests::percentilesFitTheBuckets()
{
    const std::uint32_t workload = server();
    const Workload &w = m_world->workloads[workload];
    const std::string path = m_asker->podPath(w.firstPod);
    // Two hours' requests: what has been added to each bucket, and the percentiles half-way.
    const std::int64_t from = Begin - 2 * Hour;
    const auto buckets
        = m_asker->get(path + MetricAsker::range("NIM_E2E_REQUEST_LATENCY_SECONDS", from, Begin + 2 * Hour, 2));
    const auto shares
        = m_asker->get(path + MetricAsker::range("NIM_E2E_REQUEST_LATENCY_SECONDS_PERCENTILES", from + Hour, Begin, 1));
    const QJsonArray rows = buckets.body[u"histogram"_s][0][u"values"_s].toArray();
    QCOMPARE(rows.size(), 2);
    const auto added = [&rows](const QString &bound) {
        return rows[1][u"data"_s][bound].toString().toDouble() - rows[0][u"data"_s][bound].toString().toDouble();
    };
    QVERIFY(added(u"+Inf"_s) > 100);
    const QJsonObject data = shares.body[u"histogram"_s][0][u"values"_s][0][u"data"_s].toObject();
    double last = 0;
    for (const auto &[name, share] : {std::pair{u"p50"_s, 0.5}, {u"p90"_s, 0.9}, {u"p99"_s, 0.99}}) {
        const double value = data[name].toString().toDouble();
        QVERIFY(value > last);
        last = value;
        // The share that lies in the buckets below and above has to enclose the percentile.
        double below = 0, above = 1;
        const QJsonObject bounds = rows[0][u"data"_s].toObject();
        for (auto it = bounds.begin(); it != bounds.end(); ++it) {
            if (it.key() == u"+Inf"_s)
                continue;
            const double part = added(it.key()) / added(u"+Inf"_s);
            (it.key().toDouble() <= value ? below : above)
                = it.key().toDouble() <= value ? std::max(below, part) : std::min(above, part);
        }
        QVERIFY2(below <= share + 0.02 && above >= share - 0.02,
                 qPrintable(u"%1: %2 to %3"_s.arg(name).arg(below).arg(above)));
    }
}

QTEST_APPLESS_MAIN(TestSimulatorRequests)
#include "tst_simulator_requests.moc"
