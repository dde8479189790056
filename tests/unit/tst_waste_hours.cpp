// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "models/waste/hours.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using waste::Cell;
using waste::Hours;

namespace {

constexpr std::int64_t noon = 1'763'726'400'000; // 2025-11-21T12:00:00Z
constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
const float none = std::numeric_limits<float>::quiet_NaN();

// Cells of ten minutes, from noon on.
std::vector<Cell> tenMinutes(std::initializer_list<std::pair<float, float>> values)
{
    std::vector<Cell> cells;
    std::int64_t at = noon;
    for (const auto &[gpus, percent] : values) {
        cells.push_back({at, std::int32_t(10 * minute), gpus, percent});
        at += 10 * minute;
    }
    return cells;
}

Hours hoursOf(const std::vector<Cell> &cells, std::int64_t from = noon, std::int64_t to = noon + 24 * hour,
              std::int64_t shortest = 15 * minute)
{
    return waste::hoursOf(cells, {from, to}, shortest);
}

// A series of an answer, with one sample in so many seconds from noon on; an empty text is left out.
QByteArray series(const char *type, int seconds, const QByteArrayList &values, int offsetMs = 0)
{
    QByteArrayList points;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (values[i].isEmpty())
            continue;
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(noon + i * seconds * 1000 + offsetMs, Qt::UTC);
        points << R"({"value":")" + values[i] + R"(","timestamp":")" + time.toString(Qt::ISODateWithMs).toLatin1()
                + R"("})";
    }
    return QByteArray(R"({"type":")") + type + R"(","labels":{},"values":[)" + points.join(',') + "]}";
}

waste::Cells cellsOf(const QByteArrayList &all, std::int64_t length, int samples)
{
    const auto answer = api::decodeMeasurements(R"({"measurements":[)" + all.join(',') + "]}", 200);
    return answer ? waste::cellsOf(**answer, {noon, noon + length}, samples) : waste::Cells();
}

void compare(double actual, double expected)
{
    QVERIFY2(std::abs(actual - expected) < 1e-6,
             qPrintable(QString::number(actual, 'g', 12) + u" instead of "_s + QString::number(expected, 'g', 12)));
}

} // namespace

// GPU-hours from samples, held against sums by hand.
class TestWasteHours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sums();
    void gapsAreNeitherMeasuredNorWasted();
    void idleStretchesAreLongEnough();
    void idleStretchesEndWhereNothingIsMeasured();
    void windowEdgesCut();
    void nothingAndLittle();
    void utilizationIsNoRatio();
    void cellsOfAnAnswer();
    void aMetricMayBeMissing();
    void flawsOfServers();
    void coarserStores();
    void storesWithTheirOwnGrid();
    void hoursOfOneMetric();
};

void TestWasteHours::sums()
{
    const Hours hours = hoursOf(tenMinutes({{4, 100}, {4, 50}, {4, 0}, {2, 25}, {0, 0}, {0, none}}));
    compare(hours.held, (3 * 4 + 2) / 6.);
    compare(hours.measured, hours.held);
    compare(hours.notUsed, (0 + 2 + 4 + 1.5) / 6);
    compare(hours.idle, 0); // ten minutes are too short
    QCOMPARE(hours.seenMs, hour);
}

void TestWasteHours::gapsAreNeitherMeasuredNorWasted()
{
    std::vector<Cell> cells = tenMinutes({{4, 50}, {4, none}, {none, 50}, {none, none}, {4, 50}});
    const Hours hours = hoursOf(cells);
    compare(hours.held, 12 / 6.); // without GPU_ALLOCATION, nobody knows
    compare(hours.measured, 8 / 6.);
    compare(hours.notUsed, 4 / 6.);
    QCOMPARE(hours.seenMs, 30 * minute);
    // Cells that are not there at all are the same.
    cells.erase(cells.begin() + 1, cells.begin() + 4);
    const Hours fewer = hoursOf(cells);
    compare(fewer.held, 8 / 6.);
    compare(fewer.notUsed, 4 / 6.);
}

void TestWasteHours::idleStretchesAreLongEnough()
{
    const std::vector<Cell> cells
        = tenMinutes({{2, 0.9F}, {2, 0}, {2, 50}, {2, 0}, {2, 1}, {4, 0}, {2, 0.5F}, {2, 0.99F}});
    const Hours hours = hoursOf(cells);
    compare(hours.idle, (2 + 2 + 4 + 2 + 2) / 6.);
    QCOMPARE(hours.stretches.size(), std::size_t(2));
    QCOMPARE(hours.stretches[0].fromMs, noon);
    QCOMPARE(hours.stretches[0].toMs, noon + 20 * minute);
    compare(hours.stretches[0].gpuHours, 4 / 6.);
    QCOMPARE(hours.stretches[1].length(), 30 * minute);
    QCOMPARE(hoursOf(cells, noon, noon + hour * 24, 20 * minute).stretches.size(), std::size_t(2)); // at least
    QCOMPARE(hoursOf(cells, noon, noon + hour * 24, 21 * minute).stretches.size(), std::size_t(1));
    QCOMPARE(hoursOf(cells, noon, noon + hour * 24, 5 * minute).stretches.size(), std::size_t(3));
    compare(hoursOf(cells, noon, noon + hour * 24, hour).idle, 0);
}

void TestWasteHours::idleStretchesEndWhereNothingIsMeasured()
{
    QCOMPARE(hoursOf(tenMinutes({{2, 0}, {2, none}, {2, 0}})).stretches.size(), std::size_t(0));
    QCOMPARE(hoursOf(tenMinutes({{2, 0}, {none, 0}, {2, 0}})).stretches.size(), std::size_t(0));
    QCOMPARE(hoursOf(tenMinutes({{2, 0}, {0, 0}, {2, 0}})).stretches.size(), std::size_t(0)); // without GPUs
    std::vector<Cell> cells = tenMinutes({{2, 0}, {2, 0}, {2, 0}, {2, 0}, {2, 0}});
    cells.erase(cells.begin() + 2);
    QCOMPARE(hoursOf(cells).stretches.size(), std::size_t(2));
}

void TestWasteHours::windowEdgesCut()
{
    const std::vector<Cell> cells = tenMinutes({{6, 0}, {6, 0}, {6, 50}});
    const Hours hours = hoursOf(cells, noon + 5 * minute, noon + 25 * minute);
    compare(hours.held, 2);
    compare(hours.notUsed, 0.5 + 1 + 0.25);
    QCOMPARE(hours.stretches.size(), std::size_t(1));
    QCOMPARE(hours.stretches[0].fromMs, noon + 5 * minute);
    QCOMPARE(hours.stretches[0].toMs, noon + 20 * minute);
    // Windows that meet add up.
    const Hours first = hoursOf(cells, noon, noon + 7 * minute), second = hoursOf(cells, noon + 7 * minute);
    compare(first.held + second.held, 3);
    compare(first.notUsed + second.notUsed, 2.5);
    compare(hoursOf(cells, noon + 30 * minute).held, 0);
    compare(hoursOf(cells, noon - hour, noon).held, 0);
    compare(hoursOf(cells, noon, noon).held, 0);
}

void TestWasteHours::nothingAndLittle()
{
    const Hours nothing = hoursOf({});
    QCOMPARE(nothing.held, 0.);
    QVERIFY(nothing.stretches.empty());
    // A single sample stands for one step.
    const waste::Cells one
        = cellsOf({series("GPU_ALLOCATION", 60, {"8"}), series("GPU_UTILIZATION", 60, {"0.2"})}, minute, 1);
    QCOMPARE(one.cells.size(), std::size_t(1));
    const Hours hours = hoursOf(one.cells, noon, noon + hour, minute);
    compare(hours.held, 8 / 60.);
    compare(hours.idle, 8 / 60.);
    QCOMPARE(hours.stretches.size(), std::size_t(1));
}

// 0.4 is 0.4 %, whatever the others are: an idle GPU is not half used.
void TestWasteHours::utilizationIsNoRatio()
{
    const Hours hours = hoursOf(tenMinutes({{6, 0.4F}, {6, 0.9F}, {6, 0.1F}}));
    compare(hours.notUsed, (0.996 + 0.991 + 0.999));
    compare(hours.idle, 3);
    compare(hoursOf(tenMinutes({{6, 130}})).notUsed, 0); // sums of a part of the GPUs exceed 100
}

void TestWasteHours::cellsOfAnAnswer()
{
    const waste::Cells cells = cellsOf(
        {series("GPU_ALLOCATION", 15, {"2", "2", "", "2"}), series("GPU_UTILIZATION", 15, {"10", "", "", "30.25"})},
        minute, 4);
    QCOMPARE(cells.stepMs, 15'000.);
    QCOMPARE(cells.cells.size(), std::size_t(3));
    QCOMPARE(cells.cells[0], (Cell{noon, 15'000, 2, 10}));
    QCOMPARE(cells.cells[1].fromMs, noon + 15'000);
    QVERIFY(std::isnan(cells.cells[1].percent));
    QCOMPARE(cells.cells[2], (Cell{noon + 45'000, 15'000, 2, 30.25F}));
    // Steps that are no whole milliseconds tile the range.
    const waste::Cells third = cellsOf({series("GPU_ALLOCATION", 0, {"1"})}, 100, 3);
    QCOMPARE(third.cells.size(), std::size_t(1));
}

void TestWasteHours::aMetricMayBeMissing()
{
    waste::Cells gpus = cellsOf({series("GPU_ALLOCATION", 15, {"2", "2", "2", "2"})}, minute, 4);
    QVERIFY(gpus.hasGpus && !gpus.hasPercent);
    compare(hoursOf(gpus.cells).held, 2 / 60.);
    compare(hoursOf(gpus.cells).measured, 0);
    const waste::Cells percent = cellsOf({series("GPU_UTILIZATION", 15, {"50", "50", "", "50"})}, minute, 4);
    QVERIFY(!percent.hasGpus && percent.hasPercent);
    compare(hoursOf(percent.cells).held, 0);
    waste::complete(gpus, percent);
    QVERIFY(gpus.hasGpus && gpus.hasPercent);
    QCOMPARE(gpus.cells.size(), std::size_t(4));
    compare(hoursOf(gpus.cells).notUsed, 0.75 / 60);
    waste::Cells other = percent;
    waste::complete(other, cellsOf({series("GPU_ALLOCATION", 15, {"2", "2", "2", "2"})}, minute, 4));
    compare(hoursOf(other.cells).notUsed, 0.75 / 60);
    QVERIFY(cellsOf({}, minute, 4).cells.empty());
}

void TestWasteHours::flawsOfServers()
{
    // Twice the same series, values that are none, blanks of exporters
    const QByteArray gpus = series("GPU_ALLOCATION", 15, {"2", "2", "NaN", "2"});
    const waste::Cells cells
        = cellsOf({gpus, gpus, series("GPU_UTILIZATION", 15, {"50", "2147483632", "50", "NaN"})}, minute, 4);
    const Hours hours = hoursOf(cells.cells);
    compare(hours.held, 1.5 / 60);
    compare(hours.measured, 0.5 / 60);
    compare(hours.notUsed, 0.25 / 60);
}

// A store with one sample a minute has nothing between them to be missed.
void TestWasteHours::coarserStores()
{
    const waste::Cells cells = cellsOf({series("GPU_ALLOCATION", 60, {"2", "2", "2", "2", "2"}),
                                        series("GPU_UTILIZATION", 60, {"0", "0", "0", "0", "0"})},
                                       5 * minute, 20);
    QCOMPARE(cells.stepMs, 60'000.);
    const Hours hours = waste::hoursOf(cells.cells, {noon, noon + hour}, 5 * minute);
    compare(hours.held, 10 / 60.);
    QCOMPARE(hours.stretches.size(), std::size_t(1));
}

// Samples need not be at the times that were asked for.
void TestWasteHours::storesWithTheirOwnGrid()
{
    for (const int offset : {4'000, 7'499, 7'500, 7'501, 11'000}) {
        const QByteArrayList gpus(8, "4");
        const QByteArrayList percent{"0", "0", "0", "0", "50", "50", "50", "50"};
        const waste::Cells cells
            = cellsOf({series("GPU_ALLOCATION", 15, gpus, offset), series("GPU_UTILIZATION", 15, percent, offset)},
                      2 * minute, 8);
        QCOMPARE(cells.cells.size(), std::size_t(8));
        const Hours hours = waste::hoursOf(cells.cells, {noon, noon + hour}, minute / 2);
        QVERIFY(std::abs(hours.held - 8 / 60.) <= 4 * offset / 3.6e6 + 1e-6); // before the first one
        QCOMPARE(hours.held, hours.measured);
        QCOMPARE(hours.stretches.size(), std::size_t(1));
        QCOMPARE(hours.stretches[0].toMs, noon + minute + offset);
    }
}

void TestWasteHours::hoursOfOneMetric()
{
    const metrics::Metric &allocated = *metrics::find("ALLOCATED_GPU");
    const auto hoursIn = [&](const QByteArray &measurements) {
        const auto answer = api::decodeMeasurements(R"({"measurements":[)" + measurements + "]}", 200);
        return waste::gpuHoursOf(**answer, allocated, {noon, noon + hour}, 4);
    };
    compare(hoursIn(series("ALLOCATED_GPU", 900, {"8", "8", "", "4"})).value_or(0), 5);
    QVERIFY(!hoursIn(series("TOTAL_GPU", 900, {"8", "8"})));
}

QTEST_GUILESS_MAIN(TestWasteHours)
#include "tst_waste_hours.moc"
