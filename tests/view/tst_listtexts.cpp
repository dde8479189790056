// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/clusters.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "views/connect/connectioncolours.h"
#include "views/filter/filtervalue.h"
#include "views/frame/statusstrip.h"
#include "views/list/copywords.h"
#include "views/list/counttext.h"
#include "views/list/exportdialog.h"
#include "views/list/faulttext.h"
#include "views/list/liststates.h"
#include "views/list/listsummary.h"
#include "views/navigation/location.h"

#include <QRegularExpression>
#include <QTest>

using namespace views;
using namespace Qt::StringLiterals;
using catalog::Resource;
using table::Kind;
using table::Op;

namespace {

constexpr QChar thin(0x2009);

QString n(const char *text)
{
    return QString::fromLatin1(text).replace(u'_', thin);
}

QString factOf(const CopyWords &words, const QString &name)
{
    const auto fact = std::ranges::find(words.facts, name, &CopyWords::Fact::name);
    return fact == words.facts.end() ? QString() : fact->value;
}

} // namespace

// What the frame says about lists, and where its ways lead: functions without a window.
class TestListTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    // "runai.example" whose second letter but one is Cyrillic
    void hostsAreInAscii()
    {
        QCOMPARE(hostOf(QUrl(u"https://run\u0430i.example:8443"_s)), u"xn--runi-73d.example:8443"_s);
        QCOMPARE(hostOf(QUrl(u"https://Runai.Example"_s)), u"runai.example"_s);
    }

    void countLabels()
    {
        CountFacts facts;
        facts.resource = catalog::workloadResource;
        QVERIFY(countLabel(facts).isEmpty());
        facts.known = true;
        facts.matching = 4471;
        facts.all = 20113;
        facts.filtered = true;
        facts.selected = 1;
        QCOMPARE(countLabel(facts), n("4_471 of 20_113, 1 selected"));
        facts.selectedElsewhere = 1;
        QCOMPARE(countLabel(facts), n("4_471 of 20_113, 1 selected, not in view"));
        facts = {};
        facts.resource = catalog::podResource;
        facts.known = true;
        facts.matching = 500;
        facts.exact = false;
        facts.sortedHere = true;
        QVERIFY(countLabel(facts).startsWith(u"500+ pod"_s));
        QVERIFY(countLabel(facts).endsWith(u"sorted locally"_s));
        facts.rowsComing = true;
        facts.faults.fields = {{u"idleGpus"_s, 2, u"workloads[3].idleGpus"_s, u"\"many\""_s}};
        facts.faults.missing = {u"category"_s};
        facts.faults.rowsWithoutId = 4;
        facts.misfits = 3;
        QVERIFY(countLabel(facts).contains(u"loading rows"_s));
        QVERIFY(countLabel(facts).contains(u"2 value"_s));
        QVERIFY(countLabel(facts).contains(u"4 row"_s));
        QVERIFY(countLabel(facts).contains(u"category not reported"_s)); // pods have no such column
        QVERIFY(countLabel(facts).contains(u"do not match the filter"_s));
        QVERIFY(!countToolTip(facts).contains(u"two pages"_s));
        facts.repeats = 2;
        QVERIFY(countLabel(facts).contains(u"2 row(s) repeated, others may be missing"_s));
        QVERIFY(countToolTip(facts).contains(u"two pages"_s));
    }

    void fieldsThatAreNeverSent_data()
    {
        QTest::addColumn<Resource>("resource");
        QTest::addColumn<QStringList>("missing");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("toolTip");
        QTest::newRow("none") << Resource(catalog::workloadResource) << QStringList() << u"1 workload(s)"_s
                              << QString();
        QTest::newRow("one") << Resource(catalog::workloadResource) << QStringList{u"category"_s}
                             << u"1 workload(s), Category not reported"_s
                             << u"This control plane does not report: Category."_s;
        QTest::newRow("two") << Resource(catalog::workloadResource)
                             << QStringList{u"category"_s, u"priorityClassName"_s}
                             << u"1 workload(s), 2 field(s) not reported"_s
                             << u"This control plane does not report: Category, Priority."_s;
        QTest::newRow("an object") << Resource(catalog::podResource)
                                   << QStringList{u"containers"_s, u"containers.image"_s}
                                   << u"1 pod(s), 3 field(s) not reported"_s
                                   << u"This control plane does not report: Images, Containers, Containers started."_s;
        QTest::newRow("no column") << Resource(catalog::podResource) << QStringList{u"contain"_s}
                                   << u"1 pod(s), contain not reported"_s
                                   << u"This control plane does not report: contain."_s;
    }
    void fieldsThatAreNeverSent()
    {
        QFETCH(Resource, resource);
        QFETCH(QStringList, missing);
        QFETCH(QString, label);
        QFETCH(QString, toolTip);
        CountFacts facts;
        facts.resource = resource;
        facts.known = true;
        facts.matching = 1;
        facts.faults.missing = missing;
        QCOMPARE(countLabel(facts), label);
        QCOMPARE(faultToolTip(facts.faults, catalog::columns(resource)), toolTip);
    }

    void values_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("value"); // empty = refused
        QTest::newRow("number") << Kind::Gpus << u" 0.5 "_s << u"0.5"_s;
        QTest::newRow("thin space") << Kind::Count << n("1_000") << u"1000"_s;
        QTest::newRow("decimal comma") << Kind::Gpus << u"0,5"_s << u"0.5"_s;
        QTest::newRow("decimal comma of a duration") << Kind::Duration << u"1,5 h"_s << u"5400"_s;
        QTest::newRow("decimal comma of bytes") << Kind::Bytes << u"2,5 KiB"_s << u"2560"_s;
        QTest::newRow("decimals or thousands") << Kind::Count << u"1,500"_s << QString();
        QTest::newRow("three decimals") << Kind::Gpus << u"0,125"_s << u"0.125"_s;
        QTest::newRow("point and comma") << Kind::Count << u"1.000,5"_s << QString();
        QTest::newRow("word") << Kind::Count << u"many"_s << QString();
        QTest::newRow("infinite") << Kind::Count << u"inf"_s << QString();
        QTest::newRow("seconds") << Kind::Duration << u"90"_s << u"90"_s;
        QTest::newRow("two parts") << Kind::Duration << u"2 d 04 h"_s << u"187200"_s;
        QTest::newRow("no unit") << Kind::Duration << u"3 parsecs"_s << QString();
        QTest::newRow("GiB") << Kind::Bytes << u"8 GiB"_s << u"8589934592"_s;
        QTest::newRow("MB is not MiB") << Kind::Bytes << u"1MB"_s << u"1000000"_s;
        QTest::newRow("text") << Kind::Text << u" a b "_s << u"a b"_s;
        QTest::newRow("comma") << Kind::Text << u"a,b"_s << QString();
        QTest::newRow("empty") << Kind::Text << u"  "_s << QString();
    }
    void values()
    {
        QFETCH(Kind, kind);
        QFETCH(QString, text);
        QFETCH(QString, value);
        const table::ColumnInfo column{.key = "x", .title = "X", .kind = kind, .filterKey = "x"};
        const auto parsed = parseValue(column, text);
        QCOMPARE(parsed.value_or(QString()), value);
        if (!parsed)
            QVERIFY(!parsed.error().isEmpty());
        else
            QCOMPARE(parseValue(column, editableText(column, *parsed)).value_or(QString()), *parsed);
    }

    void valueLabels()
    {
        const table::ColumnInfo state{.key = "s", .title = "S", .kind = Kind::State, .filterKey = "s"};
        QCOMPARE(valueLabel(&state, {u"s"_s, Op::AnyOf, {u"ServiceIssues"_s, u"Failed"_s}, {}}, {}),
                 u"Service issues, Failed"_s);
        const table::ColumnInfo time{.key = "t", .title = "T", .kind = Kind::Time, .filterKey = "t"};
        QCOMPARE(valueLabel(&time, {u"t"_s, Op::AtLeast, {u"2025-11-21T14:13:07Z"_s}, {}}, {table::Zone::Utc, 0}),
                 u"21 Nov 2025, 14:13:07"_s);
        QCOMPARE(valueLabel(nullptr, {u"clusterId"_s, Op::Equal, {u"7c1e"_s}, {u"fra-h100"_s}}, {}), u"fra-h100"_s);
    }

    void operatorsByKind()
    {
        const auto opsOf = [](Kind kind, const char *filterKey = "x") {
            const table::ColumnInfo column{.key = "x", .title = "X", .kind = kind, .filterKey = filterKey};
            QList<Op> ops = allOps();
            ops.removeIf([&](Op op) { return !makesSense(column, op); });
            ops.removeIf([](Op op) { return !table::takesValues(op); }); // all kinds have these
            return ops;
        };
        const QList<Op> parts{Op::Contains, Op::NotContains, Op::StartsWith, Op::EndsWith};
        const QList<Op> orders{Op::AtLeast, Op::AtMost, Op::Above, Op::Below};
        const QList<Op> whole{Op::Equal, Op::NotEqual};
        QCOMPARE(opsOf(Kind::Text), whole + parts);
        QCOMPARE(opsOf(Kind::Reference), whole + parts);
        QCOMPARE(opsOf(Kind::Reference, "clusterId"), whole + parts);
        QCOMPARE(opsOf(Kind::GpuShare, nullptr), whole + orders);
        QCOMPARE(opsOf(Kind::Time), orders);
        QCOMPARE(opsOf(Kind::Flag), whole);
        QCOMPARE(opsOf(Kind::Structure), parts);
        // The server has no more than before.
        const table::ColumnInfo number{.key = "x", .title = "X", .kind = Kind::Count, .filterKey = "x"};
        for (const Op op : {Op::Above, Op::Below, Op::IsEmpty, Op::IsNotEmpty})
            QVERIFY(makesSense(number, op) && !hasOp(number, op));
        // Parts of the name of a cluster are typed, clusters are chosen.
        const table::ColumnInfo cluster{.key = "c", .title = "C", .kind = Kind::Reference, .filterKey = "clusterId"};
        QCOMPARE(editorFor(cluster, Op::Equal), ValueEditor::Clusters);
        QCOMPARE(editorFor(cluster, Op::Contains), ValueEditor::Text);
        QCOMPARE(parseValue(cluster, u"a,b"_s, ValueFor::Here).value_or(QString()), u"a,b"_s);
        const table::ColumnInfo flag{.key = "f", .title = "F", .kind = Kind::Flag};
        QCOMPARE(valueLabel(&flag, {u"f"_s, Op::Equal, {u"true"_s}, {}}, {}), u"Yes"_s);
        QCOMPARE(valueLabel(&flag, {u"f"_s, Op::Equal, {u"false"_s}, {}}, {}), u"No"_s);
    }

    void copyIsToldInAllItsStates()
    {
        using replica::CopyState;
        using Phase = CopyState::Phase;
        using Action = CopyWords::Action;
        const qint64 now = QDateTime(QDate(2025, 11, 21), QTime(14, 58), Qt::UTC).toMSecsSinceEpoch();
        CopyFacts facts{.resource = catalog::podResource, .total = 61'204, .now = {table::Zone::Utc, now}};
        CopyState state;
        CopyWords words = copyWords(state, facts);
        QCOMPARE(words.label, u"Load all rows"_s);
        QVERIFY(words.isQuiet && !words.isUrgent);
        QVERIFY2(words.toolTip.contains(n("61_204 pod")), qPrintable(words.toolTip));
        QCOMPARE(words.onClick, Action::Load);
        facts.isWhole = true;
        QVERIFY(copyWords(state, facts).label.isEmpty()); // there is nothing to load
        state.isWanted = true;
        words = copyWords(state, facts);
        QVERIFY(!words.isQuiet && words.isUrgent);
        facts.isWhole = false;

        state.phase = Phase::Asks;
        state.expected = 61'204;
        state.bytes = 24 << 20;
        words = copyWords(state, facts);
        QCOMPARE(words.label, u"All rows are needed"_s);
        QCOMPARE(words.tone, Tone::Warning);
        QCOMPARE(factOf(words, u"Rows"_s), n("61_204"));
        QCOMPARE(factOf(words, u"Requests"_s), u"about 123"_s);
        QCOMPARE(factOf(words, u"Room needed"_s), u"about 24\u00a0MiB of memory"_s);
        QCOMPARE(words.first.action, Action::LoadAnyway);
        QCOMPARE(words.onClick, Action::None);
        state.isWanted = false;
        QCOMPARE(copyWords(state, facts).label, u"Load all rows?"_s);

        state.phase = Phase::Loading;
        state.rows = 38'400;
        state.requests = 77;
        words = copyWords(state, facts);
        QCOMPARE(words.label, n("Reading, 38_400 of 61_204"));
        QCOMPARE(words.tone, Tone::Info);
        QVERIFY(words.share > 0.62 && words.share < 0.63);
        QCOMPARE(words.first.action, Action::Cancel);
        state.expected = -1;
        QCOMPARE(copyWords(state, facts).label, n("Reading, 38_400"));
        QVERIFY(copyWords(state, facts).share < 0);

        state.phase = Phase::Ready;
        state.isServing = true;
        state.rows = state.expected = 61'204;
        state.requests = 123;
        state.readAtMs = now - 130'000;
        words = copyWords(state, facts);
        QCOMPARE(words.label, u"All rows are here, 2 min old"_s);
        QCOMPARE(words.shortLabel, u"All rows are here"_s);
        QCOMPARE(words.tone, Tone::Success);
        QCOMPARE(factOf(words, u"Rows"_s), n("61_204 of 61_204"));
        QVERIFY(factOf(words, u"Read"_s).contains(u"123 request"));
        QVERIFY(!factOf(words, u"Deleted rows"_s).isEmpty());
        QCOMPARE(words.first.action, Action::ReadAgain);
        QCOMPARE(words.second.action, Action::Drop);
        facts.isKeptFresh = false;
        QCOMPARE(copyWords(state, facts).tone, Tone::Neutral);
        facts.isKeptFresh = true;
        state.problem = table::Problem{table::Problem::Kind::Offline, u"No connection."_s, {}};
        words = copyWords(state, facts);
        QCOMPARE(words.tone, Tone::Neutral);
        QVERIFY(words.sentence.contains(u"No connection."));
        state.problem.reset();
        state.readAtMs = now - 16 * 60'000;
        QCOMPARE(copyWords(state, facts).tone, Tone::Neutral);

        state.rows = 60'704;
        state.missing = 500;
        words = copyWords(state, facts);
        QCOMPARE(words.label, n("60_704 of 61_204 rows are here"));
        QCOMPARE(words.tone, Tone::Warning);
        QCOMPARE(words.first.text, u"Read the rest"_s);
        QVERIFY2(words.sentence.contains(u"500 row"), qPrintable(words.sentence));

        state = {.phase = Phase::Failed};
        state.problem = table::Problem{table::Problem::Kind::Offline, u"No connection."_s, {}};
        words = copyWords(state, facts);
        QCOMPARE(words.tone, Tone::Danger);
        QCOMPARE(words.sentence, u"No connection."_s);
        QCOMPARE(words.first.action, Action::TryAgain);
    }

    void orderOfTheCopyIsTold()
    {
        replica::CopyState state;
        QVERIFY(copyNote(state, {u"GPUs"_s}).isEmpty());
        state.isServing = true;
        state.arrangedInMs = 38;
        QCOMPARE(copyNote(state, {u"GPUs"_s}), u"sorted here by GPUs, in 38 ms"_s);
        QCOMPARE(copyNote(state, {u"GPUs"_s, u"Node"_s}), u"sorted here by GPUs, then Node, in 38 ms"_s);
        QVERIFY(copyNote(state, {}).isEmpty());
        state.arrangedInMs = 0;
        QCOMPARE(copyNote(state, {u"GPUs"_s}), u"sorted here by GPUs"_s);
    }

    void threeWordsForEmpty()
    {
        table::ListQuery query = catalog::defaultQuery(catalog::workloadResource);
        const auto nothing = emptyList(catalog::workloadResource, query, 0);
        query.search = u"x"_s;
        const auto noMatch = emptyList(catalog::workloadResource, query, 20113);
        query.filters.append({u"createdAt"_s, Op::AtLeast, {u"2025-11-21T14:13:07Z"_s}, {}});
        const auto noTime = emptyList(catalog::workloadResource, query, 20113);
        QVERIFY(nothing.title != noMatch.title);
        QVERIFY(noMatch.title != noTime.title);
        QVERIFY(noMatch.why.contains(n("20_113")));
        QVERIFY(withoutTimeFilters(catalog::workloadResource, query).filters.isEmpty());
        QCOMPARE(withoutTimeFilters(catalog::workloadResource, query).search, u"x"_s);
    }

    void staleRowsNameTheirAge()
    {
        const qint64 now = QDateTime(QDate(2025, 11, 21), QTime(14, 58), Qt::UTC).toMSecsSinceEpoch();
        const table::Problem problem{table::Problem::Kind::Server, u"The control plane does not answer."_s, u"503"_s};
        const BannerText text = staleList(problem, now - 7 * 60'000, now + 11'200, {table::Zone::Utc, now});
        QCOMPARE(text.tone, Tone::Danger);
        QCOMPARE(text.headline, problem.sentence);
        QVERIFY2(text.sentence.startsWith(u"These rows are from 14:51, 7\u00a0min"_s), qPrintable(text.sentence));
        QCOMPARE(text.details, u"503"_s);
        const table::Problem offline{table::Problem::Kind::Offline, u"No connection."_s, {}};
        QVERIFY(staleList(offline, now, now + 11'200, {table::Zone::Utc, now})
                    .sentence.endsWith(u"Next attempt in 12\u00a0s."_s));
        QVERIFY(!staleList(offline, now, 0, {table::Zone::Utc, now}).sentence.contains(u"Next attempt"_s));
        // The clock of the computer was set back by hours.
        const qint64 hours = qint64(3) * 3'600'000;
        QVERIFY(!staleList(offline, now, now + hours, {table::Zone::Utc, now}).sentence.contains(u"Next attempt"_s));
        const table::Problem signIn{table::Problem::Kind::SignIn, u"Sign in again."_s, {}};
        QCOMPARE(staleList(signIn, now, 0, {table::Zone::Utc, now}).action, u"Sign in"_s);
    }

    void tilesFilter()
    {
        table::ListQuery query = catalog::defaultQuery(catalog::workloadResource);
        query = withTile(catalog::workloadResource, query, u"Running"_s, false);
        QCOMPARE(query.filters, QList<table::Filter>({{u"phase"_s, Op::Equal, {u"Running"_s}, {}}}));
        query = withTile(catalog::workloadResource, query, u"Failed"_s, true);
        QCOMPARE(query.filters, QList<table::Filter>({{u"phase"_s, Op::AnyOf, {u"Running"_s, u"Failed"_s}, {}}}));
        QList<SummaryTile> tiles(3);
        tiles[0].key = u"Running"_s;
        tiles[1].key = u"Pending"_s;
        tiles[2].key = u"Failed"_s;
        markActive(tiles, catalog::workloadResource, query);
        QVERIFY(tiles.at(0).active && !tiles.at(1).active && tiles.at(2).active);
        query = withTile(catalog::workloadResource, query, u"Running"_s, true);
        QCOMPARE(query.filters, QList<table::Filter>({{u"phase"_s, Op::Equal, {u"Failed"_s}, {}}}));
        // A second click on the only one takes it away.
        QVERIFY(withTile(catalog::workloadResource, query, u"Failed"_s, false).filters.isEmpty());
        QVERIFY(withTile(catalog::workloadResource, query, u"*"_s, false).filters.isEmpty());
        const table::ListQuery other = withTile(catalog::workloadResource, query, u"other"_s, false);
        QVERIFY(other.filters.constFirst().values.contains(u"Stopping"_s));
        QVERIFY(!other.filters.constFirst().values.contains(u"Running"_s));
        QCOMPARE(other.filters.constFirst().labels, QStringList{u"none of the named"_s});
    }

    void theGpuTileFiltersByIdleGpus()
    {
        GpuTile tile;
        const table::ListQuery all = catalog::defaultQuery(catalog::workloadResource);
        api::Capabilities capabilities;
        offerIdle(tile, catalog::workloadResource, all, capabilities);
        QVERIFY(!tile.key.isEmpty() && !tile.active);
        table::ListQuery query = all;
        query.filters
            = {{u"phase"_s, Op::Equal, {u"Running"_s}, {}}, {u"idleAllocatedGpus"_s, Op::AtLeast, {u"8"_s}, {}}};
        query = withTile(catalog::workloadResource, query, tile.key, false);
        // A part of a GPU counts as well, and other filters stay.
        QCOMPARE(query.filters,
                 QList<table::Filter>({{u"phase"_s, Op::Equal, {u"Running"_s}, {}},
                                       {u"idleAllocatedGpus"_s, Op::AtLeast, {u"0.01"_s}, {}}}));
        offerIdle(tile, catalog::workloadResource, query, capabilities);
        QVERIFY(tile.active);
        QCOMPARE(withTile(catalog::workloadResource, query, tile.key, false).filters.size(), 1);
        GpuTile ofNodes;
        offerIdle(ofNodes, catalog::nodeResource, {}, capabilities); // no such filter
        QVERIFY(ofNodes.key.isEmpty());
        capabilities.refuse({api::Operation::Workloads, api::Feature::Kind::Key, u"idleAllocatedGpus"_s});
        GpuTile ofOldRelease;
        offerIdle(ofOldRelease, catalog::workloadResource, all, capabilities);
        QVERIFY(ofOldRelease.key.isEmpty());
    }

    // The API has no way to write a comma in a filter: the longest part finds the value, and the server accepts it.
    void linksToValuesWithACommaLeadThere()
    {
        const auto query = [](const QString &project) {
            const catalog::Link link{&catalog::workloadsOfProject, base::Key::fromText(project), project};
            return catalog::destinationOf(link).query;
        };
        const table::ListQuery found = query(u"Vision, NLP"_s);
        QCOMPARE(found.filters, QList<table::Filter>({{u"projectName"_s, Op::Contains, {u"Vision"_s}, {}}}));
        QVERIFY(catalog::toParams(catalog::workloadResource, found));
        QCOMPARE(query(u"vision"_s).filters, QList<table::Filter>({{u"projectName"_s, Op::Equal, {u"vision"_s}, {}}}));
    }

    void history()
    {
        NavigationHistory history;
        QVERIFY(!history.current());
        QVERIFY(!history.back());
        history.visit(startLocation(catalog::clusterResource));
        PageState state;
        state.query.search = u"fra"_s;
        state.topRow = 40;
        state.current = {1, 2};
        history.saveState(state);
        history.visit(startLocation(catalog::workloadResource));
        history.visit(startLocation(catalog::podResource));
        QVERIFY(!history.canGoForward());
        QVERIFY(history.back());
        QVERIFY(history.back());
        QCOMPARE(history.current()->location.list()->resource, catalog::clusterResource);
        QCOMPARE(history.current()->state, state);
        QVERIFY(!history.canGoBack());
        QVERIFY(history.forward());
        QCOMPARE(history.current()->location.list()->resource, catalog::workloadResource);
        history.visit(startLocation(catalog::clusterResource)); // what was ahead is forgotten
        QVERIFY(!history.canGoForward());
        QCOMPARE(history.size(), 3);
        for (int i = 0; i < 500; ++i)
            history.visit(startLocation(catalog::podResource));
        QVERIFY(history.size() <= 100);
        QVERIFY(history.canGoBack());
    }

    void crumbs()
    {
        Location pods = startLocation(catalog::podResource);
        const table::ListQuery clusters = catalog::defaultQuery(catalog::clusterResource);
        table::ListQuery workloads = catalog::defaultQuery(catalog::workloadResource);
        workloads.filters.append(catalog::equalFilter("clusterId", u"7c"_s, u"fra"_s));
        pods.crumbs = {{u"Clusters"_s, catalog::clusterResource, clusters, {}},
                       {u"fra"_s, catalog::clusterResource, clusters, {0, 7}},
                       {u"Workloads"_s, catalog::workloadResource, workloads, {}},
                       {u"llama"_s, catalog::workloadResource, workloads, {0, 9}}};
        const Location list = crumbLocation(pods, 2);
        QCOMPARE(list.list()->resource, catalog::workloadResource);
        QCOMPARE(list.list()->query, workloads);
        QCOMPARE(list.crumbs.size(), 2);
        const Location row = crumbLocation(pods, 3);
        QCOMPARE(row.current(), (base::Key{0, 9}));
        QCOMPARE(row.crumbs.size(), 2); // the list itself is no step on the way to it
        QVERIFY(crumbLocation(pods, 0).crumbs.isEmpty());
        QCOMPARE(clusterOf(workloads), u"7c"_s);
        QVERIFY(clusterOf(clusters).isEmpty());
    }

    void exportTexts()
    {
        QCOMPARE(exportFileName(catalog::workloadResource, QDate(2025, 11, 21)), u"workloads-2025-11-21.csv"_s);
        QCOMPARE(exportRowsText(12500, 20113), n("12_500 of 20_113 rows"));
        QCOMPARE(exportRateText(12500, 20113, 4100), u"4\u2009100 rows/s, 2\u00a0s left"_s);
        QVERIFY(exportRateText(0, 20113, 0).isEmpty());
        QCOMPARE(exportRateText(500, -1, 4100), n("4_100 rows/s"));
    }

    void ages()
    {
        QCOMPARE(ageText(1000, 5000), u"Updated 4 s ago"_s);
        QCOMPARE(ageText(1, 180'001), u"Updated 3 min ago"_s);
        QVERIFY(ageText(0, 5000).isEmpty());
        QCOMPARE(requestsText(0), u"No request in flight"_s);
    }
};

QTEST_GUILESS_MAIN(TestListTexts)
#include "tst_listtexts.moc"
