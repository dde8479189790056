// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/comparisonjson.h"
#include "app/memory/jsonfile.h"
#include "app/memory/placestore.h"
#include "models/catalog/clusters.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "models/session/session.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::History;

namespace {

views::NavigationHistory::Entry listEntry()
{
    views::NavigationHistory::Entry entry;
    entry.location = views::startLocation(catalog::podResource);
    entry.location.list()->query.filters
        = {catalog::equalFilter("workloadId", u"0f1e2d3c-0000-4000-8000-000000000001"_s, u"llama \"3\""_s),
           {.key = u"phase"_s, .op = table::Op::AnyOf, .values = {u"Running"_s, u"Pending"_s}, .labels = {}},
           {.key = u"gpus"_s, .op = table::Op::Above, .values = {u"0.5"_s}, .labels = {}},
           {.key = u"projectName"_s, .op = table::Op::NotContains, .values = {u"a, b"_s}, .labels = {}},
           {.key = u"ip"_s, .op = table::Op::IsEmpty, .values = {}, .labels = {}}};
    entry.location.list()->query.thenBy = {{u"nodeName"_s, true}, {u"gpus"_s, false}};
    entry.location.list()->query.search = u"münchen"_s;
    entry.location.list()->query.completed = false;
    entry.location.crumbs
        = {{u"Workloads"_s, catalog::workloadResource, catalog::defaultQuery(catalog::workloadResource), {}},
           {u"llama"_s, catalog::workloadResource, {}, {7, 9}},
           {u"node-7"_s, catalog::podResource, {}, base::Key::of({u"Köln/2"_s, u"node-7"_s})}};
    entry.state.query = entry.location.list()->query;
    entry.state.query.descending = false;
    entry.state.topRow = 4711;
    entry.state.current = {1, 2};
    entry.state.selection = table::SelectionMarks{true, {{3, 4}, base::Key::fromText(u"4500001"_s)}};
    return entry;
}

views::NavigationHistory::Entry metricsEntry()
{
    views::NavigationHistory::Entry entry;
    views::MetricsPlace place;
    place.subject = {.scope = metrics::Scope::Pod,
                     .id = {1, 1},
                     .workloadId = {2, 2},
                     .name = u"pod-0"_s,
                     .startedMs = 1'700'000'000'123,
                     .isInference = true,
                     .isWaiting = true,
                     .gpus = metrics::HeldGpus::Fraction};
    place.state = u"Running"_s;
    place.facts = {{u"Cluster"_s, u"fra"_s, {&catalog::workloadsOfCluster, base::Key::fromText(u"x"_s), u"fra"_s}},
                   {u"Workload"_s, u"bert"_s, {&catalog::podsOfWorkload, {2, 2}, u"bert"_s, true}},
                   {u"Node"_s, u"n1"_s, {}}};
    entry.location.target = place;
    return entry;
}

views::NavigationHistory::Entry objectEntry()
{
    views::NavigationHistory::Entry entry;
    entry.location = views::linkLocation({&catalog::theCluster, {5, 6}, u"fra"_s});
    entry.state = views::stateAt(entry.location);
    return entry;
}

views::NavigationHistory::Entry settingsEntry()
{
    return {{views::PagePlace{views::PagePlace::Page::Settings}}, {}};
}

views::NavigationHistory::Entry heatEntry()
{
    return {{views::HeatPlace{
                u"0f1e2d3c-0000-4000-8000-000000000001"_s, u"h100 80g/spot"_s, {3, 4}, u"climate-downscale"_s}},
            {}};
}

views::NavigationHistory::Entry wastedEntry()
{
    return {{views::WastedPlace{{.windowMs = 604'800'000,
                                 .counts = waste::Counts::Idle,
                                 .shortestIdleMs = 3'600'000,
                                 .groupBy = waste::GroupBy::NodePool}}},
            {}};
}

views::NavigationHistory::Entry wastedOf(const waste::Group &group)
{
    return {{views::WastedPlace{{.windowMs = 604'800'000, .within = group}}}, {}};
}

// As a version wrote it whose links named the kind of the object, and which wrote a list with every place.
QJsonObject olderHistory()
{
    const QByteArray text = R"({"at":0,"places":[{"page":"pods","query":{"sort":"createdAt"},
        "state":{"query":{"sort":"createdAt"},"top":0},
        "metrics":{"scope":"pod","id":"00000000-0000-0001-0000-000000000001",
            "workload":"00000000-0000-0002-0000-000000000002","name":"pod-0","facts":[
            {"label":"Cluster","text":"fra","target":"cluster","id":"c"},
            {"label":"Workload","text":"llama","target":"workload","id":"w"},
            {"label":"Project","text":"nlp","target":"workloadsOfProject","id":"nlp"},
            {"label":"Node","text":"n1","target":"none"}]}}]})";
    return QJsonDocument::fromJson(text).object();
}

} // namespace

// Places survive being written down, whole; nothing that was not written like that is taken for one.
class TestPlaceJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void comesBackAsItWas()
    {
        const History history{{listEntry(), objectEntry(), metricsEntry(), settingsEntry(), heatEntry(), wastedEntry()},
                              1};
        QCOMPARE(objectEntry().location.current(), (base::Key{5, 6}));
        const QByteArray text = QJsonDocument(toJson(history)).toJson();
        const auto back = app::historyFrom(QJsonDocument::fromJson(text).object());
        QVERIFY(back);
        QCOMPARE(*back, history);
    }

    void comparisonsComeBackAsTheyWere()
    {
        compare::Comparison comparison;
        comparison.types = {u"GPU_UTILIZATION"_s};
        comparison.form = compare::Form::Bands;
        comparison.axes = {{u"GPU_UTILIZATION"_s, {true, 0, 0}}, {u"CPU_USAGE_CORES"_s, {false, 0.5, 2.25}}};
        const QByteArray text = QJsonDocument(app::toJson(comparison)).toJson();
        QCOMPARE(app::comparisonFrom(QJsonDocument::fromJson(text).object()), std::optional(comparison));
        QJsonObject older = app::toJson(compare::Comparison());
        older.remove(u"form"_s);
        QCOMPARE(app::comparisonFrom(older), std::optional(compare::Comparison()));
    }

    void aComparisonComesBackAsItWas()
    {
        compare::Comparison comparison;
        compare::add(comparison, metricsEntry().location.metrics()->subject);
        comparison.lengthMs = 0;
        comparison.custom = {1'700'000'000'000, 1'700'003'600'000};
        comparison.endsNow = true;
        comparison.before = compare::Before::Other;
        comparison.beforeMs = 1'690'000'000'123;
        QVERIFY(compare::addMark(comparison, {{1'700'000'060'000, 1'700'000'120'000}, u"the <b>bad</b> \"night\""_s}));
        QVERIFY(compare::addMark(comparison, {{10, 20}, {}, compare::Alignment::SinceStart}));
        const auto back = app::comparisonFrom(app::toJson(comparison));
        QVERIFY(back);
        QCOMPARE(*back, comparison);
        comparison.custom = {};
        comparison.endsNow = false;
        comparison.lengthMs = 5'400'000; // "last 90 min"
        QCOMPARE(app::comparisonFrom(app::toJson(comparison)), comparison);
        // What an older version wrote, and what none writes.
        const compare::Comparison plain;
        const QJsonObject older = app::toJson(plain);
        QVERIFY(!older.contains(u"marks"_s) && !older.contains(u"toNow"_s) && !older.contains(u"beforeFrom"_s));
        QCOMPARE(app::comparisonFrom(older), plain);
        QJsonObject spoilt = app::toJson(comparison);
        QJsonArray marks = spoilt.value(u"marks"_s).toArray();
        while (marks.size() <= compare::mostMarks)
            marks.append(marks.first());
        spoilt.insert(u"marks"_s, marks);
        QVERIFY(!app::comparisonFrom(spoilt));
        spoilt.remove(u"marks"_s);
        QVERIFY(app::comparisonFrom(spoilt));
        spoilt.insert(u"beforeFrom"_s, std::numeric_limits<qint64>::max()); // no calendar has it
        QVERIFY(!app::comparisonFrom(spoilt));
        spoilt.remove(u"beforeFrom"_s);
        spoilt.insert(u"marks"_s, QJsonArray{QJsonObject{{u"from"_s, 20}, {u"to"_s, 10}, {u"time"_s, u"clock"_s}}});
        QVERIFY(!app::comparisonFrom(spoilt));
    }

    // Of projects with one name in two clusters, the one that it was.
    void aGroupComesBackAsItWas()
    {
        const waste::Group project{.by = waste::GroupBy::Project,
                                   .name = u"vision \"a\""_s,
                                   .id = base::Key::fromText(u"17"_s),
                                   .clusterId = {1, 2}};
        waste::Group elsewhere = project;
        elsewhere.clusterId = {1, 3};
        QVERIFY(project != elsewhere);
        const waste::Group nobody{.by = waste::GroupBy::User, .kind = waste::Group::Kind::Unknown};
        const waste::Group several{.by = waste::GroupBy::NodePool, .kind = waste::Group::Kind::Several};
        const History history{{wastedOf(project), wastedOf(elsewhere), wastedOf(nobody), wastedOf(several)}, 0};
        const auto back = app::historyFrom(toJson(history));
        QVERIFY(back);
        QCOMPARE(*back, history);
        QCOMPARE(back->entries[0].location.wasted()->question.within->name, project.name);
        QVERIFY(back->entries[0] != back->entries[1] && back->entries[2] != back->entries[3]);
    }

    void readsOlderLinksAsTheListInside()
    {
        const auto history = app::historyFrom(olderHistory());
        QVERIFY(history);
        const views::MetricsPlace *place = history->entries.constFirst().location.metrics();
        QVERIFY(place);
        QCOMPARE(place->subject.name, u"pod-0"_s);
        const auto link = [place](qsizetype i) { return place->facts.at(i).link; };
        QCOMPARE(link(0), (catalog::Link{&catalog::workloadsOfCluster, base::Key::fromText(u"c"_s), u"fra"_s}));
        QCOMPARE(link(1), (catalog::Link{&catalog::podsOfWorkload, base::Key::fromText(u"w"_s), u"llama"_s}));
        QCOMPARE(link(2), (catalog::Link{&catalog::workloadsOfProject, base::Key::fromText(u"nlp"_s), u"nlp"_s}));
        QVERIFY(link(3).isNull());
    }

    void keepsSingleGpus()
    {
        compare::Comparison comparison;
        metrics::Subject node;
        node.scope = metrics::Scope::Node;
        node.id = base::Key::fromText(u"node-7"_s);
        node.name = u"node-7"_s;
        for (const int gpu : {-1, 0, 7}) {
            node.gpu = gpu;
            compare::add(comparison, node);
        }
        QCOMPARE(app::comparisonFrom(app::toJson(comparison)), comparison);
        QByteArray text = QJsonDocument(app::toJson(comparison)).toJson(QJsonDocument::Compact);
        for (const QByteArray wrong : {"-7", "4000", "\"7\"", "0"}) { // the last one is there twice then
            const QByteArray other = QByteArray(text).replace("\"gpu\":7", "\"gpu\":" + wrong);
            QVERIFY2(!app::comparisonFrom(QJsonDocument::fromJson(other).object()), wrong.constData());
        }
        text.replace("\"node\"", "\"project\"");
        QVERIFY(!app::comparisonFrom(QJsonDocument::fromJson(text).object()));
    }

    void keepsEveryOperator()
    {
        for (int op = 0; op <= int(table::Op::AnyOf); ++op) {
            table::ListQuery query;
            query.filters = {{.key = u"k"_s, .op = table::Op(op), .values = {u"v"_s}, .labels = {}}};
            QCOMPARE(app::queryFrom(app::toJson(query)), query);
        }
    }

    void keepsGroupsAndFurtherOrder()
    {
        table::ListQuery query;
        query.sortKey = u"gpus"_s;
        const QJsonObject older = app::toJson(query); // as files were before there were groups
        QVERIFY(!older.contains(u"groupBy") && !older.contains(u"thenBy"));
        QCOMPARE(app::queryFrom(older), query);
        query.thenBy = {{u"createdAt"_s, true}, {u"name"_s, false}};
        query.groupBy = {u"projectName"_s, u"workloadId"_s};
        QCOMPARE(app::queryFrom(app::toJson(query)), query);
        QJsonObject wrong = app::toJson(query);
        wrong.insert(u"groupBy"_s, u"projectName"_s);
        QVERIFY(!app::queryFrom(wrong));
    }

    void isBounded()
    {
        History history;
        for (int i = 0; i < 100; ++i) {
            history.entries.append(listEntry());
            history.entries.last().state.topRow = i;
        }
        history.entries.last().state.selection->ids.resize(5000, {1, 1});
        history.at = 99;
        const auto back = app::historyFrom(toJson(history));
        QVERIFY(back);
        QCOMPARE(back->entries.size(), 50);
        QCOMPARE(back->at, 49);
        QCOMPARE(back->entries.last().state.topRow, 99);
        QVERIFY(!back->entries.last().state.selection);
        history.at = 3;
        QCOMPARE(app::historyFrom(toJson(history))->entries.at(3).state.topRow, 3);
    }

    void takesNothingElse_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("page") << QByteArray("\"page\":\"pods\"") << QByteArray("\"page\":\"nowhere\"");
        QTest::newRow("operator") << QByteArray("\"anyOf\"") << QByteArray("\"like\"");
        QTest::newRow("values") << QByteArray("[\"Running\",\"Pending\"]") << QByteArray("[]");
        QTest::newRow("type") << QByteArray("\"top\":4711") << QByteArray("\"top\":\"4711\"");
        QTest::newRow("index") << QByteArray("\"at\":1") << QByteArray("\"at\":2");
        QTest::newRow("selected id") << QByteArray("\"4500001\"") << QByteArray("\"\"");
        QTest::newRow("id of a subject") << QByteArray("00000000-0000-0001-0000-000000000001") << QByteArray();
        QTest::newRow("link") << QByteArray("\"link\":\"workloadsOfCluster\"") << QByteArray("\"link\":\"moon\"");
        QTest::newRow("scope") << QByteArray("\"scope\":\"pod\"") << QByteArray("\"scope\":\"moon\"");
    }

    void takesNothingElse()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray text
            = QJsonDocument(toJson(History{{listEntry(), metricsEntry()}, 1})).toJson(QJsonDocument::Compact);
        QVERIFY(app::historyFrom(QJsonDocument::fromJson(text).object()));
        QVERIFY2(text.contains(from), text.constData());
        text.replace(from, to);
        QVERIFY(!app::historyFrom(QJsonDocument::fromJson(text).object()));
    }

    // Of a question that the page does not offer, it could show nothing as chosen.
    void takesNoOtherWindow()
    {
        const auto back = [](const waste::Question &question) {
            return app::historyFrom(toJson(History{{{{views::WastedPlace{question}}, {}}}, 0}));
        };
        QVERIFY(back({.windowMs = 86'400'000}));
        QVERIFY(!back({.windowMs = 86'400'001}));
        QVERIFY(!back({.windowMs = 86'400'000, .shortestIdleMs = 1}));
        QVERIFY(back({.windowMs = 0, .groupBy = waste::GroupBy::NodePool}));
    }

    void isStoredPerConnectionWithoutItsSecrets()
    {
        const QTemporaryDir folder;
        session::Connection one;
        one.url = QUrl(u"https://user:hidden@one.example"_s);
        one.credentials = session::BearerToken{u"hidden"_s};
        session::Connection other;
        other.url = QUrl(u"https://other.example"_s);
        const History history{{listEntry()}, 0};
        app::PlaceStore(folder.path(), one).save(history);
        QCOMPARE(app::PlaceStore(folder.path(), one).load(), history);
        QVERIFY(!app::PlaceStore(folder.path(), other).load());

        const QDir places(folder.filePath(u"places"_s));
        QCOMPARE(places.entryList(QDir::Files).size(), 1);
        QFile file(places.filePath(places.entryList(QDir::Files).at(0)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("hidden"));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void keepsAsideWhatItCannotRead()
    {
        const QTemporaryDir folder;
        session::Connection demo;
        demo.isDemo = true;
        QVERIFY(app::writeJsonFile(folder.filePath(u"places/demo.json"_s), 99, {}));
        app::PlaceStore store(folder.path(), demo);
        QVERIFY(!store.load());
        QVERIFY(store.problem().contains(u"demo.json.unreadable-"_s));
        app::PlaceStore again(folder.path(), demo);
        QVERIFY(!again.load());
        QCOMPARE(again.problem(), QString());
        QCOMPARE(QDir(folder.filePath(u"places"_s)).entryList({u"demo.json.unreadable-*"_s}).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPlaceJson)
#include "tst_placejson.moc"
