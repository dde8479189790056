// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/align.h"
#include "models/csv/axiscsv.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using csv::AxisKind;
using csv::MetricsForm;

// The curves of a comparison as CSV: on the time base of the axis, or at their own times.
class TestAxisCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void putsAllOnOneTimeBase();
    void sharesARun();
    void keepsTheTimesOfTheClock();
    void leavesCellsWithoutARecentSampleEmpty();
    void keepsOwnTimes();
    void hasOnlyAHeaderWithoutSamples();
};

namespace {

constexpr std::int64_t noon = 1'767'268'800'000; // 2026-01-01T12:00:00Z

// Of an object that starts at `startMs`: samples by seconds since then.
metrics::SeriesPtr curve(const base::Key &object, std::int64_t startMs, int stepSeconds,
                         const QList<std::pair<int, const char *>> &samples)
{
    auto result = std::make_shared<metrics::Series>();
    result->metric = metrics::find("GPU_UTILIZATION");
    result->key = {u"GPU_UTILIZATION"_s, object};
    result->object = object == base::Key(1, 1) ? u"run-a"_s : u"run-b"_s;
    result->stepMs = stepSeconds * 1000.0;
    for (const auto &[seconds, value] : samples)
        result->samples.append(startMs + seconds * 1000, value);
    return result;
}

metrics::Answer answerOf(const std::vector<metrics::SeriesPtr> &all)
{
    metrics::Answer answer;
    answer.metrics.push_back({.metric = metrics::find("GPU_UTILIZATION"), .series = all, .problem = {}});
    return answer;
}

const base::Key a{1, 1};
const base::Key b{1, 2};

// Two runs on different days, one with samples every 15 s, one every 40 s.
metrics::Answer measured()
{
    return answerOf({curve(a, noon, 15, {{0, "1.0"}, {15, "2"}, {30, "3"}, {45, "4"}, {60, "5"}}),
                     curve(b, noon + 86'400'000, 40, {{0, "10"}, {40, "20"}, {80, "30"}})});
}

QByteArray text(const metrics::Answer &answer, AxisKind kind, const std::vector<compare::Placed> &placements,
                const metrics::Range &axis, MetricsForm form, std::int64_t *rows = nullptr)
{
    const csv::AxisTable table
        = csv::axisCsv(answer, {kind, compare::onAxis(answer, placements, axis)}, {.form = form, .file = {}});
    if (rows)
        *rows = table.rows;
    return QByteArray::fromStdString(table.text);
}

std::vector<compare::Placed> starts()
{
    return {{a, {noon}}, {b, {noon + 86'400'000}}};
}

} // namespace

void TestAxisCsv::putsAllOnOneTimeBase()
{
    std::int64_t rows = 0;
    QCOMPARE(text(measured(), AxisKind::SinceStart, starts(), {0, 90'000}, MetricsForm::Wide, &rows),
             QByteArray("sinceStart[ms],GPU_UTILIZATION run-a[percent],GPU_UTILIZATION run-b[percent]\r\n"
                        "0,1.0,10\r\n"
                        "15000,2,10\r\n"
                        "30000,3,10\r\n"
                        "45000,4,20\r\n"
                        "60000,5,20\r\n"
                        "75000,5,20\r\n" // one step after its last sample
                        "90000,,30\r\n"));
    QCOMPARE(rows, 7);
}

void TestAxisCsv::sharesARun()
{
    // Runs of 60 s and of 80 s: the first one's step is a quarter, the other's is half of the run.
    const std::vector<compare::Placed> shares{{a, {noon, 1'000'000 / 60'000.0}},
                                              {b, {noon + 86'400'000, 1'000'000 / 80'000.0}}};
    QCOMPARE(text(measured(), AxisKind::ShareOfRun, shares, {0, 1'000'000}, MetricsForm::Wide),
             QByteArray("shareOfRun[percent],GPU_UTILIZATION run-a[percent],GPU_UTILIZATION run-b[percent]\r\n"
                        "0,1.0,10\r\n"
                        "25,2,10\r\n"
                        "50,3,20\r\n"
                        "75,4,20\r\n"
                        "100,5,30\r\n"));
    const csv::AxisTable comma
        = csv::axisCsv(measured(), {AxisKind::ShareOfRun, compare::onAxis(measured(), shares, {125'000, 1'000'000})},
                       {.form = MetricsForm::Wide, .file = {.delimiter = ';', .decimal = ','}});
    QVERIFY(QByteArray::fromStdString(comma.text).contains("\r\n12,5;1,0;10\r\n"));
}

void TestAxisCsv::keepsTheTimesOfTheClock()
{
    const auto answer
        = answerOf({curve(a, noon, 15, {{0, "1"}, {15, "2"}, {30, "3"}}), curve(b, noon, 15, {{7, "7"}, {22, "8"}})});
    const std::vector<compare::Placed> clock{{a, {}}, {b, {}}};
    QCOMPARE(text(answer, AxisKind::Clock, clock, {noon, noon + 60'000}, MetricsForm::Wide),
             QByteArray("timestamp,GPU_UTILIZATION run-a[percent],GPU_UTILIZATION run-b[percent]\r\n"
                        "2026-01-01T12:00:00.000Z,1,\r\n"
                        "2026-01-01T12:00:15.000Z,2,7\r\n"
                        "2026-01-01T12:00:30.000Z,3,8\r\n"));
}

void TestAxisCsv::leavesCellsWithoutARecentSampleEmpty()
{
    const auto answer = answerOf({curve(a, noon, 15, {{0, "1"}, {60, "5"}}), curve(b, noon, 15, {{0, "7"}})});
    QCOMPARE(text(answer, AxisKind::SinceStart, {{a, {noon}}, {b, {noon}}}, {0, 60'000}, MetricsForm::Wide),
             QByteArray("sinceStart[ms],GPU_UTILIZATION run-a[percent],GPU_UTILIZATION run-b[percent]\r\n"
                        "0,1,7\r\n"
                        "15000,1,7\r\n"
                        "30000,,\r\n"
                        "45000,,\r\n"
                        "60000,5,\r\n"));
}

void TestAxisCsv::keepsOwnTimes()
{
    std::int64_t rows = 0;
    auto answer = answerOf({curve(a, noon, 15, {{0, "1.0"}, {15, "2"}}), curve(b, noon, 15, {{7, "7"}})});
    // b has no place on the axis.
    QCOMPARE(text(answer, AxisKind::SinceStart, {{a, {noon - 500}}}, {0, 60'000}, MetricsForm::Long, &rows),
             QByteArray("timestamp,object,metric,gpu,group,value,unit,sinceStart[ms]\r\n"
                        "2026-01-01T12:00:00.000Z,run-a,GPU_UTILIZATION,,,1.0,percent,500\r\n"
                        "2026-01-01T12:00:15.000Z,run-a,GPU_UTILIZATION,,,2,percent,15500\r\n"
                        "2026-01-01T12:00:07.000Z,run-b,GPU_UTILIZATION,,,7,percent,\r\n"));
    QCOMPARE(rows, 3);
    QCOMPARE(text(answer, AxisKind::Clock, {{a, {}}, {b, {}}}, {noon, noon + 60'000}, MetricsForm::Long, &rows),
             QByteArray::fromStdString(csv::metricsCsv(answer, {})));
    QCOMPARE(rows, 3);
}

void TestAxisCsv::hasOnlyAHeaderWithoutSamples()
{
    std::int64_t rows = -1;
    QCOMPARE(text(answerOf({}), AxisKind::ShareOfRun, {}, {0, 1'000'000}, MetricsForm::Wide, &rows),
             QByteArray("shareOfRun[percent]\r\n"));
    QCOMPARE(rows, 0);
}

QTEST_GUILESS_MAIN(TestAxisCsv)
#include "tst_axiscsv.moc"
