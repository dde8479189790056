// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/fullexport.h"
#include "models/csv/fullparts.h"
#include "models/csv/partfile.h"
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
using csv::MetricsForm;

// Exports of every sample of a range: in parts, continued after a break, with a list of what is missing.
class TestFullExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void partsBeginAtStepsOfTheStore();
    void hasEverySampleOnce_data();
    void hasEverySampleOnce();
    void goesOnWhereItStopped_data();
    void goesOnWhereItStopped();
    void goesOnAfterTheNetworkWasGone();
    void stopsIfNothingIsAnsweredAnyMore();
    void anotherExportStartsAnew();
    void relativeRangesKeepTheirMeaningForADay();
    void curvesThatComeLateGetAColumn();
    void listsGaps();
    void listsPartsThatFail();
    void partialAnswersAreNoFailure();
    void asksForFewPartsAtOnce();
    void refusedMetricsFail();
    void onlyOneExportWritesAFile();

private:
    [[nodiscard]] csv::MetricsExportRequest request(MetricsForm form = MetricsForm::Long) const
    {
        csv::MetricsExportRequest request;
        request.scope = metrics::Scope::Pod;
        request.id = {0, 1};
        request.workloadId = someId;
        request.metrics = {metrics::find("GPU_UTILIZATION_PER_GPU"), metrics::find("CPU_USAGE_CORES")};
        request.range = m_range;
        request.isFull = true;
        request.format.form = form;
        request.file = path();
        return request;
    }
    [[nodiscard]] QString path(const QString &suffix = {}) const { return m_folder.filePath(u"m.csv"_s + suffix); }
    [[nodiscard]] static QByteArray contents(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void run(csv::MetricsExportJob &job) const
    {
        job.setClock([this] { return m_now; });
        QSignalSpy finished(&job, &csv::MetricsExportJob::finished);
        job.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    }
    // Stops as soon as this many parts are written.
    void runUntil(csv::MetricsExportJob &job, int parts) const
    {
        connect(&job, &csv::MetricsExportJob::progress, &job, [&job, parts] {
            if (job.requestsDone() >= parts)
                job.cancel();
        });
        run(job);
    }
    [[nodiscard]] QByteArray wholeFile(MetricsForm form)
    {
        csv::MetricsExportJob job(m_session->client(), request(form));
        run(job);
        const QByteArray all = contents(path());
        QFile::remove(path());
        return job.isComplete() ? all : QByteArray();
    }
    [[nodiscard]] static bool isLook(const Asked &request) // at the whole range
    {
        return request.endMs - request.startMs > partMs;
    }

    static constexpr std::int64_t partMs = 15'000'000;
    QTemporaryDir m_folder;
    metrics::Range m_range;
    std::int64_t m_now = metricserver::now;
    std::function<void(QTcpSocket *, const Asked &)> m_answer;
    QList<Asked> m_asked; // for metrics
    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<session::Session> m_session;
};

namespace {

// As valuesOf(), without those for which `isMissing` is true.
template<class Missing> QByteArray valuesExcept(const Asked &request, Missing isMissing)
{
    QByteArrayList points;
    const std::int64_t step = (request.endMs - request.startMs) / request.samples;
    for (std::int64_t ms = request.startMs; ms < request.endMs; ms += step)
        if (!isMissing(ms))
            points << R"({"value":"1","timestamp":")" + base::formatTime(ms) + "\"}";
    return "[" + points.join(',') + "]";
}

QByteArray timeText(std::int64_t ms)
{
    return QByteArray(base::formatTime(ms)).replace("Z", ".000Z");
}

} // namespace

void TestFullExport::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
    for (const QString &suffix : {u""_s, u".part"_s, u".part.json"_s, u".part.gaps"_s, u".gaps.csv"_s})
        QFile::remove(path(suffix));
    m_asked.clear();
    m_now = metricserver::now;
    m_range = {noon + 4'000, noon + partMs * 7 / 2 + 4'000}; // three and a half parts, not at steps of the store
    m_answer = answerAll;
    m_server = std::make_unique<FaultServer>([this](QTcpSocket *socket, const FaultServer::Request &request) {
        const Asked question = asked(request.target);
        if (question.types.isEmpty())
            return FaultServer::answer(socket, 200, R"({"pods":[)" + pod(0, "2026-01-01T00:00:00Z") + "]}");
        m_asked << question;
        m_answer(socket, question);
    });
    QVERIFY(m_server->isReady());
    session::Patience patience = calls::hurried();
    patience.retry.deadline = std::chrono::milliseconds(300);
    m_session = std::make_unique<session::Session>(calls::connectionTo(m_server->url()), patience);
}

void TestFullExport::cleanup()
{
    m_session.reset();
    m_server.reset();
}

void TestFullExport::partsBeginAtStepsOfTheStore()
{
    const csv::FullParts parts(m_range);
    QCOMPARE(parts.count, 4);
    QCOMPARE(parts.asked(0), (metrics::Range{noon, noon + partMs}));
    QCOMPARE(parts.within(0), (metrics::Range{noon + 4'000, noon + partMs}));
    QCOMPARE(parts.samples(0), 1000);
    QCOMPARE(parts.asked(3), (metrics::Range{noon + 3 * partMs, noon + partMs * 7 / 2 + 15'000}));
    QCOMPARE(parts.samples(3), 501);
    QCOMPARE(parts.within(3).toMs, m_range.toMs);
    QCOMPARE(csv::FullParts({noon, noon + 1'000}).count, 1);
}

void TestFullExport::hasEverySampleOnce_data()
{
    QTest::addColumn<bool>("sendsEnds");
    QTest::newRow("from the start on") << false;
    QTest::newRow("the end of each range, too") << true;
}

void TestFullExport::hasEverySampleOnce()
{
    QFETCH(bool, sendsEnds);
    m_answer = [sendsEnds](QTcpSocket *socket, Asked request) {
        if (sendsEnds) {
            request.endMs += (request.endMs - request.startMs) / request.samples;
            ++request.samples;
        }
        answerAll(socket, request);
    };
    csv::MetricsExportJob job(m_session->client(), request());
    run(job);
    QVERIFY2(job.isComplete(), qPrintable(job.closingSentence()));
    QCOMPARE(m_asked.size(), 5); // one look, four parts
    QVERIFY(isLook(m_asked[0]));
    QVERIFY(!QFile::exists(path(u".gaps.csv"_s)));
    QVERIFY(!QFile::exists(path(u".part"_s)) && !QFile::exists(path(u".part.json"_s)));

    QByteArray expected = "timestamp,object,metric,gpu,group,value,unit\r\n";
    const csv::FullParts parts(m_range);
    for (int part = 0; part < parts.count; ++part) {
        for (int curve = 0; curve < 5; ++curve) {
            const QByteArray gpu = curve < 4 ? QByteArray::number(curve) : QByteArray();
            const metrics::Range asked = parts.asked(part);
            for (std::int64_t ms = asked.fromMs; ms < asked.toMs; ms += 15'000) {
                if (ms < m_range.fromMs || ms > m_range.toMs)
                    continue;
                expected += timeText(ms) + ",bert-worker-0,"
                    + (curve < 4 ? "GPU_UTILIZATION_PER_GPU," : "CPU_USAGE_CORES,") + gpu + ",,"
                    + QByteArray::number(ms / 60'000 % 1440) + ".50," + (curve < 4 ? "percent" : "cores") + "\r\n";
            }
        }
    }
    QVERIFY(contents(path()) == expected);
}

void TestFullExport::goesOnWhereItStopped_data()
{
    QTest::addColumn<MetricsForm>("form");
    QTest::newRow("long") << MetricsForm::Long;
    QTest::newRow("wide") << MetricsForm::Wide;
}

void TestFullExport::goesOnWhereItStopped()
{
    QFETCH(MetricsForm, form);
    const QByteArray whole = wholeFile(form);
    QVERIFY(!whole.isEmpty());
    {
        csv::MetricsExportJob job(m_session->client(), request(form));
        runUntil(job, 2);
        QVERIFY(!job.hasSucceeded());
        QVERIFY2(job.closingSentence().contains(u"2 of 4 parts are saved"_s), qPrintable(job.closingSentence()));
    }
    QVERIFY(!QFile::exists(path()));
    QVERIFY(!contents(path(u".part.json"_s)).contains("secret-token"));
    // Killed while it was writing
    QFile part(path(u".part"_s));
    QVERIFY(part.open(QIODevice::Append));
    part.write("2026-01-01T12:0");
    part.close();

    m_asked.clear();
    csv::MetricsExportJob job(m_session->client(), request(form));
    run(job);
    QVERIFY2(job.isComplete(), qPrintable(job.closingSentence()));
    QVERIFY2(job.closingSentence().contains(u"continued after 2 of 4 parts"_s), qPrintable(job.closingSentence()));
    QCOMPARE(m_asked.size(), 2);
    QVERIFY(contents(path()) == whole);
    QVERIFY(!QFile::exists(path(u".part"_s)));
}

void TestFullExport::goesOnAfterTheNetworkWasGone()
{
    const QByteArray whole = wholeFile(MetricsForm::Long);
    m_answer = [this](QTcpSocket *socket, const Asked &question) {
        if (question.startMs >= noon + 2 * partMs)
            return socket->abort();
        answerAll(socket, question);
    };
    {
        csv::MetricsExportJob job(m_session->client(), request());
        run(job);
        QVERIFY(!job.hasSucceeded());
        QVERIFY2(job.closingSentence().contains(u"2 of 4 parts are saved"_s), qPrintable(job.closingSentence()));
    }
    m_answer = answerAll;
    csv::MetricsExportJob job(m_session->client(), request());
    run(job);
    QVERIFY2(job.isComplete(), qPrintable(job.closingSentence()));
    QVERIFY(contents(path()) == whole);
}

// A control plane that is down gives no file with gaps to its end.
void TestFullExport::stopsIfNothingIsAnsweredAnyMore()
{
    m_range.toMs = noon + 12 * partMs;
    m_now = m_range.toMs + 60'000;
    const QByteArray whole = wholeFile(MetricsForm::Long);
    m_answer = [](QTcpSocket *socket, const Asked &question) {
        if (question.startMs >= noon + 3 * partMs)
            return FaultServer::answer(socket, 500, R"({"code":500,"message":"down"})");
        answerAll(socket, question);
    };
    {
        csv::MetricsExportJob job(m_session->client(), request());
        run(job);
        QVERIFY(!job.hasSucceeded());
        QVERIFY2(job.closingSentence().contains(u"3 of 12 parts are saved"_s), qPrintable(job.closingSentence()));
        QCOMPARE(job.problemDetail(), u"down"_s);
    }
    m_answer = answerAll;
    csv::MetricsExportJob job(m_session->client(), request());
    run(job);
    QVERIFY2(job.isComplete(), qPrintable(job.closingSentence()));
    QVERIFY(contents(path()) == whole);
    QVERIFY(!QFile::exists(path(u".gaps.csv"_s)));
}

void TestFullExport::anotherExportStartsAnew()
{
    const QByteArray whole = wholeFile(MetricsForm::Long);
    {
        csv::MetricsExportJob job(m_session->client(), request(MetricsForm::Wide));
        runUntil(job, 1);
    }
    csv::MetricsExportJob job(m_session->client(), request());
    run(job);
    QVERIFY2(job.closingSentence().contains(u"started anew"_s), qPrintable(job.closingSentence()));
    QVERIFY(contents(path()) == whole);
}

void TestFullExport::relativeRangesKeepTheirMeaningForADay()
{
    const auto runRelative = [this](int until) {
        csv::MetricsExportRequest relative = request();
        relative.rangeWords = u"now - 12h"_s;
        csv::MetricsExportJob job(m_session->client(), relative);
        job.setRange([this](std::int64_t nowMs) { return metrics::Range{nowMs - m_range.length(), nowMs}; });
        until > 0 ? runUntil(job, until) : run(job);
        return job.closingSentence();
    };
    m_now = m_range.toMs;
    const QByteArray whole = wholeFile(MetricsForm::Long);
    runRelative(2);
    m_now += 3'600'000;
    QVERIFY(runRelative(0).contains(u"continued"_s));
    QVERIFY(contents(path()) == whole);

    runRelative(2);
    m_now += 25 * 3'600'000;
    QVERIFY(!runRelative(0).contains(u"continued"_s));
    QVERIFY(contents(path()) != whole);
}

void TestFullExport::curvesThatComeLateGetAColumn()
{
    m_answer = [](QTcpSocket *socket, const Asked &question) {
        QByteArrayList all{series(u"CPU_USAGE_CORES"_s, {}, valuesOf(question)),
                           series(u"GPU_UTILIZATION_PER_GPU"_s, R"("labels":{"gpu":"0"},)", valuesOf(question))};
        if (!isLook(question) && question.startMs >= noon + 2 * partMs)
            all << series(u"GPU_UTILIZATION_PER_GPU"_s, R"("labels":{"gpu":"1"},)", valuesOf(question));
        reply(socket, all);
    };
    csv::MetricsExportJob job(m_session->client(), request(MetricsForm::Wide));
    run(job);
    QVERIFY2(job.isComplete(), qPrintable(job.closingSentence()));
    const QByteArrayList lines = contents(path()).split('\n');
    QCOMPARE(lines.first(),
             "timestamp,GPU_UTILIZATION_PER_GPU bert-worker-0 gpu 0[percent],CPU_USAGE_CORES "
             "bert-worker-0[cores],GPU_UTILIZATION_PER_GPU bert-worker-0 gpu 1[percent]\r");
    QCOMPARE(lines.size(), 1 + 3500 + 1);
    for (qsizetype i = 1; i < lines.size() - 1; ++i) {
        QCOMPARE(lines[i].count(','), 3);
        QCOMPARE(lines[i].endsWith(",\r"), i < 2000);
    }

    // A header that is out cannot be changed.
    csv::MetricsExportRequest direct = request(MetricsForm::Wide);
    direct.file = u"/dev/null"_s;
    csv::MetricsExportJob late(m_session->client(), direct);
    run(late);
    QVERIFY(!late.hasSucceeded());
    QVERIFY2(late.closingSentence().contains(u"gpu 1[percent]. Export to a file, or use --form long"_s),
             qPrintable(late.closingSentence()));
}

void TestFullExport::listsGaps()
{
    // A GPU is silent across the end of a part, another one before it.
    const std::int64_t edge = noon + partMs;
    m_answer = [edge](QTcpSocket *socket, const Asked &question) {
        const auto gpu = [&](const QByteArray &index, auto isMissing) {
            return series(u"GPU_UTILIZATION_PER_GPU"_s, R"("labels":{"gpu":")" + index + R"("},)",
                          valuesExcept(question, isMissing));
        };
        reply(socket,
              {gpu("0", [edge](std::int64_t ms) { return ms > edge - 60'000 && ms < edge + 60'000; }),
               gpu("1", [edge](std::int64_t ms) { return ms == edge - 60'000; }), // one is no gap
               gpu("2", [](std::int64_t) { return false; }),
               series(u"CPU_USAGE_CORES"_s, {},
                      valuesExcept(question, [edge](std::int64_t ms) { return ms < edge - 600'000; }))});
    };
    csv::MetricsExportJob job(m_session->client(), request());
    run(job);
    QVERIFY2(job.isComplete(), qPrintable(job.closingSentence()));
    QVERIFY2(job.closingSentence().contains(u"2 gap(s) are listed in m.csv.gaps.csv"_s),
             qPrintable(job.closingSentence()));
    QCOMPARE(contents(path(u".gaps.csv"_s)),
             "from,to,object,metric,gpu,group,reason\r\n" + timeText(m_range.fromMs) + ',' + timeText(edge - 600'000)
                 + ",bert-worker-0,CPU_USAGE_CORES,,,no samples\r\n" + timeText(edge - 60'000) + ','
                 + timeText(edge + 60'000) + ",bert-worker-0,GPU_UTILIZATION_PER_GPU,0,,no samples\r\n");
    // The list of a file that is replaced goes with it.
    m_answer = answerAll;
    QVERIFY(!wholeFile(MetricsForm::Long).isEmpty());
    QVERIFY(!QFile::exists(path(u".gaps.csv"_s)));
}

void TestFullExport::listsPartsThatFail()
{
    m_answer = [](QTcpSocket *socket, const Asked &question) {
        const bool isMiddle = question.startMs > noon && question.startMs < noon + 3 * partMs;
        if (isMiddle && question.types.contains(u"CPU_USAGE_CORES"_s)) // the second and the third part
            return FaultServer::answer(socket, 400, R"({"code":400,"message":"too old"})");
        if (question.startMs == noon + partMs)
            return FaultServer::answer(socket, 500, R"({"code":500,"message":"broken"})");
        answerAll(socket, question);
    };
    csv::MetricsExportJob job(m_session->client(), request());
    run(job);
    QVERIFY2(job.hasSucceeded(), qPrintable(job.closingSentence()));
    QVERIFY(!job.isComplete());
    QVERIFY2(job.closingSentence().contains(u"2 gap(s) are listed in m.csv.gaps.csv. 2 of them were not answered"_s),
             qPrintable(job.closingSentence()));
    const QByteArrayList lines = contents(path(u".gaps.csv"_s)).split('\n');
    QCOMPARE(lines.size(), 4);
    const QByteArray second = timeText(noon + partMs);
    const QByteArray third = timeText(noon + 2 * partMs);
    QVERIFY2(lines[1].startsWith(second + ',' + third + ",bert-worker-0,GPU_UTILIZATION_PER_GPU,,,request failed: "),
             lines[1].constData());
    QCOMPARE(lines[2], second + ',' + timeText(noon + 3 * partMs) + ",bert-worker-0,CPU_USAGE_CORES,,,refused\r");
    // The rest is there.
    const QByteArray all = contents(path());
    QCOMPARE(all.count(",GPU_UTILIZATION_PER_GPU,3,"), 2500);
    QCOMPARE(all.count(",CPU_USAGE_CORES,"), 1500);
}

void TestFullExport::partialAnswersAreNoFailure()
{
    m_answer = [](QTcpSocket *socket, const Asked &question) {
        QByteArrayList all;
        for (const QString &type : question.types)
            all << series(type, R"("labels":{"gpu":"0"},)", valuesOf(question));
        reply(socket, all, !isLook(question) && question.startMs <= noon + partMs ? 207 : 200);
    };
    csv::MetricsExportJob job(m_session->client(), request());
    run(job);
    QVERIFY2(job.isComplete(), qPrintable(job.closingSentence()));
    // Two parts, one stretch
    QCOMPARE(contents(path(u".gaps.csv"_s)).count(timeText(m_range.fromMs) + ',' + timeText(noon + 2 * partMs)), 2);
    QCOMPARE(contents(path(u".gaps.csv"_s)).count(",partial answer\r\n"), 2);
}

void TestFullExport::asksForFewPartsAtOnce()
{
    m_range.toMs = noon + 30 * 24 * std::int64_t{3'600'000};
    m_now = m_range.toMs;
    m_session = std::make_unique<session::Session>(calls::connectionTo(m_server->url()), calls::hurried());
    QPointer<QTcpSocket> held;
    m_answer = [&held](QTcpSocket *socket, const Asked &question) {
        if (!isLook(question) && question.startMs == noon)
            held = socket;
        else
            answerAll(socket, question);
    };
    csv::MetricsExportJob job(m_session->client(), request());
    job.setClock([this] { return m_now; });
    job.start();
    QTRY_VERIFY(held && m_asked.size() >= 4);
    QTest::qWait(500);
    QVERIFY2(m_asked.size() <= 1 + csv::mostPartsInFlight, QByteArray::number(m_asked.size()));
    QVERIFY(QFile(path(u".part"_s)).size() == 0); // later parts wait for the first
    job.cancel();
}

void TestFullExport::refusedMetricsFail()
{
    m_answer = [](QTcpSocket *socket, const Asked &question) {
        if (question.types.contains(u"CPU_USAGE_CORES"_s))
            return FaultServer::answer(socket, 400, R"({"code":400,"message":"unknown"})");
        answerAll(socket, question);
    };
    csv::MetricsExportJob job(m_session->client(), request());
    run(job);
    QVERIFY(!job.hasSucceeded());
    QVERIFY2(job.closingSentence().contains(u"does not answer for CPU_USAGE_CORES"_s),
             qPrintable(job.closingSentence()));
    for (const QString &suffix : {u""_s, u".part"_s, u".part.json"_s, u".part.gaps"_s, u".gaps.csv"_s})
        QVERIFY2(!QFile::exists(path(suffix)), qPrintable(suffix));
}

void TestFullExport::onlyOneExportWritesAFile()
{
    csv::PartFile other(path());
    QVERIFY(other.open() && other.write("rows"));
    csv::MetricsExportJob job(m_session->client(), request());
    run(job);
    QVERIFY2(job.closingSentence().startsWith(u"Another export is writing"_s), qPrintable(job.closingSentence()));
    QCOMPARE(contents(path(u".part"_s)), "rows");
}

QTEST_GUILESS_MAIN(TestFullExport)
#include "tst_fullexport.moc"
