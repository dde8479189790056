// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

// Answers of metrics endpoints, from bytes to series.
class TestMeasurements : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void keepsDigits_data();
    void keepsDigits();
    void refusesNumbers_data();
    void refusesNumbers();
    void readsSeries();
    void readsTimes_data();
    void readsTimes();
    void leavesOutWhatIsNoSample();
    void takesAnyOrderOfKeys();
    void takesNulls();
    void keepsDuplicates();
    void readsGroups();
    void readsHistograms();
    void countsFaults();
    void refusesAnswers_data();
    void refusesAnswers();
    void repairsBrokenTexts();
    void survivesTruncationAnywhere();
    void survivesDamagedBytes();
};

namespace {

constexpr std::int64_t noon = 1'767'268'800'000; // 2026-01-01T12:00:00Z

const QByteArray twoGpus = R"({"measurements": [
    {"type": "GPU_UTILIZATION_PER_GPU", "labels": {"gpu": "0"}, "values": [
        {"value": "57.30", "timestamp": "2026-01-01T12:00:00Z"},
        {"value": "0", "timestamp": "2026-01-01T12:00:15.250Z"}]},
    {"type": "GPU_UTILIZATION_PER_GPU", "labels": {"gpu": "1"}, "values": [
        {"value": "99.999999999999986", "timestamp": "2026-01-01T12:00:00.123456789Z"}]}
]})";

api::MeasurementsPtr decode(const QByteArray &body, int status = 200)
{
    auto result = api::decodeMeasurements(body, status);
    return result ? *result : nullptr;
}

api::Samples samplesOf(const QByteArray &points)
{
    const auto answer = decode(R"({"measurements":[{"type":"A","values":[)" + points + "]}]}");
    return answer && answer->series.size() == 1 ? answer->series[0].samples : api::Samples();
}

} // namespace

void TestMeasurements::keepsDigits_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"0",
                             "1",
                             "-1",
                             "57.30",
                             "0.0",
                             "-0.00",
                             "0.05",
                             "100",
                             "123456789012345",
                             "0.12345678901234",
                             "85899345920",
                             "99.999999999999986",
                             "0.15873015873015872",
                             "12345678901234567890",
                             "1e3",
                             "1.5e-7",
                             "007",
                             "5.",
                             ".5",
                             "+3",
                             "1.10000000000000000000001",
                             "0.30000000000000004"})
        QTest::newRow(text) << QByteArray(text);
}

void TestMeasurements::keepsDigits()
{
    QFETCH(QByteArray, text);
    api::Samples samples;
    QVERIFY(samples.append(1, "1"));
    QVERIFY(samples.append(2, {text.constData(), std::size_t(text.size())}));
    QVERIFY(samples.append(3, "1e1"));
    QCOMPARE(samples.text(1), text);
    QCOMPARE(samples.text(2), "1e1");
    bool isNumber = false;
    QCOMPARE(samples.values[1], text.toDouble(&isNumber)); // to the last bit
    QVERIFY(isNumber);
}

void TestMeasurements::refusesNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "NaN", "nan", "+Inf", "-Inf", "inf", "1 ", " 1", "1,5", "85%", "--1", "+-1", "1e999",
                             "0x10", "-", ".", "1.2.3", "null"})
        QTest::newRow(text) << QByteArray(text);
}

void TestMeasurements::refusesNumbers()
{
    QFETCH(QByteArray, text);
    api::Samples samples;
    QVERIFY(!samples.append(1, {text.constData(), std::size_t(text.size())}));
    QCOMPARE(samples.size(), std::size_t(0));
    // Servers may say that there is no value; anything else is an answer that Binnacle cannot read.
    const bool isNoValue = QByteArrayList{"NaN", "nan", "+Inf", "-Inf", "inf", "null"}.contains(text);
    QCOMPARE(samples.dropped, isNoValue ? 0 : 1);
    QCOMPARE(samples.firstDropped, isNoValue ? QByteArray() : text);
    QCOMPARE(samples.breaks.size(), std::size_t(isNoValue ? 1 : 0));
}

void TestMeasurements::readsSeries()
{
    const auto answer = decode(twoGpus);
    QVERIFY(answer);
    QVERIFY(!answer->isPartial);
    QVERIFY(decode(twoGpus, 207)->isPartial);
    QCOMPARE(answer->series.size(), std::size_t(2));
    const api::Measurement &first = answer->series[0];
    QCOMPARE(answer->texts.toString(first.type), u"GPU_UTILIZATION_PER_GPU"_s);
    QCOMPARE(first.labels.size(), std::size_t(1));
    QCOMPARE(answer->texts.toString(first.labels[0].first), u"gpu"_s);
    QCOMPARE(answer->texts.toString(first.labels[0].second), u"0"_s);
    QCOMPARE(first.samples.times, (std::vector<std::int64_t>{noon, noon + 15'250}));
    QCOMPARE(first.samples.values, (std::vector<double>{57.3, 0}));
    QCOMPARE(first.samples.text(0), "57.30");
    QCOMPARE(answer->series[1].samples.times, (std::vector<std::int64_t>{noon + 123}));
    QCOMPARE(answer->series[1].samples.text(0), "99.999999999999986");
}

void TestMeasurements::readsTimes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("seconds") << QByteArray("2026-01-01T12:00:00Z") << qint64(noon);
    QTest::newRow("ms") << QByteArray("2026-01-01T12:00:00.007Z") << qint64(noon + 7);
    QTest::newRow("ns") << QByteArray("2026-01-01T12:00:00.999999999Z") << qint64(noon + 999);
    QTest::newRow("without a zone: UTC") << QByteArray("2023-06-06 12:09:18.211") << qint64(1'686'053'358'211);
    QTest::newRow("of 24 characters, not UTC") << QByteArray("2026-01-01T13:30:00+0130") << qint64(noon);
    QTest::newRow("offset") << QByteArray("2026-01-01T13:30:00+01:30") << qint64(noon);
    QTest::newRow("no leap day") << QByteArray("2026-02-29T12:00:00Z") << qint64(-1);
    QTest::newRow("bad hour") << QByteArray("2026-01-01T24:00:00Z") << qint64(-1);
    QTest::newRow("bad digit") << QByteArray("2026-01-01T1a:00:00Z") << qint64(-1);
    QTest::newRow("bad ms") << QByteArray("2026-01-01T12:00:00.00:Z") << qint64(-1);
    QTest::newRow("a number") << QByteArray("1767268800") << qint64(-1);
    QTest::newRow("empty") << QByteArray("") << qint64(-1);
}

void TestMeasurements::readsTimes()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, ms);
    // Behind a usual one, whose day is remembered.
    const api::Samples samples
        = samplesOf(R"({"value":"1","timestamp":"2026-01-01T00:00:00Z"},{"value":"2","timestamp":")" + text + "\"}");
    QCOMPARE(samples.dropped, ms < 0 ? 1 : 0);
    QCOMPARE(samples.firstDropped, ms < 0 ? text : QByteArray());
    QCOMPARE(samples.times.back(), ms < 0 ? std::int64_t(noon - 43'200'000) : ms);
}

void TestMeasurements::leavesOutWhatIsNoSample()
{
    const api::Samples samples = samplesOf(
        R"({"value":"1","timestamp":"2026-01-01T12:00:00Z"},{"value":"NaN","timestamp":"2026-01-01T12:00:15Z"},)"
        R"({"value":"2","timestamp":null},{"timestamp":"2026-01-01T12:00:30Z"},{"value":null,"timestamp":null},{},)"
        R"(null,7,[1,{"value":"3"}],{"value":{"a":[1]},"timestamp":"2026-01-01T12:00:45Z"},)"
        R"({"other":[{"value":"9"}],"timestamp":"2026-01-01T12:01:00Z","value":"4"},)"
        R"({"value": 5.50 ,"timestamp":"2026-01-01T12:01:15Z"})");
    QCOMPARE(samples.values, (std::vector<double>{1, 4, 5.5})); // a bare number is taken for one
    QCOMPARE(samples.times, (std::vector<std::int64_t>{noon, noon + 60'000, noon + 75'000}));
    QCOMPARE(samples.text(2), "5.50");
    QCOMPARE(samples.dropped, 4); // without a time, 7, the list, the object
    QCOMPARE(samples.firstDropped, "null");
    QCOMPARE(samples.breaks, (std::vector<std::int64_t>{noon + 15'000, noon + 30'000}));
}

void TestMeasurements::takesAnyOrderOfKeys()
{
    const auto answer = decode(R"({"next":[{"measurements":1}],"histogram":null,"measurements":[{"values":[
        {"timestamp":"2026-01-01T12:00:00Z","value":"3"}],"more":{"type":"B"},"labels":{"gpu":4},"type":"A"}],"z":1})");
    QVERIFY(answer);
    QCOMPARE(answer->series.size(), std::size_t(1));
    QCOMPARE(answer->texts.view(answer->series[0].type), "A");
    QCOMPARE(answer->texts.view(answer->series[0].labels[0].second), "4");
    QCOMPARE(answer->series[0].samples.values, std::vector<double>{3});
}

void TestMeasurements::takesNulls()
{
    const auto answer = decode(R"({"measurements":[{"type":"A","labels":null,"values":null,"groups":null}]})");
    QVERIFY(answer);
    QCOMPARE(answer->faults, 0);
    QCOMPARE(answer->series.size(), std::size_t(1));
    QVERIFY(answer->series[0].labels.empty());
    QCOMPARE(answer->series[0].samples.size(), std::size_t(0));
    QVERIFY(decode(R"({"measurements":[]})")->series.empty());
}

void TestMeasurements::keepsDuplicates()
{
    const QByteArray series = R"({"type":"A","labels":null,"values":[{"value":"1","timestamp":"2026-01-01T12:00:00Z"},
        {"value":"1","timestamp":"2026-01-01T12:00:00Z"}]})";
    const auto answer = decode(R"({"measurements":[)" + series + "," + series + "]}");
    QCOMPARE(answer->series.size(), std::size_t(2));
    QCOMPARE(answer->series[1].samples.size(), std::size_t(2));
}

void TestMeasurements::readsGroups()
{
    const auto answer = decode(R"({"measurements":[{"type":"A","values":[],"groups":[
        {"key":"Nodepool","value":"a \"b\""},{"value":"x","key":"Project"}]}]})");
    QVERIFY(answer);
    const auto &groups = answer->series[0].groups;
    QCOMPARE(groups.size(), std::size_t(2));
    QCOMPARE(answer->texts.view(groups[0].first), "Nodepool");
    QCOMPARE(answer->texts.view(groups[0].second), "a \"b\"");
    QCOMPARE(answer->texts.view(groups[1].second), "x");
}

void TestMeasurements::readsHistograms()
{
    const auto answer = decode(R"({"measurements":[],"histogram":[
        {"values":[{"data":{"0.05":"12","+Inf":"20"},"timestamp":"2026-01-01T12:00:00Z"},
                   {"timestamp":"2026-01-01T12:00:15Z","data":{"0.05":"13","0.1":"15","+Inf":"NaN"}},
                   {"timestamp":null,"data":{"0.05":"14"}}], "type":"B"},
        {"type":"P","values":[{"timestamp":"2026-01-01T12:00:00Z","data":{"p50":"0.0734"}}]}]})");
    QVERIFY(answer);
    QCOMPARE(answer->histograms.size(), std::size_t(4));
    const api::HistogramLine &first = answer->histograms[0];
    QCOMPARE(answer->texts.view(first.type), "B");
    QCOMPARE(answer->texts.view(first.key), "0.05");
    QCOMPARE(first.samples.values, (std::vector<double>{12, 13}));
    QCOMPARE(first.samples.dropped, 1);
    QCOMPARE(answer->texts.view(answer->histograms[1].key), "+Inf");
    QCOMPARE(answer->histograms[1].samples.times, std::vector<std::int64_t>{noon});
    QCOMPARE(answer->histograms[2].samples.times, std::vector<std::int64_t>{noon + 15'000});
    QCOMPARE(answer->texts.view(answer->histograms[3].type), "P");
    QCOMPARE(answer->histograms[3].samples.text(0), "0.0734");
}

void TestMeasurements::countsFaults()
{
    const auto answer = decode(R"({"measurements":[{"values":[]},{"type":7,"values":[]},{"type":"A","values":{"a":[1]}},
        "no object",[[]],{"type":"B","labels":["gpu"]},
        {"type":"A","values":[{"value":"1","timestamp":"2026-01-01T12:00:00Z"}]}]})");
    QVERIFY(answer);
    QCOMPARE(answer->faults, 6);
    QCOMPARE(answer->series.size(), std::size_t(1));
    QCOMPARE(answer->series[0].samples.values, std::vector<double>{1});
}

void TestMeasurements::refusesAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("path");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("HTML") << QByteArray("<html></html>") << QString();
    QTest::newRow("a list") << QByteArray("[]") << QString();
    QTest::newRow("no series") << QByteArray(R"({"histogram":[]})") << u"measurements"_s;
    QTest::newRow("series of another kind") << QByteArray(R"({"measurements":{"a":1}})") << u"measurements"_s;
    QTest::newRow("histogram of another kind")
        << QByteArray(R"({"measurements":[],"histogram":"x"})") << u"histogram"_s;
    QTest::newRow("more behind the end") << QByteArray(R"({"measurements":[]}{})") << QString();
}

void TestMeasurements::repairsBrokenTexts()
{
    const auto result = api::decodeMeasurements("{\"measurements\":[],\"a\":\"\xff\"}", 200);
    QVERIFY(result);
    QCOMPARE((*result)->brokenTexts, 1);
}

void TestMeasurements::refusesAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, path);
    const auto result = api::decodeMeasurements(body, 200);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, api::Error::Kind::Decode);
    QCOMPARE(result.error().detail, path);
}

void TestMeasurements::survivesTruncationAnywhere()
{
    for (qsizetype length = 0; length < twoGpus.size(); ++length)
        QVERIFY2(!decode(twoGpus.left(length)), QByteArray::number(length).constData());
    QVERIFY(decode(twoGpus));
}

// Whatever comes out, nothing may be read or written out of bounds; a sanitizer would tell.
void TestMeasurements::survivesDamagedBytes()
{
    const QByteArray histogram = R"({"measurements":[],"histogram":[{"type":"P","values":[)"
                                 R"({"timestamp":"2026-01-01T12:00:00Z","data":{"p50":"0.0734","p99":null}}]}]})";
    int read = 0;
    for (const QByteArray &sound : {twoGpus, histogram})
        for (qsizetype at = 0; at < sound.size(); ++at)
            for (const char damage : {'"', '{', '}', '[', ']', ',', ':', '\\', '0', 'n', '\0', '\xff'}) {
                QByteArray body = sound;
                body[at] = damage;
                read += decode(body) != nullptr;
            }
    QVERIFY(read > 0);
}

QTEST_GUILESS_MAIN(TestMeasurements)
#include "tst_measurements.moc"
