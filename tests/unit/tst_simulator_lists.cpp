// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "tests/support/simulatorclient.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>
#include <span>

using namespace Qt::StringLiterals;

namespace {

const QString Workloads = u"/api/v1/workloads"_s;
const QString Pods = u"/api/v1/workloads/pods"_s;

constexpr int WorkloadCount = 200, PodCount = 700;

enum Kind { Text, Number, Time };

// Where the field of a sort or filter key stands in a row.
struct Key
{
    const char *name;
    Kind kind;
    const char *path = nullptr; // if not the name
};
constexpr Key WorkloadKeys[] = {
    {"type", Text},
    {"name", Text},
    {"clusterId", Text},
    {"projectId", Text},
    {"projectName", Text},
    {"departmentId", Text},
    {"departmentName", Text},
    {"createdAt", Time},
    {"deletedAt", Time},
    {"submittedBy", Text},
    {"phase", Text},
    {"completedAt", Time},
    {"nodepool", Text, "currentNodePools"},
    {"distributedFramework", Text},
    {"allocatedGPU", Number, "allocatedResources.gpu"},
    {"idleGpus", Number},
    {"idleAllocatedGpus", Number},
    {"phaseUpdatedAt", Time},
    {"category", Text},
    {"priority", Number},
    {"totalPendingTimeSeconds", Number},
    {"totalRunningTimeSeconds", Number},
    {"priorityClassName", Text},
    {"guaranteedRuntimeEndsAt", Time},
    {"aiApplicationId", Text},
    {"aiApplicationName", Text},
};
constexpr Key PodKeys[] = {
    {"clusterId", Text},
    {"workloadId", Text},
    {"revisionId", Text},
    {"nodeName", Text},
    {"currentNodepool", Text, "currentNodePool"},
    {"createdAt", Time},
    {"completedAt", Time},
    {"deletedAt", Time},
};

// Null or absent: an invalid variant. Otherwise UTF-8 text, double or ms.
QVariant valueOf(const QJsonObject &row, const Key &key)
{
    QJsonValue value = row;
    for (const QString &part : QString::fromLatin1(key.path ? key.path : key.name).split(u'.'))
        value = value[part];
    if (value.isArray())
        value = value.toArray().isEmpty() ? QJsonValue() : value[0];
    if (value.isNull() || value.isUndefined())
        return {};
    switch (key.kind) {
    case Text:
        return value.toString().toUtf8();
    case Number:
        return value.toDouble();
    case Time:
        return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toMSecsSinceEpoch();
    }
    return {};
}

bool lessOrEqual(const QVariant &a, const QVariant &b, Kind kind)
{
    switch (kind) {
    case Text:
        return a.toByteArray() <= b.toByteArray();
    case Number:
        return a.toDouble() <= b.toDouble();
    case Time:
        return a.toLongLong() <= b.toLongLong();
    }
    return false;
}

// What a filter means, said a second time.
bool fits(const QVariant &value, const QByteArray &sign, const QVariant &operand, Kind kind)
{
    if (!value.isValid())
        return sign == "!=" || sign == "!@";
    if (sign == "<=")
        return lessOrEqual(value, operand, kind);
    if (sign == ">=")
        return lessOrEqual(operand, value, kind);
    const bool same = lessOrEqual(value, operand, kind) && lessOrEqual(operand, value, kind);
    if (sign == "==")
        return same;
    if (sign == "!=")
        return !same;
    const QByteArray text = value.toByteArray(), part = operand.toByteArray();
    if (sign == "=@")
        return text.contains(part);
    if (sign == "!@")
        return !text.contains(part);
    return sign == "=^" ? text.startsWith(part) : text.endsWith(part);
}

QByteArray written(const QVariant &value, Kind kind)
{
    switch (kind) {
    case Text:
        return value.toByteArray();
    case Number:
        return QByteArray::number(value.toDouble(), 'g', 12);
    case Time:
        return QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
    }
    return {};
}

QStringList idsOf(const QJsonArray &rows)
{
    QStringList ids;
    for (const auto &row : rows)
        ids.append(row[u"id"_s].toString());
    return ids;
}

QStringList sortedIds(const QJsonArray &rows)
{
    QStringList ids = idsOf(rows);
    ids.sort();
    return ids;
}

} // namespace

// Lists of a small world that stands still: what the server sorts, filters, finds and counts is compared with the same
// done here on all rows.
class TestSimulatorLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void counts();
    void everyIdOnce();
    void sorts_data();
    void sorts();
    void filters_data();
    void filters();
    void refusedOperators();
    void search();
    void deleted();
    void completed();

private:
    void addKeys();
    [[nodiscard]] QJsonArray rows(bool pods) const { return pods ? m_pods : m_workloads; }

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<SimulatorClient> m_client;
    QJsonArray m_workloads, m_pods;
};

void TestSimulatorLists::initTestCase()
{
    simulator::Options options;
    options.workloads = WorkloadCount;
    options.pods = PodCount;
    options.oddNames = true;
    options.speed = 0;
    options.nowMs = 1'763'726'400'000;
    options.token = "t";
    m_simulator = std::make_unique<simulator::Simulator>(options);
    QVERIFY2(m_simulator->start(), m_simulator->error().c_str());
    m_client = std::make_unique<SimulatorClient>(m_simulator->port(), "t");
    m_workloads = m_client->all(Workloads, {}, u"workloads"_s);
    m_pods = m_client->all(Pods, u"verbosity=full"_s, u"pods"_s);
}

void TestSimulatorLists::counts()
{
    QCOMPARE(m_workloads.size(), WorkloadCount);
    QCOMPARE(m_pods.size(), PodCount);
    QCOMPARE(m_client->count(Workloads + u"/count"_s), WorkloadCount);
    QCOMPARE(m_client->count(Pods + u"/count"_s), PodCount);
}

void TestSimulatorLists::everyIdOnce()
{
    const QStringList all = sortedIds(m_pods);
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), PodCount);
    for (const int limit : {7, 100, 350})
        QCOMPARE(sortedIds(m_client->all(Pods, u"sortBy=createdAt&sortOrder=desc"_s, u"pods"_s, limit)), all);
    // The last page has no next, also when it is full, and neither has one beyond the end.
    QVERIFY(m_client->get(Pods + u"?limit=500&offset=199"_s).object().contains(u"next"_s));
    QVERIFY(!m_client->get(Pods + u"?limit=500&offset=200"_s).object().contains(u"next"_s));
    const QJsonObject beyond = m_client->get(Pods + u"?offset=5000"_s).object();
    QVERIFY(!beyond.contains(u"next"_s));
    QCOMPARE(beyond[u"pods"_s].toArray().size(), 0);
    QCOMPARE(m_client->get(Pods).object()[u"pods"_s].toArray().size(), 50);
}

void TestSimulatorLists::addKeys()
{
    QTest::addColumn<bool>("pods");
    QTest::addColumn<int>("key");
    for (int i = 0; i < int(std::size(WorkloadKeys)); ++i)
        QTest::addRow("workloads.%s", WorkloadKeys[i].name) << false << i;
    for (int i = 0; i < int(std::size(PodKeys)); ++i)
        QTest::addRow("pods.%s", PodKeys[i].name) << true << i;
}

void TestSimulatorLists::sorts_data()
{
    addKeys();
}

void TestSimulatorLists::sorts()
{
    QFETCH(bool, pods);
    QFETCH(int, key);
    const Key &field = pods ? PodKeys[key] : WorkloadKeys[key];
    for (const bool descending : {false, true}) {
        for (const bool deleted : {false, true}) {
            const QString query = u"sortBy=%1&sortOrder=%2&deleted=%3"_s.arg(
                QString::fromLatin1(field.name), descending ? u"desc"_s : u"asc"_s, deleted ? u"true"_s : u"false"_s);
            const QJsonArray sorted
                = m_client->all(pods ? Pods : Workloads, query, pods ? u"pods"_s : u"workloads"_s, 400);
            if (!deleted)
                QCOMPARE(sortedIds(sorted), sortedIds(rows(pods)));
            for (qsizetype i = 1; i < sorted.size(); ++i) {
                const QVariant before = valueOf(sorted[i - 1].toObject(), field);
                const QVariant after = valueOf(sorted[i].toObject(), field);
                if (!after.isValid())
                    continue; // without a value: at the end
                QVERIFY2(before.isValid(), "a row without a value stands before one with a value");
                QVERIFY2(descending ? lessOrEqual(after, before, field.kind) : lessOrEqual(before, after, field.kind),
                         qPrintable(u"row %1 is out of order"_s.arg(i)));
            }
        }
    }
}

void TestSimulatorLists::filters_data()
{
    addKeys();
}

void TestSimulatorLists::filters()
{
    QFETCH(bool, pods);
    QFETCH(int, key);
    const Key &field = pods ? PodKeys[key] : WorkloadKeys[key];
    const QString path = pods ? Pods : Workloads;

    // Values that are there, parts of them, and ones that are not.
    QList<QVariant> operands;
    for (const auto &row : rows(pods)) {
        const QVariant value = valueOf(row.toObject(), field);
        if (value.isValid() && !operands.contains(value) && !value.toByteArray().contains(','))
            operands.append(value);
    }
    while (operands.size() > 6)
        operands.removeAt(operands.size() / 2);
    switch (field.kind) {
    case Text: {
        const QByteArray some = operands.isEmpty() ? QByteArray("x") : operands.first().toByteArray();
        operands << some.left(3) << some.right(3) << some.mid(1, 2) << QByteArray("no such") << some.toUpper();
        break;
    }
    case Number:
        operands << 0.0 << -1.5 << 1e9;
        break;
    case Time:
        operands << qint64(0) << qint64(1'763'700'000'000) << qint64(4'000'000'000'000);
        break;
    }
    const QList<QByteArray> signs = field.kind == Text ? QList<QByteArray>{"==", "!=", "=@", "!@", "=^", "=$"}
                                                       : QList<QByteArray>{"==", "!=", "<=", ">="};
    for (const QVariant &operand : operands) {
        for (const QByteArray &sign : signs) {
            if (field.kind == Text && operand.toByteArray().isEmpty())
                continue;
            QStringList expected;
            for (const auto &row : rows(pods)) {
                if (fits(valueOf(row.toObject(), field), sign, operand, field.kind))
                    expected.append(row[u"id"_s].toString());
            }
            expected.sort();
            const QString item = QString::fromUtf8(field.name + sign + written(operand, field.kind));
            const QString query = u"filterBy="_s + SimulatorClient::escaped(item);
            QVERIFY2(sortedIds(m_client->all(path, query, pods ? u"pods"_s : u"workloads"_s)) == expected,
                     qPrintable(item));
            QCOMPARE(m_client->count(path + u"/count"_s, query), expected.size());
        }
    }
}

void TestSimulatorLists::refusedOperators()
{
    for (const QString &item : {u"name<=x"_s, u"phase>=Running"_s, u"createdAt=@2025"_s, u"priority=^5"_s,
                                u"priority==many"_s, u"createdAt>=yesterday"_s, u"nothing==1"_s, u"name"_s, u"name=="_s,
                                u"name~x"_s, u"==x"_s, u""_s, u"phase==Running,"_s}) {
        const auto reply = m_client->get(Workloads + u"?filterBy="_s + SimulatorClient::escaped(item));
        QVERIFY2(reply.status == 400, qPrintable(item));
        QCOMPARE(reply.object()[u"code"_s].toInt(), 400);
    }
    // All items have to fit; the comma separates also when it is escaped.
    const qint64 both
        = m_client->count(Workloads + u"/count"_s, u"filterBy=phase%3D%3DRunning%2Ccategory%3D%3DTrain"_s);
    const auto expected = std::ranges::count_if(m_workloads, [](const QJsonValue &row) {
        return row[u"phase"_s] == u"Running"_s && row[u"category"_s] == u"Train"_s;
    });
    QCOMPARE(both, expected);
}

void TestSimulatorLists::search()
{
    for (const QString &needle : {u"LLAMA"_s, u"okafor"_s, u"Research"_s, u"n00"_s, u"MÜNCHEN"_s, u"日本"_s,
                                  u"speech"_s, u"-worker-1"_s, u"master"_s, u"nothing like it"_s, u"-"_s}) {
        const QString folded = needle.toCaseFolded();
        const auto hit = [&folded](const QJsonValue &text) { return text.toString().toCaseFolded().contains(folded); };
        QSet<QString> nodeHits;
        QStringList pods, workloads;
        QHash<QString, QJsonObject> owners;
        for (const auto &row : m_workloads)
            owners.insert(row[u"id"_s].toString(), row.toObject());
        for (const auto &pod : m_pods) {
            const QJsonObject owner = owners.value(pod[u"workloadId"_s].toString());
            const bool onNode = hit(pod[u"nodeName"_s]);
            if (onNode)
                nodeHits.insert(pod[u"workloadId"_s].toString());
            if (onNode || hit(pod[u"name"_s]) || hit(pod[u"workloadName"_s]) || hit(pod[u"projectName"_s])
                || hit(owner[u"departmentName"_s]) || hit(owner[u"submittedBy"_s]))
                pods.append(pod[u"id"_s].toString());
        }
        for (const QJsonObject &row : owners) {
            if (hit(row[u"name"_s]) || hit(row[u"projectName"_s]) || hit(row[u"departmentName"_s])
                || hit(row[u"submittedBy"_s]) || nodeHits.contains(row[u"id"_s].toString()))
                workloads.append(row[u"id"_s].toString());
        }
        pods.sort();
        workloads.sort();
        const QString query = u"search="_s + SimulatorClient::escaped(needle);
        QVERIFY2(sortedIds(m_client->all(Pods, query, u"pods"_s)) == pods, qPrintable(needle));
        QVERIFY2(sortedIds(m_client->all(Workloads, query, u"workloads"_s)) == workloads, qPrintable(needle));
        QCOMPARE(m_client->count(Pods + u"/count"_s, query), pods.size());
    }
    // A plus is a blank.
    QCOMPARE(m_client->count(Workloads + u"/count"_s, u"search=img+src"_s), 1);
}

void TestSimulatorLists::deleted()
{
    const QJsonArray workloads = m_client->all(Workloads, u"deleted=true"_s, u"workloads"_s);
    const QJsonArray pods = m_client->all(Pods, u"deleted=true"_s, u"pods"_s);
    QVERIFY(workloads.size() > 3);
    QVERIFY(pods.size() > 3);
    QCOMPARE(m_client->count(Workloads + u"/count"_s, u"deleted=true"_s), workloads.size());
    QCOMPARE(m_client->count(Pods + u"/count"_s, u"deleted=true"_s), pods.size());
    for (const QJsonArray &gone : {workloads, pods}) {
        for (const auto &row : gone)
            QVERIFY(row[u"deletedAt"_s].isString());
    }
    for (const QJsonArray &present : {m_workloads, m_pods}) {
        for (const auto &row : present)
            QVERIFY(!row[u"deletedAt"_s].isString());
    }
}

void TestSimulatorLists::completed()
{
    const QJsonArray done = m_client->all(Pods, u"completed=true"_s, u"pods"_s);
    const QJsonArray open = m_client->all(Pods, u"completed=false"_s, u"pods"_s);
    QVERIFY(!done.isEmpty() && !open.isEmpty());
    QCOMPARE(done.size() + open.size(), PodCount);
    for (const auto &pod : done)
        QVERIFY(pod[u"completedAt"_s].isString());
    for (const auto &pod : open)
        QVERIFY(pod[u"completedAt"_s].isNull());
    QCOMPARE(m_client->all(Pods, u"completed=all"_s, u"pods"_s).size(), PodCount);
    QCOMPARE(m_client->all(Pods, u"completed="_s, u"pods"_s).size(), PodCount);
}

QTEST_GUILESS_MAIN(TestSimulatorLists)
#include "tst_simulator_lists.moc"
