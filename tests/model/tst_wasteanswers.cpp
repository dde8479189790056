// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/totals.h"
#include "models/waste/words.h"
#include "tests/fault/calls.h"
#include "tests/model/metricserver.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace metricserver;
using waste::Counts;
using waste::Measurement;
using waste::State;

namespace {

constexpr std::int64_t day = 86'400'000;
constexpr std::int64_t hour = 3'600'000;

QByteArray idOf(int number)
{
    return "00000000-0000-4000-8000-" + QByteArray::number(number + 1).rightJustified(12, '0');
}

// Runs on two GPUs since the day before.
QByteArray workload(int number, const QByteArray &more = {})
{
    return R"({"id":")" + idOf(number) + R"(","name":"w","phase":"Running","createdAt":"2026-01-01T00:00:00Z",)"
        + R"("workloadRequestedResources":{"gpu":{"request":2}})" + more + "}";
}

QByteArray constant(const Asked &request, const QString &type, const QByteArray &value)
{
    QByteArrayList points;
    for (int i = 0; i < request.samples; ++i) {
        const std::int64_t ms = request.startMs + (request.endMs - request.startMs) * i / request.samples;
        points << R"({"value":")" + value + R"(","timestamp":")" + base::formatTime(ms) + "\"}";
    }
    return series(type, {}, "[" + points.join(',') + "]");
}

} // namespace

// Measurements over a real session, against a server that answers as each test says.
class TestWasteAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listsInPages();
    void refusedFilters();
    void movesBetweenLists();
    void missingMetricsAreAskedForAlone();
    void metricsThatNobodyOffers();
    void memoryOfTheLargest();
    void failuresAmongAnswers();
    void utilizationWithoutAllocation();
    void theDayBefore_data();
    void theDayBefore();

private:
    void run(Measurement &measurement)
    {
        measurement.setClock([] { return now; });
        QSignalSpy finished(&measurement, &Measurement::finished);
        measurement.start(day);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    }
    [[nodiscard]] waste::Result measure()
    {
        Measurement measurement(m_session->client(), std::make_shared<waste::Memory>());
        run(measurement);
        m_problem = measurement.problem();
        return measurement.result(15 * 60'000);
    }
    static void answerList(QTcpSocket *socket, const QByteArrayList &rows, int next = 0)
    {
        const QByteArray more = next > 0 ? R"(,"next":)" + QByteArray::number(next) : QByteArray();
        FaultServer::answer(socket, 200, R"({"workloads":[)" + rows.join(',') + "]" + more + "}");
    }
    [[nodiscard]] int asksForSamples() const
    {
        return int(
            std::ranges::count_if(m_asked, [](const Asked &a) { return a.path.startsWith(u"/api/v1/workloads/"_s); }));
    }

    // Answers for lists, by what they are filtered with, and for samples of workloads.
    std::function<void(QTcpSocket *, const Asked &, int offset)> m_list;
    std::function<void(QTcpSocket *, const Asked &)> m_samples;
    std::function<void(QTcpSocket *, const Asked &)> m_clusters; // empty: refuses
    QList<Asked> m_asked;
    std::optional<api::Error> m_problem;
    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<session::Session> m_session;
};

void TestWasteAnswers::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
    m_asked.clear();
    m_clusters = {};
    m_list = [](QTcpSocket *socket, const Asked &request, int) {
        answerList(socket, request.filter.contains(u"phase"_s) ? QByteArrayList{workload(0)} : QByteArrayList());
    };
    m_samples = [](QTcpSocket *socket, const Asked &request) {
        QByteArrayList all;
        for (const QString &type : request.types)
            all << constant(request, type, type == u"GPU_ALLOCATION"_s ? "2" : "25");
        reply(socket, all);
    };
    m_server = std::make_unique<FaultServer>([this](QTcpSocket *socket, const FaultServer::Request &request) {
        const Asked what = asked(request.target);
        m_asked << what;
        const QUrl url(QString::fromLatin1(request.target));
        if (what.path == u"/api/v1/workloads"_s)
            return m_list(socket, what, QUrlQuery(url).queryItemValue(u"offset"_s).toInt());
        if (what.path.startsWith(u"/api/v1/workloads/"_s))
            return m_samples(socket, what);
        if (what.path.startsWith(u"/api/v1/clusters/"_s) && m_clusters)
            return m_clusters(socket, what);
        FaultServer::answer(socket, 403, R"({"code":403,"message":"no"})");
    });
    QVERIFY(m_server->isReady());
    m_session = std::make_unique<session::Session>(calls::connectionTo(m_server->url()), calls::hurried());
}

void TestWasteAnswers::cleanup()
{
    m_session.reset();
    m_server.reset();
}

// The workload uses 25 % of 2 GPUs, so that 36 GPU-hours of the day are not used. By the cluster, it is 1.5 of its GPUs
// if its utilization is that of all 8 of them, and twice as much on the day before.
void TestWasteAnswers::theDayBefore_data()
{
    QTest::addColumn<QByteArray>("utilization"); // of today
    QTest::addColumn<bool>("isWhole"); // the day before has samples
    QTest::addColumn<bool>("isTold");
    QTest::newRow("as measured") << QByteArray("6.25") << true << true;
    QTest::newRow("of allocated GPUs only") << QByteArray("25") << true << false;
    QTest::newRow("half a day before") << QByteArray("6.25") << false << false;
}

void TestWasteAnswers::theDayBefore()
{
    QFETCH(QByteArray, utilization);
    QFETCH(bool, isWhole);
    QFETCH(bool, isTold);
    m_clusters = [&](QTcpSocket *socket, const Asked &request) {
        QByteArrayList all;
        for (const QString &type : request.types) {
            QByteArrayList points;
            for (int i = 0; i < request.samples; ++i) {
                const std::int64_t ms = request.startMs + (request.endMs - request.startMs) * i / request.samples;
                const bool isBefore = ms < now - day;
                if (!isWhole && ms < now - 3 * day / 2)
                    continue;
                const QByteArray value = type == u"TOTAL_GPU"_s ? "8"
                    : type == u"ALLOCATED_GPU"_s                ? (isBefore ? "4" : "2")
                    : isBefore                                  ? QByteArray("12.5")
                                                                : utilization;
                points << R"({"value":")" + value + R"(","timestamp":")" + base::formatTime(ms) + "\"}";
            }
            all << series(type, {}, "[" + points.join(',') + "]");
        }
        reply(socket, all);
    };
    m_list = [](QTcpSocket *socket, const Asked &request, int) {
        const QByteArray cluster = R"(,"clusterId":")" + idOf(900) + '"';
        answerList(socket,
                   request.filter.contains(u"phase"_s) ? QByteArrayList{workload(0, cluster)} : QByteArrayList());
    };
    const waste::Result result = measure();
    QVERIFY(result.clusters && std::abs(result.clusters->percent()) < 1);
    QCOMPARE(result.before.has_value(), isTold);
    const QString words = waste::sentencesOf(result, Counts::NotUsed, {}).join(u' ');
    QCOMPARE(words.contains(u"% less than in the 24 h before, by the metrics of 1 cluster"_s), isTold);
    QVERIFY(!waste::sentencesOf(result, Counts::Idle, {}).join(u' ').contains(u" before, "_s));
    const auto isOfCluster = [](const Asked &a) { return a.path.startsWith(u"/api/v1/clusters/"_s); };
    QCOMPARE(std::ranges::count_if(m_asked, isOfCluster), 2); // one for this comparison
    if (!isTold)
        return;
    QVERIFY(std::abs(result.before->now - 36) < 0.1 && std::abs(result.before->before - 72) < 0.1);
    QVERIFY(std::abs(result.before->percent() + 50) < 0.2);
}

void TestWasteAnswers::listsInPages()
{
    m_list = [](QTcpSocket *socket, const Asked &request, int offset) {
        if (!request.filter.contains(u"phase"_s))
            return answerList(socket, {});
        QByteArrayList rows;
        for (int i = offset; i < std::min(offset + 500, 620); ++i)
            rows << workload(i);
        answerList(socket, rows, offset + 500 < 620 ? offset + 500 : 0);
    };
    const waste::Result result = measure();
    QVERIFY(!m_problem && result.isListWhole);
    QCOMPARE(result.workloads.size(), std::size_t(620));
    QVERIFY(result.count(State::Measured) > 600
            && result.count(State::NotAsked) == 620 - result.count(State::Measured));
    const waste::Amount amount = waste::totalOf(result, Counts::NotUsed, {}).amount;
    QVERIFY(std::abs(amount.share() - 0.75) < 1e-6);
    QVERIFY(std::abs(amount.wasted + amount.estimate - 620 * 48 * 0.75) < 1);
    QVERIFY(!result.clusters && !result.projects);
    QCOMPARE(result.clustersSilent, 1); // refused
}

// All rows come then, and those that held nothing in the window are left out here.
void TestWasteAnswers::refusedFilters()
{
    m_list = [](QTcpSocket *socket, const Asked &request, int) {
        if (!request.filter.isEmpty())
            return FaultServer::answer(socket, 400, R"({"code":400,"message":"filterBy"})");
        const QByteArray early = workload(1, R"(,"completedAt":"2026-01-01T06:00:00Z")");
        const QByteArray late = workload(2, R"(,"completedAt":"2026-01-02T06:00:00Z")");
        if (request.deleted)
            return answerList(socket, {workload(3, R"(,"deletedAt":"2026-01-01T18:00:00Z")")});
        answerList(socket, {workload(0), early, late});
    };
    const waste::Result result = measure();
    QVERIFY(!m_problem);
    QCOMPARE(result.workloads.size(), std::size_t(3));
    QCOMPARE(result.workloads[0].holder.life.length(), day);
    QCOMPARE(result.workloads[1].holder.life.length(), 18 * hour);
    QCOMPARE(result.workloads[2].holder.life.length(), 6 * hour);
    QCOMPARE(result.count(State::Measured), 3);
}

void TestWasteAnswers::movesBetweenLists()
{
    m_list = [](QTcpSocket *socket, const Asked &request, int) {
        const bool hasEnded = request.filter.contains(u"completedAt"_s);
        answerList(socket,
                   request.deleted ? QByteArrayList()
                       : hasEnded  ? QByteArrayList{workload(0, R"(,"completedAt":"2026-01-02T11:00:00Z")")}
                                   : QByteArrayList{workload(0)});
    };
    const waste::Result result = measure();
    QCOMPARE(result.workloads.size(), std::size_t(1)); // counted once, as it was at last
    QCOMPARE(result.workloads[0].holder.life.length(), 23 * hour);
}

void TestWasteAnswers::missingMetricsAreAskedForAlone()
{
    m_samples = [](QTcpSocket *socket, const Asked &request) {
        const QString &type = request.types[0];
        reply(socket, {constant(request, type, type == u"GPU_ALLOCATION"_s ? "2" : "25")},
              request.types.size() > 1 ? 207 : 200);
    };
    const waste::Result result = measure();
    QCOMPARE(result.count(State::Measured), 1);
    QVERIFY(std::abs(result.workloads[0].hours.notUsed - 36) < 0.01);
    QVERIFY(!result.workloads[0].isPartial);
}

void TestWasteAnswers::metricsThatNobodyOffers()
{
    m_samples = [](QTcpSocket *socket, const Asked &) {
        FaultServer::answer(socket, 400, R"({"code":400,"message":"metricType"})");
    };
    const waste::Result result = measure();
    QVERIFY(m_problem && m_problem->kind == api::Error::Kind::BadRequest);
    QCOMPARE(result.count(State::NotAnswered), 1);
    QCOMPARE(asksForSamples(), 2); // with memory, and without it
}

// Memory is told with the GPU-hours, in the same request.
void TestWasteAnswers::memoryOfTheLargest()
{
    m_samples = [](QTcpSocket *socket, const Asked &request) {
        QByteArrayList all;
        for (const QString &type : request.types) {
            const bool isRequest = type.endsWith(u"_REQUEST_BYTES"_s);
            const bool isMemory = type.endsWith(u"_BYTES"_s);
            all << constant(request, type, isRequest ? "100000000000" : isMemory ? "20000000000" : "2");
        }
        reply(socket, all);
    };
    waste::Result result = measure();
    QCOMPARE(asksForSamples(), 2); // one of them a second look
    QCOMPARE(result.workloads[0].hints.size(), std::size_t(2));
    QCOMPARE(result.workloads[0].hints[0].resource, hints::Resource::GpuMemory);
    QCOMPARE(result.workloads[0].hints[1].resource, hints::Resource::Memory);
    QVERIFY(std::abs(result.workloads[0].hints[1].value - 2e10) < 1e4);
    QVERIFY(std::abs(result.workloads[0].hints[1].against - 1e11) < 1e4);

    // Where the control plane refuses that, GPU-hours are measured as before, and it is not tried again.
    m_asked.clear();
    m_list = [](QTcpSocket *socket, const Asked &request, int) {
        QByteArrayList rows;
        for (int i = 0; i < 10 && request.filter.contains(u"phase"_s); ++i)
            rows << workload(i);
        answerList(socket, rows);
    };
    m_samples = [](QTcpSocket *socket, const Asked &request) {
        if (request.types.size() > 2)
            return FaultServer::answer(socket, 400, R"({"code":400,"message":"metricType"})");
        reply(socket, {constant(request, u"GPU_ALLOCATION"_s, "2"), constant(request, u"GPU_UTILIZATION"_s, "25")});
    };
    result = measure();
    QVERIFY(!m_problem);
    QCOMPARE(result.count(State::Measured), 10);
    QVERIFY(std::ranges::all_of(result.workloads, [](const waste::Measured &one) { return one.hints.empty(); }));
    QVERIFY(std::ranges::count_if(m_asked, [](const Asked &a) { return a.types.size() > 2; }) <= 3); // those at once
}

void TestWasteAnswers::failuresAmongAnswers()
{
    m_list = [](QTcpSocket *socket, const Asked &request, int) {
        QByteArrayList rows;
        for (int i = 0; i < 40 && request.filter.contains(u"phase"_s); ++i)
            rows << workload(i);
        answerList(socket, rows);
    };
    m_samples = [this, plain = m_samples](QTcpSocket *socket, const Asked &request) {
        if (asksForSamples() % 2 == 0)
            return FaultServer::answer(socket, 404, R"({"code":404,"message":"no such workload"})");
        plain(socket, request);
    };
    const waste::Result result = measure();
    QVERIFY(!m_problem); // however many there are
    const int unanswered = result.count(State::NotAnswered);
    QVERIFY(unanswered > 10 && unanswered + result.count(State::Measured) + result.count(State::NotAsked) == 40);
    const waste::Amount amount = waste::totalOf(result, Counts::NotUsed, {}).amount;
    QVERIFY(amount.coverage() < 0.7);
    QVERIFY(std::abs(amount.wasted - 36. * result.count(State::Measured)) < 0.5);
}

// Without GPU_ALLOCATION nobody knows how many GPUs were held.
void TestWasteAnswers::utilizationWithoutAllocation()
{
    m_samples = [](QTcpSocket *socket, const Asked &request) {
        reply(socket, {constant(request, u"GPU_UTILIZATION"_s, "0")});
    };
    const waste::Result result = measure();
    QCOMPARE(result.count(State::NoSamples), 1);
    const waste::Amount amount = waste::totalOf(result, Counts::Idle, {}).amount;
    QCOMPARE(amount.wasted, 0.);
    QCOMPARE(amount.held, 0.);
    QCOMPARE(amount.silent, 48.);
    QCOMPARE(amount.coverage(), 0.);
}

QTEST_GUILESS_MAIN(TestWasteAnswers)
#include "tst_wasteanswers.moc"
