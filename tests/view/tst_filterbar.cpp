// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "tests/fault/calls.h"
#include "tests/support/faultserver.h"
#include "views/filter/cellfilter.h"
#include "views/filter/filterbar.h"
#include "views/filter/filterchip.h"
#include "views/filter/filtervalue.h"
#include "views/filter/valuepopup.h"
#include "views/look/style.h"
#include "views/look/theme.h"
#include "views/widgets/picklist.h"
#include "views/widgets/searchfield.h"

#include <QApplication>
#include <QCheckBox>
#include <QDateTimeEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace views;
using namespace Qt::StringLiterals;
using table::Kind;
using table::Op;

namespace {

constexpr const char *phases[] = {"Running", "Pending", "Failed", nullptr};

const table::ColumnInfo name{.key = "name", .title = "Workload", .kind = Kind::Name, .filterKey = "name"};
const table::ColumnInfo phase{
    .key = "phase", .title = "Phase", .kind = Kind::State, .filterKey = "phase", .choices = phases};
const table::ColumnInfo idle{.key = "idleGpus", .title = "Idle GPUs", .kind = Kind::Count, .filterKey = "idleGpus"};
const table::ColumnInfo runtime{.key = "totalRunningTimeSeconds",
                                .title = "Runtime",
                                .kind = Kind::Duration,
                                .filterKey = "totalRunningTimeSeconds"};
const table::ColumnInfo created{.key = "createdAt", .title = "Created", .kind = Kind::Time, .filterKey = "createdAt"};
const table::ColumnInfo pods{.key = "runningPods", .title = "Pods", .kind = Kind::PodShare};
const table::ColumnInfo phaseAgain{.key = "k8sPhase", .title = "Again", .kind = Kind::State, .filterKey = "phase"};
constexpr const table::ColumnInfo *columns[] = {&name, &phase, &idle, &runtime, &created, &pods, &phaseAgain};

table::Filter filter(const char *key, Op op, const QStringList &values)
{
    return {QLatin1String(key), op, values, {}};
}

// As a copy of the list tells it.
bool isForServer(const table::Filter &filter)
{
    return filter.key != u"runningPods" && !table::isOnlyHere(filter.op) && !filter.values.value(0).contains(u',');
}

table::ListQuery only(const QList<table::Filter> &filters)
{
    table::ListQuery query;
    query.filters = filters;
    return query;
}

} // namespace

class TestFilterBar : public QObject
{
    Q_OBJECT

    // A filter bar in an active window.
    struct Fixture
    {
        catalog::ClusterNames names;
        FilterBar bar{catalog::workloadResource, columns, names};
        QSignalSpy changes{&bar, &FilterBar::queryChanged};

        Fixture()
        {
            bar.resize(1200, 40);
            bar.show();
            bar.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&bar));
        }
        SearchField *search() { return bar.findChild<SearchField *>(); }
        QToolButton *button(const QString &text)
        {
            const auto buttons = bar.findChildren<QToolButton *>();
            for (QToolButton *button : buttons) {
                if (button->text() == text && !button->isHidden())
                    return button;
            }
            return nullptr;
        }
        const QList<table::Filter> &filters() { return bar.query().filters; }
    };

    template<class Popup> static Popup *popup()
    {
        Popup *shown = nullptr;
        (void)QTest::qWaitFor([&] {
            shown = qobject_cast<Popup *>(QApplication::activePopupWidget());
            return shown != nullptr;
        });
        return shown;
    }
    static void enter(const ValuePopup &editor, const QString &value)
    {
        auto *text = editor.findChild<QLineEdit *>(u"valueText"_s);
        QTest::keyClicks(text, value);
        QTest::keyClick(text, Qt::Key_Return);
    }
    static void clickRow(PickList *list, const QString &text)
    {
        auto *view = list->findChild<QListView *>(u"pickList"_s);
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            const QModelIndex index = view->model()->index(row, 0);
            if (index.data().toString() == text) {
                QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
                return;
            }
        }
        QFAIL("no such row");
    }
    static QStringList rows(PickList *list)
    {
        QStringList texts;
        auto *view = list->findChild<QListView *>(u"pickList"_s);
        for (int row = 0; row < view->model()->rowCount(); ++row)
            texts.append(view->model()->index(row, 0).data().toString());
        return texts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    // Saved views and files may hold any.
    void timesThatNothingTakesAreShownAsTheyAre()
    {
        const auto label = [](const QString &seconds) {
            return valueLabel(&runtime, filter("totalRunningTimeSeconds", Op::AtLeast, {seconds}), {});
        };
        QCOMPARE(label(u"3600"_s), u"1\u00A0h\u00A000\u00A0min"_s);
        for (const QString &seconds : {u"55555555555555555552"_s, u"-1e300"_s, u"nan"_s})
            QCOMPARE(label(seconds), seconds);
    }

    void amountsAreEditedAsTheyWereTyped()
    {
        static const table::ColumnInfo memory{
            .key = "memory", .title = "Memory", .kind = Kind::Bytes, .filterKey = "memory"};
        QVERIFY(!parseValue(runtime, u"55555555555555555552"_s));
        QVERIFY(!parseValue(memory, u"99999999999999999999 TiB"_s));
        const auto isSame = [](const table::ColumnInfo &column, const QString &text) {
            const auto value = parseValue(column, text);
            return value && parseValue(column, editableText(column, *value)) == value;
        };
        for (const QString &text : {u"2048.5 TiB"_s, u"1234567890123456 B"_s, u"8 GiB"_s, u"0.00000001"_s})
            QVERIFY2(isSame(memory, text), qPrintable(text));
        for (const QString &text : {u"2 d 4 h"_s, u"1234567890123456"_s, u"0.00000001"_s, u"0.5"_s})
            QVERIFY2(isSame(runtime, text), qPrintable(text));
    }
    void cleanup()
    {
        while (QWidget *open = QApplication::activePopupWidget())
            open->close();
    }

    void searchWaitsForTheLastKey()
    {
        Fixture f;
        f.bar.focusSearch();
        QTest::keyClicks(f.search(), u"llama"_s);
        QCOMPARE(f.changes.count(), 0);
        QTRY_COMPARE(f.changes.count(), 1);
        QCOMPARE(f.bar.query().search, u"llama"_s);

        QTest::keyClicks(f.search(), u"3"_s);
        QTest::keyClick(f.search(), Qt::Key_Return);
        QCOMPARE(f.bar.query().search, u"llama3"_s);
        QCOMPARE(f.changes.count(), 2);

        QTest::keyClick(f.search(), Qt::Key_Escape);
        QVERIFY(f.bar.query().search.isEmpty());
        QSignalSpy left(&f.bar, &FilterBar::leaveRequested);
        QTest::keyClick(f.search(), Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }

    void numberByMouse()
    {
        Fixture f;
        QTest::mouseClick(f.button(u"Filter"_s), Qt::LeftButton);
        auto *fields = popup<PickList>();
        QVERIFY(fields);
        // Fields the server cannot filter are not offered, and each field only once.
        QCOMPARE(rows(fields), QStringList({u"Workload"_s, u"Phase"_s, u"Idle GPUs"_s, u"Runtime"_s, u"Created"_s}));
        clickRow(fields, u"Idle GPUs"_s);
        auto *editor = popup<ValuePopup>();
        QVERIFY(editor);
        auto *text = editor->findChild<QLineEdit *>(u"valueText"_s);
        QTest::keyClicks(text, u"1"_s);
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(f.filters(), QList<table::Filter>{filter("idleGpus", Op::AtLeast, {u"1"_s})});
        QCOMPARE(f.changes.count(), 1);
    }

    // A chip does not change to a field that a new filter could not use.
    void fieldsThatAreNotOffered()
    {
        Fixture f;
        f.bar.setOffered([](const table::ColumnInfo &field) { return &field != &idle; });
        const QStringList rest{u"Workload"_s, u"Phase"_s, u"Runtime"_s, u"Created"_s};
        f.bar.setQuery(only({filter("name", Op::Contains, {u"llama"_s})}));
        f.bar.chips().constFirst()->openField();
        auto *fields = popup<PickList>();
        QVERIFY(fields);
        QCOMPARE(rows(fields), rest);
        fields->close();
        QTest::mouseClick(f.button(u"Filter"_s), Qt::LeftButton);
        fields = popup<PickList>();
        QVERIFY(fields);
        QCOMPARE(rows(fields), rest);
    }

    // With a copy of the list.
    void anyColumnFiltersWithACopy()
    {
        Fixture f;
        f.bar.setForServer(isForServer);
        QTest::mouseClick(f.button(u"Filter"_s), Qt::LeftButton);
        auto *fields = popup<PickList>();
        QVERIFY(fields);
        QCOMPARE(rows(fields),
                 QStringList({u"Workload"_s, u"Phase"_s, u"Idle GPUs"_s, u"Runtime"_s, u"Created"_s, u"Pods"_s}));
        const QAbstractItemModel *model = fields->list()->model();
        QCOMPARE(model->index(5, 0).data(Qt::AccessibleTextRole).toString(), u"Pods, filtered on this computer"_s);
        QVERIFY(model->index(4, 0).data(Qt::AccessibleTextRole).isNull());
        clickRow(fields, u"Pods"_s);
        auto *editor = popup<ValuePopup>();
        QVERIFY(editor);
        enter(*editor, u"2"_s);
        QCOMPARE(f.filters(), QList<table::Filter>{filter("runningPods", Op::AtLeast, {u"2"_s})});
        QCOMPARE(f.bar.chips().constFirst()->accessibleName(), u"Filter: Pods at least 2"_s);
    }

    void operatorsThatOnlyWorkHereAreBelow()
    {
        Fixture f;
        f.bar.setForServer(isForServer);
        f.bar.setQuery(only({filter("idleGpus", Op::AtLeast, {u"1"_s}), filter("name", Op::Contains, {u"x"_s})}));
        const auto chosen = [&](int chip, const QString &words) {
            f.bar.chips().at(chip)->openOperator();
            auto *menu = popup<QMenu>();
            QStringList ofServer;
            QStringList here;
            bool isBelow = false;
            const auto actions = menu->actions();
            for (QAction *action : actions) {
                isBelow = isBelow || action->isSeparator();
                if (!action->isSeparator() && action->isEnabled())
                    (isBelow ? here : ofServer).append(action->text().section(u'\t', 0, 0));
                if (isBelow && !action->isSeparator() && action->icon().isNull())
                    here.append(u"without a glyph"_s);
                if (action->text().section(u'\t', 0, 0) == words)
                    action->trigger();
            }
            menu->close();
            return std::pair(ofServer, here);
        };
        QCOMPARE(chosen(0, u"above"_s),
                 std::pair(QStringList({u"is"_s, u"is not"_s, u"at least"_s, u"at most"_s}),
                           QStringList({u"above"_s, u"below"_s, u"is empty"_s, u"is not empty"_s})));
        QCOMPARE(f.filters().constFirst(), filter("idleGpus", Op::Above, {u"1"_s}));
        QCOMPARE(chosen(1, u"is empty"_s).second, QStringList({u"is empty"_s, u"is not empty"_s}));
        const FilterChip *empty = f.bar.chips().at(1);
        QCOMPARE(f.filters().at(1), filter("name", Op::IsEmpty, {}));
        QCOMPARE(empty->accessibleName(), u"Filter: Workload is empty"_s);
        QVERIFY(empty->part(FilterChip::Value)->isHidden());
        QVERIFY(f.bar.query() == only({filter("idleGpus", Op::Above, {u"1"_s}), filter("name", Op::IsEmpty, {})}));

        // An operator with a value asks for it; without one, all is as it was.
        chosen(1, u"contains"_s);
        auto *editor = popup<ValuePopup>();
        QVERIFY(editor);
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(empty->accessibleName(), u"Filter: Workload is empty"_s);
        QCOMPARE(f.filters().size(), 2);
    }

    // The server splits at commas.
    void textsWithCommasAreForTheCopy()
    {
        Fixture f;
        f.bar.setForServer(isForServer);
        f.bar.addFilter(name);
        auto *editor = popup<ValuePopup>();
        enter(*editor, u"a, b"_s);
        QCOMPARE(f.filters(), QList<table::Filter>{filter("name", Op::Contains, {u"a, b"_s})});
        QVERIFY(!f.bar.chips().constFirst()->accessibleDescription().isEmpty());
    }

    // They stay, and say that they do not apply.
    void chipsAreStruckWithoutTheCopy()
    {
        Fixture f;
        f.bar.setForServer(isForServer);
        f.bar.setQuery(only({filter("runningPods", Op::Above, {u"1"_s}), filter("name", Op::Contains, {u"x"_s})}));
        const FilterChip *here = f.bar.chips().at(0);
        const FilterChip *ofServer = f.bar.chips().at(1);
        QVERIFY(!here->isStruck());
        QVERIFY(here->accessibleDescription().contains(u"on this computer"));
        const int width = here->part(FilterChip::Field)->sizeHint().width();
        QVERIFY(width > here->part(FilterChip::Field)->fontMetrics().horizontalAdvance(u"Pods"_s) + 20); // the glyph

        f.bar.setHereState(HereState::NotApplied);
        QVERIFY(here->isStruck());
        QVERIFY(here->accessibleDescription().contains(u"Not applied"));
        QCOMPARE(here->part(FilterChip::Value)->toolTip(), here->accessibleDescription());
        QVERIFY(!ofServer->isStruck());
        QVERIFY(ofServer->accessibleDescription().isEmpty());
        QCOMPARE(f.filters().size(), 2);

        f.bar.setHereState(HereState::Coming);
        QVERIFY(!here->isStruck());
        QVERIFY(here->accessibleDescription().contains(u"once all rows are here"));
    }

    // What is beside the count gets smaller before the bar takes a second row, and the note is the first to go.
    void quietWordsGiveWay()
    {
        Fixture f;
        f.bar.setCountText(u"4 471 of 20 113"_s);
        f.bar.setNote(u"sorted here by a column with a long title, in 38 ms"_s);
        auto *note = f.bar.findChild<QWidget *>(u"note"_s);
        auto *count = f.bar.findChild<QWidget *>(u"count"_s);
        const int one = f.bar.heightForWidth(3000);
        f.bar.resize(1800, one);
        QTRY_COMPARE(note->width(), note->sizeHint().width());
        int narrow = 1800;
        while (f.bar.heightForWidth(narrow - 1) == one)
            --narrow;
        f.bar.resize(narrow, one);
        QTRY_COMPARE(note->width(), 0);
        QCOMPARE(count->width(), count->sizeHint().width());
    }

    void cellsOfAnyColumnFilterWithACopy()
    {
        Fixture f;
        const auto of = [&](const table::ColumnInfo &column, const table::Value &value, Op op = Op::Equal) {
            return filterOfCell(f.bar.offer(), column, value, op);
        };
        QVERIFY(!of(pods, table::PodShare{2, 3, 3}));
        QVERIFY(!of(name, table::Value()));
        QVERIFY(!of(name, table::Value(u"a,b"_s)));
        f.bar.setForServer(isForServer);
        QCOMPARE(of(pods, table::PodShare{2, 3, 3}), filter("runningPods", Op::Equal, {u"2"_s}));
        QCOMPARE(of(name, table::Value()), filter("name", Op::IsEmpty, {}));
        QCOMPARE(of(name, table::Value(), Op::NotEqual), filter("name", Op::IsNotEmpty, {}));
        QCOMPARE(of(name, table::Value(u"a,b"_s)), filter("name", Op::Equal, {u"a,b"_s}));
        QCOMPARE(of(phaseAgain, table::Value(u"Failed"_s)), filter("phase", Op::Equal, {u"Failed"_s}));
        QVERIFY(!of(created, table::Value(std::int64_t(1'700'000'000'000)))); // nobody means a millisecond
    }

    void severalValuesByKeyboard()
    {
        Fixture f;
        f.button(u"Filter"_s)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(f.button(u"Filter"_s), Qt::Key_Space);
        auto *fields = popup<PickList>();
        QVERIFY(fields);
        auto *view = fields->findChild<QListView *>(u"pickList"_s);
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Return);
        QPointer<PickList> gone(fields);
        QTRY_VERIFY(!gone);
        auto *values = popup<PickList>();
        QVERIFY(values);
        QCOMPARE(rows(values), QStringList({u"Running"_s, u"Pending"_s, u"Failed"_s}));
        view = values->findChild<QListView *>(u"pickList"_s);
        QVERIFY(values->height() <= view->height() + 4); // no space around three rows
        QTest::keyClick(view, Qt::Key_Space);
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Space);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(f.filters(), QList<table::Filter>{filter("phase", Op::AnyOf, {u"Running"_s, u"Failed"_s})});

        // With one value left, the operator is "is" again.
        f.bar.chips().constFirst()->openValue();
        values = popup<PickList>();
        clickRow(values, u"Running"_s);
        QTest::keyClick(values->findChild<QListView *>(u"pickList"_s), Qt::Key_Return);
        QCOMPARE(f.filters(), QList<table::Filter>{filter("phase", Op::Equal, {u"Failed"_s})});
    }

    void closingTheListAppliesAndEscCancels()
    {
        Fixture f;
        f.bar.setQuery(only({filter("phase", Op::Equal, {u"Pending"_s})}));
        f.bar.chips().constFirst()->openValue();
        auto *values = popup<PickList>();
        clickRow(values, u"Running"_s);
        QTest::keyClick(values->findChild<QListView *>(u"pickList"_s), Qt::Key_Escape);
        QCOMPARE(f.changes.count(), 0);

        f.bar.chips().constFirst()->openValue();
        values = popup<PickList>();
        clickRow(values, u"Running"_s);
        values->close(); // a click elsewhere
        QCOMPARE(f.filters(), QList<table::Filter>{filter("phase", Op::AnyOf, {u"Running"_s, u"Pending"_s})});
    }

    // "R&D_team" is no shortcut Alt+D.
    void ampersandsAreShown()
    {
        Fixture f;
        f.bar.setQuery(only({filter("name", Op::Equal, {u"R&D_team"_s})}));
        const QToolButton *value = f.bar.chips().at(0)->part(FilterChip::Value);
        QCOMPARE(value->text(), u"R&&D_team"_s);
        QVERIFY(value->shortcut().isEmpty());
    }

    void commaIsRejectedWhileTyping()
    {
        Fixture f;
        f.bar.addFilter(name);
        auto *editor = popup<ValuePopup>();
        auto *text = editor->findChild<QLineEdit *>(u"valueText"_s);
        auto *error = editor->findChild<QWidget *>(u"valueError"_s);
        QTest::keyClicks(text, u"a"_s);
        QVERIFY(error->isHidden());
        QTest::keyClicks(text, u",b"_s);
        QVERIFY(error->isVisible());
        QVERIFY(error->accessibleName().contains(u"comma"_s));
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(popup<ValuePopup>(), editor); // nothing is lost
        QCOMPARE(text->text(), u"a,b"_s);
        QTest::keyClick(text, Qt::Key_Backspace);
        QTest::keyClick(text, Qt::Key_Backspace);
        QVERIFY(error->isHidden());
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(f.filters(), QList<table::Filter>{filter("name", Op::Contains, {u"a"_s})});
    }

    void badValueStaysInTheEditor()
    {
        Fixture f;
        f.bar.addFilter(runtime);
        auto *editor = popup<ValuePopup>();
        auto *text = editor->findChild<QLineEdit *>(u"valueText"_s);
        auto *error = editor->findChild<QWidget *>(u"valueError"_s);
        QTest::keyClicks(text, u"soon"_s);
        QVERIFY(error->isHidden()); // still being written
        QTest::keyClick(text, Qt::Key_Return);
        QVERIFY(error->isVisible());
        QCOMPARE(text->text(), u"soon"_s);
        QCOMPARE(f.changes.count(), 0);
        text->selectAll();
        QTest::keyClicks(text, u"2 h"_s);
        QVERIFY(error->isHidden());
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(f.filters(), QList<table::Filter>{filter("totalRunningTimeSeconds", Op::AtLeast, {u"7200"_s})});
    }

    void chipWithoutValueIsRemoved()
    {
        Fixture f;
        f.bar.addFilter(idle);
        QCOMPARE(f.bar.chips().size(), 1);
        QTest::keyClick(popup<ValuePopup>(), Qt::Key_Escape);
        QTRY_VERIFY(f.bar.chips().isEmpty());
        QCOMPARE(f.changes.count(), 0);
    }

    void timesAreSentInUtc()
    {
        Fixture f;
        const qint64 now = QDateTime(QDate(2025, 11, 21), QTime(14, 0), Qt::UTC).toMSecsSinceEpoch();
        f.bar.setFormatContext({table::Zone::Utc, now});
        f.bar.addFilter(created);
        auto *editor = popup<ValuePopup>();
        QCOMPARE(editor->findChild<QDateTimeEdit *>()->timeSpec(), Qt::UTC);
        const auto buttons = editor->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text() == u"1 hour ago") {
                QTest::mouseClick(button, Qt::LeftButton);
                break;
            }
        }
        QCOMPARE(f.filters(), QList<table::Filter>{filter("createdAt", Op::AtLeast, {u"2025-11-21T13:00:00Z"_s})});
    }

    void chipsByKeyboard()
    {
        Fixture f;
        f.bar.setQuery(only({filter("idleGpus", Op::AtLeast, {u"1"_s}), filter("name", Op::Contains, {u"x"_s})}));
        QCOMPARE(f.changes.count(), 0);
        FilterChip *first = f.bar.chips().at(0);
        FilterChip *second = f.bar.chips().at(1);
        first->focusPart(FilterChip::Field);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QVERIFY(first->part(FilterChip::Remove)->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QVERIFY(second->part(FilterChip::Field)->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
        QVERIFY(first->part(FilterChip::Remove)->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
        QCOMPARE(f.filters(), QList<table::Filter>{filter("name", Op::Contains, {u"x"_s})});
        QVERIFY(second->part(FilterChip::Field)->hasFocus());

        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(popup<ValuePopup>());
    }

    void unsupportedOperatorsAreDisabled()
    {
        Fixture f;
        f.bar.setQuery(only({filter("idleGpus", Op::AtLeast, {u"1"_s}), filter("phase", Op::Equal, {u"Failed"_s})}));
        f.bar.chips().at(0)->openOperator();
        auto *menu = popup<QMenu>();
        QVERIFY(menu);
        QStringList on;
        QAction *atMost = nullptr;
        const auto actions = menu->actions();
        for (QAction *action : actions) {
            if (action->isEnabled())
                on.append(action->text());
            if (action->text() == u"at most\t<="_s)
                atMost = action;
            QVERIFY(!action->text().startsWith(u"is any of"_s)); // an open set
        }
        QCOMPARE(on, QStringList({u"is\t=="_s, u"is not\t!="_s, u"at least\t>="_s, u"at most\t<="_s}));
        QVERIFY(atMost);
        atMost->trigger();
        QCOMPARE(f.filters().constFirst(), filter("idleGpus", Op::AtMost, {u"1"_s}));
        menu->close();

        f.bar.chips().at(1)->openOperator();
        menu = popup<QMenu>();
        const auto more = menu->actions();
        QVERIFY(
            std::ranges::any_of(more, [](const QAction *a) { return a->text() == u"is any of" && a->isEnabled(); }));
    }

    void clearAllKeepsTheSortOrder()
    {
        Fixture f;
        table::ListQuery query;
        query.filters = {filter("name", Op::Contains, {u"x"_s})};
        query.search = u"y"_s;
        query.sortKey = u"createdAt"_s;
        query.descending = true;
        f.bar.setQuery(query);
        QTest::mouseClick(f.button(u"Clear all"_s), Qt::LeftButton);
        QCOMPARE(f.changes.count(), 1);
        QVERIFY(f.filters().isEmpty());
        QVERIFY(f.search()->text().isEmpty());
        QCOMPARE(f.bar.query().sortKey, u"createdAt"_s);
        QVERIFY(f.bar.query().descending);
        QVERIFY(!f.button(u"Clear all"_s)); // nothing left to clear
    }

    void wrapsToASecondRow()
    {
        Fixture f;
        const int one = f.bar.heightForWidth(1200);
        f.bar.setCountText(u"4 471 of 20 113, 1 selected"_s);
        f.bar.setQuery(only({filter("name", Op::Contains, {u"a-long-text-to-be-found"_s}),
                             filter("idleGpus", Op::AtLeast, {u"1"_s}), filter("phase", Op::Equal, {u"Failed"_s})}));
        QCOMPARE(f.bar.heightForWidth(2000), one);
        QVERIFY(f.bar.heightForWidth(700) > one);

        // Above a table, the second row takes space.
        QWidget page;
        auto *layout = new QVBoxLayout(&page);
        layout->addWidget(&f.bar);
        layout->addWidget(new QWidget(&page), 1);
        page.resize(700, 400);
        page.show();
        QTRY_VERIFY(f.bar.height() > one);
        QVERIFY(f.bar.rect().contains(f.bar.findChild<QWidget *>(u"count"_s)->geometry()));
        f.bar.setParent(nullptr);
    }

    void mirrored()
    {
        Fixture f;
        f.bar.setLayoutDirection(Qt::RightToLeft);
        f.bar.setCountText(u"7 clusters"_s);
        QTRY_VERIFY(f.search()->x() > f.button(u"Filter"_s)->x());
        QVERIFY(f.bar.findChild<QWidget *>(u"count"_s)->x() < f.button(u"Filter"_s)->x());
    }

    void clustersOfOneNameAreToldApart()
    {
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) {
            QByteArrayList clusters;
            for (const auto &[digit, title] : {std::pair('1', "prod"), std::pair('2', "prod"), std::pair('3', "lab")})
                clusters << "{\"uuid\": \"" + QByteArray(8, digit) + "-0000-0000-0000-000000000000\", \"name\": \""
                        + title + "\"}";
            FaultServer::answer(socket, 200, '[' + clusters.join(',') + ']');
        });
        QVERIFY(server.isReady());
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        catalog::ClusterNames names;
        names.load(session.client());
        QTRY_COMPARE(names.all().size(), 3);
        const table::ColumnInfo cluster{
            .key = "clusterId", .title = "Cluster", .kind = Kind::Reference, .filterKey = "clusterId"};
        const table::ColumnInfo *shown[] = {&name, &cluster};
        FilterBar bar(catalog::workloadResource, shown, names);
        bar.show();
        const QString first = u"11111111-0000-0000-0000-000000000000"_s;
        bar.setQuery(only({filter("clusterId", Op::Equal, {first})}));
        bar.chips().constFirst()->part(FilterChip::Value)->click();
        auto *list = popup<PickList>();
        QVERIFY(list);
        const QAbstractItemModel *model = list->findChild<QListView *>(u"pickList"_s)->model();
        QStringList spoken;
        for (int row = 0; row < model->rowCount(); ++row) {
            const QVariant words = model->index(row, 0).data(Qt::AccessibleTextRole);
            spoken.append(words.isValid() ? words.toString() : model->index(row, 0).data().toString());
        }
        QCOMPARE(spoken, (QStringList{u"lab"_s, u"prod, 11111111"_s, u"prod, 22222222"_s}));
        list->close();
    }

    void toggles()
    {
        catalog::ClusterNames names;
        FilterBar bar(catalog::podResource, columns, names);
        QSignalSpy changes(&bar, &FilterBar::queryChanged);
        bar.findChild<QCheckBox *>(u"deleted"_s)->click();
        QVERIFY(bar.query().deleted);
        bar.findChild<QCheckBox *>(u"hideCompleted"_s)->click();
        QCOMPARE(bar.query().completed, std::optional<bool>(false));
        bar.findChild<QCheckBox *>(u"hideCompleted"_s)->click();
        QVERIFY(!bar.query().completed.has_value());
        QCOMPARE(changes.count(), 3);
    }

    void everyPartHasAnAccessibleName()
    {
        Fixture f;
        f.bar.setQuery(only({filter("phase", Op::AnyOf, {u"Failed"_s, u"Running"_s})}));
        const auto buttons = f.bar.findChildren<QToolButton *>();
        for (const QToolButton *button : buttons) {
            if (!button->isHidden() && !qobject_cast<QLineEdit *>(button->parentWidget()))
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), "a button without a name");
        }
        QCOMPARE(f.bar.chips().constFirst()->accessibleName(), u"Filter: Phase is any of Failed, Running"_s);
    }
};

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
