// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/calls.h"
#include "tests/support/faultserver.h"
#include "views/diagnostics/diagnosticsfacts.h"
#include "views/diagnostics/requestmodel.h"

#include <QLoggingCategory>
#include <QRegularExpression>

#include <zlib.h>

using namespace Qt::StringLiterals;
using api::RequestRecord;

namespace {

QByteArray gzipOf(const QByteArray &bytes)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, static_cast<uLong>(bytes.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

// Waits until so many requests have ended.
std::vector<RequestRecord> records(const session::Session &session, std::size_t count)
{
    static_cast<void>(QTest::qWaitFor([&] { return session.requestLog().lastNumber() >= count; }, 30'000));
    return session.requestLog().after(0);
}

RequestRecord took(int ms)
{
    RequestRecord record;
    record.totalMs = ms;
    return record;
}

QString reportOf(const session::Session &session)
{
    views::RequestModel model;
    model.add(session.requestLog().after(0));
    views::DiagnosticsFacts facts;
    facts.load = session.requestLog().load();
    return views::diagnosticsReport(facts, model);
}

} // namespace

// What is remembered of requests, and what is not.
class TestRequestLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void tellsWhatItCost()
    {
        const QByteArray body = "{\"count\": 1, \"padding\": \"" + QByteArray(2000, 'x') + "\"}";
        const QByteArray packed = gzipOf(body);
        FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) {
            FaultServer::answer(socket, 200, packed, "Content-Encoding: gzip\r\n");
        });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        QVERIFY(calls::count(session));
        const auto all = records(session, 1);
        QCOMPARE(all.size(), 1u);
        const RequestRecord &record = all.front();
        QCOMPARE(record.number, 1u);
        QCOMPARE(record.operation, api::Operation::PodCount);
        QCOMPARE(record.end, RequestRecord::End::Answered);
        QCOMPARE(record.status, 200);
        QCOMPARE(record.wireBytes, packed.size());
        QCOMPARE(record.bodyBytes, body.size());
        QCOMPARE(record.retries, 0);
        QVERIFY(record.firstByteMs >= 0 && record.firstByteMs <= record.totalMs);
        QVERIFY(session.requestLog().after(1).empty());
    }

    void countsRetries()
    {
        int asked = 0;
        FaultServer server([&](QTcpSocket *socket, const FaultServer::Request &) {
            FaultServer::answer(socket, ++asked < 3 ? 503 : 200, R"({"count": 1})");
        });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        QVERIFY(calls::count(session));
        const auto all = records(session, 1);
        QCOMPARE(all.size(), 1u); // one request, however often it was sent
        QCOMPARE(all.front().retries, 2);
        QCOMPARE(all.front().status, 200);
    }

    void tellsWhatFailed()
    {
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
            FaultServer::answer(socket, 403, R"({"message": "tenant acme: no"})");
        });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        QVERIFY(!calls::count(session));
        const auto all = records(session, 1);
        QCOMPARE(all.size(), 1u);
        QCOMPARE(all.front().end, RequestRecord::End::Failed);
        QCOMPARE(all.front().problem, api::Error::Kind::Forbidden);
        QCOMPARE(all.front().status, 403);
        QVERIFY(!reportOf(session).contains(u"acme"_s)); // the server's words may name anything
    }

    void tellsWhatWasCancelled()
    {
        FaultServer server([](QTcpSocket *, const FaultServer::Request &) {});
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        {
            const api::Call call
                = session.client().podCount({}, base::Urgency::Visible, this, [](const api::Result<std::int64_t> &) {});
            QTRY_COMPARE(server.requests().size(), 1);
            QTRY_COMPARE(session.requestLog().load().inFlight, 1);
        }
        const auto all = records(session, 1);
        QCOMPARE(all.size(), 1u);
        QCOMPARE(all.front().end, RequestRecord::End::Cancelled);
        QTRY_COMPARE(session.requestLog().load().inFlight, 0);
    }

    void reportsNoSecret()
    {
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.method == "POST")
                FaultServer::answer(socket, 200, R"({"access_token": "the-token", "expires_in": 3600})");
            else
                FaultServer::answer(socket, 200, R"({"workloads": [], "pods": []})");
        });
        session::Connection connection = calls::connectionTo(server.url());
        connection.name = u"secret-customer"_s;
        connection.credentials = session::ClientCredentials{u"client-name"_s, u"client-secret"_s};
        session::Session session(connection, calls::hurried());
        const base::Key id = base::Key::fromUtf8("12345678-1234-1234-1234-1234567890ab");
        api::ListParams params;
        params.search = u"secret-search"_s;
        params.limit = 50;
        bool isDone = false;
        const api::Call pods
            = session.client().workloadPods(id, params, base::Urgency::Visible, this,
                                            [&](const api::Result<api::PagePtr<api::Pod>> &) { isDone = true; });
        QTRY_VERIFY(isDone);
        const auto all = records(session, 2);
        QCOMPARE(all.size(), 2u); // the token, and what it was for
        QCOMPARE(all.front().operation, api::Operation::TokenV2);

        const QString report = reportOf(session);
        QVERIFY2(report.contains(u"/api/v1/workloads/{workloadId}/pods?"_s), qPrintable(report));
        QVERIFY(report.contains(u"search"_s));
        QVERIFY(report.contains(u"/api/v2/token"_s));
        for (const QString &secret : {u"secret"_s, u"the-token"_s, u"client-name"_s, u"127.0.0.1"_s, u"12345678"_s,
                                      QString::number(server.serverPort()), u"Bearer"_s})
            QVERIFY2(!report.contains(secret), qPrintable(secret));
    }

    // The answer is a secret as a whole, and so may be the address that was asked for.
    void keepsNothingOfInstructions()
    {
        static QStringList lines;
        lines.clear();
        QLoggingCategory::setFilterRules(u"binnacle.*=true"_s);
        const QtMessageHandler before
            = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &line) { lines += line; });
        QByteArray body = R"({"installationStr": "helm secret-line", "repositoryName": "runai",
            "chartRepoURL": "https://charts.example", "clientSecret": "secret-word"})";
        FaultServer server(
            [&body](QTcpSocket *socket, const FaultServer::Request &) { FaultServer::answer(socket, 200, body); });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        const auto ask = [&session] {
            std::optional<api::Result<api::Instructions>> outcome;
            QObject context;
            const api::Call call = session.client().installInfo(
                {1, 2}, {.version = u"2.20.14"_s, .remoteClusterUrl = u"https://secret-place"_s},
                base::Urgency::Interactive, &context, [&](api::Result<api::Instructions> result) { outcome = result; });
            static_cast<void>(QTest::qWaitFor([&] { return outcome.has_value(); }, 30'000));
            return *outcome;
        };
        const auto sound = ask();
        body = R"({"installationStr": ["secret-line"], "clientSecret": "secret-word"})";
        const auto odd = ask();
        body = R"({"clientSecret": {"secret-word": 1}})";
        const auto other = ask();
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});

        QVERIFY(sound);
        QCOMPARE(sound->text, u"helm secret-line"_s);
        QCOMPARE(sound->repositoryName, u"runai"_s);
        QCOMPARE(sound->chartRepoUrl, u"https://charts.example"_s);
        QCOMPARE(sound->clientSecret, u"secret-word"_s);
        QVERIFY(odd);
        QCOMPARE(odd->text, QString());
        QCOMPARE(odd->clientSecret, u"secret-word"_s);
        QVERIFY(!other);
        QCOMPARE(other.error().kind, api::Error::Kind::Decode);
        QVERIFY(!other.error().detail.contains(u"secret"_s));
        QCOMPARE(records(session, 3).size(), 3u);
        const QString report = reportOf(session);
        QVERIFY(report.contains(u"cluster-install-info"_s));
        QVERIFY2(!report.contains(u"secret"_s), qPrintable(report));
        QCOMPARE(lines.size(), 3);
        QVERIFY2(!lines.join(u'\n').contains(u"secret"_s), qPrintable(lines.join(u'\n')));
    }

    void keepsTheLastOnly()
    {
        api::RequestLog log;
        for (int i = 0; i < 700; ++i)
            log.add(took(i));
        const auto all = log.after(0);
        QCOMPARE(all.size(), api::RequestLog::capacity);
        QCOMPARE(all.front().number, 201u);
        QCOMPARE(all.back().totalMs, 699);
        QCOMPARE(log.after(698).size(), 2u);

        views::RequestModel model;
        model.add(all);
        RequestRecord next = took(7);
        next.number = 701;
        model.add({next});
        QCOMPARE(model.rowCount(), int(api::RequestLog::capacity));
        QCOMPARE(model.record(0).number, 701u);
        QCOMPARE(model.record(model.rowCount() - 1).number, 202u);
    }

    void keysWithoutValues()
    {
        QCOMPARE(api::queryKeysOf("/api/v1/clusters"), QByteArray());
        QCOMPARE(api::queryKeysOf("/api/v1/pods?limit=5&filterBy=name%3D%3Dx&flag"), QByteArray("limit&filterBy&flag"));
    }
};

QTEST_GUILESS_MAIN(TestRequestLog)
#include "tst_requestlog.moc"
