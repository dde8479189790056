// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "models/metrics/assemble.h"
#include "models/metrics/keys.h"
#include "models/metrics/memory.h"
#include "models/metrics/plan.h"
#include "models/metrics/possible.h"
#include "models/metrics/twins.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;
using metrics::Gap;
using metrics::Range;

// From samples to curves: order, gaps, figures, names. Times are seconds here, as far as people read them.
class TestSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void tidies();
    void tidyKeepsDigits();
    void appends();
    void gaps_data();
    void gaps();
    void gapsWhereThereIsNoValue();
    void steps();
    void statistics();
    void provisionalTail();
    void namesWithoutWhatTheyShare();
    void equalNamesAreToldApart();
    void ordersGroups();
    void tellsCurvesApart_data();
    void tellsCurvesApart();
    void numbersTwins();
    void keepsAllValuesOfATime();
    void readsAmbiguousUnits();
    void garbageTeachesNoUnit();
    void impossibleValues_data();
    void impossibleValues();
    void takesOutImpossibleValues();
    void metricsOfSubjects();
    void tiles();
    void batches();
};

namespace {

constexpr std::int64_t s = 1'000;

// "10 25 40": a sample each, in the order given.
api::Samples at(const QString &seconds)
{
    api::Samples samples;
    for (const QString &text : seconds.split(u' ', Qt::SkipEmptyParts))
        samples.append(text.toLongLong() * s, text.toStdString());
    return samples;
}

QString textOf(const api::Samples &samples)
{
    QStringList texts;
    for (std::size_t i = 0; i < samples.size(); ++i)
        texts << QString::number(samples.times[i] / s);
    return texts.join(u' ');
}

const metrics::Metric &metric(const char *type)
{
    return *metrics::find(type);
}

metrics::SeriesKey withoutTwin(metrics::SeriesKey key)
{
    key.twin = 0;
    return key;
}

} // namespace

void TestSeries::tidies()
{
    api::Samples samples = at(u"30 15 45 15 5 60 75"_s);
    metrics::tidy(samples, {10 * s, 60 * s});
    QCOMPARE(textOf(samples), u"15 30 45 60"_s);
    api::Samples nothing;
    metrics::tidy(nothing, {0, 10});
    QCOMPARE(nothing.size(), std::size_t(0));
}

void TestSeries::tidyKeepsDigits()
{
    api::Samples samples;
    samples.append(20 * s, "1e2");
    samples.append(10 * s, "1.50");
    samples.append(10 * s, "9");
    samples.append(30 * s, "+7");
    samples.dropped = 3;
    metrics::tidy(samples, {0, 100 * s});
    QCOMPARE(samples.text(0), "1.50"); // the first of two of one time
    QCOMPARE(samples.text(1), "1e2");
    QCOMPARE(samples.text(2), "+7");
    QCOMPARE(samples.dropped, 3);
}

void TestSeries::appends()
{
    api::Samples samples;
    samples.append(1, "1e2");
    api::Samples more;
    more.append(2, "3");
    more.append(3, "1e3");
    metrics::append(samples, more);
    QCOMPARE(samples.values, (std::vector<double>{100, 3, 1000}));
    QCOMPARE(samples.text(2), "1e3");
}

void TestSeries::gaps_data()
{
    QTest::addColumn<QString>("seconds");
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("gaps");
    QTest::newRow("none") << u"0 15 30 45"_s << 15 << QString();
    QTest::newRow("one sample is missing: no gap") << u"0 15 45 60"_s << 15 << QString();
    QTest::newRow("two are missing") << u"0 15 60 75"_s << 15 << u"15-60"_s;
    QTest::newRow("two gaps, a lone sample between") << u"0 15 100 200 215"_s << 15 << u"15-100 100-200"_s;
    QTest::newRow("not before the first, not behind the last") << u"500 515"_s << 15 << QString();
    QTest::newRow("late by a little") << u"0 60 183"_s << 60 << QString();
    QTest::newRow("one sample") << u"15"_s << 15 << QString();
    QTest::newRow("nothing") << QString() << 15 << QString();
}

void TestSeries::gaps()
{
    QFETCH(QString, seconds);
    QFETCH(int, step);
    QFETCH(QString, gaps);
    QStringList actual;
    for (const Gap &gap : metrics::gapsOf(at(seconds).times, double(step * s)))
        actual << u"%1-%2"_s.arg(gap.fromMs / s).arg(gap.toMs / s);
    QCOMPARE(actual.join(u' '), gaps);
}

void TestSeries::gapsWhereThereIsNoValue()
{
    const std::vector<std::int64_t> broken{15 * s, 75 * s};
    const std::vector<Gap> gaps = metrics::gapsOf(at(u"0 30 45 60 90"_s).times, 15.0 * s, broken);
    QCOMPARE(gaps, (std::vector<Gap>{{0, 30 * s}, {60 * s, 90 * s}}));
    // A coarser store, for which the server fills the times between with null.
    QVERIFY(metrics::gapsOf(at(u"0 30 60 90"_s).times, 30.0 * s, broken).empty());
}

void TestSeries::steps()
{
    const auto stepOf = [](const QString &seconds, double asked) {
        const api::Samples samples = at(seconds);
        const api::Samples *all[] = {&samples};
        return metrics::stepOf(all, asked * double(s)) / double(s);
    };
    QCOMPARE(stepOf(u"0 15 30 45"_s, 15), 15.0);
    QCOMPARE(stepOf(u"0 15 30 45"_s, 1), 15.0); // more was asked for than the store keeps
    QCOMPARE(stepOf(u"0 30 60 90 120"_s, 1), 30.0); // a store that keeps less
    QCOMPARE(stepOf(u"0 600 1200"_s, 15), 15.0); // three lone samples
    QCOMPARE(stepOf(u"0 600 1200"_s, 600), 600.0);
    QCOMPARE(stepOf(u"0 120 240 360 480 600 720 840 960 1080 1200"_s, 24.5), 120.0); // a coarse store
    QCOMPARE(stepOf(u"0 120 240 360 480 600 720 840 960 1080 4000"_s, 24.5), 120.0); // with a gap
    QCOMPARE(stepOf(u"0 300 600 900"_s, 1), 300.0); // a short range of a coarse store
    QCOMPARE(stepOf(u"0 300 600 1500"_s, 1), 15.0);
    QCOMPARE(stepOf(u"0 120 500 600 900 950 1200 1300 1900 2000 2300"_s, 24.5), 24.5); // lone samples
    QCOMPARE(stepOf(QString(), 7), 7.0);
}

void TestSeries::statistics()
{
    const auto figures = metrics::statisticsOf(std::vector<double>{4, 1, 10});
    QCOMPARE(figures.min, 1.0);
    QCOMPARE(figures.mean, 5.0);
    QCOMPARE(figures.max, 10.0);
    QCOMPARE(figures.last, 10.0);
    QCOMPARE(figures.p50, 4.0);
    QCOMPARE(figures.p99, 10.0);
    std::vector<double> ascending(200);
    std::iota(ascending.begin(), ascending.end(), 1.0);
    std::reverse(ascending.begin(), ascending.begin() + 100);
    const auto ranks = metrics::statisticsOf(ascending);
    QCOMPARE(ranks.p50, 100.0); // nearest rank: of 200 samples the 100th, 190th and 198th
    QCOMPARE(ranks.p95, 190.0);
    QCOMPARE(ranks.p99, 198.0);
    QCOMPARE(metrics::statisticsOf(std::vector<double>{7}).p50, 7.0);
    QVERIFY(std::isnan(metrics::statisticsOf({}).mean));
    for (int hundredths = 1; hundredths < 10'000; ++hundredths) { // rounding errors must not show
        const auto equal = metrics::statisticsOf(std::vector<double>(60, hundredths / 100.0));
        QCOMPARE(equal.mean, equal.max);
    }
}

void TestSeries::provisionalTail()
{
    const api::Samples samples = at(u"0 30 60 90 120"_s);
    QCOMPARE(metrics::provisionalFrom(samples.times, 120 * s), std::size_t(3)); // 60 is just old enough
    QCOMPARE(metrics::provisionalFrom(samples.times, 1000 * s), std::size_t(5));
    QCOMPARE(metrics::provisionalFrom(samples.times, 10 * s), std::size_t(0));
}

void TestSeries::namesWithoutWhatTheyShare()
{
    using metrics::shortNames;
    QCOMPARE(shortNames({u"bert-7-worker-0"_s, u"bert-7-worker-1"_s, u"bert-7-launcher"_s}),
             (QStringList{u"worker-0"_s, u"worker-1"_s, u"launcher"_s}));
    QCOMPARE(shortNames({u"bert-7-worker-10"_s, u"bert-7-worker-11"_s}), (QStringList{u"worker-10"_s, u"worker-11"_s}));
    QCOMPARE(shortNames({u"worker-10"_s, u"worker-11"_s}), (QStringList{u"worker-10"_s, u"worker-11"_s}));
    QCOMPARE(shortNames({u"a"_s, u"b"_s}), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(shortNames({u"bert"_s}), QStringList{u"bert"_s});
    QCOMPARE(shortNames({u"bert-"_s, u"bert-1"_s}), (QStringList{u"bert-"_s, u"bert-1"_s}));
    QCOMPARE(shortNames({}), QStringList());
}

void TestSeries::equalNamesAreToldApart()
{
    const auto apart = [](const QStringList &keys) { return metrics::toldApart({u"a"_s, u"b"_s, u"a"_s}, keys); };
    QCOMPARE(apart({u"11111111-x"_s, u"1"_s, u"22222222-x"_s}),
             (QStringList{u"a (11111111)"_s, u"b"_s, u"a (22222222)"_s}));
    // Ids that were made one after the other.
    QCOMPARE(apart({u"99999999-00000001"_s, u"1"_s, u"99999999-00000002"_s}),
             (QStringList{u"a (00000001)"_s, u"b"_s, u"a (00000002)"_s}));
    QCOMPARE(apart({u"99999999-1-00000001"_s, u"1"_s, u"99999999-2-00000001"_s}).at(2), u"a (99999999-2-00000001)"_s);
    QCOMPARE(metrics::toldApart(metrics::shortNames({u"bert-0"_s, u"bert-0"_s}), {u"12345678"_s, u"87654321"_s}),
             (QStringList{u"bert-0 (12345678)"_s, u"bert-0 (87654321)"_s}));
}

void TestSeries::ordersGroups()
{
    QStringList buckets{u"+Inf"_s, u"0.5"_s, u"10"_s, u"0.05"_s, u"2.5"_s};
    std::ranges::sort(buckets, metrics::isGroupBefore);
    QCOMPARE(buckets, (QStringList{u"0.05"_s, u"0.5"_s, u"2.5"_s, u"10"_s, u"+Inf"_s}));
    buckets = {u"0.0001"_s, u"0.05"_s, u"1e+01"_s, u"1e-05"_s, u"5e-05"_s};
    std::ranges::sort(buckets, metrics::isGroupBefore);
    QCOMPARE(buckets, (QStringList{u"1e-05"_s, u"5e-05"_s, u"0.0001"_s, u"0.05"_s, u"1e+01"_s}));
    QStringList names{u"p99"_s, u"p50"_s, u"default"_s};
    std::ranges::sort(names, metrics::isGroupBefore);
    QCOMPARE(names, (QStringList{u"default"_s, u"p50"_s, u"p99"_s}));
}

void TestSeries::tellsCurvesApart_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("measurements"); // what stands beside type and values in each
    QTest::addColumn<QStringList>("names");
    const QByteArray perGpu = "GPU_UTILIZATION_PER_GPU";
    QTest::newRow("GPUs") << perGpu << QByteArray(R"("labels":{"gpu":"0"}|"labels":{"gpu":"1"})")
                          << QStringList{u"GPU 0"_s, u"GPU 1"_s};
    QTest::newRow("another key") << perGpu << QByteArray(R"("labels":{"gpu_index":"3","node":"a"})")
                                 << QStringList{u"GPU 3"_s};
    QTest::newRow("another word") << perGpu << QByteArray(R"("labels":{"device":"nvidia2"})")
                                  << QStringList{u"GPU 2"_s};
    QTest::newRow("a bare number") << perGpu << QByteArray(R"("labels":{"index":7})") << QStringList{u"GPU 7"_s};
    QTest::newRow("null") << perGpu << QByteArray(R"("labels":null)") << QStringList{u"subject"_s};
    QTest::newRow("absent") << perGpu << QByteArray(R"("x":0)") << QStringList{u"subject"_s};
    QTest::newRow("a UUID is no index") << perGpu
                                        << QByteArray(R"("labels":{"gpu":"GPU-8f3c0a"}|"labels":{"gpu":"GPU-11aa77"})")
                                        << QStringList{u"GPU-8f3c0a"_s, u"GPU-11aa77"_s};
    QTest::newRow("two pods of one GPU each")
        << perGpu << QByteArray(R"("labels":{"gpu":"0","pod":"a"}|"labels":{"gpu":"0","pod":"b"})")
        << QStringList{u"GPU 0 a"_s, u"GPU 0 b"_s};
    QTest::newRow("duplicates") << perGpu << QByteArray(R"("labels":{"gpu":"0"}|"labels":{"gpu":"0"})")
                                << QStringList{u"GPU 0"_s, u"GPU 0"_s};
    QTest::newRow("a GPU and its instance")
        << perGpu << QByteArray(R"("labels":{"gpu":"0"}|"labels":{"gpu":"0","GPU_I_ID":"7","GPU_I_PROFILE":"1g.12gb"})")
        << QStringList{u"GPU 0"_s, u"GPU 0, instance 7 (1g.12gb)"_s};
    QTest::newRow("instances of one profile")
        << perGpu
        << QByteArray(R"("labels":{"gpu":"0","GPU_I_ID":"7","GPU_I_PROFILE":"a"}|)"
                      R"("labels":{"gpu":"0","GPU_I_ID":"8","GPU_I_PROFILE":"a"})")
        << QStringList{u"GPU 0, instance 7"_s, u"GPU 0, instance 8"_s};
    QTest::newRow("an instance without its GPU")
        << perGpu << QByteArray(R"("labels":{"GPU_I_ID":"7"})") << QStringList{u"instance 7"_s};
    QTest::newRow("a label that only some have")
        << perGpu << QByteArray(R"("labels":{"gpu":"0"}|"labels":{"gpu":"0","job":"a"})")
        << QStringList{u"GPU 0"_s, u"GPU 0 a"_s};
    QTest::newRow("labels that say nothing")
        << QByteArray("GPU_UTILIZATION") << QByteArray(R"("labels":{"pod":"a"})") << QStringList{u"subject"_s};
    QTest::newRow("groups") << QByteArray("ALLOCATED_GPU")
                            << QByteArray(R"("groups":[{"key":"Nodepool","value":"default"}]|)"
                                          R"("groups":[{"key":"Nodepool","value":"h100"}])")
                            << QStringList{u"default"_s, u"h100"_s};
    QTest::newRow("distribution") << QByteArray("GPU_UTILIZATION_DISTRIBUTION")
                                  << QByteArray(R"("labels":{"range":"0-25"})") << QStringList{u"0-25"_s};
}

void TestSeries::tellsCurvesApart()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, measurements);
    QFETCH(QStringList, names);
    QByteArrayList all{R"({"type":"OTHER","values":[],"labels":{"gpu":"9"}})"};
    for (const QByteArray &rest : measurements.split('|'))
        all << R"({"type":")" + type + R"(","values":[],)" + rest + "}";
    const auto answer = api::decodeMeasurements(R"({"measurements":[)" + all.join(',') + "]}", 200);
    QVERIFY(answer);
    QStringList actual;
    for (const metrics::Piece &piece : metrics::piecesOf(**answer, metric(type)))
        actual << metrics::seriesName(withoutTwin(piece.key), 0, {}, u"subject"_s);
    QCOMPARE(actual, names);
}

void TestSeries::numbersTwins()
{
    using Curve = std::pair<metrics::SeriesKey, api::Samples>;
    // "10=5 20=50": samples of a curve, all with the same labels
    const auto settled = [](const QStringList &curves) {
        std::vector<Curve> all;
        for (const QString &text : curves) {
            api::Samples samples;
            for (const QString &sample : text.split(u' ', Qt::SkipEmptyParts))
                samples.append(sample.section(u'=', 0, 0).toLongLong() * s, sample.section(u'=', 1).toStdString());
            all.push_back({{.type = u"T"_s, .object = {}, .twin = int(all.size())}, samples});
        }
        metrics::settleTwins(all);
        QStringList texts;
        for (const auto &[key, samples] : all)
            texts << u"%1: %2"_s.arg(key.twin).arg(textOf(samples));
        return texts;
    };
    QCOMPARE(settled({u"10=5 20=5"_s, u"10=50 20=50"_s}), (QStringList{u"1: 10 20"_s, u"2: 10 20"_s}));
    QCOMPARE(settled({u"10=5"_s, u"10=5.0"_s}), QStringList{u"0: 10"_s}); // twice
    QCOMPARE(settled({u"10=5"_s, u"20=6"_s, u"15=1"_s}), QStringList{u"0: 10 15 20"_s}); // in parts
    QCOMPARE(settled({u"10=5"_s, u"10=50"_s, u"10=5"_s}), (QStringList{u"1: 10"_s, u"2: 10"_s}));
    // Equal for a while, e.g. while all GPUs are idle.
    QCOMPARE(settled({u"10=0 20=0 30=1"_s, u"10=0 20=0 30=2"_s}), (QStringList{u"1: 10 20 30"_s, u"2: 10 20 30"_s}));
    QCOMPARE(settled({u"10=1"_s, QString()}), QStringList{u"0: 10"_s});
}

void TestSeries::keepsAllValuesOfATime()
{
    api::Samples samples;
    for (const auto &[seconds, value] : {std::pair(10, "1"), {10, "9"}, {20, "2"}, {20, "2.0"}, {5, "0"}, {10, "9"}})
        samples.append(seconds * s, value);
    samples.dropped = 1;
    const auto layers = metrics::layersOf(samples);
    QCOMPARE(layers.size(), std::size_t(2));
    QCOMPARE(layers[0].values, (std::vector<double>{0, 1, 2}));
    QCOMPARE(layers[1].values, std::vector<double>{9});
    QCOMPARE(layers[0].dropped + layers[1].dropped, 1);
    QVERIFY(metrics::layersOf(at(u"10 20 30"_s)).empty());
    QVERIFY(metrics::layersOf(at(u"30 10 20 10"_s)).empty()); // only out of order, and twice
}

void TestSeries::readsAmbiguousUnits()
{
    metrics::Memory memory;
    const metrics::Metric &sm = metric("GPU_SM_ACTIVITY_PER_GPU");
    const metrics::Metric &utilization = metric("GPU_UTILIZATION");
    QVERIFY(memory.isRatio(sm));
    QVERIFY(!memory.isRatio(utilization)); // an idle GPU at 0.4 % must not read 40 %
    const auto see = [&](std::initializer_list<double> values) { memory.see(sm, std::vector<double>(values)); };
    see({1.2}); // a rounding error
    QVERIFY(memory.isRatio(sm));
    see({40});
    QVERIFY(!memory.isRatio(sm));
    QVERIFY(memory.isRatio(metric("CPU_UTILIZATION"))); // each has its own
    memory.choose(sm, true);
    see({60});
    QVERIFY(memory.isRatio(sm));
}

void TestSeries::garbageTeachesNoUnit()
{
    const metrics::Metric &sm = metric("GPU_SM_ACTIVITY_PER_GPU");
    metrics::Memory memory;
    std::vector<double> values(60, 0.85);
    values[20] = 140'737'488'355'328;
    memory.see(sm, values);
    QVERIFY(memory.isRatio(sm));
    values[20] = 42; // one that could be a percentage, among many that are surely none
    memory.see(sm, values);
    QVERIFY(memory.isRatio(sm));
    values[21] = values[22] = 42; // idle most of the time
    memory.see(sm, values);
    QVERIFY(!memory.isRatio(sm));
}

void TestSeries::impossibleValues_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("isPossible");
    const auto row = [](const char *type, double value, bool isPossible) {
        QTest::addRow("%s %g", type, value) << QByteArray(type) << value << isPossible;
    };
    const char *percent = "GPU_UTILIZATION_PER_GPU";
    for (const double value : {0.0, 100.0, 100.4, 800.0, -0.01})
        row(percent, value, true);
    for (const double value : {1001.0, -5.0, 4294967295.0, 808334905.0, 2147483632.0, 140737488355328.0, 1e300})
        row(percent, value, false);
    row("CPU_UTILIZATION", 4000, true); // of a small request
    row("CPU_UTILIZATION", 4294967295, false);
    const char *memory = "GPU_MEMORY_USAGE_BYTES_PER_GPU";
    for (const double value : {0.0, 85'899'345'920.0, 150'000'000'000'000.0})
        row(memory, value, true);
    for (const double value : {2147483632.0, 2147483632.0 * 0x1p20, 0x1p47, 3 * 0x1p47, 0x1p63, 0x1p64})
        row(memory, value, false);
    row("GPU_MEMORY_REQUEST_BYTES", 0x1p47, true); // 128 TiB
    row("CPU_MEMORY_USAGE_BYTES", 2147483632, true);
    row("CPU_MEMORY_USAGE_BYTES", 18446744073709551615.0, false);
}

void TestSeries::impossibleValues()
{
    QFETCH(QByteArray, type);
    QFETCH(double, value);
    QTEST(metrics::isPossible(metric(type), value), "isPossible");
}

void TestSeries::takesOutImpossibleValues()
{
    api::Samples samples;
    samples.append(10 * s, "60");
    samples.append(20 * s, "4.294967295e9");
    samples.append(30 * s, "6.1e1");
    const api::Samples impossible = metrics::takeImpossible(samples, metric("GPU_UTILIZATION_PER_GPU"));
    QCOMPARE(samples.values, (std::vector<double>{60, 61}));
    QCOMPARE(samples.text(1), "6.1e1");
    QCOMPARE(samples.breaks, std::vector<std::int64_t>{20 * s}); // no line across
    QCOMPARE(impossible.text(0), "4.294967295e9");
}

void TestSeries::metricsOfSubjects()
{
    using metrics::Scope;
    const auto has = [](Scope scope, bool isInference, const char *type) {
        const auto found = metrics::metricsOf({.scope = scope, .isInference = isInference});
        return std::ranges::find(found, &metric(type)) != found.end();
    };
    QVERIFY(has(Scope::Cluster, false, "WORKLOADS_COUNT"));
    QVERIFY(!has(Scope::Cluster, false, "CPU_USAGE_CORES"));
    QVERIFY(has(Scope::Workload, false, "GPU_UTILIZATION"));
    QVERIFY(has(Scope::Workload, false, "GPU_UTILIZATION_PER_GPU")); // of its pods
    QVERIFY(!has(Scope::Workload, false, "GPU_IDLE_TIME_SECONDS_PER_GPU")); // pods have it not
    QVERIFY(!has(Scope::Workload, false, "LATENCY"));
    QVERIFY(has(Scope::Workload, true, "LATENCY"));
    QVERIFY(has(Scope::Pod, true, "NIM_NUM_REQUESTS_RUNNING"));
    QVERIFY(has(Scope::Pod, true, "LATENCY"));
    QVERIFY(!has(Scope::Pod, false, "LATENCY"));
    QVERIFY(!has(Scope::Pod, false, "NIM_NUM_REQUESTS_RUNNING"));
}

void TestSeries::tiles()
{
    QCOMPARE(metrics::tilesOf({0, 100}, 1), (std::vector<Range>{{0, 100}}));
    QCOMPARE(metrics::tilesOf({0, 100}, 3), (std::vector<Range>{{0, 33}, {33, 66}, {66, 100}}));
}

void TestSeries::batches()
{
    std::vector<const metrics::Metric *> types;
    for (const metrics::Metric &one : metrics::registry())
        if (types.size() < 11)
            types.push_back(&one);
    const auto asks = metrics::asksOf(4, types, metrics::tilesOf({0, 100}, 2));
    QCOMPARE(asks.size(), std::size_t(4));
    QCOMPARE(asks[0].metrics.size(), std::size_t(9));
    QCOMPARE(asks[1].metrics.size(), std::size_t(2));
    QCOMPARE(asks[1].range, (Range{0, 50}));
    QCOMPARE(asks[2].range, (Range{50, 100}));
    QCOMPARE(asks[3].target, std::size_t(4));
}

QTEST_GUILESS_MAIN(TestSeries)
#include "tst_series.moc"
