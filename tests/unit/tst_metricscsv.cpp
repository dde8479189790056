// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/metricscsv.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using csv::MetricsForm;

// Curves as CSV: the two forms, the server's digits, units, and files.
class TestMetricsCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void longForm();
    void wideForm();
    void ambiguousUnits();
    void guardsTexts();
    void keepsImpossibleValues();
    void tellsCurvesApart();
    void nothing();
    void filesAppearWhole();
};

namespace {

constexpr std::int64_t noon = 1'767'268'800'000; // 2026-01-01T12:00:00Z

metrics::SeriesPtr series(const char *type, const QString &object, int gpu, const QString &group,
                          const QList<std::pair<int, const char *>> &samples)
{
    auto result = std::make_shared<metrics::Series>();
    result->metric = metrics::find(type);
    result->key = {QString::fromLatin1(type), {}, gpu, group};
    result->object = object;
    for (const auto &[seconds, value] : samples)
        result->samples.append(noon + seconds * 1000, value);
    return result;
}

metrics::Answer answerOf(const std::vector<metrics::SeriesPtr> &all)
{
    metrics::Answer answer;
    for (const metrics::SeriesPtr &one : all) {
        if (answer.metrics.empty() || answer.metrics.back().metric != one->metric)
            answer.metrics.push_back({.metric = one->metric, .series = {}, .problem = {}});
        answer.metrics.back().series.push_back(one);
    }
    return answer;
}

QByteArray text(const metrics::Answer &answer, MetricsForm form, csv::Guard guard = csv::Guard::On)
{
    return QByteArray::fromStdString(csv::metricsCsv(answer, {.form = form, .file = {.guard = guard}}));
}

} // namespace

void TestMetricsCsv::longForm()
{
    const auto answer = answerOf({series("GPU_UTILIZATION_PER_GPU", u"bert-0"_s, 3, {}, {{0, "57.30"}, {15, "0"}}),
                                  series("ALLOCATED_GPU", u"a,b"_s, -1, u"default"_s, {{0, "1e3"}})});
    QCOMPARE(text(answer, MetricsForm::Long),
             QByteArray("timestamp,object,metric,gpu,group,value,unit\r\n"
                        "2026-01-01T12:00:00.000Z,bert-0,GPU_UTILIZATION_PER_GPU,3,,57.30,percent\r\n"
                        "2026-01-01T12:00:15.000Z,bert-0,GPU_UTILIZATION_PER_GPU,3,,0,percent\r\n"
                        "2026-01-01T12:00:00.000Z,\"a,b\",ALLOCATED_GPU,,default,1e3,GPUs\r\n"));
}

void TestMetricsCsv::wideForm()
{
    // Series need not have the same times.
    const auto answer
        = answerOf({series("GPU_MEMORY_USAGE_BYTES_PER_GPU", u"bert-0"_s, 0, {}, {{0, "85"}, {30, "86"}}),
                    series("GPU_MEMORY_USAGE_BYTES_PER_GPU", u"bert-0"_s, 1, {}, {{15, "1"}, {30, "2"}})});
    QCOMPARE(text(answer, MetricsForm::Wide),
             QByteArray("timestamp,GPU_MEMORY_USAGE_BYTES_PER_GPU bert-0 gpu 0[bytes],"
                        "GPU_MEMORY_USAGE_BYTES_PER_GPU bert-0 gpu 1[bytes]\r\n"
                        "2026-01-01T12:00:00.000Z,85,\r\n"
                        "2026-01-01T12:00:15.000Z,,1\r\n"
                        "2026-01-01T12:00:30.000Z,86,2\r\n"));
}

void TestMetricsCsv::ambiguousUnits()
{
    auto answer = answerOf({series("CPU_UTILIZATION", u"c"_s, -1, {}, {{0, "0.25"}})});
    QVERIFY(text(answer, MetricsForm::Long).contains(",0.25,percent\r\n"));
    answer.metrics[0].isRatio = true; // the number stays as it is
    QVERIFY(text(answer, MetricsForm::Long).contains(",0.25,ratio\r\n"));
    QVERIFY(text(answer, MetricsForm::Wide).contains("CPU_UTILIZATION c[ratio]\r\n"));
}

void TestMetricsCsv::guardsTexts()
{
    const auto answer = answerOf({series("ALLOCATED_GPU", u"=cmd()"_s, -1, u"@x"_s, {{0, "-1"}})});
    QVERIFY(text(answer, MetricsForm::Long).contains(",'=cmd(),ALLOCATED_GPU,,'@x,-1,GPUs"));
    QVERIFY(text(answer, MetricsForm::Long, csv::Guard::Off).contains(",=cmd(),ALLOCATED_GPU,,@x,-1,GPUs"));
}

void TestMetricsCsv::keepsImpossibleValues()
{
    auto one
        = std::make_shared<metrics::Series>(*series("GPU_UTILIZATION_PER_GPU", u"a"_s, 0, {}, {{0, "60"}, {30, "61"}}));
    one->outOfRange.append(noon + 15'000, "4294967295.00");
    QVERIFY(text(answerOf({one}), MetricsForm::Long)
                .contains(
                    ",60,percent\r\n2026-01-01T12:00:15.000Z,a,GPU_UTILIZATION_PER_GPU,0,,4294967295.00,percent\r\n"));
    QVERIFY(
        text(answerOf({one}), MetricsForm::Wide)
            .contains("12:00:00.000Z,60\r\n2026-01-01T12:00:15.000Z,4294967295.00\r\n2026-01-01T12:00:30.000Z,61\r\n"));
}

void TestMetricsCsv::tellsCurvesApart()
{
    const char *type = "GPU_UTILIZATION_PER_GPU";
    auto instance = std::make_shared<metrics::Series>(*series(type, u"a"_s, 0, u"1g.12gb"_s, {{0, "10"}}));
    instance->key.instance = 7;
    auto twin = std::make_shared<metrics::Series>(*series(type, u"a"_s, -1, {}, {{0, "20"}}));
    twin->key.twin = 2;
    twin->twins = 8;
    const QByteArray written = text(answerOf({instance, twin}), MetricsForm::Long);
    QVERIFY(written.contains(",0,instance 7 (1g.12gb),10,percent\r\n"));
    QVERIFY(written.contains(",,2 of 8,20,percent\r\n"));
    QVERIFY(text(answerOf({twin}), MetricsForm::Wide).contains("GPU_UTILIZATION_PER_GPU a 2 of 8[percent]"));
}

void TestMetricsCsv::nothing()
{
    QCOMPARE(text({}, MetricsForm::Long), QByteArray("timestamp,object,metric,gpu,group,value,unit\r\n"));
    QCOMPARE(text({}, MetricsForm::Wide), QByteArray("timestamp\r\n"));
    QVERIFY(csv::metricsCsv({}, {.file = {.bom = true}}).starts_with("\xEF\xBB\xBFtimestamp"));
}

void TestMetricsCsv::filesAppearWhole()
{
    QTemporaryDir folder;
    const auto answer = answerOf({series("ALLOCATED_GPU", u"c"_s, -1, {}, {{0, "1"}})});
    const QString name = folder.filePath(u"metrics.csv"_s);
    QCOMPARE(csv::writeMetrics(name, answer, {}), base::OutputFile::Failure::None);
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), text(answer, MetricsForm::Long));
    const QString nowhere = folder.filePath(u"none/metrics.csv"_s);
    QCOMPARE(csv::writeMetrics(nowhere, answer, {}), base::OutputFile::Failure::NoFolder);
    QVERIFY(base::sentenceOf(base::OutputFile::Failure::NoFolder, nowhere).contains(nowhere));
}

QTEST_GUILESS_MAIN(TestMetricsCsv)
#include "tst_metricscsv.moc"
