// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "models/base/standin.h"
#include "models/waste/wastecsv.h"
#include "models/waste/words.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using waste::Cell;
using waste::Counts;
using waste::Group;
using waste::GroupBy;
using waste::Holder;
using waste::Kept;
using waste::Measured;
using waste::State;

namespace {

constexpr std::int64_t noon = 1'763'726'400'000; // 2025-11-21T12:00:00Z
constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
constexpr metrics::Range lastDay{noon - day, noon};

base::Key key(std::uint64_t number)
{
    return {1, number};
}

Holder holder(std::uint64_t number, double gpus, double hours)
{
    Holder made;
    made.id = key(number);
    made.name = u"w%1"_s.arg(number);
    made.type = u"Training"_s;
    made.projectId = u"1"_s;
    made.projectName = u"vision"_s;
    made.user = u"ada"_s;
    made.clusterId = key(100);
    made.nodePools = QStringList{u"h100"_s};
    made.gpus = gpus;
    made.life = {noon - std::int64_t(hours * hour), noon};
    made.expected = gpus * hours;
    return made;
}

Measured measured(const Holder &of, double held, double notUsed, double idle = 0)
{
    Measured made;
    made.holder = of;
    made.state = State::Measured;
    made.hours.held = made.hours.measured = held;
    made.hours.notUsed = notUsed;
    made.hours.idle = idle;
    made.hours.seenMs = of.life.length();
    made.stepMs = 86'400;
    return made;
}

waste::Result resultOf(std::vector<Measured> workloads)
{
    waste::Result result;
    result.window = lastDay;
    result.shortestIdleMs = 15 * minute;
    result.workloads = std::move(workloads);
    return result;
}

std::optional<Holder> holderIn(const QByteArray &fields, const metrics::Range &window = lastDay)
{
    const QByteArray body = R"({"workloads":[{"id":"00000000-0000-4000-8000-000000000001","name":"w","projectName":"p",
        "workloadRequestedResources":{"gpu":{"request":2}},)"
        + fields + "}]}";
    const auto page = api::decodePage<api::Workload>(body, "workloads");
    return page ? waste::holderOf({(*page)->rows.at(0), (*page)->texts}, key(1), window) : std::nullopt;
}

void compare(double actual, double expected)
{
    QVERIFY2(std::abs(actual - expected) < 1e-6,
             qPrintable(QString::number(actual, 'g', 12) + u" instead of "_s + QString::number(expected, 'g', 12)));
}

std::vector<waste::Ask> planOf(const std::vector<Holder> &holders, const waste::Limits &limits = {},
                               std::vector<const Kept *> kept = {})
{
    kept.resize(holders.size());
    return waste::planOf(holders, kept, limits);
}

QByteArrayList csvLines(const waste::Result &result, const waste::View &view, const csv::FileFormat &format = {})
{
    const auto name = [](const base::Key &id) { return id == key(100) ? u"fra"_s : QString(); };
    return QByteArray::fromStdString(waste::wasteCsv(result, view, name, format)).split('\n');
}

} // namespace

// Who held GPUs, what is asked for, and what the answers sum up to.
class TestWasteTotals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void livesInTheWindow();
    void expectedHours();
    void mostHoursFirst();
    void finelyAsTheStoreIs();
    void onlyTheNewEnd();
    void furtherLooks();
    void mergedCells();
    void estimatesOfTheRest();
    void costs();
    void poolsOfWorkloads();
    void filesOfWorkloads();
    void filesOfGroups();
    void sentences();
    void partsAddUp();
    void messages();
    void storedPrices();
};

void TestWasteTotals::livesInTheWindow()
{
    const auto all = holderIn(R"("phase":"Running","createdAt":"2025-11-01T00:00:00Z")");
    QVERIFY(all && all->life == lastDay && all->endedMs == api::absentTime);
    const auto since = holderIn(R"("phase":"Running","createdAt":"2025-11-21T06:00:00Z")");
    QVERIFY(since && since->life == (metrics::Range{noon - 6 * hour, noon}));
    const auto ended
        = holderIn(R"("phase":"Completed","createdAt":"2025-11-01T00:00:00Z","completedAt":"2025-11-20T15:00:00Z")");
    QVERIFY(ended && ended->life == (metrics::Range{noon - day, noon - 21 * hour}));
    const auto deleted
        = holderIn(R"("phase":"Running","createdAt":"2025-11-21T00:00:00Z","deletedAt":"2025-11-21T01:00:00Z")");
    QVERIFY(deleted && deleted->life == (metrics::Range{noon - 12 * hour, noon - 11 * hour}));
    // Suspended: its last phase began when it let its GPUs go.
    const auto stopped
        = holderIn(R"("phase":"Stopped","createdAt":"2025-11-01T00:00:00Z","phaseUpdatedAt":"2025-11-21T00:00:00Z")");
    QVERIFY(stopped && stopped->life.toMs == noon - 12 * hour);

    QVERIFY(
        !holderIn(R"("phase":"Completed","createdAt":"2025-11-01T00:00:00Z","completedAt":"2025-11-20T12:00:00Z")"));
    QVERIFY(!holderIn(R"("phase":"Running","createdAt":"2025-11-21T12:00:00Z")"));
    const QByteArray waits
        = R"("phase":"Pending","createdAt":"2025-11-21T06:00:00Z","phaseUpdatedAt":"2025-11-21T06:00:02Z")";
    QVERIFY(!holderIn(waits));
    QVERIFY(holderIn(waits + R"(,"currentNodePools":["h100"])")); // it ran before
}

void TestWasteTotals::expectedHours()
{
    compare(holderIn(R"("phase":"Running","createdAt":"2025-11-01T00:00:00Z")")->expected, 48);
    compare(
        holderIn(R"("phase":"Running","createdAt":"2025-11-01T00:00:00Z","totalRunningTimeSeconds":36000)")->expected,
        20);
    compare(
        holderIn(R"("phase":"Running","createdAt":"2025-11-01T00:00:00Z","totalRunningTimeSeconds":3600000)")->expected,
        48);
    QVERIFY(!holderIn(R"("phase":"Running","createdAt":"2025-11-01T00:00:00Z","totalRunningTimeSeconds":0)"));
    const char *cpuOnly = R"("phase":"Running","createdAt":"2025-11-01T00:00:00Z",
        "workloadRequestedResources":{"gpu":{"request":0}})";
    const QByteArray body
        = QByteArray(R"({"workloads":[{"id":"00000000-0000-4000-8000-000000000001",)") + cpuOnly + "}]}";
    const auto page = api::decodePage<api::Workload>(body, "workloads");
    QVERIFY(page && !waste::holderOf({(*page)->rows.at(0), (*page)->texts}, key(1), lastDay));
}

void TestWasteTotals::mostHoursFirst()
{
    const std::vector<Holder> holders{holder(1, 1, 1), holder(2, 8, 24), holder(3, 8, 12), holder(4, 1, 0.5)};
    const std::vector<waste::Ask> asks = planOf(holders);
    QCOMPARE(asks.size(), std::size_t(2)); // 288 of 289.5 GPU-hours are more than 97 %
    QCOMPARE(asks[0].workload, std::size_t(1));
    QCOMPARE(asks[1].workload, std::size_t(2));
    QCOMPARE(planOf(holders, {.share = 1}).size(), std::size_t(4));
    QCOMPARE(planOf(holders, {.share = 0.5}).size(), std::size_t(1));
    QCOMPARE(planOf(holders, {.share = 1, .requests = 3, .looks = 0}).size(), std::size_t(3));
    QVERIFY(planOf({}).empty());
    // Without an id it cannot be asked for.
    std::vector<Holder> nameless{holder(1, 1, 1)};
    nameless[0].id = base::standIn(u"no id"_s);
    QVERIFY(planOf(nameless).empty());
}

void TestWasteTotals::finelyAsTheStoreIs()
{
    const waste::Ask whole = waste::askFor(7, lastDay);
    QCOMPARE(whole.workload, std::size_t(7));
    QCOMPARE(whole.samples, 1000);
    QCOMPARE(whole.range, lastDay);
    const waste::Ask brief = waste::askFor(0, {noon + 7'000, noon + 70'000});
    QCOMPARE(brief.range, (metrics::Range{noon, noon + 75'000}));
    QCOMPARE(brief.samples, 5); // one per sample of the store
}

void TestWasteTotals::onlyTheNewEnd()
{
    const Holder runs = holder(1, 8, 24);
    Kept kept;
    kept.asked = {noon - 25 * hour, noon - hour};
    kept.stepMs = 86'400;
    QCOMPARE(waste::unanswered(runs, &kept), (metrics::Range{noon - hour, noon}));
    const auto asks = planOf({runs}, {}, {&kept});
    QCOMPARE(asks.size(), std::size_t(1));
    QCOMPARE(asks[0].range, (metrics::Range{noon - hour, noon}));
    QCOMPARE(asks[0].samples, 240);

    kept.asked.toMs = noon - minute; // less than a step
    QVERIFY(planOf({runs}, {.share = 1}, {&kept}).empty());
    kept.asked.toMs = noon - 10 * minute; // more than 97 % are known
    QVERIFY(planOf({runs}, {}, {&kept}).empty());
    kept.stepMs = 600'000; // too coarse
    QCOMPARE(waste::unanswered(runs, &kept), runs.life);
    kept.stepMs = 86'400;
    kept.asked.fromMs = noon - 20 * hour; // lacks the beginning
    QCOMPARE(waste::unanswered(runs, &kept), runs.life);
}

void TestWasteTotals::furtherLooks()
{
    const waste::Ask first = waste::askFor(3, lastDay);
    const auto look = [&](std::initializer_list<double> shares, bool isCheap = false) {
        return waste::lookAgain(first, std::vector<double>(shares), isCheap);
    };
    const auto second = look({0.2});
    QVERIFY(second && second->look == 1 && second->range == lastDay && second->workload == 3);
    QVERIFY(second->samples < 1000 && second->samples > 500);
    QVERIFY(!look({0.2, 0.204}));
    const auto third = look({0.2, 0.22});
    QVERIFY(third && third->look == 2 && third->samples != second->samples);
    QVERIFY(!look({0.2, 0.22, 0.3}));
    // Steps of more than two minutes meet short pauses by chance: once more if it costs nothing.
    const waste::Ask week = waste::askFor(3, {noon - 7 * day, noon});
    QVERIFY(waste::lookAgain(week, std::vector{0.2, 0.2}, true)
            && !waste::lookAgain(week, std::vector{0.2, 0.2}, false));
    QVERIFY(!look({0.2, 0.2}, true));
    // Every sample of the store was there.
    QVERIFY(!waste::lookAgain(waste::askFor(0, {noon, noon + hour}), std::vector{0.2}, true));

    compare(waste::shareOf({0.2, 0.202}), 0.201);
    compare(waste::shareOf({0.3, 0.2, 0.21}), 0.21); // the one that met every pause does not count
    compare(waste::shareOf({0.2, 0.201, 0.202}), 0.201);
}

void TestWasteTotals::mergedCells()
{
    const auto cell = [](std::int64_t from, float gpus) { return Cell{noon + from * minute, 10 * minute, gpus, 0}; };
    std::vector<Cell> cells{cell(0, 1), cell(10, 1), cell(20, 1)};
    waste::merge(cells, {noon + 15 * minute, noon + 45 * minute}, {cell(15, 2), cell(25, 2), cell(35, 2)});
    QCOMPARE(cells.size(), std::size_t(5));
    QCOMPARE(cells[1].toMs(), noon + 15 * minute); // cut, so that nothing counts twice
    compare(waste::hoursOf(cells, {noon, noon + hour}, 0).held, (15 + 60) / 60.);
    waste::merge(cells, {noon - 20 * minute, noon}, {cell(-20, 3)});
    QCOMPARE(cells.front().gpus, 3.F);
}

void TestWasteTotals::estimatesOfTheRest()
{
    Measured idle = measured(holder(1, 8, 10), 80, 80, 80);
    Measured busy = measured(holder(2, 8, 10), 80, 8);
    busy.holder.type = u"Inference"_s;
    Measured small;
    small.holder = holder(3, 1, 10);
    Measured refused;
    refused.holder = holder(4, 1, 10);
    refused.holder.type = u"Workspace"_s; // nothing is known of its type
    refused.state = State::NotAnswered;
    Measured silent;
    silent.holder = holder(5, 4, 10);
    silent.state = State::NoSamples;
    Measured gaps = measured(holder(6, 2, 10), 20, 5);
    gaps.hours.measured = 10;
    const waste::Result result = resultOf({idle, busy, small, refused, silent, gaps});
    const waste::Amount amount = waste::totalOf(result, Counts::NotUsed, {}).amount;
    QCOMPARE(amount.workloads, 6);
    QCOMPARE(amount.measuredWorkloads, 3);
    compare(amount.wasted, 93);
    compare(amount.measured, 170);
    compare(amount.unmeasured, 10 + 10 + 10);
    // As others of its type; as all; as itself
    compare(amount.estimate, 10 * 85 / 90. + 10 * 93 / 170. + 10 * 0.5);
    compare(amount.silent, 40); // nobody knows whether it held any
    compare(amount.coverage(), 170 / (170 + 30 + 40.));
    compare(waste::totalOf(result, Counts::Idle, {}).amount.wasted, 80);
    QCOMPARE(result.count(State::NotAsked), 1);
}

void TestWasteTotals::costs()
{
    Measured h100 = measured(holder(1, 1, 10), 10, 5);
    Measured a100 = measured(holder(2, 1, 10), 30, 10);
    a100.holder.nodePools = QStringList{u"a100"_s};
    Measured none = measured(holder(3, 1, 10), 10, 2);
    none.holder.nodePools.clear();
    Measured other = measured(holder(4, 1, 10), 10, 3);
    other.holder.nodePools = QStringList{u"l4"_s};
    Measured elsewhere = measured(holder(5, 1, 10), 10, 4);
    elsewhere.holder.nodePools = QStringList{u"x"_s, u"y"_s};
    elsewhere.holder.clusterId = key(200);
    const waste::Result result = resultOf({h100, a100, none, other, elsewhere});
    const waste::Prices prices{.perGpuHour = {{u"h100"_s, 4}, {u"a100"_s, 2}}, .currency = u"EUR"_s};
    const auto lines = waste::linesOf(result, Counts::NotUsed, GroupBy::Workload, prices);
    const auto amountOf = [&](std::uint64_t number) {
        return std::ranges::find(lines, key(number), [](const waste::Line &line) { return line.group.id; })->amount;
    };
    compare(*amountOf(1).cost, 20);
    compare(*amountOf(2).cost, 20);
    compare(*amountOf(3).cost, 2 * 2.5); // (10 x 4 + 30 x 2) / 40
    QVERIFY(amountOf(3).isCostEstimated && !amountOf(1).isCostEstimated);
    QVERIFY(!amountOf(4).cost); // its pool has no price, which is no reason to guess one
    QVERIFY(!amountOf(5).cost); // its cluster has none
    const waste::Amount all = waste::totalOf(result, Counts::NotUsed, prices).amount;
    compare(*all.cost, 45);
    compare(all.unpriced, 7);
    QVERIFY(all.isCostEstimated);
    QVERIFY(!waste::totalOf(result, Counts::NotUsed, {}).amount.cost);
}

void TestWasteTotals::poolsOfWorkloads()
{
    Measured none = measured(holder(1, 1, 10), 10, 1);
    none.holder.nodePools.clear();
    Measured several = measured(holder(2, 1, 10), 10, 2);
    several.holder.nodePools = QStringList{u"a"_s, u"b"_s};
    Measured more = measured(holder(3, 1, 10), 10, 3);
    more.holder.nodePools = QStringList{u"a"_s, u"c"_s};
    Measured one = measured(holder(4, 1, 10), 10, 4);
    Measured same = measured(holder(5, 1, 10), 10, 4);
    Measured elsewhere = measured(holder(6, 1, 10), 10, 0.5);
    elsewhere.holder.clusterId = key(200); // another pool, of the same name
    const auto lines
        = waste::linesOf(resultOf({none, several, more, one, same, elsewhere}), Counts::NotUsed, GroupBy::NodePool, {});
    QCOMPARE(lines.size(), std::size_t(4));
    QVERIFY(lines[0].group.kind == Group::Kind::Named && lines[0].group.name == u"h100"_s
            && lines[0].amount.workloads == 2);
    QVERIFY(lines[1].group.kind == Group::Kind::Several && lines[1].amount.workloads == 2);
    QVERIFY(lines[2].group.kind == Group::Kind::Unknown);
    QVERIFY(lines[3].group.name == u"h100"_s && lines[3].group.clusterId == key(200));
}

void TestWasteTotals::filesOfWorkloads()
{
    Measured idle = measured(holder(1, 8, 10), 80, 79.5, 60);
    idle.hours.stretches = {{noon - 9 * hour, noon - 8 * hour, 8}, {noon - 7 * hour, noon, 52}};
    idle.holder.name = u"=w, 1"_s;
    Measured refused;
    refused.holder = holder(2, 1, 2.5);
    refused.state = State::NotAnswered;
    const waste::Result result = resultOf({refused, idle});
    const QByteArrayList lines = csvLines(result, {});
    QCOMPARE(lines.size(), 4);
    QCOMPARE(
        lines[0],
        "workload,id,type,phase,projectName,submittedBy,clusterId,clusterName,nodePools,createdAt,endedAt,gpus[GPUs],"
        "state,held[GPU-hours],measured[GPU-hours],wasted[GPU-hours],wastedOfMeasured[percent],"
        "notMeasured[GPU-hours],idleStretches,longestIdleFrom,longestIdle[seconds],step[seconds]\r");
    QVERIFY2(lines[1].startsWith("\"'=w, 1\",00000000-0000-0001-0000-000000000001,Training,,vision,ada,"),
             lines[1].constData());
    QVERIFY2(lines[1].endsWith(",fra,h100,,,8,measured,80,80,79.5,99.38,0,2,2025-11-21T05:00:00.000Z,25200,86.4\r"),
             lines[1].constData());
    QVERIFY2(lines[2].endsWith(",1,notAnswered,,,,,2.5,,,,\r"), lines[2].constData());

    waste::View view{.counts = Counts::Idle, .prices = {.perGpuHour = {{u"h100"_s, 2.5}}, .currency = u"EUR"_s}};
    const QByteArrayList priced = csvLines(result, view, {.delimiter = ';', .decimal = ','});
    QVERIFY(priced[0].endsWith(";step[seconds];cost[EUR];costIsEstimated\r"));
    QVERIFY2(priced[1].contains(";80;80;60;75;0;2;"), priced[1].constData());
    QVERIFY2(priced[1].endsWith(";86,4;150;false\r"), priced[1].constData());
    QVERIFY2(priced[2].endsWith(";;false\r"), priced[2].constData()); // no cost, rather than 0
}

void TestWasteTotals::filesOfGroups()
{
    Measured one = measured(holder(1, 8, 10), 80, 40);
    Measured other = measured(holder(2, 8, 10), 20, 10);
    other.holder.user.clear();
    Measured small;
    small.holder = holder(3, 1, 3);
    const waste::Result result = resultOf({one, other, small});
    const QByteArray amounts = "workloads,measuredWorkloads,held[GPU-hours],measured[GPU-hours],wasted[GPU-hours],"
                               "wastedOfMeasured[percent],notMeasured[GPU-hours]\r";
    const QByteArrayList users = csvLines(result, {.groupBy = GroupBy::User});
    QCOMPARE(users[0], "submittedBy," + amounts);
    QCOMPARE(users[1], "ada,2,1,80,80,40,50,3\r");
    QCOMPARE(users[2], "(unknown),1,1,20,20,10,50,0\r");
    const QByteArray cluster = key(100).toString().toLatin1() + ",fra";
    QCOMPARE(csvLines(result, {.groupBy = GroupBy::Project}).at(1), "vision,1," + cluster + ",3,2,100,100,50,50,3\r");
    QCOMPARE(csvLines(result, {.groupBy = GroupBy::Cluster}).at(1), cluster + ",3,2,100,100,50,50,3\r");
    QCOMPARE(csvLines(result, {.groupBy = GroupBy::NodePool}).at(0), "nodePool,clusterId,clusterName," + amounts);
    QCOMPARE(csvLines(result, {.groupBy = GroupBy::NodePool}).at(1), "h100," + cluster + ",3,2,100,100,50,50,3\r");
}

void TestWasteTotals::sentences()
{
    QCOMPARE(waste::sentencesOf(resultOf({}), Counts::NotUsed, {}),
             QStringList{u"No workload held GPUs in the last 24 h."_s});

    Measured refused;
    refused.holder = holder(2, 1, 2.5);
    refused.state = State::NotAnswered;
    Measured small;
    small.holder = holder(3, 1, 2.5);
    waste::Result result = resultOf({measured(holder(1, 8, 10), 1280, 640, 64), small});
    QString text = waste::sentencesOf(result, Counts::NotUsed, {}).join(u' ');
    QVERIFY2(text.contains(u"640.0 of 1"_s)
                 && text.contains(u"280.0 measured GPU-hours in the last 24 h were not used (50.0 %)"_s),
             qPrintable(text));
    QVERIFY2(text.contains(u"it is about 641.3"_s), qPrintable(text));
    QVERIFY2(text.contains(u"99.8 % of the GPU-hours, with samples at most 1\u00a0min\u00a026\u00a0s apart"_s),
             qPrintable(text));
    QVERIFY(!text.contains(u"At least"_s) && !text.contains(u"cost"_s) && !text.contains(u"Against"_s));

    // From a small part nothing can be said about the rest.
    Measured large = small;
    large.holder.expected = 5000;
    const QString little = waste::sentencesOf(resultOf({result.workloads[0], large}), Counts::NotUsed, {}).join(u' ');
    QVERIFY2(!little.contains(u"it is about"_s) && little.contains(u"20.4 % of the GPU-hours"_s), qPrintable(little));

    result.workloads.push_back(refused);
    result.clusters = waste::Check{1010, 1000};
    result.projects = waste::Check{990, 1000};
    const waste::Prices prices{.perGpuHour = {{u"h100"_s, 2}}, .currency = u"EUR"_s};
    text = waste::sentencesOf(result, Counts::Idle, prices).join(u' ');
    QVERIFY2(text.startsWith(u"At least 64.0 of"_s) && text.contains(u"idle for at least 15 min (5.0 %)"_s),
             qPrintable(text));
    QVERIFY2(text.contains(u"It cost 128 EUR."_s), qPrintable(text));
    QVERIFY(!text.contains(u"node pool"_s));
    const waste::Prices strange{.perGpuHour = {{u"h100"_s, 2}, {u"h200"_s, 3}}};
    QVERIFY(waste::sentencesOf(result, Counts::NotUsed, strange).join(u' ').contains(u"node pool h200"_s));
    QVERIFY2(text.contains(u"1 of 3 workload"_s) && text.contains(u"did not answer"_s), qPrintable(text));
    QVERIFY2(text.contains(u"clusters: +1.0 %"_s) && text.contains(u"projects: \u22121.0 %"_s), qPrintable(text));
}

void TestWasteTotals::partsAddUp()
{
    // Two GPUs, half used for six hours, then idle for six; before the life began, and without a utilization, nothing.
    const std::vector<Cell> cells{{noon - 20 * hour, std::int32_t(hour), 2, 0},
                                  {noon - 12 * hour, std::int32_t(6 * hour), 2, 50},
                                  {noon - 6 * hour, std::int32_t(6 * hour), 2, 0}};
    const metrics::Range life{noon - 12 * hour, noon};
    const waste::Hours all = waste::hoursOf(cells, life, hour);
    QCOMPARE(waste::notUsedPer(cells, life, lastDay, 4), (std::vector<double>{0, 0, 6, 12}));
    QCOMPARE(all.notUsed, 18.);
    QCOMPARE(waste::idlePer(all.stretches, lastDay, 4), (std::vector<double>{0, 0, 0, 12}));
    // A stretch over the border of two parts counts in both.
    const std::vector<waste::Stretch> stretches{{noon - 14 * hour, noon - 11 * hour, 6}};
    const std::vector<double> parts = waste::idlePer(stretches, lastDay, 2);
    QCOMPARE(parts.at(0), 4.);
    QCOMPARE(parts.at(1), 2.);
}

void TestWasteTotals::messages()
{
    waste::MessageFacts facts{
        .workload = u"{gpus}"_s, .project = u"vision"_s, .gpus = 8, .wasted = 12, .windowMs = day, .idleSeconds = 0};
    const QString form = u"{workload} in {project}: {idle} {hours} of {gpus} in {window}, {other}"_s;
    QCOMPARE(waste::messageOf(form, facts), u"{gpus} in vision: 12.0 of 8 in 24 h, {other}"_s);
    facts.idleSeconds = 2 * 3600;
    QCOMPARE(waste::messageOf(form, facts),
             u"{gpus} in vision: They have been idle for 2\u00a0h\u00a000\u00a0min. 12.0 of 8 in 24 h, {other}"_s);
}

void TestWasteTotals::storedPrices()
{
    const waste::Prices prices{.perGpuHour = {{u"a=b"_s, 2.5}, {u"h100"_s, 0}}, .currency = u"EUR"_s};
    QCOMPARE(waste::pricesFrom(waste::wordsOf(prices)), prices);
    QCOMPARE(waste::pricesFrom({u"h100=much"_s, u"h100"_s, u"h100=-1"_s, u"h100=1e12"_s}), waste::Prices());
}

QTEST_GUILESS_MAIN(TestWasteTotals)
#include "tst_waste_totals.moc"
