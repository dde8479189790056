// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/metrics/loader.h"
#include "models/session/session.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using metrics::Range;
using metrics::Scope;
using State = metrics::MetricAnswer::State;

// Curves over a real session, against the simulator.
class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void allMetrics_data();
    void allMetrics();
    void sameShapeAtAnyResolution();
    void tilesAreOneCurve();
    void nothingOutsideItsLife();
    void gpusOfAWorkload();

private:
    // The answer to a query, waited for.
    metrics::Answer load(const metrics::Query &query);
    [[nodiscard]] metrics::Query query(const metrics::Subject &subject, const QList<const char *> &types) const;

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<session::Session> m_session;
    std::shared_ptr<metrics::Memory> m_memory = std::make_shared<metrics::Memory>();
    metrics::Subject m_cluster, m_workload, m_pod;
};

namespace {

constexpr std::int64_t now = 1'780'000'000'000;
constexpr std::int64_t hour = 3'600'000;

template<class Record> api::PagePtr<Record> wait(std::move_only_function<api::Call(api::Client::PageDone<Record>)> ask)
{
    std::optional<api::Result<api::PagePtr<Record>>> answer;
    const api::Call call = ask([&](api::Result<api::PagePtr<Record>> page) { answer = std::move(page); });
    const bool isThere = QTest::qWaitFor([&] { return answer.has_value(); }, 30'000);
    return isThere && *answer ? **answer : nullptr;
}

} // namespace

void TestMetrics::initTestCase()
{
    simulator::Options options;
    options.size = simulator::Size::Small;
    options.nowMs = now;
    options.speed = 0;
    m_simulator = std::make_unique<simulator::Simulator>(options);
    QVERIFY2(m_simulator->start(), m_simulator->error().c_str());
    m_session = std::make_unique<session::Session>(
        session::Connection{.name = u"test"_s,
                            .url = QUrl(QString::fromStdString(m_simulator->url())),
                            .caFile = {},
                            .credentials = session::BearerToken{QString::fromStdString(m_simulator->token())}});
    api::Client &client = m_session->client();
    constexpr auto priority = base::Urgency::Visible;

    const auto clusters
        = wait<api::Cluster>([&](auto done) { return client.clusters({}, priority, this, std::move(done)); });
    QVERIFY(clusters && !clusters->rows.empty());
    m_cluster = {.scope = Scope::Cluster, .id = clusters->texts.key(clusters->rows[0].uuid), .name = u"cluster"_s};

    // One that has run for more than a day, on several pods with GPUs.
    const api::ListParams several{.filterBy
                                  = {u"phase==Running"_s, u"type==Distributed"_s, u"createdAt<=2026-05-27T00:00:00Z"_s},
                                  .sortBy = u"createdAt"_s,
                                  .limit = 1};
    const auto workloads
        = wait<api::Workload>([&](auto done) { return client.workloads(several, priority, this, std::move(done)); });
    QVERIFY(workloads && !workloads->rows.empty());
    const api::Workload &workload = workloads->rows[0];
    m_workload = {.scope = Scope::Workload,
                  .id = workloads->texts.key(workload.id),
                  .name = workloads->texts.toString(workload.name),
                  .startedMs = workload.createdAt};
    const auto pods = wait<api::Pod>(
        [&](auto done) { return client.workloadPods(m_workload.id, {}, priority, this, std::move(done)); });
    QVERIFY(pods && pods->rows.size() > 1);
    m_pod = {.scope = Scope::Pod,
             .id = pods->texts.key(pods->rows[0].id),
             .workloadId = m_workload.id,
             .name = pods->texts.toString(pods->rows[0].name),
             .startedMs = pods->rows[0].createdAt};
}

metrics::Query TestMetrics::query(const metrics::Subject &subject, const QList<const char *> &types) const
{
    metrics::Query query;
    query.subject = subject;
    for (const char *type : types)
        query.metrics.push_back(metrics::find(type));
    query.range = {now - 6 * hour, now};
    query.samples = 100;
    return query;
}

metrics::Answer TestMetrics::load(const metrics::Query &query)
{
    metrics::Loader loader(m_session->client(), m_memory);
    loader.setClock([] { return now; });
    QSignalSpy finished(&loader, &metrics::Loader::finished);
    loader.load(query);
    return finished.wait(60'000) ? loader.answer() : metrics::Answer();
}

void TestMetrics::allMetrics_data()
{
    QTest::addColumn<int>("scope");
    QTest::newRow("cluster") << int(Scope::Cluster);
    QTest::newRow("workload") << int(Scope::Workload);
    QTest::newRow("pod") << int(Scope::Pod);
}

void TestMetrics::allMetrics()
{
    QFETCH(int, scope);
    const metrics::Subject &subject = scope == int(Scope::Cluster) ? m_cluster
        : scope == int(Scope::Pod)                                 ? m_pod
                                                                   : m_workload;
    metrics::Query all = query(subject, {});
    all.metrics = metrics::metricsOf(subject);
    const metrics::Answer answer = load(all);
    QCOMPARE(answer.metrics.size(), all.metrics.size());
    int withCurves = 0;
    for (const metrics::MetricAnswer &metric : answer.metrics) {
        const QByteArray type(metric.metric->type.data());
        // Some pods answer in part; nothing may fail or be refused.
        QVERIFY2(metric.state == State::Complete || metric.state == State::Partial || metric.state == State::Empty,
                 type);
        QVERIFY2(!metric.problem, type);
        withCurves += !metric.series.empty();
        for (const metrics::SeriesPtr &series : metric.series) {
            const auto &times = series->samples.times;
            QVERIFY2(!times.empty() && std::ranges::is_sorted(times), type);
            QVERIFY2(std::ranges::adjacent_find(times) == times.end(), type);
            QVERIFY2(times.front() >= all.range.fromMs && times.back() <= all.range.toMs, type);
            QVERIFY2(times.size() <= 100, type);
            QVERIFY2(series->statistics.min >= 0 && series->statistics.max >= series->statistics.mean, type);
            if (metric.metric->unit == metrics::Unit::Percent)
                QVERIFY2(series->statistics.max <= 100, type);
            if (metric.metric->form == metrics::Form::PerGpu)
                QVERIFY2(series->key.gpu >= 0, type);
        }
    }
    QVERIFY(withCurves > 9);
}

void TestMetrics::sameShapeAtAnyResolution()
{
    metrics::Query coarse = query(m_pod, {"GPU_UTILIZATION"});
    coarse.samples = 50;
    metrics::Query fine = coarse;
    fine.samples = 1000;
    const auto few = load(coarse).metrics.at(0).series.at(0);
    const auto many = load(fine).metrics.at(0).series.at(0);
    QVERIFY(many->samples.size() > 900);
    int common = 0;
    for (std::size_t i = 0; i < few->samples.size(); ++i) {
        const auto at = std::ranges::lower_bound(many->samples.times, few->samples.times[i]);
        if (at == many->samples.times.end() || *at != few->samples.times[i])
            continue;
        ++common;
        QCOMPARE(many->samples.values[std::size_t(at - many->samples.times.begin())], few->samples.values[i]);
    }
    QVERIFY(common > 40);
}

void TestMetrics::tilesAreOneCurve()
{
    metrics::Query whole = query(m_pod, {"GPU_UTILIZATION"});
    whole.range = {now - 4 * hour, now}; // 960 samples of 15 s
    whole.samples = 960;
    metrics::Query tiled = whole;
    tiled.samples = 240;
    tiled.tiles = 4;
    const auto one = load(whole).metrics.at(0).series.at(0);
    const auto joined = load(tiled).metrics.at(0).series.at(0);
    QCOMPARE(joined->samples.times, one->samples.times);
    QCOMPARE(joined->samples.values, one->samples.values);
    QCOMPARE(joined->gaps, one->gaps);
}

void TestMetrics::nothingOutsideItsLife()
{
    metrics::Query before = query(m_pod, {"GPU_UTILIZATION", "CPU_USAGE_CORES"});
    before.range = {m_pod.startedMs - 2 * hour, m_pod.startedMs - hour};
    for (const metrics::MetricAnswer &metric : load(before).metrics)
        QCOMPARE(metric.state, State::Empty);
    metrics::Query around = before;
    around.range = {m_pod.startedMs - hour, m_pod.startedMs + 3 * hour};
    for (const metrics::MetricAnswer &metric : load(around).metrics) {
        QVERIFY(!metric.series.empty());
        QVERIFY(metric.series[0]->samples.times.front() >= m_pod.startedMs);
        // What there cannot be is no gap.
        for (const metrics::Gap &gap : metric.series[0]->gaps)
            QVERIFY(gap.fromMs >= m_pod.startedMs);
    }
}

void TestMetrics::gpusOfAWorkload()
{
    const metrics::Answer answer = load(query(m_workload, {"GPU_UTILIZATION_PER_GPU", "GPU_UTILIZATION"}));
    const metrics::MetricAnswer &gpus = answer.metrics.at(0);
    QVERIFY(answer.podsShown > 1);
    QCOMPARE(answer.podsShown, answer.pods);
    QSet<QString> names;
    QSet<QString> objects;
    for (const metrics::SeriesPtr &series : gpus.series) {
        names += series->name;
        objects += series->object;
    }
    QCOMPARE(names.size(), qsizetype(gpus.series.size())); // no two alike
    QVERIFY(objects.size() > 1);
    // What the workload says of itself is about the mean of its GPUs.
    const metrics::Statistics own = answer.metrics.at(1).series.at(0)->statistics;
    double sum = 0;
    for (const metrics::SeriesPtr &series : gpus.series)
        sum += series->statistics.mean;
    QVERIFY(std::abs(sum / double(gpus.series.size()) - own.mean) < 10);
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
