// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/replay/csv.h"
#include "app/simulator/replay/replay.h"
#include "app/simulator/simulator.h"
#include "app/simulator/world/text.h"
#include "tests/support/simulatorclient.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Begin = 1'763'726'400'000;
const QString Workloads = u"/api/v1/workloads"_s;

std::unique_ptr<simulator::Simulator> serve(const QString &folder)
{
    simulator::Options options;
    options.replayFolder = folder.toStdString();
    options.nowMs = Begin;
    options.speed = 0;
    options.token = std::string("t");
    auto simulator = std::make_unique<simulator::Simulator>(options);
    return simulator->start() ? std::move(simulator) : nullptr;
}

// Of a cluster and a key in it; the same by any other program that knows UUIDs of version 5.
QString idOf(const QString &cluster, const QString &key = {})
{
    const QUuid dns(u"6ba7b810-9dad-11d1-80b4-00c04fd430c8"_s);
    const QUuid id = QUuid::createUuidV5(dns, cluster);
    return (key.isEmpty() ? id : QUuid::createUuidV5(id, key)).toString(QUuid::WithoutBraces);
}

QList<QStringList> rowsOf(const QString &path)
{
    QFile file(path);
    QList<QStringList> rows;
    if (file.open(QIODevice::ReadOnly)) {
        file.readLine();
        while (!file.atEnd())
            rows.append(QString::fromUtf8(file.readLine()).trimmed().split(u','));
    }
    return rows;
}

} // namespace

// Recorded clusters as a world: states follow the rows at the time of the replay, and there is nothing that they do
// not say.
class TestReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void phasesAtTheStart();
    void whatIsNotRecordedIsLeftOut();
    void podsKnowTheirNodes();
    void historyAgrees();
    void utilizationIsThatOfTheMinute();
    void utilizationOfEachGpu();
    void loadOfTheCluster();
    void badFolders_data();
    void badFolders();
    void phillyHasAllItsRows();
    void phillyHasItsUtilization();

private:
    // Timestamps and values of the one series of an answer, by seconds of the recording
    QMap<qint64, QString> samples(SimulatorClient &client, const QString &path, const QString &type, qint64 from,
                                  int minutes, qint64 end);

    QString m_folder = qEnvironmentVariable("BINNACLE_SOURCE") + u"/tests/unit/recorded"_s;
    QString m_traces = qEnvironmentVariable("BINNACLE_SOURCE") + u"/../shared/traces"_s;
    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<SimulatorClient> m_client;
};

void TestReplay::initTestCase()
{
    m_simulator = serve(m_folder);
    QVERIFY(m_simulator);
    m_client = std::make_unique<SimulatorClient>(m_simulator->port(), "t");
}

QMap<qint64, QString> TestReplay::samples(SimulatorClient &client, const QString &path, const QString &type,
                                          qint64 from, int minutes, qint64 end)
{
    const qint64 origin = Begin + 86'400'000 - end * 1000;
    const auto text = [&](qint64 second) {
        return QDateTime::fromMSecsSinceEpoch(origin + second * 1000, Qt::UTC).toString(Qt::ISODateWithMs);
    };
    const QJsonArray series = client
                                  .get(u"%1/metrics?metricType=%2&start=%3&end=%4&numberOfSamples=%5"_s.arg(
                                      path, type, text(from), text(from + minutes * 60), QString::number(minutes)))
                                  .object()[u"measurements"_s]
                                  .toArray();
    QMap<qint64, QString> result;
    for (const auto &sample : series.first()[u"values"_s].toArray()) {
        const auto time = QDateTime::fromString(sample[u"timestamp"_s].toString(), Qt::ISODateWithMs);
        result.insert((time.toMSecsSinceEpoch() - origin) / 1000, sample[u"value"_s].toString());
    }
    return result;
}

void TestReplay::phasesAtTheStart()
{
    QMap<QString, QString> phases;
    for (const auto &workload : m_client->all(Workloads, {}, u"workloads"_s))
        phases.insert(workload[u"name"_s].toString(), workload[u"phase"_s].toString());
    const QMap<QString, QString> expected = {{u"passes"_s, u"Completed"_s},
                                             {u"is-killed"_s, u"Stopped"_s},
                                             {u"still-runs"_s, u"Running"_s},
                                             {u"waits"_s, u"Pending"_s}};
    QCOMPARE(phases, expected);
    const QJsonArray deleted = m_client->all(Workloads, u"deleted=true"_s, u"workloads"_s);
    QCOMPARE(deleted.size(), 1);
    QCOMPARE(deleted[0][u"name"_s].toString(), u"deleted-while-running"_s);
    QCOMPARE(deleted[0][u"deletedAt"_s].toString(), u"2025-11-21T11:16:40.000Z"_s);
    QCOMPARE(m_client->get(Workloads + u'/' + idOf(u"lab"_s, u"w5"_s)).status, 404);
}

void TestReplay::whatIsNotRecordedIsLeftOut()
{
    const QJsonObject passes = m_client->get(Workloads + u'/' + idOf(u"lab"_s, u"w1"_s)).object();
    QCOMPARE(passes[u"type"_s].toString(), u"Distributed"_s);
    QCOMPARE(passes[u"submittedBy"_s].toString(), u"ann"_s);
    QCOMPARE(passes[u"totalPendingTimeSeconds"_s].toInt(), 600);
    QCOMPARE(passes[u"totalRunningTimeSeconds"_s].toInt(), 1200);
    QCOMPARE(passes[u"workloadRequestedResources"_s][u"gpu"_s][u"request"_s].toDouble(), 4.0);
    QVERIFY(passes[u"priority"_s].isNull());
    QCOMPARE(passes[u"priorityClassName"_s].toString(), u"unknown"_s);
    for (const QString &key : {u"images"_s, u"preemptible"_s, u"idleGpus"_s, u"command"_s, u"phaseMessage"_s})
        QVERIFY2(!passes.contains(key), qPrintable(key));

    // Its times are those of the last of several attempts.
    const QJsonObject killed = m_client->get(Workloads + u'/' + idOf(u"lab"_s, u"w2"_s)).object();
    QVERIFY(!killed.contains(u"totalPendingTimeSeconds"_s));
    QCOMPARE(killed[u"totalRunningTimeSeconds"_s].toInt(), 2700);

    const QJsonObject waits = m_client->get(Workloads + u'/' + idOf(u"lab"_s, u"w4"_s)).object();
    QVERIFY(!waits.contains(u"submittedBy"_s));
    QCOMPARE(waits[u"type"_s].toString(), u"unknown"_s);
    QCOMPARE(waits[u"preemptible"_s].toBool(), true);
    QCOMPARE(m_client->count(Workloads + u"/count"_s, u"filterBy=priorityClassName%3D%3Dhigh"_s), 1);
}

void TestReplay::podsKnowTheirNodes()
{
    const QString pods = Workloads + u"/pods"_s;
    QCOMPARE(m_client->count(pods + u"/count"_s), 5);
    QCOMPARE(m_client->count(pods + u"/count"_s, u"filterBy=nodeName%3D%3Dn1"_s), 2);
    for (const auto &pod : m_client->all(pods, u"search=waits"_s, u"pods"_s))
        QVERIFY(!pod.toObject().contains(u"nodeName"_s));
    const QJsonArray running = m_client->all(pods, u"search=still-runs-0"_s, u"pods"_s);
    QCOMPARE(running.size(), 1);
    QCOMPARE(running[0][u"id"_s].toString(), idOf(u"lab"_s, u"w3-0"_s));
    QCOMPARE(running[0][u"allocatedResources"_s][u"cpu"_s].toDouble(), 2.5);
    QCOMPARE(running[0][u"allocatedResources"_s][u"cpuMemory"_s].toString(), u"4096Mi"_s);
}

void TestReplay::historyAgrees()
{
    const QString path = Workloads + u'/' + idOf(u"lab"_s, u"w1"_s);
    QStringList phases;
    for (const auto &record : m_client->get(path + u"/history"_s).object()[u"records"_s].toArray())
        phases.append(record[u"spec"_s][u"phaseUpdate"_s][u"phase"_s].toString());
    QCOMPARE(phases, QStringList({u"Completed"_s, u"Running"_s, u"Pending"_s}));
    QVERIFY(m_client->get(path + u"/events"_s).object()[u"events"_s].toArray().isEmpty());
}

void TestReplay::utilizationIsThatOfTheMinute()
{
    const QString path = Workloads + u'/' + idOf(u"lab"_s, u"w1"_s);
    // 540 lies before the start, from 840 on nothing was recorded, and at 1800 it has ended.
    const QMap<qint64, QString> expected
        = {{600, u"15.8333"_s}, {660, u"30"_s}, {720, u"50"_s}, {780, u"40"_s}, {1740, u"80"_s}};
    QCOMPARE(samples(*m_client, path, u"GPU_UTILIZATION"_s, 480, 30, 90000), expected);
    // Half a minute later the same minutes answer.
    QCOMPARE(samples(*m_client, path, u"GPU_UTILIZATION"_s, 630, 2, 90000),
             (QMap<qint64, QString>{{630, u"15.8333"_s}, {690, u"30"_s}}));
    QVERIFY(samples(*m_client, path, u"CPU_USAGE_CORES"_s, 480, 30, 90000).isEmpty());
    QCOMPARE(samples(*m_client, path, u"RUNNING_POD_COUNT"_s, 540, 2, 90000),
             (QMap<qint64, QString>{{540, u"0"_s}, {600, u"2"_s}}));
}

void TestReplay::utilizationOfEachGpu()
{
    const QString path = Workloads + u"/%1/pods/%2/metrics"_s.arg(idOf(u"lab"_s, u"w1"_s), idOf(u"lab"_s, u"w1-0"_s))
        + u"?metricType=GPU_UTILIZATION_PER_GPU&start=2025-11-21T11:10:00Z&end=2025-11-21T11:14:00Z&numberOfSamples=4"_s;
    const QJsonArray series = m_client->get(path).object()[u"measurements"_s].toArray();
    QCOMPARE(series.size(), 2);
    QCOMPARE(series[0][u"labels"_s][u"gpu"_s].toString(), u"0"_s);
    QCOMPARE(series[1][u"labels"_s][u"gpu"_s].toString(), u"1"_s);
    QStringList values;
    for (const auto &sample : series[0][u"values"_s].toArray())
        values.append(sample[u"value"_s].toString());
    QCOMPARE(values, QStringList({u"10"_s, u"20"_s, u"40"_s})); // offline in between
}

void TestReplay::loadOfTheCluster()
{
    const QString path = u"/api/v1/clusters/"_s + idOf(u"lab"_s);
    using Samples = QMap<qint64, QString>;
    QCOMPARE(samples(*m_client, path, u"ALLOCATED_GPU"_s, 600, 2, 90000), (Samples{{600, u"6"_s}, {660, u"6"_s}}));
    QCOMPARE(samples(*m_client, path, u"UNALLOCATED_GPU"_s, 2940, 2, 90000),
             (Samples{{2940, u"6.5"_s}, {3000, u"7.5"_s}}));
    QCOMPARE(samples(*m_client, path, u"WORKLOADS_COUNT"_s, 3000, 1, 90000), (Samples{{3000, u"2"_s}}));
    QCOMPARE(samples(*m_client, path, u"AVG_WORKLOAD_WAIT_TIME"_s, 600, 1, 90000), (Samples{{600, u"305"_s}}));
    QVERIFY(samples(*m_client, path, u"GPU_QUOTA"_s, 600, 2, 90000).isEmpty());
    QVERIFY(samples(*m_client, path, u"ALLOCATED_GPU"_s, -600, 5, 90000).isEmpty());
}

void TestReplay::badFolders_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("no recording")
        << u""_s << QByteArray()
        << u"has no cluster.json; choose the folder of a recorded cluster, or a folder that contains such folders"_s;
    QTest::newRow("no JSON") << u"cluster.json"_s << QByteArray("{") << u"cluster.json is not JSON"_s;
    QFile manifest(m_folder + u"/lab/cluster.json"_s);
    QVERIFY(manifest.open(QIODevice::ReadOnly));
    QTest::newRow("undeclared") << u"cluster.json"_s
                                << manifest.readAll().replace(R"("gpu_util.csv": {)", R"("other.csv": {)")
                                << u"cluster.json does not say how many rows gpu_util.csv has"_s;
    QTest::newRow("column") << u"nodes.csv"_s << QByteArray("id,cpus\nn1,4\n")
                            << u"nodes.csv:1: there is no column \"gpus\""_s;
    QTest::newRow("fields") << u"nodes.csv"_s << QByteArray("id,gpus\nn1,4\nn2\n")
                            << u"nodes.csv:3: 1 fields under 2 columns"_s;
    QTest::newRow("number") << u"nodes.csv"_s << QByteArray("id,gpus\nn1,4\nn2,four\n")
                            << u"nodes.csv:3: \"four\" under \"gpus\" is not a whole number from 0 to 64"_s;
    QTest::newRow("rows") << u"nodes.csv"_s << QByteArray("id,gpus\nn1,4\nn2,4\nn3,4\n")
                          << u"nodes.csv has 3 rows, but cluster.json says 2"_s;
    QTest::newRow("node") << u"gpu_util.csv"_s << QByteArray("node,gpu,start,values\nn7,0,600,1\n")
                          << u"gpu_util.csv:2: there is no node \"n7\""_s;
}

void TestReplay::badFolders()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    QTemporaryDir folder;
    if (!file.isEmpty()) {
        const QDir lab(m_folder + u"/lab"_s);
        for (const QString &name : lab.entryList(QDir::Files))
            QVERIFY(QFile::copy(lab.filePath(name), folder.filePath(name)));
        QFile::remove(folder.filePath(file));
        QFile out(folder.filePath(file));
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(text) == text.size());
    }
    simulator::Options options;
    options.replayFolder = folder.path().toStdString();
    simulator::Simulator simulator(options);
    QVERIFY(!simulator.start());
    QVERIFY2(QString::fromStdString(simulator.error()).contains(message), simulator.error().c_str());
}

void TestReplay::phillyHasAllItsRows()
{
    if (!QFile::exists(m_traces))
        QSKIP("the recorded clusters of ../shared are not there");
    const auto server = serve(m_traces);
    QVERIFY(server);
    SimulatorClient client(server->port(), "t");
    const qint64 now = 7'862'400 - 86'400;
    QMap<QString, int> expected;
    int pods = 0;
    for (const QStringList &row : rowsOf(m_traces + u"/philly/workloads.csv"_s)) {
        const qint64 submitted = row[11].toLongLong(), started = row[12].toLongLong(), ended = row[13].toLongLong();
        if (submitted > now)
            continue;
        pods += row[10].toInt();
        ++expected[now < started               ? u"Pending"_s
                       : now < ended           ? u"Running"_s
                       : row[6] == u"Pass"_s   ? u"Completed"_s
                       : row[6] == u"Killed"_s ? u"Stopped"_s
                                               : u"Failed"_s];
    }
    QVERIFY(expected[u"Running"_s] > 50);
    const QString philly = u"clusterId%3D%3D"_s + idOf(u"philly"_s);
    for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
        QCOMPARE(client.count(Workloads + u"/count"_s, u"filterBy=%1,phase%3D%3D"_s.arg(philly) + it.key()),
                 it.value());
    }
    QCOMPARE(client.count(Workloads + u"/pods/count"_s, u"filterBy="_s + philly), pods);
    QCOMPARE(client.get(u"/api/v1/clusters"_s).array().size(), 4);
}

void TestReplay::phillyHasItsUtilization()
{
    if (!QFile::exists(m_traces))
        QSKIP("the recorded clusters of ../shared are not there");
    // w5089: 32 GPUs on eight nodes, 13 hours, six gaps
    QSet<QString> devices;
    for (const QStringList &row : rowsOf(m_traces + u"/philly/pods.csv"_s)) {
        for (const QString &gpu : row[1] == u"w5089"_s ? row[6].split(u';') : QStringList())
            devices.insert(row[2] + u' ' + gpu);
    }
    QCOMPARE(devices.size(), 32);
    QMap<qint64, QList<double>> minutes;
    for (const QStringList &row : rowsOf(m_traces + u"/philly/gpu_util.csv"_s)) {
        if (!devices.contains(row[0] + u' ' + row[1]))
            continue;
        const QStringList values = row[3].split(u';');
        for (qsizetype i = 0; i < values.size(); ++i) {
            if (!values[i].isEmpty())
                minutes[row[2].toLongLong() + i * 60].append(values[i].toDouble());
        }
    }
    qint64 started = 0, ended = 0;
    for (const QStringList &row : rowsOf(m_traces + u"/philly/workloads.csv"_s)) {
        if (row[0] == u"w5089"_s) {
            started = row[12].toLongLong();
            ended = row[13].toLongLong();
        }
    }
    minutes.removeIf([&](auto it) { return it.key() < started || it.key() >= ended; });

    const auto server = serve(m_traces + u"/philly"_s);
    QVERIFY(server);
    SimulatorClient client(server->port(), "t");
    const qint64 first = started / 60 * 60;
    const QMap<qint64, QString> found
        = samples(client, Workloads + u'/' + idOf(u"philly"_s, u"w5089"_s), u"GPU_UTILIZATION"_s, first,
                  static_cast<int>((ended - first) / 60 + 1), 7'862'400);
    QCOMPARE(found.keys(), minutes.keys());
    QVERIFY(found.size() > 90 && found.size() < (ended - started) / 60 / 2);
    for (auto it = minutes.cbegin(); it != minutes.cend(); ++it) {
        double sum = 0;
        for (const double value : it.value())
            sum += value;
        const double mean = sum / static_cast<double>(it.value().size());
        QVERIFY(std::abs(found[it.key()].toDouble() - mean) < 0.0001);
    }
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
