// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "models/base/standin.h"
#include "tests/unit/podjson.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

// Answers that are not as the document says: what can be read is read, the rest is told, and nothing else is lost.
class TestDecodeFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsThatAreLeftOut();
    void countsWhatItCannotRead_data();
    void countsWhatItCannotRead();
    void readsOtherForms();
    void namesWhatNoRowHas();
    void onlyAnIdCostsARow_data();
    void onlyAnIdCostsARow();
    void repairsBrokenTexts_data();
    void repairsBrokenTexts();
    void refusesAnswers_data();
    void refusesAnswers();
    void survivesTruncationAnywhere();
    void survivesDamagedBytes();
    void wordsOfErrors_data();
    void wordsOfErrors();
};

void TestDecodeFaults::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestDecodeFaults::listsThatAreLeftOut()
{
    const auto empty = api::decodePage<api::NodePool>("{}", "nodepools");
    QVERIFY(empty);
    QVERIFY((*empty)->rows.empty());
    QVERIFY(!api::decodePage<api::NodePool>(R"({"message": "Sign in first."})", "nodepools"));
    QVERIFY(!api::decodePage<api::Workload>("{}", "workloads"));
}

void TestDecodeFaults::countsWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("pod");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after, const QString &path,
                        const QString &text) { QTest::newRow(name) << podWith(before, after) << path << text; };
    row("object for text", "\"bert-0\"", "{}", u"pods[1].name"_s, u"{}"_s);
    row("flag for text", "\"bert-0\"", "true", u"pods[1].name"_s, u"true"_s);
    row("no time", "2026-05-04T10:30:00.250Z", "yesterday", u"pods[1].createdAt"_s, u"\"yesterday\""_s);
    row("no quantity", "200Mi", "16 gb", u"pods[1].requestedResources.gpuMemory.request"_s, u"\"16 gb\""_s);
    row("words for a number", "\"gpu\": 0.5", "\"gpu\": \"half\"", u"pods[1].allocatedResources.gpu"_s, u"\"half\""_s);
    row("text for object", "{\"request\": 0.5, \"limit\": 1}", "\"0.5\"", u"pods[1].requestedResources.gpu"_s,
        u"\"0.5\""_s);
    row("object in a list of texts", "[\"default\", \"spare\"]", "[\"default\", {}]",
        u"pods[1].requestedNodePools[1]"_s, u"{}"_s);
    row("text for a list of objects", "[{\"name\": \"main\", \"image\": \"pytorch:2\"}, ", "[\"main\", ",
        u"pods[1].containers[0]"_s, u"\"main\""_s);
    row("flag in a list", "\"name\": \"sidecar\"", "\"name\": false", u"pods[1].containers[1].name"_s, u"false"_s);
}

void TestDecodeFaults::countsWhatItCannotRead()
{
    QFETCH(QByteArray, pod);
    QFETCH(QString, path);
    QFETCH(QString, text);
    const auto result = decodePods(podList({podJson, pod, podJson, pod}));
    QVERIFY(result);
    const api::Page<api::Pod> &page = **result;
    QVERIFY(page.faults.empty());
    QCOMPARE(page.rows.size(), std::size_t{4});
    QCOMPARE(page.fieldFaults.size(), std::size_t{1});
    QCOMPARE(page.fieldFaults[0].count, 2);
    QVERIFY2(page.fieldFaults[0].path.startsWith(path) || path.startsWith(page.fieldFaults[0].path),
             qPrintable(page.fieldFaults[0].path));
    QCOMPARE(page.fieldFaults[0].text, text);
    QCOMPARE(page.texts.key(page.rows[1].id), (base::Key{0, 1}));
    QCOMPARE(page.texts.toString(page.rows[1].workloadName), u"bert"_s);
    QCOMPARE(page.texts.toString(page.rows[2].images), u"pytorch:2, envoy:1"_s);
}

void TestDecodeFaults::readsOtherForms()
{
    const auto result = api::decodePage<api::Workload>(R"({"workloads": [
        {"id": "a", "idleGpus": 0.5, "runningPods": "3", "preemptible": "true", "totalRunningTimeSeconds": 5000000000,
         "allocatedResources": {"gpu": "1.5", "gpuMemory": 17179869184}, "createdAt": 1777890600250,
         "completedAt": "2026-05-04 10:30:00.25 +0000 UTC", "updatedAt": "2026-05-04", "projectId": 7}]})",
                                                       "workloads");
    QVERIFY(result);
    const api::Page<api::Workload> &page = **result;
    QVERIFY2(page.fieldFaults.empty(), page.fieldFaults.empty() ? "" : qPrintable(page.fieldFaults[0].path));
    const api::Workload &workload = page.rows[0];
    QCOMPARE(workload.idleGpus, 0.5);
    QCOMPARE(workload.runningPods, 3);
    QCOMPARE(workload.preemptible, api::Flag::Yes);
    QCOMPARE(workload.totalRunningTimeSeconds, 5e9);
    QCOMPARE(page.texts.unpack(workload.allocated).gpu, 1.5);
    QCOMPARE(page.texts.unpack(workload.allocated).gpuMemory, 17179869184.0);
    QCOMPARE(qint64{workload.createdAt}, 1777890600250);
    QCOMPARE(qint64{workload.completedAt}, 1777890600250);
    QCOMPARE(qint64{workload.updatedAt}, 1777852800000);
    QCOMPARE(page.texts.toString(workload.projectId), u"7"_s);
}

void TestDecodeFaults::namesWhatNoRowHas()
{
    const auto result = api::decodePage<api::Workload>(
        R"({"workloads": [{"id": "a", "name": "one", "type": "Training"}, {"id": "b", "type": "Training"}]})",
        "workloads");
    QVERIFY(result);
    const api::Page<api::Workload> &page = **result;
    QCOMPARE(page.rows.size(), std::size_t{2});
    QVERIFY(page.faults.empty() && page.fieldFaults.empty());
    QVERIFY(std::ranges::find(page.missing, "category") != page.missing.end());
    QVERIFY(std::ranges::find(page.missing, "name") == page.missing.end());
}

void TestDecodeFaults::onlyAnIdCostsARow_data()
{
    QTest::addColumn<QByteArray>("pod");
    QTest::addColumn<QString>("path");
    const QByteArray id = "\"id\": \"00000000-0000-0000-0000-000000000001\"";
    QTest::newRow("no id") << podWith(id + ",", "") << u"pods[1].id"_s;
    QTest::newRow("null") << podWith(id, "\"id\": null") << u"pods[1].id"_s;
    QTest::newRow("object") << podWith(id, "\"id\": {}") << u"pods[1].id"_s;
    QTest::newRow("no object") << "7"_ba << u"pods[1]"_s;
    QTest::newRow("null row") << "null"_ba << u"pods[1]"_s;
}

void TestDecodeFaults::onlyAnIdCostsARow()
{
    QFETCH(QByteArray, pod);
    QFETCH(QString, path);
    const auto result = decodePods(podList({podJson, pod, pod, podJson}));
    QVERIFY(result);
    const api::Page<api::Pod> &page = **result;
    QCOMPARE(page.rows.size(), std::size_t{4});
    QCOMPARE(page.faults.size(), std::size_t{2});
    QCOMPARE(page.faults[0].index, 1);
    QCOMPARE(page.faults[0].path, path);
    // Keys that stay the same from answer to answer, by what the rows hold.
    QVERIFY(base::isStandIn(page.faults[0].key));
    QCOMPARE(page.faults[0].key, page.faults[1].key);
    const auto again = decodePods(podList({pod, podJson}));
    QCOMPARE((*again)->faults[0].key, page.faults[0].key);
    QVERIFY(!base::isStandIn(page.texts.key(page.rows[0].id)));
}

void TestDecodeFaults::repairsBrokenTexts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("broken");
    QTest::newRow("half of a pair") << podList({podWith("bert-0", "b\\ud83d!")}) << u"b\uFFFD!"_s << 1;
    QTest::newRow("no UTF-8") << podList({podWith("bert-0", "b\xff")}) << u"b\uFFFD"_s << 1;
    QTest::newRow("control character") << podList({podWith("bert-0", "b\x01")}) << u"b\u0001"_s << 1;
    QTest::newRow("two byte order marks") << "\xEF\xBB\xBF\xEF\xBB\xBF" + podList({podJson}) << u"bert-0"_s << 0;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + podList({podJson}) << u"bert-0"_s << 0;
}

void TestDecodeFaults::repairsBrokenTexts()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, name);
    QFETCH(int, broken);
    const auto result = decodePods(body);
    QVERIFY(result);
    const api::Page<api::Pod> &page = **result;
    QCOMPARE(page.texts.toString(page.rows[0].name), name);
    QCOMPARE(page.texts.toString(page.rows[0].images), u"pytorch:2, envoy:1"_s);
    QCOMPARE(page.brokenTexts, broken);
    QCOMPARE(page.brokenPath, broken > 0 ? u"pods[0].name"_s : QString());
}

void TestDecodeFaults::refusesAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("empty") << ""_ba << QString();
    QTest::newRow("html") << "<html><body>502</body></html>"_ba << QString();
    QTest::newRow("no list") << "{\"next\": 1}"_ba << u"pods"_s;
    QTest::newRow("null list") << "{\"pods\": null}"_ba << u"pods"_s;
    QTest::newRow("object for list") << "{\"pods\": {}}"_ba << u"pods"_s;
    QTest::newRow("number") << "7"_ba << QString();
    QTest::newRow("bare list without rows") << "[]"_ba << QString();
    QTest::newRow("list of numbers") << "[1, 2, 3]"_ba << u"pods"_s;
    QTest::newRow("list of other objects") << podList({"{\"a\": 1}", "{}"}) << u"pods"_s;
    QTest::newRow("rows of nulls") << podList({"{\"id\": null, \"name\": null}", "{\"id\": null}"}) << u"pods"_s;
    QTest::newRow("cut") << podList({podJson, podJson}).chopped(5) << QString();
    QTest::newRow("trailing bytes") << podList({podJson}) + "x" << QString();
    QTest::newRow("very deep") << "{\"pods\": " + QByteArray(5000, '[') + QByteArray(5000, ']') + "}" << QString();
}

void TestDecodeFaults::refusesAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, detail);
    const auto result = decodePods(body);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, api::Error::Kind::Decode);
    QCOMPARE(result.error().detail, detail);
}

void TestDecodeFaults::survivesTruncationAnywhere()
{
    const QByteArray whole = podList({podJson, podJson}, "\"next\": 2,");
    for (qsizetype length = 0; length < whole.size(); ++length) {
        // A copy of its own size, so that a sanitizer sees a byte read beyond it.
        const QByteArray cut(whole.constData(), length);
        QVERIFY2(!decodePods(cut), QByteArray::number(length));
        (void)api::wordsOfErrorBody(cut);
    }
    QVERIFY(decodePods(whole));
}

void TestDecodeFaults::survivesDamagedBytes()
{
    const QByteArray whole = podList({podJson}, "\"next\": 2,");
    int readable = 0;
    for (const char damage : {'"', '{', ']', ',', '0', '\\', '\0', '\xff', 'n'}) {
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray damaged = whole;
            damaged[at] = damage;
            if (const auto result = decodePods(damaged)) {
                ++readable;
                QCOMPARE((*result)->rows.size(), std::size_t{1});
                for (std::size_t i = 0; i < (*result)->rows.size(); ++i)
                    QVERIFY(!(*result)->json(i).isEmpty());
            }
        }
    }
    QVERIFY(readable > 0); // damage within a name
}

void TestDecodeFaults::wordsOfErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("API") << R"({"code": 400, "message": "bad filter", "details": "unknown key"})"_ba
                         << u"bad filter unknown key"_s;
    QTest::newRow("no details") << R"({"code": 400, "message": "bad filter"})"_ba << u"bad filter"_s;
    QTest::newRow("said twice") << R"({"message": "bad", "details": "bad"})"_ba << u"bad"_s;
    QTest::newRow("OAuth") << R"({"error": "invalid_client", "error_description": "No such client"})"_ba
                           << u"No such client"_s;
    QTest::newRow("OAuth, bare") << R"({"error": "invalid_client"})"_ba << u"invalid_client"_s;
    QTest::newRow("broken byte") << "{\"message\": \"bad \xff filter\"}"_ba << u"bad \uFFFD filter"_s;
    QTest::newRow("white space") << R"({"message": " a\n  b "})"_ba << u"a b"_s;
    QTest::newRow("HTML") << "<html>502 Bad Gateway</html>"_ba << QString();
    QTest::newRow("HTML inside") << R"({"message": "<html>no</html>"})"_ba << QString();
    QTest::newRow("other JSON") << R"([1, 2])"_ba << QString();
    QTest::newRow("other types") << R"({"message": {"a": 1}, "details": 7})"_ba << QString();
    QTest::newRow("nothing") << ""_ba << QString();
    QTest::newRow("long") << R"({"message": ")" + QByteArray(2000, 'x') + "\"}" << QString(499, u'x') + u'…';
}

void TestDecodeFaults::wordsOfErrors()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    QCOMPARE(api::wordsOfErrorBody(body), words);
}

QTEST_GUILESS_MAIN(TestDecodeFaults)
#include "tst_decode_faults.moc"
