// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/loader.h"
#include "tests/fault/calls.h"
#include "tests/model/metricserver.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace metricserver;
using metrics::MetricAnswer;
using metrics::Scope;
using State = metrics::MetricAnswer::State;

// The loader over a real session, against a server that answers as each test says.
class TestLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void curvesOfAPod();
    void batchesAreSmall();
    void refusedMetricIsFoundAndRemembered();
    void whereAllIsRefusedNothingIsRemembered();
    void tilesJoinWithoutASeam();
    void gpusOfAWorkload();
    void podsOfOneNameAreTwoCurves();
    void manyPodsAreCapped();
    void podsListIsFoundWithoutAFilter();
    void podsOutsideTheRangeAreNotAsked();
    void partialAnswers();
    void missingGpusAreCounted();
    void samplesThatNoCurveShowsAreCounted();
    void curvesThatLookTheSameAreNumbered();
    void curvesThatLookTheSameAreOnesOfAllTiles();
    void samplesOfTheStepBeforeBelongToTheRange();
    void emptyAnswers();
    void errorsAreStates();
    void oldCurvesStay();
    void failedRefreshKeepsCurves();
    void onlyNewMetricsAreAsked();
    void curvesOfAnotherFrameAreNotKept_data();
    void curvesOfAnotherFrameAreNotKept();
    void failedMetricsAreAskedForAgain();
    void podsOfAnotherWorkloadAreItsOwn();
    void whatWaitsForTheQueryBeforeIsNotSent();
    void ambiguousUnits();
    void groupsOfAClusterAndPercentiles();
    void inferenceHasItsOwnEndpoint();
    void organizationIsAskedByIdAndPoolsByName();
    void madeKeysAreNotAskedFor();
    void cancelEndsAll();

private:
    using Answer = std::function<void(QTcpSocket *, const Asked &)>;
    [[nodiscard]] static metrics::Query query(Scope scope, const QList<const char *> &types);
    void load(const metrics::Query &query);
    void loadAndWait(const metrics::Query &query);
    [[nodiscard]] const MetricAnswer &metric(const char *type) const;
    [[nodiscard]] QList<Asked> metricRequests() const;

    Answer m_answer;
    QList<Asked> m_asked;
    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<metrics::Loader> m_loader;
};

void TestLoader::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
    m_asked.clear();
    m_answer = answerAll;
    m_server = std::make_unique<FaultServer>([this](QTcpSocket *socket, const FaultServer::Request &request) {
        m_asked << asked(request.target);
        m_answer(socket, m_asked.back());
    });
    QVERIFY(m_server->isReady());
    m_session = std::make_unique<session::Session>(calls::connectionTo(m_server->url()), calls::hurried());
    m_loader = std::make_unique<metrics::Loader>(m_session->client(), std::make_shared<metrics::Loader::Memory>());
    m_loader->setClock([] { return now; });
}

void TestLoader::cleanup()
{
    m_loader.reset();
    m_session.reset();
    m_server.reset();
}

metrics::Query TestLoader::query(Scope scope, const QList<const char *> &types)
{
    metrics::Query query;
    query.subject = {.scope = scope, .id = someId, .workloadId = {3, 4}, .name = u"bert"_s};
    for (const char *type : types)
        query.metrics.push_back(metrics::find(type));
    query.range = {noon, noon + 3'600'000};
    query.samples = 60;
    return query;
}

void TestLoader::load(const metrics::Query &query)
{
    m_loader->load(query);
}

void TestLoader::loadAndWait(const metrics::Query &query)
{
    QSignalSpy finished(m_loader.get(), &metrics::Loader::finished);
    load(query);
    QVERIFY(m_loader->isLoading());
    QCOMPARE(finished.size(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QVERIFY(!m_loader->isLoading());
    QCOMPARE(m_loader->answer().requestsDone, m_loader->answer().requests);
}

const MetricAnswer &TestLoader::metric(const char *type) const
{
    const auto &all = m_loader->answer().metrics;
    const auto at = std::ranges::find(all, metrics::find(type), &MetricAnswer::metric);
    static const MetricAnswer none;
    return at == all.end() ? none : *at;
}

QList<Asked> TestLoader::metricRequests() const
{
    QList<Asked> requests;
    std::ranges::copy_if(m_asked, std::back_inserter(requests), [](const Asked &a) { return !a.types.isEmpty(); });
    return requests;
}

void TestLoader::curvesOfAPod()
{
    loadAndWait(query(Scope::Pod, {"GPU_UTILIZATION_PER_GPU", "CPU_USAGE_CORES"}));
    QCOMPARE(m_asked.size(), 1);
    QCOMPARE(m_asked[0].path,
             u"/api/v1/workloads/00000000-0000-0003-0000-000000000004"
             "/pods/00000000-0000-0001-0000-000000000002/metrics"_s);
    QCOMPARE(m_asked[0].samples, 60);
    QCOMPARE(m_loader->answer().stepMs, 60'000.0);
    QCOMPARE(m_loader->answer().answeredAtMs, now);
    const MetricAnswer &gpus = metric("GPU_UTILIZATION_PER_GPU");
    QCOMPARE(gpus.state, State::Complete);
    QCOMPARE(gpus.series.size(), std::size_t(4));
    QCOMPARE(gpus.series[0]->name, u"GPU 0"_s); // sorted, although they came the other way
    QCOMPARE(gpus.series[3]->key, (metrics::SeriesKey{u"GPU_UTILIZATION_PER_GPU"_s, someId, 3}));
    QCOMPARE(gpus.series[0]->samples.size(), std::size_t(60));
    QCOMPARE(gpus.series[0]->samples.text(1), "721.50");
    QVERIFY(gpus.series[0]->gaps.empty());
    QCOMPARE(gpus.series[0]->statistics.min, 720.5);
    QCOMPARE(gpus.series[0]->statistics.last, 779.5);
    QCOMPARE(gpus.series[0]->provisionalFrom, std::size_t(60));
    QCOMPARE(gpus.answered, 4);
    QCOMPARE(gpus.expected, 4);
    QCOMPARE(metric("CPU_USAGE_CORES").series[0]->name, u"bert"_s);
    QCOMPARE(metric("CPU_USAGE_CORES").expected, 0);
}

void TestLoader::batchesAreSmall()
{
    metrics::Query all = query(Scope::Pod, {});
    all.metrics = metrics::metricsOf(all.subject);
    loadAndWait(all);
    qsizetype types = 0;
    for (const Asked &request : m_asked) {
        QVERIFY(request.types.size() <= 9);
        types += request.types.size();
    }
    QCOMPARE(std::size_t(types), all.metrics.size());
    for (const MetricAnswer &one : m_loader->answer().metrics)
        QCOMPARE(one.state, State::Complete);
}

void TestLoader::refusedMetricIsFoundAndRemembered()
{
    const Answer usual = m_answer;
    m_answer = [usual](QTcpSocket *socket, const Asked &request) {
        if (request.types.contains(u"CPU_LIMIT_CORES"_s) || request.types.contains(u"POD_COUNT"_s))
            FaultServer::answer(socket, 400, R"({"code":400,"message":"unknown metric"})");
        else
            usual(socket, request);
    };
    const auto nine = query(Scope::Workload,
                            {"GPU_UTILIZATION", "GPU_ALLOCATION", "CPU_LIMIT_CORES", "CPU_USAGE_CORES",
                             "CPU_MEMORY_USAGE_BYTES", "POD_COUNT", "RUNNING_POD_COUNT"});
    loadAndWait(nine);
    for (const MetricAnswer &one : m_loader->answer().metrics) {
        const bool isRefused = one.metric->type == "CPU_LIMIT_CORES" || one.metric->type == "POD_COUNT";
        QCOMPARE(one.state, isRefused ? State::Refused : State::Complete);
        QCOMPARE(one.series.empty(), isRefused);
    }
    QVERIFY(m_asked.size() <= 11);
    // Once is enough, for this query and others.
    m_asked.clear();
    loadAndWait(nine);
    QCOMPARE(m_asked.size(), 1);
    QVERIFY(!m_asked[0].types.contains(u"POD_COUNT"_s));
    QCOMPARE(metric("POD_COUNT").state, State::Refused);
}

void TestLoader::whereAllIsRefusedNothingIsRemembered()
{
    m_answer = [](QTcpSocket *socket, const Asked &) {
        FaultServer::answer(socket, 400, R"({"code":400,"message":"the range is too old"})");
    };
    const auto two = query(Scope::Workload, {"GPU_UTILIZATION", "GPU_ALLOCATION"});
    loadAndWait(two);
    QCOMPARE(metric("GPU_UTILIZATION").state, State::Failed);
    QVERIFY(metric("GPU_UTILIZATION").problem);
    QCOMPARE(metric("GPU_UTILIZATION").problem->detail, u"the range is too old"_s);
    m_asked.clear();
    loadAndWait(two);
    QVERIFY(!m_asked.isEmpty());
}

void TestLoader::tilesJoinWithoutASeam()
{
    auto tiled = query(Scope::Pod, {"CPU_USAGE_CORES"});
    tiled.range = {noon, noon + 40 * 15'000};
    tiled.samples = 10;
    tiled.tiles = 4;
    loadAndWait(tiled);
    QCOMPARE(m_asked.size(), 4);
    QCOMPARE(m_loader->answer().stepMs, 15'000.0);
    const auto &samples = metric("CPU_USAGE_CORES").series.at(0)->samples;
    QCOMPARE(samples.size(), std::size_t(40));
    for (std::size_t i = 0; i < samples.size(); ++i)
        QCOMPARE(samples.times[i], noon + std::int64_t(i) * 15'000);
}

void TestLoader::gpusOfAWorkload()
{
    const Answer usual = m_answer;
    m_answer = [usual](QTcpSocket *socket, const Asked &request) {
        if (!request.types.isEmpty())
            return usual(socket, request);
        const QByteArrayList pods{pod(1, "2026-01-01T01:00:00Z"), pod(0, "2026-01-01T00:00:00Z")};
        FaultServer::answer(socket, 200, R"({"pods":[)" + pods.join(',') + "]}");
    };
    loadAndWait(query(Scope::Workload, {"GPU_UTILIZATION", "GPU_SM_ACTIVITY_PER_GPU"}));
    const MetricAnswer &gpus = metric("GPU_SM_ACTIVITY_PER_GPU");
    QCOMPARE(gpus.state, State::Complete);
    QStringList names;
    for (const auto &one : gpus.series)
        names << one->name;
    QCOMPARE(names,
             (QStringList{u"worker-0 GPU 0"_s, u"worker-0 GPU 1"_s, u"worker-0 GPU 2"_s, u"worker-0 GPU 3"_s,
                          u"worker-1 GPU 0"_s, u"worker-1 GPU 1"_s, u"worker-1 GPU 2"_s, u"worker-1 GPU 3"_s}));
    QCOMPARE(gpus.series[4]->object, u"bert-worker-1"_s);
    QCOMPARE(gpus.series[4]->key.object, (base::Key{0, 2}));
    QCOMPARE(m_loader->answer().podsShown, 2);
    QCOMPARE(m_loader->answer().pods, 2);
    QCOMPARE(metric("GPU_UTILIZATION").series.size(), std::size_t(1));
    const auto list = std::ranges::find(m_asked, u"/api/v1/workloads/pods"_s, &Asked::path);
    QVERIFY(list != m_asked.end());
    QCOMPARE(list->filter, u"workloadId==00000000-0000-0001-0000-000000000002"_s);
}

// A pod that was deleted and made anew has the name of the one before it.
void TestLoader::podsOfOneNameAreTwoCurves()
{
    const Answer usual = m_answer;
    m_answer = [usual](QTcpSocket *socket, const Asked &request) {
        if (!request.types.isEmpty())
            return usual(socket, request);
        QByteArray second = pod(1, "2026-01-01T01:00:00Z");
        second.replace("bert-worker-1", "bert-worker-0")
            .replace("00000000-0000-0000-0000-", "11111111-0000-0000-0000-");
        FaultServer::answer(socket, 200, R"({"pods":[)" + pod(0, "2026-01-01T00:00:00Z") + ',' + second + "]}");
    };
    loadAndWait(query(Scope::Workload, {"GPU_UTILIZATION_PER_GPU"}));
    const MetricAnswer &gpus = metric("GPU_UTILIZATION_PER_GPU");
    QCOMPARE(gpus.state, State::Complete);
    QCOMPARE(gpus.series.size(), std::size_t(8));
    QCOMPARE(gpus.answered, 8); // not the four GPUs of one pod
    QSet<metrics::SeriesKey> keys;
    QSet<QString> names;
    for (const auto &one : gpus.series) {
        keys += one->key;
        names += one->name;
    }
    QCOMPARE(keys.size(), 8);
    QCOMPARE(names.size(), 8);
    QVERIFY(names.contains(u"worker-0 (11111111) GPU 3"_s));
    QCOMPARE(gpus.series[7]->object, u"bert-worker-0 (11111111)"_s);

    // While they are asked for again, each keeps its own curves.
    loadAndWait(m_loader->query());
    QCOMPARE(metric("GPU_UTILIZATION_PER_GPU").series.size(), std::size_t(8));
}

void TestLoader::manyPodsAreCapped()
{
    const Answer usual = m_answer;
    m_answer = [usual](QTcpSocket *socket, const Asked &request) {
        if (request.path.endsWith(u"/count"_s))
            return FaultServer::answer(socket, 200, R"({"count":70})");
        if (!request.types.isEmpty())
            return usual(socket, request);
        QByteArrayList pods;
        for (int i = 0; i < 64; ++i)
            pods << pod(i, "2026-01-01T00:00:00Z");
        FaultServer::answer(socket, 200, R"({"next":64,"pods":[)" + pods.join(',') + "]}");
    };
    loadAndWait(query(Scope::Workload, {"GPU_UTILIZATION_PER_GPU"}));
    QCOMPARE(m_loader->answer().podsShown, 64);
    QCOMPARE(m_loader->answer().pods, 70);
    QCOMPARE(metricRequests().size(), 64);
    QCOMPARE(metric("GPU_UTILIZATION_PER_GPU").series.size(), std::size_t(256));
    // The list of pods is not asked for again at once.
    m_asked.clear();
    loadAndWait(m_loader->query());
    QCOMPARE(m_asked.size(), metricRequests().size());
    // Unless the clock of the computer was set back: it would be so for hours.
    m_loader->setClock([] { return now - 3'600'000; });
    m_asked.clear();
    loadAndWait(m_loader->query());
    QVERIFY(m_asked.size() > metricRequests().size());
}

void TestLoader::podsListIsFoundWithoutAFilter()
{
    const Answer usual = m_answer;
    m_answer = [usual](QTcpSocket *socket, const Asked &request) {
        if (!request.types.isEmpty())
            return usual(socket, request);
        if (!request.filter.isEmpty())
            return FaultServer::answer(socket, 400, R"({"code":400,"message":"no such filter"})");
        FaultServer::answer(socket, 200, R"({"pods":[)" + pod(0, "2026-01-01T00:00:00Z") + "]}");
    };
    loadAndWait(query(Scope::Workload, {"GPU_UTILIZATION_PER_GPU"}));
    QCOMPARE(metric("GPU_UTILIZATION_PER_GPU").state, State::Complete);
    QCOMPARE(metric("GPU_UTILIZATION_PER_GPU").series.at(0)->name, u"GPU 0"_s); // of the only pod
}

void TestLoader::podsOutsideTheRangeAreNotAsked()
{
    const Answer usual = m_answer;
    m_answer = [usual](QTcpSocket *socket, const Asked &request) {
        if (!request.types.isEmpty())
            return usual(socket, request);
        const QByteArrayList pods{pod(0, "2026-01-01T00:00:00Z", "2026-01-01T11:59:00Z"),
                                  pod(1, "2026-01-01T12:30:00Z", "2026-01-01T12:40:00Z"),
                                  pod(2, "2026-01-01T13:00:00Z")};
        FaultServer::answer(socket, 200, R"({"pods":[)" + pods.join(',') + "]}");
    };
    loadAndWait(query(Scope::Workload, {"GPU_UTILIZATION_PER_GPU"}));
    QCOMPARE(metricRequests().size(), 1);
    QVERIFY(metricRequests()[0].path.contains(u"000000000002/metrics"_s));
    QCOMPARE(m_loader->answer().pods, 3);
    QCOMPARE(metric("GPU_UTILIZATION_PER_GPU").state, State::Complete);
}

void TestLoader::partialAnswers()
{
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        reply(socket, {series(request.types[0], {}, valuesOf(request))}, 207);
    };
    loadAndWait(query(Scope::Pod, {"CPU_USAGE_CORES"}));
    QCOMPARE(metric("CPU_USAGE_CORES").state, State::Partial);
    QCOMPARE(metric("CPU_USAGE_CORES").series.size(), std::size_t(1));
    // The one that is missing is the partial one.
    loadAndWait(query(Scope::Pod, {"CPU_USAGE_CORES", "CPU_MEMORY_USAGE_BYTES"}));
    QCOMPARE(metric("CPU_USAGE_CORES").state, State::Partial); // as before: it was not asked again
    QCOMPARE(metric("CPU_MEMORY_USAGE_BYTES").state, State::Partial);
    loadAndWait(m_loader->query());
    QCOMPARE(metric("CPU_USAGE_CORES").state, State::Complete);
    QCOMPARE(metric("CPU_MEMORY_USAGE_BYTES").state, State::Partial);
}

void TestLoader::missingGpusAreCounted()
{
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        QByteArrayList all;
        for (const QString &type : request.types)
            for (int gpu = 0; gpu < (type == u"GPU_UTILIZATION_PER_GPU"_s ? 8 : 6); ++gpu)
                all << series(type, R"("labels":{"gpu":")" + QByteArray::number(gpu) + R"("},)", valuesOf(request));
        reply(socket, all);
    };
    loadAndWait(query(Scope::Pod, {"GPU_UTILIZATION_PER_GPU", "GPU_SM_ACTIVITY_PER_GPU"}));
    QCOMPARE(metric("GPU_UTILIZATION_PER_GPU").state, State::Complete);
    const MetricAnswer &fewer = metric("GPU_SM_ACTIVITY_PER_GPU");
    QCOMPARE(fewer.state, State::Partial);
    QCOMPARE(fewer.answered, 6);
    QCOMPARE(fewer.expected, 8);
}

void TestLoader::samplesThatNoCurveShowsAreCounted()
{
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        reply(socket,
              {series(request.types[0], R"("labels":{"gpu":"0"},)",
                      samplesOf({"50", "N/A", "60", "4294967295", "70", "87%", "NaN"})),
               series(request.types[0], R"("labels":{"gpu":"1"},)", samplesOf({"N/A", ""}))});
    };
    loadAndWait(query(Scope::Pod, {"GPU_UTILIZATION_PER_GPU"}));
    const MetricAnswer &gpus = metric("GPU_UTILIZATION_PER_GPU");
    QCOMPARE(gpus.losses, (metrics::Losses{.unreadable = 4, .firstUnreadable = u"N/A"_s, .outOfRange = 1}));
    QCOMPARE(gpus.series.size(), std::size_t(1));
    QCOMPARE(gpus.series[0]->samples.values, (std::vector<double>{50, 60, 70}));
    QCOMPARE(gpus.series[0]->statistics.max, 70.0);
    QCOMPARE(gpus.series[0]->outOfRange.text(0), "4294967295");
    QCOMPARE(gpus.series[0]->gaps, (std::vector<metrics::Gap>{{noon + 120'000, noon + 240'000}}));
}

void TestLoader::curvesThatLookTheSameAreNumbered()
{
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        QByteArrayList all;
        for (const QByteArray value : {"5", "50", "95"})
            all << series(request.types[0], R"("labels":null,)", samplesOf({value, value}));
        reply(socket, all);
    };
    loadAndWait(query(Scope::Pod, {"GPU_UTILIZATION_PER_GPU"}));
    const MetricAnswer &gpus = metric("GPU_UTILIZATION_PER_GPU");
    QCOMPARE(gpus.series.size(), std::size_t(3));
    QCOMPARE(gpus.series[0]->name, u"1 of 3"_s);
    QCOMPARE(gpus.series[2]->name, u"3 of 3"_s);
    QCOMPARE(gpus.series[2]->statistics.mean, 95.0);
}

void TestLoader::curvesThatLookTheSameAreOnesOfAllTiles()
{
    // The same in the first tile, and with two values for each time in the second.
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        const bool isFirst = request.startMs == noon;
        QByteArrayList points;
        for (const char *value : {"0", "7"})
            points << R"({"value":")" + QByteArray(isFirst ? "0" : value) + R"(","timestamp":")"
                    + base::formatTime(request.startMs) + "\"}";
        if (isFirst)
            reply(socket,
                  {series(request.types[0], {}, '[' + points[0] + ']'),
                   series(request.types[0], {}, '[' + points[1] + ']')});
        else
            reply(socket, {series(request.types[0], {}, '[' + points.join(',') + ']')});
    };
    metrics::Query twoTiles = query(Scope::Pod, {"CPU_USAGE_CORES"});
    twoTiles.tiles = 2;
    loadAndWait(twoTiles);
    const MetricAnswer &cores = metric("CPU_USAGE_CORES");
    QCOMPARE(cores.series.size(), std::size_t(2));
    QCOMPARE(cores.series[0]->samples.values, (std::vector<double>{0, 0}));
    QCOMPARE(cores.series[1]->samples.values, (std::vector<double>{0, 7}));
}

void TestLoader::samplesOfTheStepBeforeBelongToTheRange()
{
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        Asked aligned = request;
        aligned.startMs -= 30'000;
        aligned.endMs -= 30'000;
        reply(socket, {series(request.types[0], {}, valuesOf(aligned))});
    };
    loadAndWait(query(Scope::Pod, {"CPU_USAGE_CORES"}));
    QCOMPARE(metric("CPU_USAGE_CORES").series.at(0)->samples.size(), std::size_t(60));
}

void TestLoader::emptyAnswers()
{
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        reply(socket, {series(request.types[0], {}, "null"), series(request.types[0], {}, "[]")});
    };
    loadAndWait(query(Scope::Pod, {"CPU_USAGE_CORES", "GPU_UTILIZATION"}));
    QCOMPARE(metric("CPU_USAGE_CORES").state, State::Empty);
    QCOMPARE(metric("GPU_UTILIZATION").state, State::Empty);
    QVERIFY(!metric("GPU_UTILIZATION").problem);
}

void TestLoader::errorsAreStates()
{
    m_answer = [](QTcpSocket *socket, const Asked &) {
        FaultServer::answer(socket, 403, R"({"code":403,"message":"not yours"})");
    };
    loadAndWait(query(Scope::Pod, {"CPU_USAGE_CORES"}));
    QCOMPARE(metric("CPU_USAGE_CORES").state, State::Failed);
    QCOMPARE(metric("CPU_USAGE_CORES").problem->kind, api::Error::Kind::Forbidden);
    // The pods of a workload cannot be listed: that is what keeps its GPUs from being shown.
    loadAndWait(query(Scope::Workload, {"GPU_UTILIZATION_PER_GPU"}));
    QCOMPARE(metric("GPU_UTILIZATION_PER_GPU").state, State::Failed);
    QCOMPARE(metric("GPU_UTILIZATION_PER_GPU").problem->kind, api::Error::Kind::Forbidden);
}

void TestLoader::oldCurvesStay()
{
    auto later = query(Scope::Pod, {"CPU_USAGE_CORES"});
    loadAndWait(later);
    const auto before = metric("CPU_USAGE_CORES").series.at(0);
    later.range = {noon + 600'000, noon + 1'200'000};
    load(later);
    QCOMPARE(metric("CPU_USAGE_CORES").state, State::Waiting);
    QCOMPARE(metric("CPU_USAGE_CORES").series.at(0), before);
    QTRY_COMPARE_WITH_TIMEOUT(metric("CPU_USAGE_CORES").state, State::Complete, 30'000);
    QVERIFY(metric("CPU_USAGE_CORES").series.at(0) != before);
    QCOMPARE(metric("CPU_USAGE_CORES").series.at(0)->samples.times.front(), noon + 600'000);
    // Those of another object do not.
    later.subject.id = {9, 9};
    load(later);
    QVERIFY(metric("CPU_USAGE_CORES").series.empty());
    QCOMPARE(m_loader->answer().answeredAtMs, 0);
}

void TestLoader::failedRefreshKeepsCurves()
{
    auto later = query(Scope::Pod, {"CPU_USAGE_CORES"});
    loadAndWait(later);
    const auto before = metric("CPU_USAGE_CORES").series.at(0);
    m_answer = [](QTcpSocket *socket, const Asked &) {
        FaultServer::answer(socket, 403, R"({"code":403,"message":"not yours any more"})");
    };
    later.range.toMs += 60'000;
    loadAndWait(later);
    QCOMPARE(metric("CPU_USAGE_CORES").state, State::Failed);
    QCOMPARE(metric("CPU_USAGE_CORES").series.at(0), before);
}

void TestLoader::onlyNewMetricsAreAsked()
{
    loadAndWait(query(Scope::Pod, {"CPU_USAGE_CORES"}));
    const auto before = metric("CPU_USAGE_CORES").series.at(0);
    m_asked.clear();
    loadAndWait(query(Scope::Pod, {"GPU_UTILIZATION", "CPU_USAGE_CORES"}));
    QCOMPARE(m_asked.size(), 1);
    QCOMPARE(m_asked[0].types, QStringList{u"GPU_UTILIZATION"_s});
    QCOMPARE(metric("CPU_USAGE_CORES").series.at(0), before);
    // Fewer metrics need no request, more samples need one for all.
    m_asked.clear();
    loadAndWait(query(Scope::Pod, {"GPU_UTILIZATION"}));
    QVERIFY(m_asked.isEmpty());
    auto finer = query(Scope::Pod, {"GPU_UTILIZATION"});
    finer.samples = 120;
    loadAndWait(finer);
    QCOMPARE(m_asked.size(), 1);
}

void TestLoader::curvesOfAnotherFrameAreNotKept_data()
{
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("tiles");
    QTest::addColumn<qint64>("laterMs");
    QTest::addColumn<QString>("groupBy");
    QTest::addColumn<QString>("nodepool");
    QTest::newRow("other samples") << 30 << 1 << qint64(0) << QString() << QString();
    QTest::newRow("other tiles") << 60 << 2 << qint64(0) << QString() << QString();
    QTest::newRow("other time") << 60 << 1 << qint64(60'000) << QString() << QString();
    QTest::newRow("other groups") << 60 << 1 << qint64(0) << u"Project"_s << QString();
    QTest::newRow("other node pool") << 60 << 1 << qint64(0) << QString() << u"h100"_s;
}

void TestLoader::curvesOfAnotherFrameAreNotKept()
{
    QFETCH(int, samples);
    QFETCH(int, tiles);
    QFETCH(qint64, laterMs);
    QFETCH(QString, groupBy);
    QFETCH(QString, nodepool);
    metrics::Query first = query(Scope::Cluster, {"TOTAL_GPU"});
    loadAndWait(first);
    metrics::Query second = query(Scope::Cluster, {"TOTAL_GPU", "ALLOCATED_GPU"});
    second.samples = samples;
    second.tiles = tiles;
    second.range.toMs += laterMs;
    second.groupBy = groupBy;
    second.nodepoolName = nodepool;
    m_asked.clear();
    loadAndWait(second);
    QVERIFY(m_asked.at(0).types.contains(u"TOTAL_GPU"_s));
}

void TestLoader::failedMetricsAreAskedForAgain()
{
    const Answer usual = std::exchange(m_answer, [](QTcpSocket *socket, const Asked &) {
        FaultServer::answer(socket, 403, R"({"code":403,"message":"no"})");
    });
    loadAndWait(query(Scope::Pod, {"CPU_USAGE_CORES"}));
    QCOMPARE(metric("CPU_USAGE_CORES").state, State::Failed);
    m_answer = usual;
    loadAndWait(query(Scope::Pod, {"CPU_USAGE_CORES", "GPU_UTILIZATION"}));
    QCOMPARE(metric("CPU_USAGE_CORES").state, State::Complete);
    QCOMPARE(metric("GPU_UTILIZATION").state, State::Complete);
}

void TestLoader::podsOfAnotherWorkloadAreItsOwn()
{
    const Answer usual = m_answer;
    m_answer = [usual](QTcpSocket *socket, const Asked &request) {
        if (!request.types.isEmpty())
            return usual(socket, request);
        const int number = request.filter.endsWith(u"9"_s) ? 7 : 0;
        QByteArrayList pods{pod(number, "2026-01-01T00:00:00Z"), pod(number + 1, "2026-01-01T01:00:00Z")};
        const QByteArray workload = request.filter.mid(int(qstrlen("workloadId=="))).toLatin1();
        for (QByteArray &one : pods)
            one.replace("00000000-0000-0001-0000-000000000002", workload);
        FaultServer::answer(socket, 200, R"({"pods":[)" + pods.join(',') + "]}");
    };
    metrics::Query gpus = query(Scope::Workload, {"GPU_SM_ACTIVITY_PER_GPU"});
    loadAndWait(gpus);
    m_asked.clear();
    gpus.subject.id = {1, 9};
    loadAndWait(gpus);
    QCOMPARE(m_asked.at(0).filter, u"workloadId==00000000-0000-0001-0000-000000000009"_s);
    const MetricAnswer &shown = metric("GPU_SM_ACTIVITY_PER_GPU");
    QCOMPARE(shown.series.size(), std::size_t(8));
    QCOMPARE(shown.series.front()->name, u"worker-7 GPU 0"_s);
    QCOMPARE(shown.series.front()->object, u"bert-worker-7"_s);
    QCOMPARE(shown.series.back()->name, u"worker-8 GPU 3"_s);
}

void TestLoader::whatWaitsForTheQueryBeforeIsNotSent()
{
    const Answer usual = std::exchange(m_answer, [](QTcpSocket *, const Asked &) {}); // no answer yet
    metrics::Query tiled = query(Scope::Pod, {"CPU_USAGE_CORES"});
    tiled.tiles = 12;
    load(tiled);
    QTRY_VERIFY(m_asked.size() >= 2);
    m_answer = usual;
    m_asked.clear();
    metrics::Query later = query(Scope::Pod, {"CPU_USAGE_CORES"});
    later.range = {noon + 7'200'000, noon + 10'800'000};
    loadAndWait(later);
    QCOMPARE(metric("CPU_USAGE_CORES").state, State::Complete);
    const QList<Asked> requests = metricRequests();
    QVERIFY(std::ranges::any_of(requests, [&](const Asked &one) { return one.startMs == later.range.fromMs; }));
    QVERIFY(requests.size() <= 2); // one may have been on its way
}

void TestLoader::ambiguousUnits()
{
    QByteArray value = "0.8";
    m_answer = [&value](QTcpSocket *socket, const Asked &request) {
        reply(socket,
              {series(request.types[0], {}, R"([{"value":")" + value + R"(","timestamp":"2026-01-01T12:10:00Z"}])")});
    };
    auto cpu = query(Scope::Cluster, {"CPU_UTILIZATION"});
    loadAndWait(cpu);
    QVERIFY(metric("CPU_UTILIZATION").isRatio);
    value = "64.25";
    loadAndWait(cpu);
    QVERIFY(!metric("CPU_UTILIZATION").isRatio);
    value = "0.9"; // idle, not a ratio: that was settled
    loadAndWait(cpu);
    QVERIFY(!metric("CPU_UTILIZATION").isRatio);
    QCOMPARE(metric("CPU_UTILIZATION").series.at(0)->samples.text(0), "0.9");
    QSignalSpy changed(m_loader.get(), &metrics::Loader::changed);
    m_loader->flipUnit(metrics::find("CPU_UTILIZATION"));
    QVERIFY(metric("CPU_UTILIZATION").isRatio);
    QCOMPARE(changed.size(), 1);
}

void TestLoader::groupsOfAClusterAndPercentiles()
{
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        QByteArrayList all;
        for (const QByteArray name : {"h100", "default"})
            all << series(request.types[0], R"("groups":[{"key":"Nodepool","value":")" + name + R"("}],)",
                          valuesOf(request));
        reply(socket, all);
    };
    auto grouped = query(Scope::Cluster, {"ALLOCATED_GPU"});
    grouped.groupBy = u"Nodepool"_s;
    loadAndWait(grouped);
    QCOMPARE(m_asked[0].groupBy, u"Nodepool"_s);
    QCOMPARE(metric("ALLOCATED_GPU").series.at(0)->name, u"default"_s);
    QCOMPARE(metric("ALLOCATED_GPU").series.at(1)->key.group, u"h100"_s);

    m_answer = [](QTcpSocket *socket, const Asked &) {
        reply(socket, {}, 200,
              R"([{"type":"NIM_TIME_TO_FIRST_TOKEN_SECONDS_PERCENTILES","values":[)"
              R"({"timestamp":"2026-01-01T12:00:00Z","data":{"p99":"0.2847","p50":"0.0734"}}]}])");
    };
    loadAndWait(query(Scope::Pod, {"NIM_TIME_TO_FIRST_TOKEN_SECONDS_PERCENTILES"}));
    const MetricAnswer &percentiles = metric("NIM_TIME_TO_FIRST_TOKEN_SECONDS_PERCENTILES");
    QCOMPARE(percentiles.state, State::Complete);
    QCOMPARE(percentiles.series.size(), std::size_t(2));
    QCOMPARE(percentiles.series[0]->name, u"p50"_s);
    QCOMPARE(percentiles.series[1]->samples.text(0), "0.2847");
}

void TestLoader::inferenceHasItsOwnEndpoint()
{
    auto served = query(Scope::Workload, {"LATENCY", "GPU_UTILIZATION"});
    served.subject.isInference = true;
    loadAndWait(served);
    QCOMPARE(m_asked.size(), 2);
    const auto latency = std::ranges::find(m_asked, QStringList{u"LATENCY"_s}, &Asked::types);
    QVERIFY(latency != m_asked.end());
    QVERIFY(latency->path.startsWith(u"/api/v1/workloads/inferences/"_s));
    QCOMPARE(metric("LATENCY").state, State::Complete);
}

// Projects have metrics, but there is no request for them: no other endpoint is asked in their place.
void TestLoader::organizationIsAskedByIdAndPoolsByName()
{
    loadAndWait(query(Scope::Project, {"GPU_ALLOCATION"}));
    loadAndWait(query(Scope::Department, {"GPU_QUOTA"}));
    metrics::Query pool = query(Scope::NodePool, {"TOTAL_GPU"});
    pool.subject.requestId = base::Key::fromText(u"a100 b"_s);
    pool.subject.clusterId = {5, 6};
    loadAndWait(pool);
    const QString id = someId.toString(), cluster = base::Key(5, 6).toString();
    QCOMPARE(m_asked.size(), 3);
    QVERIFY(m_asked[0].path.endsWith(u"/projects/%1/metrics"_s.arg(id)));
    QVERIFY(m_asked[1].path.endsWith(u"/departments/%1/metrics"_s.arg(id)));
    QVERIFY2(m_asked[2].path.endsWith(u"/clusters/%1/nodepools/a100%20b/metrics"_s.arg(cluster))
                 || m_asked[2].path.endsWith(u"/clusters/%1/nodepools/a100 b/metrics"_s.arg(cluster)),
             qPrintable(m_asked[2].path));
    QCOMPARE(metric("TOTAL_GPU").series.at(0)->key.object, someId);

    pool.subject.clusterId = {};
    loadAndWait(pool);
    QCOMPARE(m_asked.size(), 3);
    QCOMPARE(metric("TOTAL_GPU").state, State::Failed);
}

void TestLoader::madeKeysAreNotAskedFor()
{
    metrics::Query one = query(Scope::Workload, {"CPU_USAGE_CORES"});
    one.subject.id = base::Key::of({u"a cluster"_s, u"a name"_s});
    loadAndWait(one);
    QVERIFY(m_asked.isEmpty());
    QCOMPARE(metric("CPU_USAGE_CORES").state, State::Failed);
    QCOMPARE(metric("CPU_USAGE_CORES").problem->kind, api::Error::Kind::Local);

    one.subject.requestId = someId;
    loadAndWait(one);
    QCOMPARE(m_asked.size(), 1);
    QVERIFY(m_asked[0].path.contains(someId.toString()));
    QCOMPARE(metric("CPU_USAGE_CORES").series.at(0)->key.object, one.subject.id);
}

void TestLoader::cancelEndsAll()
{
    QSignalSpy finished(m_loader.get(), &metrics::Loader::finished);
    QSignalSpy changed(m_loader.get(), &metrics::Loader::changed);
    load(query(Scope::Pod, {"CPU_USAGE_CORES"}));
    m_loader->cancel();
    QVERIFY(!m_loader->isLoading());
    loadAndWait(query(Scope::Pod, {"GPU_UTILIZATION"}));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(m_loader->answer().metrics.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestLoader)
#include "tst_loader.moc"
