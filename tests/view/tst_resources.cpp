// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandline.h"
#include "app/commands/exportcommand.h"
#include "app/memory/placejson.h"
#include "app/simulator/simulator.h"
#include "models/api/jsontree.h"
#include "models/catalog/curl.h"
#include "models/catalog/link.h"
#include "models/catalog/nodes.h"
#include "models/catalog/totals.h"
#include "models/catalog/workloads.h"
#include "models/details/details.h"
#include "models/session/session.h"
#include "views/details/detailsdock.h"
#include "views/filter/filterbar.h"
#include "views/frame/navigationrail.h"
#include "views/frame/settingspage.h"
#include "views/list/counttext.h"
#include "views/list/exportdialog.h"
#include "views/list/listpage.h"
#include "views/list/liststates.h"
#include "views/list/liststrip.h"
#include "views/list/summarystrip.h"
#include "views/look/icons.h"
#include "views/look/style.h"
#include "views/navigation/navigator.h"
#include "views/navigation/rowlinks.h"
#include "views/table/tableview.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QJsonDocument>
#include <QListView>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace views;
using catalog::Resource;

namespace {

// What belongs to the pages of one connection.
struct Desk
{
    explicit Desk(const simulator::Simulator &simulator)
        : session(connectionTo(simulator))
        , totals(session.client(), names)
    {
    }
    static session::Connection connectionTo(const simulator::Simulator &simulator)
    {
        session::Connection connection;
        connection.url = QUrl(QString::fromStdString(simulator.url()));
        connection.credentials = session::BearerToken{QString::fromStdString(simulator.token())};
        return connection;
    }
    PageContext context() { return {session, names, totals, navigator}; }

    session::Session session;
    catalog::ClusterNames names;
    catalog::Totals totals;
    Navigator navigator;
};

// A list that belongs to an object is opened from one: the revisions of the first inference workload.
Location startIn(Resource resource, Desk &desk)
{
    Location start = startLocation(resource);
    if (!resource->owner)
        return start;
    table::WindowModel workloads(catalog::makeSource(catalog::workloadResource, desk.session.client(), desk.names));
    table::ListQuery query = catalog::defaultQuery(catalog::workloadResource);
    query.filters = {catalog::equalFilter("type", u"Inference"_s)};
    workloads.setQuery(query);
    if (!QTest::qWaitFor([&] { return workloads.rowCount() > 0 && !workloads.idAt(0).isNull(); }, 20'000))
        return start;
    start.list()->query.filters = {catalog::equalFilter(resource->owner, workloads.idAt(0).toString())};
    return start;
}

void open(ListPage &page, Desk &desk)
{
    page.resize(1300, 700);
    page.show();
    page.open(startIn(page.resource(), desk));
    QTRY_VERIFY_WITH_TIMEOUT(page.model()->rowCount() > 0 && !page.model()->idAt(0).isNull(), 20'000);
}

// A resource with no more than it must have: rows, and words for them.
const catalog::ResourceInfo bareResource{
    .word = "things",
    .singular = "thing",
    .icon = "pods",
    .words = {.title = "Things",
              .one = "Thing",
              .count = "%1 things",
              .search = "Search things",
              .exportTitle = "Export things",
              .exporting = "Exporting things",
              .nothing = "No thing",
              .whyNothing = "There is none.",
              .noMatch = "None matches",
              .noneInTime = "None in time",
              .forbidden = "Not allowed"},
    .columns = [] { return catalog::workloadResource.columns(); },
    .source = [](api::Client &client,
                 const catalog::ClusterNames &names) { return catalog::workloadResource.source(client, names); },
    .sortKey = "createdAt",
    .list = api::Operation::Workloads,
};

} // namespace

// Every resource of the catalog, through all that reads its description. A new one is in this test by being in the
// catalog.
class TestResources : public QObject
{
    Q_OBJECT

    std::unique_ptr<simulator::Simulator> m_simulator;

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<Resource>();
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.speed = 0;
        options.nowMs = 1763733600000;
        m_simulator = std::make_unique<simulator::Simulator>(options);
        QVERIFY(m_simulator->start());
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void words_data() { all(); }
    void words()
    {
        QFETCH(const Resource, resource);
        QCOMPARE(catalog::resourceCalled(QString::fromLatin1(resource->word)), std::optional(resource));
        QVERIFY(!icon(resource->icon).isNull());
        const catalog::ResourceWords &words = resource->words;
        for (const char *text : {words.title, words.search, words.exportTitle, words.exporting, words.nothing,
                                 words.whyNothing, words.noMatch, words.noneInTime, words.forbidden})
            QVERIFY(!catalog::wordsOf(text).isEmpty());
        QVERIFY(objectCount(resource, 3).contains(u'3'));
        QCOMPARE(exportFileName(resource, QDate(2025, 11, 21)), QLatin1String(resource->word) + u"-2025-11-21.csv"_s);
    }

    void statesHaveWords_data() { all(); }
    void statesHaveWords()
    {
        QFETCH(const Resource, resource);
        table::ListQuery query = catalog::defaultQuery(resource);
        QCOMPARE(emptyList(resource, query, 0).title, catalog::wordsOf(resource->words.nothing));
        query.search = u"x"_s;
        QCOMPARE(emptyList(resource, query, 0).title, catalog::wordsOf(resource->words.noMatch));
        query.search.clear();
        query.deleted = true;
        QVERIFY(!emptyList(resource, query, 0).title.isEmpty());
        using Kind = table::Problem::Kind;
        for (const Kind kind : {Kind::Offline, Kind::SignIn, Kind::Forbidden, Kind::Refused, Kind::Server})
            QVERIFY(!failedList(resource, {kind, u"Why."_s, {}}).title.isEmpty());
        QCOMPARE(failedList(resource, {Kind::Forbidden, u"Why."_s, {}}).title,
                 catalog::wordsOf(resource->words.forbidden));
    }

    void columnsAreThere_data() { all(); }
    void columnsAreThere()
    {
        QFETCH(const Resource, resource);
        QStringList keys;
        for (const table::ColumnInfo *column : catalog::columns(resource))
            keys.append(QLatin1String(column->key));
        QVERIFY(keys.contains(QLatin1String(resource->keyColumn)));
        QVERIFY(!resource->stateColumn || keys.contains(QLatin1String(resource->stateColumn)));
        QVERIFY(!resource->ownerColumn || keys.contains(QLatin1String(resource->ownerColumn)));
        for (const catalog::Fact &fact : resource->facts)
            QVERIFY2(keys.contains(QLatin1String(fact.column)), fact.column);
        for (const catalog::RowWay &way : resource->ways)
            QVERIFY2(!way.column || keys.contains(QLatin1String(way.column)), way.text);
        for (const catalog::LinkKind *kind : resource->linkKinds) {
            QCOMPARE(catalog::linkKindCalled(QString::fromLatin1(kind->word)), kind);
            QVERIFY(Resource(*kind->target) == resource);
        }
        QVERIFY(catalog::toParams(resource, catalog::defaultQuery(resource)));
    }

    void theRailLeadsToAll()
    {
        NavigationRail rail;
        QSignalSpy requested(&rail, &NavigationRail::pageRequested);
        const auto resources = catalog::pages();
        // The overview is before them, wasted GPUs and the comparison before those of the administration.
        QCOMPARE(std::size_t(rail.pageActions().size()), resources.size() + 3);
        for (std::size_t i = 0; i < resources.size(); ++i) {
            const bool isBehindWasted = i >= 7;
            const qsizetype place = qsizetype(i) + (isBehindWasted ? 3 : 1);
            QAction *action = rail.pageActions().at(place);
            QCOMPARE(action->text(), catalog::titleOf(resources[i]));
            QCOMPARE(action->shortcut(), place < 9 ? QKeySequence(u"Ctrl+%1"_s.arg(place + 1)) : QKeySequence());
            action->trigger();
            QVERIFY(requested.constLast().constFirst().value<Resource>() == resources[i]);
            rail.setCurrent(resources[i]);
            rail.setCount(resources[i], 7);
            QCOMPARE(rail.list()->currentIndex().data().toString(), catalog::titleOf(resources[i]));
            QVERIFY(rail.list()->currentIndex().data(Qt::AccessibleTextRole).toString().endsWith(u"7"_s));
        }
    }

    void theSettingsOfferAll()
    {
        SettingsPage page;
        Preferences preferences;
        for (const Resource resource : catalog::pages()) {
            preferences.startPage = resource;
            page.setPreferences(preferences);
            const auto boxes = page.findChildren<QComboBox *>();
            const bool isShown = std::ranges::any_of(boxes, [&](const QComboBox *box) {
                return box->count() == int(catalog::pages().size()) + 2
                    && box->currentText() == catalog::titleOf(resource);
            });
            QVERIFY(isShown);
        }
    }

    void theCommandLineExports_data() { all(); }
    void theCommandLineExports()
    {
        QFETCH(const Resource, resource);
        const QString word = QLatin1String(resource->word);
        QVERIFY(commandline::helpText().contains(word));
        const auto parsed = commandline::parse({u"export"_s, word, u"--demo"_s, u"-o"_s, u"-"_s});
        const auto *options = std::get_if<commandline::Export>(&parsed);
        QVERIFY(options);
        QVERIFY(options->resource == resource);
        const auto request = exportRequest(*options);
        QVERIFY(request);
        QCOMPARE(request->query, catalog::defaultQuery(resource));
        for (const auto &[option, toggle] : {std::pair(QStringList{u"--deleted"_s}, resource->deleted),
                                             std::pair(QStringList{u"--completed"_s, u"true"_s}, resource->completed),
                                             std::pair(QStringList{u"--external-only"_s}, resource->externalOnly)}) {
            const auto with = commandline::parse(QStringList{u"export"_s, word, u"--demo"_s, u"-o"_s, u"-"_s} + option);
            QCOMPARE(std::holds_alternative<commandline::Export>(with), bool(toggle));
        }
    }

    void placesAreKept_data() { all(); }
    void placesAreKept()
    {
        QFETCH(const Resource, resource);
        app::History history;
        NavigationHistory::Entry entry;
        entry.location = startLocation(resource);
        entry.location.crumbs = {{u"Here"_s, resource, catalog::defaultQuery(resource), {}}};
        entry.state.query = entry.location.list()->query;
        entry.state.query.externalOnly = bool(resource->externalOnly);
        history.entries.append(entry);
        if (resource->scope) {
            MetricsPlace place;
            place.subject.scope = *resource->scope;
            place.subject.id = {1, 2};
            place.subject.workloadId = {3, 4};
            place.subject.requestId = {5, 6};
            if (*resource->scope == api::Scope::NodePool)
                place.subject.clusterId = {7, 8};
            for (const catalog::LinkKind *kind : resource->linkKinds)
                place.facts.append({u"Label"_s, u"Name"_s, {kind, base::Key::fromText(u"key"_s), u"Name"_s}});
            entry.location.target = place;
            history.entries.append(entry);
        }
        history.at = 0;
        const QByteArray bytes = QJsonDocument(app::toJson(history)).toJson();
        QCOMPARE(app::historyFrom(QJsonDocument::fromJson(bytes).object()), std::optional(history));
    }

    void curlAsksForIt_data() { all(); }
    void curlAsksForIt()
    {
        QFETCH(const Resource, resource);
        const QUrl address(u"https://one.example"_s);
        table::ListQuery query = catalog::defaultQuery(resource);
        const std::string_view pattern = api::endpoint(resource->list).path;
        QString path = QLatin1StringView(pattern.data(), qsizetype(pattern.size()));
        if (resource->owner) {
            QCOMPARE(catalog::curlCommand(address, {}, resource, query, 0, 50).error(),
                     catalog::wordsOf(resource->words.ownerless));
            const QString owner = u"00000000-0000-0001-0000-00000000000a"_s;
            query.filters = {catalog::equalFilter(resource->owner, owner)};
            path.replace(QRegularExpression(u"\\{.*\\}"_s), owner);
        }
        const auto command = catalog::curlCommand(address, {}, resource, query, 0, 50);
        QVERIFY(command);
        QVERIFY2(command->contains(path), qPrintable(*command));
    }

    void pageAndDetails_data() { all(); }
    void pageAndDetails()
    {
        QFETCH(const Resource, resource);
        Desk desk(*m_simulator);
        ListPage page(resource, desk.context());
        page.details()->setOpen(true);
        open(page, desk);
        QCOMPARE(page.accessibleName(), catalog::titleOf(resource));
        QCOMPARE(page.strip() != nullptr, ListStrip::isFor(resource));
        QCOMPARE(page.filterBar()->findChild<QCheckBox *>(u"deleted"_s) != nullptr, bool(resource->deleted));
        QCOMPARE(page.filterBar()->findChild<QCheckBox *>(u"hideCompleted"_s) != nullptr, bool(resource->completed));
        QCOMPARE(page.filterBar()->findChild<QCheckBox *>(u"externalOnly"_s) != nullptr, bool(resource->externalOnly));
        QTRY_VERIFY_WITH_TIMEOUT(page.countText().startsWith(objectCount(resource, page.model()->total())), 20'000);
        if (!resource->owner)
            QTRY_COMPARE(desk.totals.count(resource), std::optional(page.model()->total()));
        QVERIFY(page.exportRequest().resource == resource);

        const auto links = linksOfRow(*page.model(), 0, page.location());
        for (const RowLink &link : links) {
            QVERIFY(!link.text.contains(u"%1"));
            QVERIFY2(catalog::toParams(link.location.list()->resource, link.location.list()->query),
                     qPrintable(link.text));
        }
        QCOMPARE(metricsOfRow(*page.model(), 0, page.location()).has_value(), resource->scope.has_value());

        QVERIFY(!page.canRun(PageCommand::Metrics)); // of which row?
        page.table()->setCurrentIndex(page.model()->index(0, 0));
        QCOMPARE(page.canRun(PageCommand::Metrics), resource->scope.has_value());
        const DetailsPane *pane = page.details()->pane();
        QTRY_VERIFY_WITH_TIMEOUT(pane->inspector()->details(), 20'000);
        const catalog::Details &details = *pane->inspector()->details();
        QCOMPARE(details.id, page.model()->idAt(0));
        QVERIFY(!pane->title().isEmpty());
        QVERIFY(!details.groups.isEmpty());
        const bool hasPods = resource->pods || resource == Resource(catalog::nodeResource);
        QCOMPARE(pane->tabs()->count(),
                 2 + int(resource->history.has_value()) + int(hasPods) + int(resource->scope.has_value())
                     + int(resource->scope == api::Scope::Node)); // its GPUs
        QCOMPARE(pane->history() != nullptr, resource->history.has_value());
        QCOMPARE(pane->pods() != nullptr, hasPods);
    }

    // What a resource does not have is simply not there.
    void aBareOneWorks()
    {
        Desk desk(*m_simulator);
        ListPage page(bareResource, desk.context());
        page.details()->setOpen(true);
        open(page, desk);
        QVERIFY(!page.strip());
        QVERIFY(!page.filterBar()->findChild<QCheckBox *>());
        QVERIFY(linksOfRow(*page.model(), 0, page.location()).isEmpty());
        QVERIFY(!metricsOfRow(*page.model(), 0, page.location()));
        page.table()->setCurrentIndex(page.model()->index(0, 0));
        const DetailsPane *pane = page.details()->pane();
        QTRY_VERIFY_WITH_TIMEOUT(pane->inspector()->details(), 20'000);
        QCOMPARE(pane->tabs()->count(), 2);
        QVERIFY(!page.canRun(PageCommand::Metrics));
        QVERIFY(pane->inspector()->details()->state.isEmpty());
        QVERIFY(pane->inspector()->details()->reasons.isEmpty());
        page.refresh();
        page.openMetrics();
        QTest::keyClick(page.table(), Qt::Key_Return);
        QTRY_VERIFY(!page.model()->isLoading());
        table::ListQuery query = catalog::defaultQuery(bareResource);
        query.deleted = true;
        QCOMPARE(emptyList(bareResource, query, 0).title, u"No thing"_s);
    }

private:
    static void all()
    {
        QTest::addColumn<Resource>("resource");
        for (const Resource resource : catalog::resources())
            QTest::newRow(resource->word) << resource;
    }
};

QTEST_MAIN(TestResources)
#include "tst_resources.moc"
