// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/base/time.h"
#include "models/catalog/clusters.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "views/details/detailscharts.h"
#include "views/details/detailsdock.h"
#include "views/details/fieldsview.h"
#include "views/details/jsonview.h"
#include "views/details/ondemandlist.h"
#include "views/details/reasonblock.h"
#include "views/list/listpage.h"
#include "views/look/style.h"
#include "views/navigation/navigator.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace views;
using namespace Qt::StringLiterals;
using catalog::Resource;

namespace {

constexpr int patient = 30'000; // ms; a limit for a hanging test, not a measure
constexpr qint64 now = 1'763'733'600'000;

QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"');
}

// A list on a connection, in a window of a given width, with the details beside it.
struct Desk
{
    Desk(const session::Connection &connection, Resource resource, int width = 1400)
        : session(connection)
        , totals(session.client(), names)
        , page(resource, PageContext{session, names, totals, navigator})
    {
        names.load(session.client());
        page.resize(width, 800);
        page.details()->setOpen(true);
        page.show();
        page.open(startLocation(resource));
    }

    bool isSettled() const { return page.model()->updatedAtMs() > 0 && !page.model()->isLoading(); }
    QString nameAt(int row) const
    {
        const table::Value value = page.model()->valueOf(row, "name");
        const auto *text = std::get_if<QString>(&value);
        return text ? *text : QString();
    }
    void choose(int row) { page.table()->setCurrentIndex(page.model()->index(row, 0)); }
    DetailsPane &pane() { return *page.details()->pane(); }
    FieldsView &fields() { return *pane().fields(); }
    QModelIndex field(const QString &path) { return fields().fields()->indexOf(path); }
    QString textOf(const QString &path) { return fields().valueText(field(path)); }
    bool isWhole() { return pane().json()->text().contains(u"pendingSchedulingMessages"); }

    session::Session session;
    catalog::ClusterNames names;
    catalog::Totals totals;
    Navigator navigator;
    ListPage page;
};

} // namespace

// The details beside a list, on the simulator, frozen, over HTTP.
class TestDetailsPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.speed = 0;
        options.nowMs = now;
        m_simulator = std::make_unique<simulator::Simulator>(options);
        QVERIFY(m_simulator->start());
        m_connection.url = QUrl(QString::fromStdString(m_simulator->url()));
        m_connection.credentials = session::BearerToken{QString::fromStdString(m_simulator->token())};
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void followsTheCurrentRow()
    {
        Desk desk(m_connection, catalog::workloadResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        QCOMPARE(desk.pane().standInTitle(), u"Nothing is selected"_s);
        desk.choose(0);
        QCOMPARE(desk.pane().title(), desk.nameAt(0));
        QVERIFY(desk.pane().standInTitle().isEmpty());
        QTest::keyClick(desk.page.table(), Qt::Key_Down);
        QCOMPARE(desk.pane().title(), desk.nameAt(1));
        QCOMPARE(desk.textOf(u"name"_s), desk.nameAt(1));
        QTRY_VERIFY_WITH_TIMEOUT(desk.isWhole(), patient);
        QCOMPARE(desk.pane().title(), desk.nameAt(1));
    }

    void fieldsAreASoundModel()
    {
        FieldsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const catalog::ClusterNames names;
        for (const char *json : {"{'name': 'a', 'priority': 1}", "{'name': 'b', 'priority': 2}",
                                 "{'x': {'y': [1, {}]}}", "{}", "{'name': 'c'}"}) {
            const auto details = catalog::detailsOf(catalog::workloadResource, quoted(json), names);
            model.setGroups({0, 1}, details->groups);
        }
        QCOMPARE(model.rowCount(), 1);
    }

    // A refresh changes values, and nothing of what a person has arranged.
    void keepsItsStateOverARefresh()
    {
        Desk desk(m_connection, catalog::workloadResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        desk.choose(withSecret(desk));
        QTRY_VERIFY_WITH_TIMEOUT(desk.isWhole(), patient);
        FieldsView &fields = desk.fields();
        fields.setExpanded(desk.field(u"start"_s), true);
        fields.setExpanded(desk.field(u"scheduling"_s), false);
        const QString secret = u"environmentVariables.HF_TOKEN"_s;
        fields.setCurrentIndex(desk.field(secret));
        fields.fields()->setRevealed(desk.field(secret), true);
        const QString revealed = desk.textOf(secret);
        QVERIFY(revealed != u"••••••");
        fields.verticalScrollBar()->setValue(60);
        const int scroll = fields.verticalScrollBar()->value();
        desk.pane().tabs()->setCurrentIndex(2);

        const qint64 before = desk.page.model()->updatedAtMs();
        QSignalSpy changed(desk.pane().inspector(), &catalog::Inspector::changed);
        desk.page.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(desk.page.model()->updatedAtMs() > before && changed.count() > 1, patient);
        QCOMPARE(desk.pane().tabs()->currentIndex(), 2);
        QVERIFY(fields.isExpanded(desk.field(u"start"_s)));
        QVERIFY(!fields.isExpanded(desk.field(u"scheduling"_s)));
        QCOMPARE(fields.currentIndex(), desk.field(secret));
        QCOMPARE(desk.textOf(secret), revealed);
        QCOMPARE(fields.verticalScrollBar()->value(), scroll);

        // Another object: what is open stays, what was revealed does not.
        desk.choose(desk.page.table()->currentIndex().row() + 1);
        QVERIFY(fields.isExpanded(desk.field(u"start"_s)));
        QVERIFY(!fields.isExpanded(desk.field(u"scheduling"_s)));
        desk.choose(withSecret(desk));
        QCOMPARE(desk.textOf(secret), u"••••••"_s);
    }

    void secretsAreMaskedUntilAsked()
    {
        Desk desk(m_connection, catalog::workloadResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        desk.choose(withSecret(desk));
        const QString path = u"environmentVariables.HF_TOKEN"_s;
        const QModelIndex index = desk.field(path);
        for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole),
                               int(FieldsModel::TextRole), int(Qt::AccessibleDescriptionRole)})
            QVERIFY(!index.data(role).toString().contains(u"hf_"));
        desk.fields().setExpanded(index.parent(), true);
        desk.fields().setCurrentIndex(index);
        desk.fields().copyValue();
        QCOMPARE(QApplication::clipboard()->text(), u"••••••"_s);
        QTest::keyClick(&desk.fields(), Qt::Key_Return);
        QVERIFY(desk.textOf(path).startsWith(u"hf_"));
        QTest::keyClick(&desk.fields(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), desk.textOf(path));
        QTest::keyClick(&desk.fields(), Qt::Key_Return);
        QCOMPARE(desk.textOf(path), u"••••••"_s);

        JsonView &json = *desk.pane().json();
        QVERIFY(!json.text().contains(u"hf_not"));
        json.revealButton()->setChecked(true);
        QVERIFY(json.text().contains(u"hf_not"));
        desk.choose(desk.page.table()->currentIndex().row() == 0 ? 1 : 0);
        QVERIFY(!json.revealButton()->isChecked());
    }

    void jsonCanBeSearched()
    {
        Desk desk(m_connection, catalog::clusterResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        desk.choose(0);
        auto *text = desk.pane().json()->findChild<QPlainTextEdit *>();
        QVERIFY(text->isReadOnly());
        desk.pane().json()->searchField()->setText(u"\"uuid\""_s);
        QCOMPARE(text->textCursor().selectedText(), u"\"uuid\""_s);
        desk.pane().json()->searchField()->setText(u"nowhere to be found"_s);
        QVERIFY(!text->textCursor().hasSelection() || text->textCursor().selectedText() == u"\"uuid\"");
    }

    void longLinesOfJsonAreBrokenOnScreenOnly()
    {
        catalog::Details details;
        details.resource = catalog::podResource;
        details.id = base::Key(1, 2);
        details.json = details.plainJson = u"{\n  \"message\": \""_s + QString(300'000, u'm') + u"\"\n}"_s;
        JsonView json;
        json.setDetails(details);
        const QStringList lines = json.text().split(u'\n');
        QVERIFY(std::ranges::all_of(lines, [](const QString &line) { return line.size() <= 4000; }));
        QCOMPARE(json.text().count(u'm'), 300'001);
        for (auto *button : json.findChildren<QToolButton *>()) {
            if (button->accessibleName() == u"Copy JSON")
                button->click();
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), details.json);
    }

    void reasonsComeFirst()
    {
        Desk desk(m_connection, catalog::workloadResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        desk.choose(rowWith(desk, "phaseReason", u"NonPreemptibleOverQuota"_s));
        QVERIFY(desk.pane().reason()->isVisible());
        QVERIFY(desk.pane().reason()->headline().startsWith(u"Waiting "));
        QVERIFY(desk.pane().reason()->headline().endsWith(u": over quota, not preemptible"));
        QVERIFY(desk.pane().reason()->message().startsWith(u"Project "));
        QCOMPARE(desk.pane().reason()->code(), u"Reason: NonPreemptibleOverQuota"_s);
        desk.choose(rowWith(desk, "phase", u"Running"_s));
        QVERIFY(!desk.pane().reason()->isVisible());
    }

    void linksLeadToPlaces()
    {
        Desk desk(m_connection, catalog::podResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        desk.choose(rowWith(desk, "k8sPhase", u"Running"_s));
        QSignalSpy asked(&desk.navigator, &Navigator::placeRequested);
        const auto follow = [&](const QString &path) {
            asked.clear();
            desk.fields().setCurrentIndex(desk.field(path));
            QTest::keyClick(&desk.fields(), Qt::Key_Return);
            return asked.isEmpty() ? Location() : asked.constLast().constFirst().value<Location>();
        };
        const Location node = follow(u"nodeName"_s);
        QCOMPARE(node.list()->resource, catalog::podResource);
        QCOMPARE(node.list()->query.filters.constFirst(), catalog::equalFilter("nodeName", desk.textOf(u"nodeName"_s)));
        const Location project = follow(u"projectName"_s);
        QCOMPARE(project.list()->resource, catalog::workloadResource);
        QCOMPARE(project.list()->query.filters.constFirst(),
                 catalog::equalFilter("projectName", desk.textOf(u"projectName"_s)));
        const Location workload = follow(u"workloadId"_s);
        QCOMPARE(workload.list()->resource, catalog::workloadResource);
        QCOMPARE(workload.list()->query.filters.constFirst().values, QStringList{desk.textOf(u"workloadName"_s)});
        QVERIFY(!workload.current().isNull());
        const Location cluster = follow(u"clusterId"_s);
        QCOMPARE(cluster.list()->resource, catalog::clusterResource);
        QVERIFY(!cluster.current().isNull());
        follow(u"ip"_s);
        QCOMPARE(asked.count(), 0); // names nothing
    }

    void historyAndPodsOfAWorkload()
    {
        Desk desk(m_connection, catalog::workloadResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        const int row = rowWith(desk, "phase", u"Running"_s);
        desk.choose(row);
        QListView *history = desk.pane().history()->list();
        QListView *pods = desk.pane().pods()->list();
        QTRY_VERIFY_WITH_TIMEOUT(desk.isWhole(), patient);
        QCOMPARE(history->model()->rowCount(), 0); // nobody has looked at it
        desk.pane().tabs()->setCurrentIndex(1);
        QTRY_VERIFY_WITH_TIMEOUT(history->model()->rowCount() > 3, patient);
        const int last = history->model()->rowCount() - 1;
        QVERIFY(history->model()->index(last, 0).data(Qt::AccessibleTextRole).toString().contains(u"Creating"));
        desk.pane().tabs()->setCurrentIndex(2);
        QTRY_VERIFY_WITH_TIMEOUT(pods->model()->rowCount() > 0, patient);
        QVERIFY(pods->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"Running"));

        QSignalSpy asked(&desk.navigator, &Navigator::placeRequested);
        pods->setFocus();
        pods->setCurrentIndex(pods->model()->index(0, 0));
        QTest::keyClick(pods, Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        const auto place = asked.constFirst().constFirst().value<Location>();
        QCOMPARE(place.list()->resource, catalog::podResource);
        QCOMPARE(place.list()->query.filters.constFirst().labels, QStringList{desk.nameAt(row)});
        QVERIFY(!place.current().isNull());

        // Another workload: nothing of the old one stays.
        desk.choose(row == 0 ? 1 : 0);
        QCOMPARE(history->model()->rowCount(), 0);
        QCOMPARE(pods->model()->rowCount(), 0);
    }

    // Those that the list of pods has for this node, without those that have completed.
    void thePodsOfANode()
    {
        Desk desk(m_connection, catalog::nodeResource, 1900);
        desk.page.details()->restore({u"width=520"_s});
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        int row = 0;
        while (std::get<table::GpuShare>(desk.page.model()->valueOf(row, "gpus")).allocated < 2)
            ++row;
        desk.choose(row);
        const QString node = desk.nameAt(row);
        const auto cluster = std::get<table::Reference>(desk.page.model()->valueOf(row, "clusterUuid"));
        const auto expected = podsOn(desk, node, cluster.id);
        QVERIFY(expected.size() > 1);

        QListView *pods = desk.pane().pods()->list();
        QTabBar *tabs = desk.pane().tabs();
        QCOMPARE(tabs->tabText(1), u"GPUs"_s);
        tabs->setCurrentIndex(2);
        QTRY_COMPARE_WITH_TIMEOUT(pods->model()->rowCount(), int(expected.size()), patient);
        QCOMPARE(tabs->tabText(2), u"Pods %1"_s.arg(expected.size()));
        for (int i = 0; i < expected.size(); ++i) {
            const QModelIndex index = pods->model()->index(i, 0);
            QCOMPARE(index.data().toString(), expected.at(i).first);
            const QString words = index.data(Qt::AccessibleTextRole).toString();
            QVERIFY2(words.contains(u": Running, %1"_s.arg(expected.at(i).second)), qPrintable(words));
        }

        QSignalSpy asked(&desk.navigator, &Navigator::placeRequested);
        pods->setFocus();
        pods->setCurrentIndex(pods->model()->index(1, 0));
        QTest::keyClick(pods, Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        const auto place = asked.constFirst().constFirst().value<Location>();
        QCOMPARE(place.list()->resource, catalog::podResource);
        QCOMPARE(place.list()->query.filters.size(), 2);
        QCOMPARE(place.list()->query.filters.at(0).values, QStringList{node});
        QCOMPARE(place.list()->query.filters.at(1).values, QStringList{cluster.id});
        QVERIFY(!place.current().isNull());

        desk.choose(row == 0 ? 1 : 0);
        QCOMPARE(pods->model()->rowCount(), 0);
    }

    void chartsOnDemand()
    {
        Desk desk(m_connection, catalog::workloadResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        desk.choose(rowWith(desk, "phase", u"Running"_s));
        QTRY_VERIFY_WITH_TIMEOUT(desk.isWhole(), patient);
        QVERIFY(!desk.pane().charts()->panel());
        desk.pane().tabs()->setCurrentIndex(3);
        QTRY_VERIFY_WITH_TIMEOUT(desk.pane().charts()->panel(), patient);
        MetricsPanel *panel = desk.pane().charts()->panel();
        QTRY_VERIFY_WITH_TIMEOUT(panel->controller()->answer().answeredAtMs > 0, patient);
        QCOMPARE(panel->controller()->subject().name, desk.pane().title());
        QVERIFY(!panel->toolbar()->isVisible());
        QVERIFY(panel->width() <= desk.pane().width());

        // From here, the object goes into the comparison.
        QSignalSpy compared(&desk.navigator, &Navigator::comparisonRequested);
        for (QPushButton *button : desk.pane().charts()->findChildren<QPushButton *>()) {
            if (button->text() == u"Compare")
                button->click();
        }
        QCOMPARE(compared.count(), 1);
        const auto subjects = compared.constFirst().constFirst().value<QList<metrics::Subject>>();
        QCOMPARE(subjects.size(), 1);
        QCOMPARE(subjects.constFirst().id, panel->controller()->subject().id);
    }

    void saysThatItEnded()
    {
        Desk desk(m_connection, catalog::podResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient); // and the clock of the control plane is known
        DetailsPane &pane = desk.pane();
        pane.showObject({1, 2}, quoted("{'name': 'p', 'k8sPhase': 'Running'}"));
        QVERIFY(pane.notice()->isHidden());
        const QByteArray time = base::formatTime(desk.session.nowMs() - 12'000);
        pane.showObject({1, 2}, quoted("{'name': 'p', 'k8sPhase': 'Succeeded', 'completedAt': '" + time + "'}"));
        QVERIFY(!pane.notice()->isHidden());
        static const QRegularExpression words(u"^Succeeded \\d+\u00a0s ago, while you were looking$"_s);
        QVERIFY2(words.match(pane.notice()->text().sentence).hasMatch(), qPrintable(pane.notice()->text().sentence));
        QCOMPARE(pane.notice()->text().tone, Tone::Info);
        pane.showObject({3, 4}, quoted("{'name': 'q', 'k8sPhase': 'Failed'}"));
        QVERIFY(pane.notice()->isHidden());
    }

    void keepsAnObjectThatLeftTheList()
    {
        Desk desk(m_connection, catalog::workloadResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        desk.choose(0);
        const QString name = desk.nameAt(0);
        desk.pane().inspector()->leaveRows(false);
        QVERIFY(desk.pane().notice()->isHidden()); // its row may be on another page
        desk.pane().inspector()->leaveRows(true);
        QCOMPARE(desk.pane().title(), name);
        QCOMPARE(desk.pane().notice()->text().sentence, name + u" is not in the list."_s);
    }

    // Another order puts other rows on the loaded pages; a search that finds few rows shows that it is not among them.
    void saysThatAnObjectIsNotListedOnlyIfThatIsKnown()
    {
        Desk desk(m_connection, catalog::workloadResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        desk.choose(0);
        const QString name = desk.nameAt(0);
        table::ListQuery query = desk.page.model()->query();
        query.sortKey = u"name"_s;
        for (const bool descending : {false, true}) {
            query.descending = descending;
            desk.page.model()->setQuery(query);
            QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
            QVERIFY(desk.page.model()->total() > 400); // not wholly loaded
            QTest::qWait(50);
            QVERIFY2(desk.pane().notice()->isHidden(), qPrintable(desk.pane().notice()->text().sentence));
        }
        query.search = u"no such workload"_s;
        desk.page.model()->setQuery(query);
        QTRY_COMPARE_WITH_TIMEOUT(desk.pane().notice()->text().sentence, name + u" is not in the list."_s, patient);
    }

    void severalAreAddedUp()
    {
        Desk desk(m_connection, catalog::workloadResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        desk.choose(0);
        QTest::keyClick(desk.page.table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(desk.page.table(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(desk.page.table()->selection()->count(), 3);
        QVERIFY(desk.pane().standInTitle().startsWith(u'3'));
        double allocated = 0;
        for (int row = 0; row < 3; ++row) {
            const table::Value cell = desk.page.model()->valueOf(row, "gpus");
            if (const auto *gpus = std::get_if<table::GpuShare>(&cell))
                allocated += gpus->allocated;
        }
        const auto labels = desk.pane().findChildren<QLabel *>();
        const QString sum = table::displayText(table::Kind::Gpus, allocated, {});
        QVERIFY(std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->text().startsWith(sum + u' ') && label->text().contains(u"GPUs");
        }));
        QTest::keyClick(desk.page.table(), Qt::Key_Down);
        QVERIFY(desk.pane().standInTitle().isEmpty());
    }

    void liesOverTheListInNarrowWindows()
    {
        Desk desk(m_connection, catalog::workloadResource, DetailsDock::overlayBelow - 100);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        DetailsDock &dock = *desk.page.details();
        QVERIFY(!desk.pane().isVisible());
        const int whole = desk.page.table()->width();
        desk.choose(0);
        QSignalSpy stored(&dock, &DetailsDock::stateChanged);
        dock.toggle();
        QVERIFY(desk.pane().isVisible());
        QVERIFY(dock.isOverlay());
        QCOMPARE(desk.page.table()->width(), whole);
        QCOMPARE(desk.pane().geometry().right(), dock.rect().right());
        QCOMPARE(desk.pane().title(), desk.nameAt(0));
        desk.fields().setFocus();
        QTest::keyClick(&desk.fields(), Qt::Key_Escape);
        QVERIFY(!desk.pane().isVisible());
        QCOMPARE(desk.page.focusWidget(), desk.page.table());
        QCOMPARE(stored.count(), 0); // what a wide window shows is another matter

        desk.page.resize(1400, 800);
        QVERIFY(desk.pane().isVisible());
        QVERIFY(desk.page.table()->width() + desk.pane().width() <= dock.width());
    }

    // No sentence twice, no label or time cut.
    void fieldsAreShownWholeAndOnce()
    {
        const catalog::ClusterNames names;
        const QByteArray json = quoted(
            "{'name': 'a', 'phase': 'Pending', 'phaseReason': 'Unschedulable', 'phaseMessage': 'no node has room', "
            "'pendingSchedulingMessages': [], 'createdAt': '2025-11-21T08:00:00Z', "
            "'conditions': [{'type': 'Scheduled', 'status': 'False', 'message': 'no node has room'}, "
            "{'type': 'Other', 'status': 'False', 'message': 'something else'}], "
            "'workloadRequestedResources': {'gpuMemory': {'request': '8Gi'}}}");
        const auto details = catalog::detailsOf(catalog::workloadResource, json, names);
        FieldsView view;
        view.resize(344, 900);
        view.setContext({table::Zone::Utc, now});
        view.setDetails(*details);
        view.show();
        QVERIFY(!view.fields()->indexOf(u"phaseMessage"_s).isValid()); // in the reason block
        QVERIFY(!view.fields()->indexOf(u"pendingSchedulingMessages"_s).isValid());
        QVERIFY(!view.fields()->indexOf(u"conditions[0].message"_s).isValid());
        QVERIFY(view.fields()->indexOf(u"conditions[1].message"_s).isValid());

        const auto unnamed = catalog::detailsOf(
            catalog::workloadResource,
            quoted("{'name': 'a', 'phase': 'Pending', 'phaseReason': null, 'phaseMessage': 'Unschedulable: no room', "
                   "'conditions': [{'type': 'S', 'status': 'False', 'reason': 'Unschedulable'}]}"),
            names);
        view.setDetails(*unnamed);
        QVERIFY(!view.fields()->indexOf(u"phaseReason"_s).isValid());

        view.setDetails(*details);
        const QModelIndex created = view.fields()->indexOf(u"createdAt"_s);
        const int line = view.fontMetrics().height();
        view.expandAll();
        QVERIFY(view.visualRect(created).height() >= 2 * line); // "6 h ago" and, below, the exact time
        view.resize(900, 900);
        QTRY_VERIFY(view.visualRect(created).height() < 2 * line);
    }

    void remembersItsPlace()
    {
        Desk desk(m_connection, catalog::workloadResource);
        DetailsDock &dock = *desk.page.details();
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        QCOMPARE(dock.toStringList(), QStringList());
        // Open, but not before there is something to show.
        dock.restore({});
        QVERIFY(!dock.isPaneShown());
        desk.choose(0);
        QVERIFY(dock.isPaneShown());
        const int byDefault = desk.pane().width();
        dock.restore({u"width=400"_s});
        QCOMPARE(desk.pane().width(), 400);
        QVERIFY(byDefault != 400);
        QSignalSpy stored(&dock, &DetailsDock::stateChanged);
        dock.toggle();
        QCOMPARE(stored.count(), 1);
        QCOMPARE(dock.toStringList(), QStringList({u"closed"_s, u"width=400"_s}));
        QVERIFY(!desk.pane().isVisible());
        dock.restore({u"width=oops"_s, u"unknown"_s});
        QVERIFY(desk.pane().isVisible());
        QCOMPARE(desk.pane().width(), byDefault);
        dock.restore({u"width=100000"_s});
        QVERIFY(desk.page.table()->width() > 300);
    }

    void everythingHasAName()
    {
        Desk desk(m_connection, catalog::workloadResource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        desk.choose(0);
        const auto nameless = [&desk] {
            QStringList classes;
            for (const QWidget *widget : desk.pane().findChildren<QWidget *>()) {
                const auto *button = qobject_cast<const QAbstractButton *>(widget);
                const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
                const bool takesFocus = (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->focusProxy();
                if (!isNamed && takesFocus && widget->isVisible())
                    classes.append(QLatin1String(widget->metaObject()->className()));
            }
            return classes;
        };
        for (int tab = 0; tab < desk.pane().tabs()->count(); ++tab) {
            desk.pane().tabs()->setCurrentIndex(tab);
            QCOMPARE(nameless(), QStringList());
        }
    }

private:
    // Names of the pods and of their workloads, newest first.
    static QList<std::pair<QString, QString>> podsOn(Desk &desk, const QString &node, const QString &cluster)
    {
        std::optional<QList<std::pair<QString, QString>>> pods;
        api::ListParams params;
        params.filterBy = {u"nodeName=="_s + node, u"clusterId=="_s + cluster};
        params.sortBy = u"createdAt"_s;
        params.descending = true;
        params.completed = false;
        const api::Call call = desk.session.client().list<api::Pod>(
            api::Operation::Pods, params, base::Urgency::Visible, &desk.page, [&](const auto &page) {
                pods.emplace();
                for (const api::Pod &pod : (*page)->rows)
                    pods->append({(*page)->texts.toString(pod.name), (*page)->texts.toString(pod.workloadName)});
            });
        if (!QTest::qWaitFor([&] { return pods.has_value(); }, patient))
            return {};
        return *pods;
    }

    static int rowWith(const Desk &desk, const char *column, const QString &wanted)
    {
        for (int row = 0; row < desk.page.model()->rowCount(); ++row) {
            const table::Value value = desk.page.model()->valueOf(row, column);
            if (const auto *text = std::get_if<QString>(&value); text && *text == wanted)
                return row;
        }
        qFatal("no such row in this world");
    }
    static int withSecret(const Desk &desk)
    {
        for (int row = 0; row < desk.page.model()->rowCount() - 1; ++row) {
            if (desk.page.model()->jsonAt(row).contains("HF_TOKEN"))
                return row;
        }
        qFatal("no secret in this world");
    }

    std::unique_ptr<simulator::Simulator> m_simulator;
    session::Connection m_connection;
};

QTEST_MAIN(TestDetailsPane)
#include "tst_detailspane.moc"
