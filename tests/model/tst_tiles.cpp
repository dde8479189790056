// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/loader.h"
#include "models/metrics/tiles.h"
#include "tests/fault/calls.h"
#include "tests/model/metricserver.h"

#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using namespace metricserver;
using metrics::MetricAnswer;
using metrics::Range;
using metrics::storeStepMs;
using metrics::tileMs;
using State = metrics::MetricAnswer::State;

// Full resolution over a real session: what is requested, and what is shown until all is there.
class TestTiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everySampleOfTheStore();
    void coarseFirstThenRefined();
    void failedTileStaysCoarse();
    void failedTileIsAGapWhereNothingIsCoarse();
    void zoomAsksForNothingAgain();
    void zoomKeepsWhatCameSoFar();
    void movedRangeAsksForItsEnd();
    void newMetricIsAskedForAlone();
    void otherGroupsAreOtherCurves();
    void refusedMetric();
    void manyPodsStayCoarse();
    void refusedTileIsNoRefusedMetric();
    void impossibleValuesStayOut();
    void whatIsLeftOutIsCountedOnce();
    void monthIsWhole();

private:
    using Answer = std::function<void(QTcpSocket *, const Asked &)>;
    [[nodiscard]] static metrics::Query query(const Range &range,
                                              const QList<const char *> &types = {"CPU_USAGE_CORES"});
    void loadAndWait(const metrics::Query &query);
    void release(const std::function<bool(const Asked &)> &which);
    [[nodiscard]] const MetricAnswer &metric(const char *type = "CPU_USAGE_CORES") const;
    [[nodiscard]] const metrics::Series &curve() const { return *metric().series.at(0); }
    [[nodiscard]] static bool isCoarse(const Asked &request) { return request.endMs - request.startMs > tileMs; }
    void checkComplete(const Range &range) const;

    Answer m_answer;
    QList<Asked> m_asked;
    QList<std::pair<QPointer<QTcpSocket>, Asked>> m_held;
    std::int64_t m_nowMs = now;
    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<metrics::Loader> m_loader;
};

namespace {

// Ten tiles, and a bit of two others; long over.
const Range past{(noon / tileMs - 20) * tileMs - 600'000, (noon / tileMs - 10) * tileMs + 600'000};

} // namespace

void TestTiles::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
    m_asked.clear();
    m_held.clear();
    m_answer = answerAll;
    m_nowMs = now;
    m_server = std::make_unique<FaultServer>([this](QTcpSocket *socket, const FaultServer::Request &request) {
        m_asked << asked(request.target);
        m_answer(socket, m_asked.back());
    });
    QVERIFY(m_server->isReady());
    m_session = std::make_unique<session::Session>(calls::connectionTo(m_server->url()), calls::hurried());
    m_loader = std::make_unique<metrics::Loader>(m_session->client(), std::make_shared<metrics::Loader::Memory>());
    m_loader->setClock([this] { return m_nowMs; });
}

void TestTiles::cleanup()
{
    m_loader.reset();
    m_session.reset();
    m_server.reset();
}

metrics::Query TestTiles::query(const Range &range, const QList<const char *> &types)
{
    metrics::Query query;
    query.subject = {.scope = metrics::Scope::Pod, .id = someId, .workloadId = {3, 4}, .name = u"bert"_s};
    for (const char *type : types)
        query.metrics.push_back(metrics::find(type));
    query.range = range;
    query.isFull = true;
    return query;
}

void TestTiles::loadAndWait(const metrics::Query &query)
{
    QSignalSpy finished(m_loader.get(), &metrics::Loader::finished);
    m_loader->load(query);
    QVERIFY(m_loader->isLoading());
    QCOMPARE(finished.size(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    QVERIFY(!m_loader->isLoading());
    QCOMPARE(m_loader->answer().requestsDone, m_loader->answer().requests);
}

// Answers what was held back.
void TestTiles::release(const std::function<bool(const Asked &)> &which)
{
    for (auto &[socket, request] : m_held) {
        if (socket && which(request)) {
            answerAll(socket, request);
            socket = nullptr;
        }
    }
}

const MetricAnswer &TestTiles::metric(const char *type) const
{
    const auto &all = m_loader->answer().metrics;
    const auto at = std::ranges::find(all, metrics::find(type), &MetricAnswer::metric);
    static const MetricAnswer none;
    return at == all.end() ? none : *at;
}

void TestTiles::checkComplete(const Range &range) const
{
    QCOMPARE(metric().state, State::Complete);
    QVERIFY(!metric().problem);
    const metrics::Series &series = curve();
    QCOMPARE(series.stepMs, double(storeStepMs));
    QVERIFY(series.coarse.empty());
    QVERIFY(series.gaps.empty());
    const auto &times = series.samples.times;
    QVERIFY(times.front() >= range.fromMs - storeStepMs && times.front() < range.fromMs + storeStepMs);
    QVERIFY(times.back() <= range.toMs && times.back() > range.toMs - 2 * storeStepMs);
    QCOMPARE(times.back() - times.front(), std::int64_t(times.size() - 1) * storeStepMs);
    for (std::size_t i = 0; i < times.size(); i += 97)
        QCOMPARE(series.samples.text(i), QByteArray::number(times[i] / 60'000 % 1440) + ".50");
}

void TestTiles::everySampleOfTheStore()
{
    loadAndWait(query(past));
    checkComplete(past);
    QCOMPARE(m_loader->answer().stepMs, double(storeStepMs));
    QCOMPARE(m_asked.size(), 1 + 12);
    std::set<std::int64_t> starts;
    for (const Asked &request : std::as_const(m_asked)) {
        QVERIFY(request.samples <= api::mostSamples);
        if (isCoarse(request))
            continue;
        QCOMPARE(request.startMs % tileMs, 0);
        QCOMPARE(request.endMs - request.startMs, request.samples * storeStepMs);
        starts.insert(request.startMs);
    }
    QCOMPARE(starts.size(), std::size_t(12));
    QVERIFY(isCoarse(m_asked.constFirst()) || isCoarse(m_asked.at(1)) || isCoarse(m_asked.at(2)));
    QCOMPARE(curve().statistics.last, curve().samples.values.back());
    QVERIFY(curve().pyramid);
}

void TestTiles::coarseFirstThenRefined()
{
    m_answer = [this](QTcpSocket *socket, const Asked &request) { m_held.append({socket, request}); };
    QSignalSpy finished(m_loader.get(), &metrics::Loader::finished);
    m_loader->load(query(past));
    QCOMPARE(metric().state, State::Waiting);
    QTRY_VERIFY(std::ranges::any_of(m_asked, isCoarse));
    release(isCoarse);
    QTRY_COMPARE(metric().series.size(), std::size_t(1));
    QCOMPARE(metric().state, State::Waiting);
    QCOMPARE(curve().samples.size(), std::size_t(1000));
    QCOMPARE(curve().coarse, std::vector<Range>(1, {past.fromMs - storeStepMs, past.toMs + 1}));
    QVERIFY(curve().gaps.empty());
    const metrics::Statistics coarse = curve().statistics;
    QCOMPARE(m_loader->answer().requests, 13);
    QCOMPARE(m_loader->answer().requestsDone, 1);

    // One tile after the other takes the place of its stretch.
    const auto isTile = [](const Asked &request) { return !isCoarse(request); };
    QTRY_VERIFY(std::ranges::any_of(m_held, [&](const auto &held) { return held.first && isTile(held.second); }));
    const Asked first
        = std::ranges::find_if(m_held, [&](const auto &held) { return held.first && isTile(held.second); })->second;
    release([&first](const Asked &request) { return request.startMs == first.startMs && !isCoarse(request); });
    QTRY_VERIFY(curve().samples.size() > 1000);
    QCOMPARE(metric().state, State::Waiting);
    QCOMPARE(curve().stepMs, double(storeStepMs));
    QVERIFY(curve().gaps.empty());
    const auto &times = curve().samples.times;
    const std::int64_t endMs = std::min<std::int64_t>(first.endMs, past.toMs + 1);
    const std::int64_t startMs = std::max(first.startMs, past.fromMs - storeStepMs);
    QCOMPARE(times.lowerBound(endMs) - times.lowerBound(startMs),
             std::size_t((endMs - startMs + storeStepMs - 1) / storeStepMs));
    QVERIFY(std::ranges::none_of(curve().coarse, [&](const Range &range) { return range.contains(startMs); }));
    QVERIFY(!curve().coarse.empty());
    QVERIFY(curve().stepAt(startMs) < curve().coarseStepMs);
    QCOMPARE(curve().stepAt(curve().coarse.front().fromMs), curve().coarseStepMs);
    // A stretch that is dense already does not count more than the others.
    QCOMPARE(curve().statistics.mean, coarse.mean);
    QCOMPARE(curve().statistics.p95, coarse.p95);

    m_answer = answerAll;
    release([](const Asked &) { return true; });
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    checkComplete(past);
}

void TestTiles::failedTileStaysCoarse()
{
    const std::int64_t bad = (past.fromMs / tileMs + 4) * tileMs;
    m_answer = [bad](QTcpSocket *socket, const Asked &request) {
        if (request.startMs == bad)
            FaultServer::answer(socket, 403, R"({"code":403,"message":"not this one"})");
        else
            answerAll(socket, request);
    };
    loadAndWait(query(past));
    QCOMPARE(metric().state, State::Partial);
    QVERIFY(metric().problem);
    QCOMPARE(curve().coarse, std::vector<Range>(1, {bad, bad + tileMs}));
    const auto &times = curve().samples.times;
    const std::size_t there = times.lowerBound(bad + tileMs) - times.lowerBound(bad);
    QVERIFY(there > 50 && there < 110); // of 1000 for twelve tiles
    QVERIFY(curve().gaps.empty());

    // Only that one is asked for again.
    m_answer = answerAll;
    m_asked.clear();
    loadAndWait(query(past));
    checkComplete(past);
    QCOMPARE(m_asked.size(), 1);
    QCOMPARE(m_asked.at(0).startMs, bad);
}

void TestTiles::failedTileIsAGapWhereNothingIsCoarse()
{
    const std::int64_t bad = (past.fromMs / tileMs + 4) * tileMs;
    m_answer = [bad](QTcpSocket *socket, const Asked &request) {
        if (request.startMs == bad || isCoarse(request))
            FaultServer::answer(socket, 403, R"({"code":403,"message":"not this one"})");
        else
            answerAll(socket, request);
    };
    loadAndWait(query(past));
    QCOMPARE(metric().state, State::Partial);
    QVERIFY(curve().coarse.empty());
    QCOMPARE(curve().gaps.size(), std::size_t(1));
    QCOMPARE(curve().gaps.front(), (Range{bad - storeStepMs, bad + tileMs}));
}

void TestTiles::zoomAsksForNothingAgain()
{
    loadAndWait(query(past));
    const metrics::SeriesPtr whole = metric().series.at(0);
    m_asked.clear();
    const Range zoomed{past.fromMs + 3 * tileMs + 12'345, past.fromMs + 5 * tileMs + 1};
    m_loader->load(query(zoomed));
    QCOMPARE(metric().series.at(0), whole); // until the new one is there
    QTRY_VERIFY(!m_loader->isLoading());
    checkComplete(zoomed);
    QVERIFY(curve().statistics.max <= whole->statistics.max);
    // To the edge, and back to all.
    const Range edge{past.toMs - tileMs, past.toMs};
    loadAndWait(query(edge));
    checkComplete(edge);
    loadAndWait(query(past));
    checkComplete(past);
    QCOMPARE(metric().series.at(0), whole); // the same memory
    QCOMPARE(m_asked.size(), 0);
    // Further than before, only the rest is asked for.
    const Range further{past.fromMs - 2 * tileMs, past.toMs};
    loadAndWait(query(further));
    checkComplete(further);
    QCOMPARE(m_asked.size(), 2);
}

void TestTiles::zoomKeepsWhatCameSoFar()
{
    int answers = 0;
    m_answer = [this, &answers](QTcpSocket *socket, const Asked &request) {
        if (++answers <= 7)
            answerAll(socket, request);
        else
            m_held.append({socket, request});
    };
    m_loader->load(query(past));
    QTRY_COMPARE(m_loader->answer().requestsDone, 7);
    QTRY_VERIFY(m_held.size() >= 3);
    m_answer = answerAll;
    m_asked.clear();
    m_held.clear();
    // The newest tiles came first: the zoom needs only two of which one is missing at most.
    const Range zoomed{past.toMs - 3 * tileMs, past.toMs - 2 * tileMs};
    loadAndWait(query(zoomed));
    checkComplete(zoomed);
    QCOMPARE(m_asked.size(), 0);
    loadAndWait(query(past));
    checkComplete(past);
    const auto tiles = std::ranges::count_if(m_asked, [](const Asked &request) { return !isCoarse(request); });
    QCOMPARE(tiles, 6);
}

void TestTiles::movedRangeAsksForItsEnd()
{
    const std::int64_t length = 8 * tileMs;
    loadAndWait(query({m_nowMs - length, m_nowMs}));
    for (const std::int64_t byMs : {std::int64_t(30'000), std::int64_t(60'000), tileMs}) {
        m_asked.clear();
        m_nowMs += byMs;
        const Range moved{m_nowMs - length, m_nowMs};
        loadAndWait(query(moved));
        QCOMPARE(metric().state, State::Complete);
        QVERIFY(curve().gaps.empty());
        QVERIFY(curve().samples.times.back() > m_nowMs - 2 * storeStepMs);
        QVERIFY(curve().samples.times.front() >= moved.fromMs - storeStepMs);
        QVERIFY(m_asked.size() <= 2);
        QVERIFY(curve().provisionalFrom < curve().samples.size());
    }
}

void TestTiles::newMetricIsAskedForAlone()
{
    loadAndWait(query(past));
    m_asked.clear();
    loadAndWait(query(past, {"CPU_USAGE_CORES", "GPU_UTILIZATION"}));
    checkComplete(past);
    QCOMPARE(metric("GPU_UTILIZATION").state, State::Complete);
    QCOMPARE(m_asked.size(), 13);
    for (const Asked &request : std::as_const(m_asked))
        QCOMPARE(request.types, QStringList{u"GPU_UTILIZATION"_s});
}

void TestTiles::otherGroupsAreOtherCurves()
{
    metrics::Query groups = query(past, {"TOTAL_GPU"});
    groups.subject.scope = metrics::Scope::Cluster;
    loadAndWait(groups);
    m_asked.clear();
    groups.groupBy = u"Project"_s;
    loadAndWait(groups);
    QCOMPARE(m_asked.size(), 13);
    QCOMPARE(m_asked.at(5).groupBy, u"Project"_s);
    // Another object, too.
    m_asked.clear();
    groups.subject.id = {7, 7};
    loadAndWait(groups);
    QCOMPARE(m_asked.size(), 13);
}

void TestTiles::refusedMetric()
{
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        if (request.types.contains(u"CPU_LIMIT_CORES"_s))
            FaultServer::answer(socket, 400, R"({"code":400,"message":"unknown metric"})");
        else
            answerAll(socket, request);
    };
    loadAndWait(query(past, {"CPU_USAGE_CORES", "CPU_LIMIT_CORES"}));
    checkComplete(past);
    QCOMPARE(metric("CPU_LIMIT_CORES").state, State::Refused);
    QVERIFY(metric("CPU_LIMIT_CORES").series.empty());
}

// A range may begin before what is kept.
void TestTiles::refusedTileIsNoRefusedMetric()
{
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        if (!isCoarse(request) && request.startMs <= past.fromMs)
            FaultServer::answer(socket, 400, R"({"code":400,"message":"too old"})");
        else
            answerAll(socket, request);
    };
    loadAndWait(query(past));
    QCOMPARE(metric().state, State::Partial);
    QVERIFY(metric().problem);
    QVERIFY(curve().samples.size() > 9'000);
    m_answer = answerAll;
    loadAndWait(query(past));
    checkComplete(past); // it was asked for again
}

// Full resolution of all would take thousands of requests.
void TestTiles::manyPodsStayCoarse()
{
    constexpr int pods = 60;
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        if (!request.types.isEmpty())
            return answerAll(socket, request);
        QByteArrayList all;
        for (int i = 0; i < pods; ++i)
            all << pod(i, "2025-01-01T00:00:00Z");
        FaultServer::answer(socket, 200, R"({"pods":[)" + all.join(',') + "]}");
    };
    metrics::Query gpus = query(past, {"GPU_SM_ACTIVITY_PER_GPU"});
    gpus.subject.scope = metrics::Scope::Workload;
    loadAndWait(gpus);
    QCOMPARE(m_loader->answer().requests, pods);
    QCOMPARE(metric("GPU_SM_ACTIVITY_PER_GPU").state, State::Complete);
    QCOMPARE(metric("GPU_SM_ACTIVITY_PER_GPU").series.size(), std::size_t(4 * pods));
    const metrics::Series &first = *metric("GPU_SM_ACTIVITY_PER_GPU").series.at(0);
    QCOMPARE(first.samples.size() + first.outOfRange.size(), std::size_t(1000));
}

void TestTiles::impossibleValuesStayOut()
{
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        reply(socket,
              {series(request.types[0], R"("labels":{"gpu":"0"},)",
                      valuesOf(request).replace(R"("value":"0.50")", R"("value":"2147483632")"))});
    };
    const auto gpu = [this]() -> const MetricAnswer & { return metric("GPU_MEMORY_USAGE_BYTES_PER_GPU"); };
    loadAndWait(query(past, {"GPU_MEMORY_USAGE_BYTES_PER_GPU"}));
    const metrics::SeriesPtr whole = gpu().series.at(0);
    QVERIFY(whole->outOfRange.size() >= 4);
    QVERIFY(whole->statistics.max < 1440);
    QCOMPARE(gpu().losses.outOfRange, int(whole->outOfRange.size()));
    // They are still known where curves are built anew from those that were put together.
    Range part = past;
    part.toMs -= 1'000'000;
    loadAndWait(query(part, {"GPU_MEMORY_USAGE_BYTES_PER_GPU"}));
    QCOMPARE(gpu().series.at(0)->outOfRange.text(0), "2147483632");
    QVERIFY(gpu().losses.outOfRange >= 4 && gpu().losses.outOfRange <= int(whole->outOfRange.size()));
    QVERIFY(gpu().series.at(0)->statistics.max < 1440);
    QVERIFY(!gpu().series.at(0)->gaps.empty());
}

// However often the range has moved on.
void TestTiles::whatIsLeftOutIsCountedOnce()
{
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        QByteArray values = valuesOf(request);
        values.replace(R"("value":"0.50")", R"("value":"2147483632")");
        // In the last tile, which is asked for again.
        const QByteArray minute = QByteArray::number((now - 600'000) / 60'000 % 1440);
        values.replace(R"("value":")" + minute + R"(.50")", R"("value":"broken")");
        reply(socket, {series(request.types[0], R"("labels":{"gpu":"0"},)", values)});
    };
    const auto gpu = [this]() -> const MetricAnswer & { return metric("GPU_MEMORY_USAGE_BYTES_PER_GPU"); };
    const std::int64_t length = 8 * tileMs;
    std::optional<std::size_t> breaks;
    std::optional<int> unreadable;
    for (int i = 0; i < 6; ++i) {
        loadAndWait(query({m_nowMs - length, m_nowMs}, {"GPU_MEMORY_USAGE_BYTES_PER_GPU"}));
        const metrics::Series &curve = *gpu().series.at(0);
        QVERIFY(!curve.outOfRange.times.empty());
        QVERIFY(curve.samples.breaks.size() <= breaks.value_or(curve.samples.breaks.size()) + 1);
        QVERIFY2(gpu().losses.unreadable <= unreadable.value_or(gpu().losses.unreadable),
                 qPrintable(QString::number(gpu().losses.unreadable)));
        breaks = breaks.value_or(curve.samples.breaks.size());
        unreadable = unreadable.value_or(gpu().losses.unreadable);
        m_nowMs += 30'000;
    }
    QVERIFY(*unreadable > 0);
}

void TestTiles::monthIsWhole()
{
    const Range month{(noon / tileMs - 200) * tileMs, (noon / tileMs - 200) * tileMs + 172'800 * storeStepMs};
    QVERIFY(metrics::isFullSensible(month, 1));
    QCOMPARE(metrics::fullTiles(month, now).size(), std::size_t(173));
    loadAndWait(query(month));
    checkComplete(month);
    QCOMPARE(m_asked.size(), 174);
    QCOMPARE(curve().samples.size(), std::size_t(172'801)); // that of its end, too
    QVERIFY(double(curve().samples.byteCount() + curve().pyramid->byteCount()) / 172'800 <= 9);
}

QTEST_GUILESS_MAIN(TestTiles)
#include "tst_tiles.moc"
