// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/session/session.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <set>

using namespace Qt::StringLiterals;
using base::Urgency;

// The whole way of a request: session, scheduler, network thread, decode pool, and back, against the simulator.
class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void listsEveryResource();
    void pagesFollowNext();
    void filtersReachTheServer();
    void countsAgree();
    void asksForOneObject();
    void answersComeInTheThreadOfTheContext();
    void neverAnswersBeforeReturning();
    void cancelledCallsStaySilent();
    void destroyedContextsStaySilent();
    void callbackMayReplaceItsOwnCall();
    void endingTheSessionEndsItsCalls();
    void refusesCommasWithAHint();
    void refusesUnknownSortKeys();
    void badTokenSignsOut();
    void clientCredentialsGetATokenOnce();
    void expiringTokensAreRenewed();
    void wrongCredentialsSignOut();
    void tellsWhatIsUnderWay();

private:
    [[nodiscard]] session::Connection connection(const QString &token) const;
    template<class T, class Make> static api::Result<T> wait(Make make);

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<session::Session> m_session;
};

void TestSession::initTestCase()
{
    simulator::Options options;
    options.size = simulator::Size::Small;
    options.nowMs = 1'780'000'000'000;
    options.speed = 0;
    m_simulator = std::make_unique<simulator::Simulator>(options);
    QVERIFY2(m_simulator->start(), m_simulator->error().c_str());
    m_session = std::make_unique<session::Session>(connection(QString::fromStdString(m_simulator->token())));
}

void TestSession::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

session::Connection TestSession::connection(const QString &token) const
{
    return {.name = u"test"_s,
            .url = QUrl(QString::fromStdString(m_simulator->url())),
            .caFile = {},
            .credentials = session::BearerToken{token}};
}

// Makes a call and waits for its outcome; nullopt-like failure of kind Timeout if none comes.
template<class T, class Make> api::Result<T> TestSession::wait(Make make)
{
    QObject context;
    std::optional<api::Result<T>> result;
    const api::Call call = make(&context, [&](api::Result<T> outcome) { result = std::move(outcome); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 30'000))
        return api::Failure(api::Error{.kind = api::Error::Kind::Timeout});
    return *result;
}

void TestSession::listsEveryResource()
{
    api::Client &client = m_session->client();
    const auto clusters = wait<api::PagePtr<api::Cluster>>([&](QObject *context, auto done) {
        return client.clusters({}, Urgency::Interactive, context, std::move(done));
    });
    QVERIFY(clusters);
    QVERIFY(!(*clusters)->rows.empty());
    QVERIFY((*clusters)->faults.empty());

    const auto workloads = wait<api::PagePtr<api::Workload>>([&](QObject *context, auto done) {
        return client.workloads({.limit = 100}, Urgency::Interactive, context, std::move(done));
    });
    QVERIFY(workloads);
    QCOMPARE((*workloads)->rows.size(), std::size_t{100});
    QVERIFY((*workloads)->faults.empty());
    const api::Workload &workload = (*workloads)->rows.front();
    const base::Key key = (*workloads)->texts.key(workload.id);
    QVERIFY(!workload.name.isAbsent());
    QVERIFY(workload.createdAt != api::absentTime);

    const auto events = wait<api::PagePtr<api::WorkloadEvent>>([&](QObject *context, auto done) {
        return client.workloadEvents(key, {}, Urgency::Interactive, context, std::move(done));
    });
    QVERIFY(events);
    QVERIFY((*events)->faults.empty());

    const auto history = wait<api::PagePtr<api::HistoryRecord>>([&](QObject *context, auto done) {
        return client.workloadHistory(key, {}, Urgency::Interactive, context, std::move(done));
    });
    QVERIFY(history);
    QVERIFY((*history)->faults.empty());

    const auto pods = wait<api::PagePtr<api::Pod>>([&](QObject *context, auto done) {
        return client.workloadPods(key, {}, Urgency::Interactive, context, std::move(done));
    });
    QVERIFY(pods);
    QVERIFY((*pods)->faults.empty());
    for (const api::Pod &pod : (*pods)->rows)
        QCOMPARE((*pods)->texts.key(pod.workloadId), key);

    const auto telemetry = wait<api::PagePtr<api::TelemetryValue>>([&](QObject *context, auto done) {
        return client.workloadTelemetry({.type = u"WORKLOADS_COUNT"_s, .groupBy = {u"Phase"_s}}, Urgency::Interactive,
                                        context, std::move(done));
    });
    QVERIFY(telemetry);
    QVERIFY((*telemetry)->faults.empty());
    QVERIFY(!(*telemetry)->rows.empty());
    QCOMPARE((*telemetry)->texts.toString((*telemetry)->rows.front().key1), u"Phase"_s);
}

void TestSession::pagesFollowNext()
{
    std::optional<std::int64_t> offset = 0;
    std::set<base::Key> ids;
    int pages = 0;
    while (offset && pages < 50) {
        const auto page = wait<api::PagePtr<api::Pod>>([&](QObject *context, auto done) {
            return m_session->client().pods({.sortBy = u"createdAt"_s, .offset = *offset, .limit = 500},
                                            Urgency::Interactive, context, std::move(done));
        });
        QVERIFY(page);
        QVERIFY((*page)->faults.empty());
        for (const api::Pod &pod : (*page)->rows)
            ids.insert((*page)->texts.key(pod.id));
        offset = (*page)->next;
        ++pages;
    }
    const auto count = wait<std::int64_t>([&](QObject *context, auto done) {
        return m_session->client().podCount({}, Urgency::Interactive, context, std::move(done));
    });
    QVERIFY(count);
    QCOMPARE(static_cast<std::int64_t>(ids.size()), *count);
}

void TestSession::filtersReachTheServer()
{
    const auto page = wait<api::PagePtr<api::Workload>>([&](QObject *context, auto done) {
        return m_session->client().workloads({.filterBy = {u"phase==Running"_s, u"name!@+ &#"_s}, .limit = 500},
                                             Urgency::Visible, context, std::move(done));
    });
    QVERIFY(page);
    QVERIFY(!(*page)->rows.empty());
    for (const api::Workload &workload : (*page)->rows)
        QCOMPARE((*page)->texts.toString(workload.phase), u"Running"_s);
}

void TestSession::countsAgree()
{
    const auto all = wait<std::int64_t>([&](QObject *context, auto done) {
        return m_session->client().workloadCount({}, Urgency::Visible, context, std::move(done));
    });
    const auto running = wait<std::int64_t>([&](QObject *context, auto done) {
        return m_session->client().workloadCount({.filterBy = {u"phase==Running"_s}}, Urgency::Visible, context,
                                                 std::move(done));
    });
    QVERIFY(all && running);
    QVERIFY(*running > 0);
    QVERIFY(*running < *all);
}

void TestSession::asksForOneObject()
{
    const auto list = wait<api::PagePtr<api::Workload>>([&](QObject *context, auto done) {
        return m_session->client().workloads({.limit = 1}, Urgency::Visible, context, std::move(done));
    });
    QVERIFY(list);
    const base::Key id = (*list)->texts.key((*list)->rows.front().id);
    const auto one = wait<api::PagePtr<api::Workload>>([&](QObject *context, auto done) {
        return m_session->client().workload(id, Urgency::Visible, context, std::move(done));
    });
    QVERIFY(one);
    QCOMPARE((*one)->rows.size(), std::size_t{1});
    QCOMPARE((*one)->texts.key((*one)->rows.front().id), id);

    const auto none = wait<api::PagePtr<api::Workload>>([&](QObject *context, auto done) {
        return m_session->client().workload(base::Key{1, 2}, Urgency::Visible, context, std::move(done));
    });
    QVERIFY(!none);
    QCOMPARE(none.error().kind, api::Error::Kind::NotFound);
}

void TestSession::answersComeInTheThreadOfTheContext()
{
    QThread thread;
    thread.start();
    QObject context;
    QThread *calledIn = nullptr;
    std::atomic_bool isDone = false;
    api::Call call;
    context.moveToThread(&thread);
    QMetaObject::invokeMethod(&context, [&] {
        call = m_session->client().clusters({}, Urgency::Visible, &context, [&](const auto &) {
            calledIn = QThread::currentThread();
            isDone = true;
        });
    });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, 30'000);
    QMetaObject::invokeMethod(
        &context, [&] { call = {}, context.moveToThread(qApp->thread()); }, Qt::BlockingQueuedConnection);
    thread.quit();
    QVERIFY(thread.wait());
    QCOMPARE(calledIn, &thread);
}

void TestSession::neverAnswersBeforeReturning()
{
    bool hasReturned = false;
    bool wasEarly = false;
    bool isDone = false;
    // Refused before it is sent: even this comes later.
    const api::Call call
        = m_session->client().pods({.filterBy = {u"nonsense"_s}}, Urgency::Visible, this, [&](const auto &result) {
              QVERIFY(!result);
              wasEarly = !hasReturned;
              isDone = true;
          });
    hasReturned = true;
    QVERIFY(call.isActive());
    QVERIFY(!isDone);
    QTRY_VERIFY(isDone);
    QVERIFY(!wasEarly);
    QVERIFY(!call.isActive());
}

void TestSession::cancelledCallsStaySilent()
{
    int called = 0;
    for (int i = 0; i < 20; ++i) {
        api::Call call = m_session->client().pods({}, Urgency::Visible, this, [&](const auto &) { ++called; });
        if (i % 2)
            QTest::qWait(i % 5);
        call.cancel();
        const int before = called;
        QTest::qWait(2);
        QCOMPARE(called, before);
        QVERIFY(!call.isActive());
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_session->requestsInFlight(), 0, 30'000);
}

void TestSession::destroyedContextsStaySilent()
{
    int called = 0;
    auto context = std::make_unique<QObject>();
    const api::Call call
        = m_session->client().pods({.limit = 500}, Urgency::Visible, context.get(), [&](const auto &) { ++called; });
    context.reset();
    QVERIFY(!call.isActive());
    QTRY_COMPARE_WITH_TIMEOUT(m_session->requestsInFlight(), 0, 30'000);
    QCOMPARE(called, 0);
}

void TestSession::callbackMayReplaceItsOwnCall()
{
    api::Call call;
    bool isDone = false;
    call = m_session->client().podCount({}, Urgency::Visible, this, [&](const auto &) {
        call = m_session->client().podCount({}, Urgency::Visible, this, [&](const auto &) {
            call = {};
            isDone = true;
        });
    });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, 30'000);
}

void TestSession::endingTheSessionEndsItsCalls()
{
    int called = 0;
    std::vector<api::Call> calls;
    {
        session::Session session(connection(QString::fromStdString(m_simulator->token())));
        for (int i = 0; i < 30; ++i)
            calls.push_back(
                session.client().pods({.limit = 500}, Urgency::Visible, this, [&](const auto &) { ++called; }));
    }
    const int before = called;
    calls.clear();
    QTest::qWait(20);
    QCOMPARE(called, before);
}

void TestSession::refusesCommasWithAHint()
{
    const auto page = wait<api::PagePtr<api::Workload>>([&](QObject *context, auto done) {
        return m_session->client().workloads({.filterBy = {u"name==a,b"_s}}, Urgency::Visible, context,
                                             std::move(done));
    });
    QVERIFY(!page);
    QCOMPARE(page.error().kind, api::Error::Kind::Local);
    QVERIFY(page.error().sentence().contains(u"comma"_s));
}

void TestSession::refusesUnknownSortKeys()
{
    const auto page = wait<api::PagePtr<api::Pod>>([&](QObject *context, auto done) {
        return m_session->client().pods({.sortBy = u"name"_s}, Urgency::Visible, context, std::move(done));
    });
    QVERIFY(!page);
    QCOMPARE(page.error().kind, api::Error::Kind::Local);
    QVERIFY(page.error().sentence().contains(u"name"_s));
}

void TestSession::badTokenSignsOut()
{
    session::Session session(connection(u"wrong"_s));
    QCOMPARE(session.state(), session::Session::State::Connecting);
    const auto page = wait<api::PagePtr<api::Pod>>([&](QObject *context, auto done) {
        return session.client().pods({}, Urgency::Visible, context, std::move(done));
    });
    QVERIFY(!page);
    QCOMPARE(page.error().kind, api::Error::Kind::Unauthorized);
    QTRY_COMPARE(session.state(), session::Session::State::SignedOut);
    QVERIFY(!session.problem().isEmpty());
}

void TestSession::clientCredentialsGetATokenOnce()
{
    session::Connection service = connection({});
    service.credentials = session::ClientCredentials{u"app"_s, u"s+ecr&t=/"_s};
    session::Session session(service);
    const auto page = wait<api::PagePtr<api::Pod>>([&](QObject *context, auto done) {
        return session.client().pods({}, Urgency::Visible, context, std::move(done));
    });
    QVERIFY2(page, page ? "" : qPrintable(page.error().sentence() + page.error().detail));
    QTRY_COMPARE(session.state(), session::Session::State::Connected);
    QVERIFY(session.problem().isEmpty());
}

// Through three lifetimes of tokens nobody notices one.
void TestSession::expiringTokensAreRenewed()
{
    simulator::Options options;
    options.size = simulator::Size::Small;
    options.speed = 0;
    options.tokenLifetimeSeconds = 1;
    simulator::Simulator controlPlane(options);
    QVERIFY(controlPlane.start());
    session::Connection service;
    service.url = QUrl(QString::fromStdString(controlPlane.url()));
    service.credentials = session::ClientCredentials{u"app"_s, u"s"_s};
    session::Session session(service);
    QSignalSpy changes(&session, &session::Session::stateChanged);
    int failures = 0;
    QElapsedTimer time;
    for (time.start(); time.elapsed() < 3500;) {
        const auto count = wait<std::int64_t>([&](QObject *context, auto done) {
            return session.client().podCount({}, Urgency::Visible, context, std::move(done));
        });
        failures += count ? 0 : 1;
    }
    QCOMPARE(failures, 0);
    QCOMPARE(changes.count(), 1); // connected, and nothing else
}

void TestSession::wrongCredentialsSignOut()
{
    session::Connection service = connection({});
    service.credentials = session::ClientCredentials{{}, {}};
    session::Session session(service);
    const auto page = wait<api::PagePtr<api::Pod>>([&](QObject *context, auto done) {
        return session.client().pods({}, Urgency::Visible, context, std::move(done));
    });
    QVERIFY(!page);
    QCOMPARE(page.error().kind, api::Error::Kind::Unauthorized);
    QCOMPARE(page.error().cause, api::Error::Cause::Credentials);
    QTRY_COMPARE(session.state(), session::Session::State::SignedOut);
}

void TestSession::tellsWhatIsUnderWay()
{
    session::Session session(connection(QString::fromStdString(m_simulator->token())));
    QSignalSpy inFlight(&session, &session::Session::requestsInFlightChanged);
    QSignalSpy latency(&session, &session::Session::latencyChanged);
    QCOMPARE(session.latencyMs(), -1);
    std::vector<api::Call> calls;
    int answered = 0;
    for (int i = 0; i < 12; ++i)
        calls.push_back(session.client().pods({}, Urgency::Visible, this, [&](const auto &result) {
            QVERIFY(result);
            ++answered;
        }));
    QCOMPARE(session.requestsInFlight(), 12);
    QTRY_COMPARE_WITH_TIMEOUT(answered, 12, 30'000);
    QTRY_COMPARE(session.requestsInFlight(), 0);
    QVERIFY(!inFlight.isEmpty());
    QTRY_VERIFY(!latency.isEmpty());
    QVERIFY(session.latencyMs() >= 0);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
