// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/link.h"
#include "models/table/selection.h"
#include "tests/view/windowfixture.h"
#include "views/actions/celleditor.h"
#include "views/actions/confirmdialog.h"
#include "views/actions/jobdialog.h"
#include "views/actions/resulttable.h"
#include "views/actions/selectionbar.h"
#include "views/filter/filterbar.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"

#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patient = 20'000; // ms; a limit against hanging, not a measure

QString stateOf(const table::WindowModel &model, int row)
{
    const table::Value state = model.valueOf(row, "phase");
    return std::holds_alternative<QString>(state) ? std::get<QString>(state) : QString();
}

} // namespace

// Suspending, resuming and deleting from the list, with the demo's control plane.
class TestListActions : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        openWindow(QSize(1366, 768));
        startDemo();
        m_window->workspace()->open(*catalog::resourceCalled(u"workloads"));
        waitForRows();
    }
    void cleanup()
    {
        closeAll();
        m_folder.reset();
    }

    void suspendsTheSelectedRows()
    {
        filter(u"Running"_s);
        select({0, 1, 2, 3, 4, 5});
        const qint64 before = page()->model()->total();
        QTest::keyClick(page()->table(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = m_window->findChild<views::ConfirmDialog *>();
        QVERIFY(dialog);
        const qsizetype possible = dialog->targets().size();
        QVERIFY(possible > 0);
        QVERIFY(qobject_cast<QPushButton *>(dialog->focusWidget()) != dialog->confirmButton()); // Cancel has the focus
        QTest::mouseClick(dialog->confirmButton(), Qt::LeftButton);
        // The control plane says what became of it: they run no longer.
        QTRY_COMPARE_WITH_TIMEOUT(page()->model()->total(), before - possible, patient);
        QTRY_VERIFY_WITH_TIMEOUT(banner().contains(u"%1 accepted"_s.arg(possible)), patient);
        QTRY_COMPARE_WITH_TIMEOUT(session().requestsInFlight(), 0, patient);
        QTest::mouseClick(page()->banner()->findChild<QPushButton *>(), Qt::LeftButton);
        auto *results = m_window->findChild<views::JobDialog *>();
        QVERIFY(results && results->isVisible());
        QCOMPARE(results->findChild<views::ResultTable *>()->texts().filter(u"Accepted"_s).size(), possible);
        results->close();
        const auto entries = desk().journal().entries();
        QCOMPARE(entries.size(), possible);
        QCOMPARE(entries.constFirst().outcome, u"accepted"_s);
        QCOMPARE(entries.constFirst().action, u"suspend"_s);
    }

    // Places of rows that are not loaded refer to the order on screen, which the control plane does not know.
    void actsOnTheRowsOfALocalCopyAsTheyAreShown()
    {
        views::Location location = page()->location();
        table::ListQuery &query = location.list()->query;
        query.sortKey = u"pods"_s;
        query.descending = true;
        const table::WindowModel &model = *page()->model();
        QVERIFY(!model.source().column(model.columnOf("pods")).sortKey);
        m_window->workspace()->open(location);
        QTRY_VERIFY_WITH_TIMEOUT(model.source().sortsHere() && !model.isLoading(), patient);
        waitForRows();
        const int first = model.rowCount() - 6;
        QVERIFY2(first > 0 && model.idAt(first).isNull(), qPrintable(QString::number(first)));
        select({first, first + 1, first + 2, first + 3});
        QCOMPARE(page()->table()->selection()->unknownCount(), 0); // the copy knows them, wherever they move
        QTest::keyClick(page()->table(), Qt::Key_Delete);
        auto *dialog = m_window->findChild<views::ConfirmDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->targets().size(), 4, patient);
        QSet<base::Key> chosen;
        for (const catalog::ActionTarget &target : dialog->targets())
            chosen << target.key;
        QTest::keyClick(dialog, Qt::Key_Escape);
        page()->table()->scrollToBottom();
        QTRY_VERIFY_WITH_TIMEOUT(!model.idAt(first + 3).isNull(), patient);
        for (int row = first; row < first + 4; ++row)
            QVERIFY(chosen.contains(model.idAt(row)));
    }

    void whatWasSentIsToldBesideTheState()
    {
        table::WindowModel &model = *page()->model();
        int row = 0;
        while (stateOf(model, row) != u"Running")
            ++row;
        const base::Key key = model.idAt(row);
        const QModelIndex cell = model.index(row, model.columnOf("phase"));
        QStringList told; // as soon as the control plane has accepted it
        connect(&desk(), &actions::Desk::notesChanged, &model, [&] {
            if (told.isEmpty())
                told << cell.data(table::WindowModel::NoteRole).toString()
                     << cell.data(Qt::AccessibleTextRole).toString() << stateOf(model, row);
        });
        const catalog::Resource workloads = *catalog::resourceCalled(u"workloads");
        const catalog::ObjectAction &action = *catalog::actionCalled(workloads, u"suspend");
        desk().start(workloads, action, {actions::candidateOf(workloads, action, model.jsonAt(row))->target});
        // The state is what the control plane says.
        const QStringList expected{u"suspend sent"_s, u"Running, suspend sent"_s, u"Running"_s};
        QTRY_COMPARE_WITH_TIMEOUT(told, expected, patient);
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(model, model.rowOf(key)).startsWith(u"Stop"), patient);
        QVERIFY(desk().noteOf(key).isEmpty());
    }

    void deletionIsTyped()
    {
        select({0});
        QTest::keyClick(page()->table(), Qt::Key_Delete);
        auto *dialog = m_window->findChild<views::ConfirmDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->confirmButton()->isEnabled());
        auto *typed = dialog->findChild<QLineEdit *>();
        QVERIFY(typed->isVisible());
        typed->setText(dialog->targets().constFirst().name + u'x');
        QVERIFY(!dialog->confirmButton()->isEnabled());
        typed->setText(dialog->targets().constFirst().name);
        QVERIFY(dialog->confirmButton()->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(desk().journal().entries().isEmpty());
    }

    void aClusterIsDeletedAloneAndTyped()
    {
        openClusters();
        select({0, 1});
        QTest::keyClick(page()->table(), Qt::Key_Delete);
        QVERIFY(!m_window->findChild<views::ConfirmDialog *>());
        const auto row = rowInState(u"Connected");
        select({row});
        const qint64 before = page()->model()->total();
        const base::Key key = page()->model()->idAt(row);
        QTest::keyClick(page()->table(), Qt::Key_Delete);
        auto *dialog = m_window->findChild<views::ConfirmDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->confirmButton()->isEnabled());
        // Both ways are possible for a connected cluster; what is lost and what stays is counted.
        QCOMPARE(dialog->chosen().word, "delete");
        const qint64 workloads = countOf(u"workloads", u"clusterId"_s, key);
        const qint64 nodes = countOf(u"nodes", u"clusterUuid"_s, key);
        QVERIFY(workloads > 1 && nodes > 1);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->lossText(),
                                  u"Lost for good: %1 workload(s), with their history and metrics."_s.arg(workloads),
                                  patient);
        dialog->findChild<QRadioButton *>(u"delete-forced"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(dialog->lossText(),
                                  u"Lost for good: %1 workload(s), with their history and metrics.\n"
                                  "Left behind: what is installed on %2 node(s)."_s.arg(workloads)
                                      .arg(nodes),
                                  patient);
        dialog->findChild<QLineEdit *>()->setText(dialog->targets().constFirst().name);
        QTest::mouseClick(dialog->confirmButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(page()->model()->total(), before - 1, patient);
        QCOMPARE(page()->model()->rowOf(key), -1);
        QCOMPARE(desk().journal().entries().constLast().action, u"delete-forced"_s);
        QCOMPARE(desk().journal().entries().constLast().kind, u"cluster"_s);
        QCOMPARE(desk().journal().entries().constLast().outcome, u"accepted"_s);
    }

    void aDisconnectedClusterIsDeletedByForceOnly()
    {
        openClusters();
        select({rowInState(u"Disconnected")});
        QTest::keyClick(page()->table(), Qt::Key_Delete);
        auto *dialog = m_window->findChild<views::ConfirmDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->chosen().word, "delete-forced");
        const auto *graceful = dialog->findChild<QRadioButton *>(u"delete"_s);
        QVERIFY(!graceful->isEnabled());
        QCOMPARE(graceful->accessibleDescription(), u"Not possible now: it is disconnected and cannot clean up."_s);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(desk().journal().entries().isEmpty());
    }

    void aClusterIsRenamedInPlace()
    {
        openClusters();
        const base::Key key = page()->model()->idAt(0);
        const QString before = nameOf(key);
        QTest::keyClick(editor(0), Qt::Key_Escape);
        QVERIFY(desk().journal().entries().isEmpty());
        views::CellEditor *line = editor(0);
        QVERIFY(line && line->hasFocus());
        QCOMPARE(line->text(), before);
        QTest::keyClick(line, Qt::Key_Delete); // edits the text, and deletes no cluster
        QVERIFY(!m_window->findChild<views::ConfirmDialog *>());
        QTest::keyClicks(line, u"a-new-name"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(key), u"a-new-name"_s, patient);
        QTRY_COMPARE_WITH_TIMEOUT(page()->banner()->text().action, u"Undo"_s, patient);
        QVERIFY(page()->table()->hasFocus());
        QCOMPARE(desk().journal().entries().constLast().outcome, u"accepted"_s);
        QTest::mouseClick(page()->banner()->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(key), before, patient);
    }

    void aTakenNameIsRefusedAndTheOldOneStays()
    {
        openClusters();
        const base::Key key = page()->model()->idAt(0);
        const QString before = nameOf(key);
        views::CellEditor *line = editor(0);
        line->setText(nameOf(page()->model()->idAt(1)));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(page()->banner()->text().headline.contains(before), patient);
        QCOMPARE(page()->banner()->text().tone, views::Tone::Danger);
        QCOMPARE(nameOf(key), before);
        QCOMPARE(desk().journal().entries().constLast().outcome, u"refused"_s);
        QCOMPARE(desk().journal().entries().constLast().code, 409);
        // Too long: not even sent.
        line = editor(0);
        line->setText(QString(254, u'x'));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(desk().journal().entries().size(), 1);
        QVERIFY(page()->banner()->text().sentence.contains(u"253"_s));
        QTest::keyClick(line, Qt::Key_Escape);
    }

    void allThatMatchAreRead()
    {
        filter(u"Stopped"_s);
        const qint64 total = page()->model()->total();
        QVERIFY(total > 1);
        page()->table()->selection()->selectAll();
        auto *bar = page()->findChild<views::SelectionBar *>();
        QVERIFY(bar && bar->isVisible());
        QCOMPARE(bar->geometry(), page()->filterBar()->rect()); // nothing moves
        press(u"Resume"_s);
        auto *dialog = m_window->findChild<views::ConfirmDialog *>();
        QVERIFY(dialog);
        auto *rows = dialog->findChild<views::ResultTable *>();
        QTRY_COMPARE_WITH_TIMEOUT(rows->texts().size(), total, patient);
        QCOMPARE(dialog->targets().size(), total - rows->texts().filter(u"left out"_s).size());
        QTest::keyClick(dialog, Qt::Key_Escape);
    }

    void oneRowHasNoBar()
    {
        select({0});
        QVERIFY(!page()->findChild<views::SelectionBar *>()->isVisible());
        select({0, 1});
        QVERIFY(page()->findChild<views::SelectionBar *>()->isVisible());
        press(u"Clear selection"_s);
        QCOMPARE(page()->table()->selection()->count(), 0);
        QVERIFY(!page()->findChild<views::SelectionBar *>()->isVisible());
    }

    void theSearchIsSeenWhileSeveralRowsAreSelected()
    {
        select({0, 1});
        page()->focusSearch();
        QVERIFY(!page()->findChild<views::SelectionBar *>()->isVisible());
        page()->table()->setFocus();
        QVERIFY(page()->findChild<views::SelectionBar *>()->isVisible());
    }

    void readOnlyConnectionsOfferToAllowChanges()
    {
        desk().allowChanges(false);
        filter(u"Running"_s);
        select({0});
        QMenu menu;
        Q_EMIT page()->table()->contextMenuShown(&menu, page()->table()->currentIndex());
        const auto texts = [&menu] {
            QStringList all;
            for (const QAction *action : menu.actions())
                all << action->text() + (action->isEnabled() ? u""_s : u" off"_s);
            return all;
        }();
        QVERIFY2(texts.contains(u"Suspend… off"_s), qPrintable(texts.join(u'\n')));
        QVERIFY(texts.contains(u"This connection is read-only. Allow changes…"_s));
        // The key asks, too, and goes on afterwards.
        QTest::keyClick(page()->table(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        auto *box = m_window->findChild<QMessageBox *>();
        QVERIFY(box);
        QVERIFY(!desk().allowsChanges());
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QVERIFY(desk().allowsChanges());
        QVERIFY(m_window->findChild<views::ConfirmDialog *>());
    }

    void aSecondWindowSharesTheJournal()
    {
        app::MainWindow second(*m_settings, *m_connections);
        second.shareConnection(*m_window);
        QCOMPARE(second.workspace()->sharedDesk().get(), &desk());
    }

private:
    void openClusters()
    {
        m_window->workspace()->open(*catalog::resourceCalled(u"clusters"));
        waitForRows();
        QVERIFY(page()->model()->rowCount() > 1);
    }
    [[nodiscard]] int rowInState(QStringView state) const
    {
        const table::WindowModel &model = *page()->model();
        int row = 0;
        while (row < model.rowCount() && model.valueOf(row, "status.state") != table::Value(state.toString()))
            ++row;
        return row;
    }
    // What the control plane counts; waits.
    [[nodiscard]] qint64 countOf(QStringView resource, const QString &filterKey, const base::Key &owner)
    {
        const auto source = catalog::makeSource(*catalog::resourceCalled(resource), session().client(), m_names);
        table::ListQuery query = catalog::defaultQuery(*catalog::resourceCalled(resource));
        query.filters << catalog::equalFilter(filterKey.toLatin1().constData(), owner.toString());
        qint64 count = -1;
        const table::Ticket ticket
            = source->fetchCount(query, base::Urgency::Visible,
                                 [&](const table::CountAnswer &answer) { count = answer.count.value_or(-2); });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(count != -1, patient); }();
        return count;
    }
    [[nodiscard]] QString nameOf(const base::Key &key) const
    {
        const table::Value name = page()->model()->valueOf(page()->model()->rowOf(key), "name");
        return std::holds_alternative<QString>(name) ? std::get<QString>(name) : QString();
    }
    views::CellEditor *editor(int row)
    {
        views::TableView *table = page()->table();
        table->setFocus();
        table->setCurrentIndex(page()->model()->index(row, page()->model()->columnOf("name")));
        QTest::keyClick(table, Qt::Key_F2);
        for (auto *line : table->findChildren<views::CellEditor *>()) {
            if (line->isVisible())
                return line;
        }
        return nullptr;
    }
    session::Session &session() { return m_window->workspace()->session(); }
    actions::Desk &desk() { return *m_window->workspace()->sharedDesk(); }
    void filter(const QString &phase)
    {
        views::Location location = page()->location();
        location.list()->query.filters = {catalog::equalFilter("phase", phase)};
        m_window->workspace()->open(location);
        waitForRows();
    }
    void select(const QList<int> &rows)
    {
        auto *selection = page()->table()->selection();
        selection->clearSelection();
        for (const int row : rows)
            selection->select(page()->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        page()->table()->setFocus();
    }
    void press(const QString &text)
    {
        for (QPushButton *button : page()->findChild<views::SelectionBar *>()->findChildren<QPushButton *>()) {
            if (button->text() == text)
                QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    QString banner() const { return page()->banner()->isVisible() ? page()->banner()->text().sentence : QString(); }

    catalog::ClusterNames m_names;
};

QTEST_MAIN(TestListActions)
#include "tst_listactions.moc"
