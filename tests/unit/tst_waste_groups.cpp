// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/told.h"
#include "models/waste/wastecsv.h"

#include <QTest>

using namespace Qt::StringLiterals;
using waste::Counts;
using waste::GroupBy;
using waste::Measured;
using waste::ToldList;

namespace {

constexpr std::int64_t day = 86'400'000;
constexpr std::int64_t noon = 1'763'726'400'000; // 2025-11-21T12:00:00Z

base::Key key(std::uint64_t number)
{
    return {1, number};
}

Measured workload(std::uint64_t number, const QString &project, std::uint64_t cluster, double wasted)
{
    Measured made;
    made.holder.id = key(number);
    made.holder.name = u"w%1"_s.arg(number);
    made.holder.user = u"ada"_s;
    made.holder.projectId = project; // ids are those of their cluster
    made.holder.projectName = project;
    made.holder.clusterId = key(cluster);
    made.holder.nodePools = QStringList{u"h100"_s};
    made.state = waste::State::Measured;
    made.hours.held = made.hours.measured = 10;
    made.hours.notUsed = wasted;
    return made;
}

waste::Result result()
{
    waste::Result made;
    made.window = {noon - day, noon};
    made.workloads = {workload(1, u"vision"_s, 100, 1), workload(2, u"vision"_s, 200, 2),
                      workload(3, u"vision-lab"_s, 100, 3), workload(4, u"vision"_s, 100, 4)};
    return made;
}

} // namespace

// Groups of workloads, and whose owners were told.
class TestWasteGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Neither names that contain the name nor the same name in another cluster.
    void aGroupIsExact()
    {
        const waste::Result all = result();
        const auto projects = waste::linesOf(all, Counts::NotUsed, GroupBy::Project, {});
        QCOMPARE(projects.size(), std::size_t(3));
        const waste::Group vision = waste::groupOf(all.workloads[0].holder, GroupBy::Project);
        const auto own = waste::linesOf(all, Counts::NotUsed, GroupBy::Workload, {}, vision);
        QCOMPARE(own.size(), std::size_t(2));
        QCOMPARE(own[0].group.id, key(4));
        QCOMPARE(own[1].group.id, key(1));
        QCOMPARE(waste::totalOf(all, Counts::NotUsed, {}, vision).amount.wasted, 5.);
        const auto line = std::ranges::find(projects, vision, &waste::Line::group);
        QVERIFY(line != projects.end() && line->amount.workloads == 2);

        const waste::Group renamed{
            .by = GroupBy::Project, .name = u"sight"_s, .id = vision.id, .clusterId = vision.clusterId};
        QCOMPARE(renamed, vision); // by its id
        const waste::Group pool = waste::groupOf(all.workloads[1].holder, GroupBy::NodePool);
        QCOMPARE(waste::linesOf(all, Counts::NotUsed, GroupBy::Workload, {}, pool).size(), std::size_t(1));
    }

    void filesTellOfAGroupOnly()
    {
        const waste::Result all = result();
        const waste::View view{.within = waste::groupOf(all.workloads[1].holder, GroupBy::Project),
                               .told = waste::Told{{key(2), noon}}};
        const auto nameless = [](const base::Key &) { return QString(); };
        const auto lines = QString::fromStdString(waste::wasteCsv(all, view, nameless, {})).split(u"\r\n"_s);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].endsWith(u",ownerToldAt"_s));
        QVERIFY(lines[1].startsWith(u"w2,"_s) && lines[1].endsWith(u",2025-11-21T12:00:00.000Z"_s));
    }

    void theIdleOfGroupsAddUp()
    {
        QList<waste::IdleWorkload> idle;
        for (const Measured &one : result().workloads)
            idle.append({.id = one.holder.id,
                         .name = one.holder.name,
                         .user = one.holder.user,
                         .projectId = one.holder.projectId,
                         .projectName = one.holder.projectName,
                         .clusterId = one.holder.clusterId,
                         .nodePools = one.holder.nodePools,
                         .gpus = {8, 8, one.hours.notUsed}});
        idle[2].nodePools = QStringList{u"h100"_s, u"a100"_s};
        const auto clusterName = [](const base::Key &id) { return id == key(100) ? u"fra"_s : u"nyc"_s; };
        const auto csv = [&](const waste::View &view) {
            return QString::fromStdString(waste::idleCsv(idle, view, clusterName, {})).split(u"\r\n"_s);
        };
        const auto pools = csv({.groupBy = GroupBy::NodePool});
        QCOMPARE(pools.size(), 5);
        QCOMPARE(pools[0], u"nodePool,clusterId,clusterName,workloads,allocated[GPUs],idle[GPUs]"_s);
        QCOMPARE(pools[1], u"h100,%1,fra,2,16,5"_s.arg(key(100).toString()));
        QCOMPARE(pools[2], u"(several),,,1,8,3"_s);
        QCOMPARE(pools[3], u"h100,%1,nyc,1,8,2"_s.arg(key(200).toString()));
        const auto own = csv({.within = waste::groupOf(idle[1], GroupBy::Project)});
        QCOMPARE(own.size(), 3);
        QCOMPARE(own[1], u"w2,%1,vision,ada,%2,nyc,h100,8,2"_s.arg(key(2).toString(), key(200).toString()));
    }

    void toldIsPerConnection()
    {
        ToldList list;
        list.tell(u"one"_s, key(1), noon);
        list.tell(u"two"_s, key(1), noon + 1);
        list.tell(u"one"_s, base::Key::fromText(u"a name with spaces"_s), noon + 2);
        list.tell(u"one"_s, key(1), noon + 3); // again
        const ToldList back = ToldList::from(list.words(), noon + 4);
        QCOMPARE(back.of(u"one"_s),
                 (waste::Told{{key(1), noon + 3}, {base::Key::fromText(u"a name with spaces"_s), noon + 2}}));
        QCOMPARE(back.of(u"two"_s), (waste::Told{{key(1), noon + 1}}));
        QVERIFY(back.of(u"three"_s).isEmpty());
    }

    void toldIsForgotten()
    {
        ToldList list;
        list.tell(u"one"_s, key(1), noon - 31 * day);
        list.tell(u"one"_s, key(2), noon - 29 * day);
        QCOMPARE(ToldList::from(list.words(), noon).of(u"one"_s), (waste::Told{{key(2), noon - 29 * day}}));
        for (std::uint64_t i = 0; i < 2 * std::uint64_t(ToldList::most); ++i)
            list.tell(u"one"_s, key(10 + i), noon + std::int64_t(i));
        QCOMPARE(list.words().size(), ToldList::most);
        QVERIFY(list.of(u"one"_s).contains(key(9 + 2 * std::uint64_t(ToldList::most)))); // the newest
        QVERIFY(
            ToldList::from({{}, u"noon one x"_s, u"17"_s, u"17 one"_s, u"17  x"_s, u" one x"_s}, 18).words().isEmpty());
        QVERIFY(ToldList::from({u"-9223372036854775808 one x"_s}, noon).words().isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestWasteGroups)
#include "tst_waste_groups.moc"
