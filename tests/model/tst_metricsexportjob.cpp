// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/metricsexportjob.h"
#include "tests/fault/calls.h"
#include "tests/model/metricserver.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace metricserver;
using metrics::Scope;

// Exports of metrics over a real session, against a server that answers as each test says.
class TestMetricsExportJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void unreadableSamplesFail();
    void curvesThatLookTheSameAreAllThere();
    void followsTheClockAndFindsDeletedPods();
    void findsDeletedWorkloads();
    void unknownWorkloadsFail();
    void scopesThatCannotBeExportedAreAnError();

private:
    [[nodiscard]] csv::MetricsExportRequest requestOf(Scope scope, const base::Key &id, const char *type) const
    {
        csv::MetricsExportRequest request;
        request.scope = scope;
        request.id = id;
        request.workloadId = scope == Scope::Pod ? someId : base::Key();
        request.metrics = {metrics::find(type)};
        request.range = metrics::Range{noon, noon + 3'600'000};
        request.file = m_folder.filePath(u"m.csv"_s);
        return request;
    }
    static void run(csv::MetricsExportJob &job)
    {
        QSignalSpy finished(&job, &csv::MetricsExportJob::finished);
        job.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    }
    [[nodiscard]] QByteArray written() const
    {
        QFile file(m_folder.filePath(u"m.csv"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    std::function<void(QTcpSocket *, const Asked &)> m_answer;
    QList<Asked> m_asked;
    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<session::Session> m_session;
};

void TestMetricsExportJob::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
    QFile::remove(m_folder.filePath(u"m.csv"_s));
    m_asked.clear();
    m_answer = answerAll;
    m_server = std::make_unique<FaultServer>([this](QTcpSocket *socket, const FaultServer::Request &request) {
        m_asked << asked(request.target);
        m_answer(socket, m_asked.back());
    });
    QVERIFY(m_server->isReady());
    m_session = std::make_unique<session::Session>(calls::connectionTo(m_server->url()), calls::hurried());
}

void TestMetricsExportJob::cleanup()
{
    m_session.reset();
    m_server.reset();
}

void TestMetricsExportJob::unreadableSamplesFail()
{
    QByteArrayList values{"N/A", "N/A"};
    m_answer = [&values](QTcpSocket *socket, const Asked &request) {
        if (request.types.isEmpty())
            return FaultServer::answer(socket, 200, R"({"pods":[)" + pod(0, "2026-01-01T00:00:00Z") + "]}");
        reply(socket, {series(request.types[0], {}, samplesOf(values))});
    };
    const csv::MetricsExportRequest request = requestOf(Scope::Pod, {0, 1}, "GPU_UTILIZATION");
    csv::MetricsExportJob none(m_session->client(), request);
    run(none);
    QVERIFY(!none.hasSucceeded());
    QVERIFY2(none.closingSentence().contains(u"\"N/A\""_s), qPrintable(none.closingSentence()));
    QVERIFY(!QFile::exists(request.file));

    values = {"N/A", "50", "4294967295"};
    csv::MetricsExportJob some(m_session->client(), request);
    run(some);
    QVERIFY(some.hasSucceeded());
    const QString sentence = some.closingSentence();
    QVERIFY2(sentence.contains(u"could not be read, e.g. \"N/A\""_s), qPrintable(sentence));
    QVERIFY2(sentence.contains(u"impossible"_s), qPrintable(sentence));
    QVERIFY(written().contains(",50,percent"));
    QVERIFY(written().contains(",4294967295,percent")); // files have what the server sent

    values = {"4294967295", "4294967295"}; // a field that is not supported
    csv::MetricsExportJob blank(m_session->client(), request);
    run(blank);
    QVERIFY2(blank.closingSentence().startsWith(u"Exported 2 sample"_s), qPrintable(blank.closingSentence()));
    QVERIFY2(!blank.closingSentence().contains(u"No data"_s), qPrintable(blank.closingSentence()));
    QCOMPARE(written().count(",4294967295,percent"), 2);
}

void TestMetricsExportJob::curvesThatLookTheSameAreAllThere()
{
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        if (request.types.isEmpty())
            return FaultServer::answer(socket, 200, R"({"pods":[)" + pod(0, "2026-01-01T00:00:00Z") + "]}");
        QByteArrayList all;
        for (const QByteArray value : {"5", "50", "95", "50"})
            all << series(request.types[0], R"("labels":null,)", samplesOf({value, value}));
        reply(socket, all);
    };
    csv::MetricsExportJob job(m_session->client(), requestOf(Scope::Pod, {0, 1}, "GPU_UTILIZATION_PER_GPU"));
    run(job);
    QVERIFY(job.hasSucceeded());
    QVERIFY2(job.closingSentence().contains(u"3 series came that look the same"_s), qPrintable(job.closingSentence()));
    for (const char *cells : {",1 of 3,5,percent", ",2 of 3,50,percent", ",3 of 3,95,percent"})
        QCOMPARE(written().count(cells), 2);
    QCOMPARE(written().count('\n'), 7);
}

void TestMetricsExportJob::followsTheClockAndFindsDeletedPods()
{
    QList<bool> deleted;
    m_answer = [&deleted](QTcpSocket *socket, const Asked &request) {
        if (!request.types.isEmpty())
            return answerAll(socket, request);
        deleted << request.deleted;
        FaultServer::answer(socket, 200,
                            R"({"pods":[)" + (request.deleted ? pod(0, "2026-01-01T00:00:00Z") : QByteArray()) + "]}");
    };
    csv::MetricsExportJob job(m_session->client(), requestOf(Scope::Pod, {0, 1}, "GPU_UTILIZATION"));
    // The clock is right only once the first answer is there.
    job.setClock([&] { return deleted.isEmpty() ? now : noon; });
    job.setRange([](std::int64_t nowMs) { return metrics::Range{nowMs - 3'600'000, nowMs}; });
    run(job);
    QVERIFY2(job.hasSucceeded(), qPrintable(job.closingSentence()));
    QCOMPARE(deleted, (QList<bool>{false, true}));
    QCOMPARE(m_asked.back().endMs, noon);
}

// The API answers 404 for a deleted workload and cannot list one by its id; its pods lead to its name.
void TestMetricsExportJob::findsDeletedWorkloads()
{
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        if (!request.types.isEmpty())
            return answerAll(socket, request);
        if (!request.path.endsWith(u"/pods"_s))
            return FaultServer::answer(socket, 404, R"({"code":404,"message":"no such workload"})");
        QByteArray row = pod(0, "2026-01-01T00:00:00Z");
        row.insert(1, R"("workloadName":"bert",)");
        FaultServer::answer(socket, 200, R"({"pods":[)" + row + "]}");
    };
    csv::MetricsExportJob job(m_session->client(), requestOf(Scope::Workload, someId, "GPU_UTILIZATION"));
    run(job);
    QVERIFY2(job.hasSucceeded(), qPrintable(job.closingSentence()));
    QVERIFY(written().contains(",bert,GPU_UTILIZATION,"));
    QCOMPARE(m_asked.size(), 3);
    QVERIFY(m_asked[1].deleted);
    QCOMPARE(m_asked[1].filter, u"workloadId=="_s + someId.toString());
}

void TestMetricsExportJob::unknownWorkloadsFail()
{
    m_answer = [](QTcpSocket *socket, const Asked &request) {
        if (request.path.endsWith(u"/pods"_s))
            return FaultServer::answer(socket, 200, R"({"pods":[]})");
        FaultServer::answer(socket, 404, R"({"code":404,"message":"no such workload"})");
    };
    csv::MetricsExportJob job(m_session->client(), requestOf(Scope::Workload, someId, "GPU_UTILIZATION"));
    run(job);
    QVERIFY(!job.hasSucceeded());
    QCOMPARE(job.problemDetail(), u"no such workload"_s);
    QVERIFY(written().isEmpty());
}

void TestMetricsExportJob::scopesThatCannotBeExportedAreAnError()
{
    csv::MetricsExportJob job(m_session->client(), requestOf(Scope::Project, someId, "GPU_ALLOCATION"));
    run(job);
    QVERIFY(!job.hasSucceeded());
    QCOMPARE(job.closingSentence(), u"Binnacle cannot export the metrics of this kind of object."_s);
    QVERIFY(m_asked.isEmpty());
}

QTEST_GUILESS_MAIN(TestMetricsExportJob)
#include "tst_metricsexportjob.moc"
