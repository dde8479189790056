// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/clusters.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "models/details/details.h"
#include "tests/support/jsonleaves.h"
#include "tests/unit/detailsfixture.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using catalog::DetailField;
using catalog::Details;
using catalog::Resource;

namespace {

constexpr qint64 now = 1'763'733'600'000; // 2025-11-21T14:00:00Z
const table::FormatContext utc{table::Zone::Utc, now};

// Single quotes stand for double ones: moc does not get over raw texts.
QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

Details detailsOf(Resource resource, const QByteArray &json)
{
    const catalog::ClusterNames names;
    const std::optional<Details> details = catalog::detailsOf(resource, json, names);
    if (!details)
        qFatal("the fixture is not JSON");
    return *details;
}

QString textAt(const Details &details, const QString &path, bool revealed = false)
{
    const DetailField *field = details.field(path);
    return field ? field->text(utc, revealed) : u"(no field)"_s;
}

} // namespace

// What the details of an object are made of, from its JSON alone.
class TestDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void everythingStandsInOneField_data()
    {
        QTest::addColumn<Resource>("resource");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("workload") << Resource(catalog::workloadResource) << fixture::workload;
        QTest::newRow("cluster") << Resource(catalog::clusterResource) << fixture::cluster;
        QTest::newRow("nothing") << Resource(catalog::podResource) << QByteArray("{}");
        QTest::newRow("odd") << Resource(catalog::podResource)
                             << quoted("{'a': {}, 'b': [], 'c': [null, 1, 'x'], 'd': [[], {}], '': 1e30, "
                                       "'status': 'not an object', 'conditions': {'x': 1}, 'name': 7}");
    }
    void everythingStandsInOneField()
    {
        QFETCH(Resource, resource);
        QFETCH(QByteArray, json);
        const QJsonObject root = QJsonDocument::fromJson(json).object();
        QCOMPARE(jsonleaves::pathsOf(detailsOf(resource, json)), jsonleaves::pathsOf(root));
    }

    // A cluster that does not answer reports nothing new: its dependencies are as old as its last sign of life.
    void oldDependenciesSaySo()
    {
        const QByteArray json = quoted("{'status': {'state': 'Disconnected', 'dependencies': {'required': {'a': "
                                       "{'available': true}}}}, 'lastLiveness': '2025-11-20T08:00:00Z'}");
        const Details details = detailsOf(catalog::clusterResource, json);
        const auto *field = details.field(u"status.dependencies.asOf"_s);
        QVERIFY(field);
        QVERIFY(field->text({table::Zone::Utc, 0}, false).startsWith(u"20 Nov 2025, 08:00"_s));
        const Details alive
            = detailsOf(catalog::clusterResource, QByteArray(json).replace("Disconnected", "Connected"));
        QVERIFY(!alive.field(u"status.dependencies.asOf"_s));
    }

    void refusesWhatIsNoObject()
    {
        const catalog::ClusterNames names;
        for (const char *json : {"", "[]", "7", "{\"name\": ", "{\"a\": 1} trailing", "<html>"})
            QVERIFY2(!catalog::detailsOf(catalog::podResource, json, names), json);
    }

    void saysWhatItIs()
    {
        const Details details = detailsOf(catalog::workloadResource, fixture::workload);
        QCOMPARE(details.name, u"llama3-sft"_s);
        QCOMPARE(details.state, u"Pending"_s);
        QCOMPARE(details.kind, u"Distributed in nlp-foundation"_s);
        QVERIFY(!details.isFinal);
        QCOMPARE(details.groups.constFirst().key, u"scheduling"_s);
        QCOMPARE(details.groups.constLast().key, u"more"_s);
        QVERIFY(detailsOf(catalog::podResource, quoted("{'k8sPhase': 'Succeeded'}")).isFinal);
        QVERIFY(
            detailsOf(catalog::workloadResource, quoted("{'phase': 'Running', 'deletedAt': '2025-01-01T00:00:00Z'}"))
                .isFinal);
        QVERIFY(!detailsOf(catalog::clusterResource, quoted("{'status': {'state': 'Disconnected'}}")).isFinal);
    }

    // Known fields carry the titles of the columns and are written as cells are.
    void namesAndFormats()
    {
        const Details details = detailsOf(catalog::workloadResource, fixture::workload);
        QCOMPARE(details.field(u"workloadRequestedResources.gpu.request"_s)->label, u"GPUs requested"_s);
        QCOMPARE(textAt(details, u"workloadRequestedResources.cpuMemory.request"_s), u"3\u00a0TiB"_s);
        QCOMPARE(textAt(details, u"workloadRequestedResources.cpu.request"_s), u"384.5"_s);
        QCOMPARE(textAt(details, u"workloadRequestedResources.gpu.limit"_s), QString(QChar(0x2013)));
        QCOMPARE(textAt(details, u"createdAt"_s), u"46\u00a0min ago (21 Nov 2025, 13:13:00)"_s);
        QCOMPARE(textAt(details, u"totalPendingTimeSeconds"_s), u"47\u00a0min\u00a000\u00a0s"_s);
        QCOMPARE(textAt(details, u"preemptible"_s), u"No"_s);
        QCOMPARE(textAt(details, u"requestedNodePools"_s), u"h100-80g, h100-80g-spot"_s);
        QCOMPARE(textAt(details, u"currentNodePools"_s), u"none"_s);
        QCOMPARE(textAt(details, u"additionalFields.version"_s), u"3"_s);
        QCOMPARE(details.field(u"additionalFields.deep.er[1].x"_s)->value, table::Value(true));
        QCOMPARE(catalog::keyWords(u"gpuRequestType"_s), u"Gpu request type"_s);
        QCOMPARE(catalog::keyWords(u"k8sURL"_s), u"K8s URL"_s);
    }

    void summariesOfClosedGroups()
    {
        const Details details = detailsOf(catalog::workloadResource, fixture::workload);
        const auto group = std::ranges::find(details.groups, u"resources"_s, &catalog::DetailGroup::key);
        QCOMPARE(group->summary, u"32 GPUs, 384.5 cores, 3\u00a0TiB"_s);
    }

    void conditionsAreMarked()
    {
        const Details details = detailsOf(catalog::workloadResource, fixture::workload);
        QCOMPARE(details.field(u"conditions[0].type"_s)->mark, DetailField::Mark::Bad);
        QCOMPARE(details.field(u"conditions[0].type"_s)->label, u"PodScheduled"_s);
        // "Failed: False" is good news.
        QCOMPARE(details.field(u"conditions[1].type"_s)->mark, DetailField::Mark::Good);
        const Details other = detailsOf(catalog::clusterResource, fixture::cluster);
        const DetailField *prometheus = other.field(u"status.dependencies.required.Prometheus.available"_s);
        QCOMPARE(prometheus->label, u"Prometheus"_s);
        QCOMPARE(prometheus->mark, DetailField::Mark::Bad);
        QCOMPARE(prometheus->text(utc, false), u"not available"_s);
        QCOMPARE(other.field(u"status.operands.runai-scheduler.ready"_s)->mark, DetailField::Mark::Good);
    }

    void reasonsInWords()
    {
        const Details details = detailsOf(catalog::workloadResource, fixture::workload);
        QCOMPARE(details.reasons.size(), 1);
        QCOMPARE(details.reasons.constFirst().headline(now),
                 u"Waiting 47\u00a0min\u00a000\u00a0s: over quota, not preemptible"_s);
        QCOMPARE(details.reasons.constFirst().code, u"NonPreemptibleOverQuota"_s);
        QVERIFY(details.reasons.constFirst().message.startsWith(u"Project nlp uses 64 of 64 GPUs"));
        QVERIFY(!details.reasons.constFirst().message.contains(u"hunter22"));

        const Details sick = detailsOf(catalog::clusterResource, fixture::cluster);
        QCOMPARE(sick.reasons.constFirst().headline(now),
                 u"Service issues for 1\u00a0h\u00a019\u00a0min: 1 of 2 required services not available"_s);
        QCOMPARE(sick.reasons.constFirst().message, u"2 nodes silent\nPrometheus: 1 of 2 replicas"_s);
    }

    void reasonsOfFailures_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("headline");
        QTest::newRow("code in the message") << quoted("{'phase': 'Failed', 'phaseUpdatedAt': '2025-11-21T13:59:00Z', "
                                                       "'phaseMessage': 'OOMKilled: container main'}")
                                             << u"Failed 1\u00a0min\u00a000\u00a0s ago: out of memory"_s;
        QTest::newRow("code in a condition")
            << quoted("{'phase': 'Failed', 'phaseMessage': '', "
                      "'conditions': [{'type': 'Ready', 'status': 'False', 'reason': 'ImagePullBackOff'}]}")
            << u"Failed: an image cannot be pulled"_s;
        QTest::newRow("unknown code") << quoted("{'phase': 'Pending', 'phaseReason': 'BrandNew'}") << u"Waiting"_s;
        QTest::newRow("no reason at all") << quoted("{'phase': 'Pending', 'phaseMessage': ''}") << QString();
        QTest::newRow("running is no reason")
            << quoted("{'phase': 'Running', 'phaseMessage': 'all is well'}") << QString();
    }
    void reasonsOfFailures()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, headline);
        const Details details = detailsOf(catalog::workloadResource, json);
        QCOMPARE(details.reasons.isEmpty() ? QString() : details.reasons.constFirst().headline(now), headline);
    }

    void linksLeadToWhatIsNamed()
    {
        const Details details = detailsOf(catalog::workloadResource, fixture::workload);
        QCOMPARE(details.field(u"clusterId"_s)->link.kind, &catalog::theCluster);
        QCOMPARE(details.field(u"clusterId"_s)->link.key.toString(), u"7c1e9f52-40d8-4b6a-9d0e-1f2233445566"_s);
        QCOMPARE(details.field(u"projectName"_s)->link.kind, &catalog::workloadsOfProject);
        QCOMPARE(details.field(u"runningPods"_s)->link.kind, &catalog::podsOfWorkload);
        const Details pod = detailsOf(catalog::podResource,
                                      quoted("{'workloadId': '6f2c9a3e-1111-4222-8333-444455556666', "
                                             "'workloadName': 'llama3-sft', 'nodeName': 'node-1', 'projectName': ''}"));
        QCOMPARE(pod.field(u"workloadId"_s)->link.name, u"llama3-sft"_s);
        QCOMPARE(textAt(pod, u"workloadId"_s), u"llama3-sft"_s);
        QCOMPARE(pod.field(u"nodeName"_s)->link.kind, &catalog::podsOnNode);
        QVERIFY(pod.field(u"projectName"_s)->link.isNull());
    }

    // Only what is shown is made fit for the eye.
    void copiesAreExact()
    {
        const QString command = u"set -e\n\techo "_s + QString(900, u'x') + u"\u202E"_s;
        const Details details = detailsOf(
            catalog::workloadResource,
            QJsonDocument(QJsonObject{{u"id"_s, u"6f2c9a3e-1111-4222-8333-444455556666"_s}, {u"command"_s, command}})
                .toJson());
        const DetailField &field = *details.field(u"command"_s);
        QVERIFY(field.text(utc, true).endsWith(u"[U+202E]"_s));
        QVERIFY(field.text(utc, true).contains(u"\n\t"_s));
        QCOMPARE(field.exactText(utc, true), command);
        QVERIFY(details.toText(utc).contains(command));
    }

    // No way of looking at an object gives a secret away unasked.
    void secretsStayMasked()
    {
        const Details details = detailsOf(catalog::workloadResource, fixture::workload);
        for (const QString &secret : {u"hf_notARealTokenOnlyMadeUp"_s, u"geheim99"_s, u"abc123456"_s, u"hunter22"_s}) {
            QVERIFY2(!details.toText(utc).contains(secret), qPrintable(secret));
            QVERIFY2(!details.json.contains(secret), qPrintable(secret));
            QVERIFY2(details.plainJson.contains(secret), qPrintable(secret));
        }
        QCOMPARE(textAt(details, u"environmentVariables.HF_TOKEN"_s), u"••••••"_s);
        QCOMPARE(textAt(details, u"environmentVariables.HF_TOKEN"_s, true), u"hf_notARealTokenOnlyMadeUp"_s);
        QCOMPARE(textAt(details, u"environmentVariables.DATA_ROOT"_s), u"/data/nlp"_s);
        QVERIFY(!details.field(u"environmentVariables.PASSWORD"_s)->isSecret()); // there is none
        QCOMPARE(textAt(details, u"environmentVariables.PROXY"_s), u"http://••••••@proxy:3128"_s);
        QCOMPARE(textAt(details, u"arguments"_s), u"train.py --api-key •••••• --max-tokens 4096 --seed 17"_s);
    }

    void jsonKeepsItsOrderAndNumbers()
    {
        const Details details
            = detailsOf(catalog::podResource, quoted("{'z': 1.10, 'a': [1e3, '\\u0007\\'é'], 'm': {}}"));
        QCOMPARE(details.plainJson,
                 u"{\n  \"z\": 1.10,\n  \"a\": [\n    1e3,\n    \"\\u0007\\\"é\"\n  ],\n  \"m\": {}\n}"_s);
        const auto again
            = QJsonDocument::fromJson(detailsOf(catalog::workloadResource, fixture::workload).plainJson.toUtf8());
        QCOMPARE(again, QJsonDocument::fromJson(fixture::workload));
    }
};

QTEST_APPLESS_MAIN(TestDetails)
#include "tst_details.moc"
