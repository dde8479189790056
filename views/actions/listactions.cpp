// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/actions/listactions.h"

#include "models/table/grouprow.h"
#include "models/table/selection.h"
#include "views/actions/confirmdialog.h"
#include "views/actions/selectionbar.h"
#include "views/look/icons.h"
#include "views/table/tableview.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr qint64 mostExamined = 50; // selected rows whose actions are told at once
constexpr qsizetype mostByKey = 20; // objects that are read one by one rather than from the list

QKeySequence keysOf(const catalog::ObjectAction &action)
{
    return QKeySequence(QString::fromLatin1(action.keys), QKeySequence::PortableText);
}

} // namespace

ListActions::ListActions(catalog::Resource resource, const PageContext &context, std::function<Shown()> shown,
                         TableView &table, QWidget &bar)
    : m_resource(resource)
    , m_context(context)
    , m_shown(std::move(shown))
    , m_table(table)
    , m_place(bar)
    , m_bar(new SelectionBar(resource, &bar))
{
    addKeys();
    connect(&table, &TableView::contextMenuShown, this, [this](QMenu *menu) { fill(*menu); });
    bar.installEventFilter(this);
    connect(table.selection(), &table::SelectionModel::changed, this, &ListActions::showBar);
    connect(context.desk, &actions::Desk::allowsChangesChanged, this, &ListActions::showBar);
    connect(m_bar, &SelectionBar::actionRequested, this, [this](const catalog::ObjectAction *action) { run(*action); });
    connect(m_bar, &SelectionBar::clearRequested, this, [this] {
        m_table.selection()->clearSelection();
        m_table.setFocus();
    });
    connect(qApp, &QApplication::focusChanged, this, &ListActions::showBar);
    table::WindowModel *model = table.windowModel();
    model->setNotes([desk = context.desk](const base::Key &key, const table::ColumnInfo &column) {
        return column.kind == table::Kind::State ? desk->noteOf(key) : QString();
    });
    connect(context.desk, &actions::Desk::notesChanged, model, &table::WindowModel::showNotes);
    connect(model, &table::WindowModel::updated, this, &ListActions::noteStates);
    connect(model, &table::WindowModel::updated, this, &ListActions::showBar);
    showBar();
}

void ListActions::addKeys()
{
    for (const catalog::ObjectAction *action : catalog::actionsOf(m_resource)) {
        auto *entry = new QAction(catalog::actionWords(action->words.text), this);
        entry->setShortcut(keysOf(*action));
        entry->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_table.addAction(entry);
        connect(entry, &QAction::triggered, this, [this, action] { run(*action); });
    }
}

// About all selected rows: the row of the menu is one of them.
void ListActions::fill(QMenu &menu)
{
    menu.addSeparator();
    for (const catalog::ObjectAction *action : catalog::actionsOf(m_resource)) {
        QAction *entry = menu.addAction(icon(action->icon), catalog::actionWords(action->words.text));
        entry->setShortcut(keysOf(*action));
        entry->setShortcutContext(Qt::WidgetShortcut); // the table handles the key
        const auto candidates = m_table.selection()->count() > mostExamined ? std::nullopt : loadedCandidates(*action);
        const auto isPossible
            = [action](const actions::Candidate &candidate) { return actions::isPossible(*action, candidate); };
        entry->setEnabled(m_context.desk->allowsChanges()
                          && (!candidates || std::ranges::any_of(*candidates, isPossible))
                          && !(action->isForOne && m_table.selection()->count() > 1));
        if (candidates && candidates->size() == 1 && !isPossible(candidates->constFirst()))
            entry->setText(
                tr("%1 (%2)").arg(QString(entry->text()).remove(u'…'), candidates->constFirst().verdict.text));
        connect(entry, &QAction::triggered, this, [this, action] { run(*action); });
    }
    if (!m_context.desk->allowsChanges()) {
        menu.addAction(icon("lock"), tr("This connection is read-only. Allow changes…"), this,
                       [this] { askToAllowChanges(*m_table.window(), *m_context.desk, {}); });
    }
}

void ListActions::run(const catalog::ObjectAction &action)
{
    if (m_context.desk->allowsChanges())
        choose(action);
    else
        askToAllowChanges(*m_table.window(), *m_context.desk, [self = QPointer(this), &action] {
            if (self)
                self->choose(action);
        });
}

// The current object where no row is selected; not what is known by its place only.
QList<base::Key> ListActions::chosenKeys() const
{
    const table::SelectionModel &selection = *m_table.selection();
    QList<base::Key> keys = selection.ids();
    if (selection.count() == 0 && !selection.currentId().isNull() && !table::isGroupKey(selection.currentId()))
        keys << selection.currentId();
    return keys;
}

// From what is displayed, if all selected rows are loaded.
std::optional<QList<actions::Candidate>> ListActions::loadedCandidates(const catalog::ObjectAction &action) const
{
    const table::SelectionModel &selection = *m_table.selection();
    const table::WindowModel &model = *m_table.windowModel();
    if (selection.isAll() || selection.unknownCount() > 0)
        return std::nullopt;
    const QList<base::Key> keys = chosenKeys();
    QList<std::pair<int, base::Key>> rows;
    for (const base::Key &key : keys)
        rows.append({model.rowOf(key), key});
    std::ranges::sort(rows, {}, &std::pair<int, base::Key>::first);
    QList<actions::Candidate> candidates;
    for (const auto &[row, key] : std::as_const(rows)) {
        if (row < 0 || model.hasLateCells(row) || model.jsonAt(row).isEmpty())
            return std::nullopt;
        if (const auto candidate = actions::candidateOf(m_resource, action, model.jsonAt(row)))
            candidates << *candidate;
    }
    return candidates;
}

void ListActions::choose(const catalog::ObjectAction &action)
{
    if (m_dialog || (action.isForOne && m_table.selection()->count() > 1))
        return;
    const auto loaded = loadedCandidates(action);
    if (loaded && loaded->isEmpty())
        return;
    if (loaded)
        return begin(action, *loaded);
    const table::SelectionModel &selection = *m_table.selection();
    m_dialog = new ConfirmDialog(action, m_context.session.client(), m_context.names, m_table.window());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_reader = std::make_unique<actions::TargetReader>(m_context.session.client(), m_context.names, m_resource, action);
    connect(m_reader.get(), &actions::TargetReader::finished, m_dialog, [this, &action] {
        if (!m_reader->problem().isEmpty())
            m_dialog->setProblem(m_reader->problem());
        else
            begin(action, m_reader->candidates());
    });
    connect(m_dialog, &QDialog::rejected, this, [this] { m_reader.reset(); });
    m_dialog->open();
    const QList<base::Key> keys = chosenKeys();
    if (!selection.isAll() && selection.unknownCount() == 0 && keys.size() <= mostByKey)
        return m_reader->readKeys(keys);
    const Shown shown = m_shown();
    m_reader->readList(shown.query, csv::RowChoice{selection.marks(), selection.unknownRows(), selection.count()},
                       shown.source ? shown.source() : nullptr);
}

void ListActions::begin(const catalog::ObjectAction &action, const QList<actions::Candidate> &candidates)
{
    const bool isClear = std::ranges::all_of(candidates, [](const auto &one) { return one.verdict.isPossible; });
    if (!action.asksFirst && isClear && !m_dialog) {
        QList<catalog::ActionTarget> targets;
        for (const actions::Candidate &candidate : candidates)
            targets << candidate.target;
        m_context.desk->start(m_resource, action, targets);
        return;
    }
    const bool isNew = !m_dialog;
    if (isNew) {
        m_dialog = new ConfirmDialog(action, m_context.session.client(), m_context.names, m_table.window());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_dialog->setCandidates(candidates);
    if (isNew)
        m_dialog->open(); // with its size, so that it is placed well
    connect(m_dialog, &QDialog::accepted, this,
            [this] { m_context.desk->start(m_resource, m_dialog->chosen(), m_dialog->targets()); });
}

void ListActions::showBar()
{
    const qint64 count = m_table.selection()->count();
    // Whoever searches or filters must see what is typed.
    const QWidget *focus = QApplication::focusWidget();
    const bool isFiltering = focus && m_place.isAncestorOf(focus) && !m_bar->isAncestorOf(focus);
    const bool isShown = count > 1 && !isFiltering;
    m_bar->setVisible(isShown);
    if (!isShown)
        return;
    m_bar->setGeometry(m_place.rect());
    m_bar->raise();
    m_bar->setCount(count);
    m_bar->setReadOnly(!m_context.desk->allowsChanges());
    for (const catalog::ObjectAction *action : catalog::actionsOf(m_resource)) {
        // With many rows, some allow it, and the dialog tells which.
        const auto candidates = count > mostExamined ? std::nullopt : loadedCandidates(*action);
        const bool isPossible = !candidates || std::ranges::any_of(*candidates, [action](const auto &one) {
            return actions::isPossible(*action, one);
        });
        m_bar->setHindrance(*action,
                            action->isForOne ? tr("Select a single row for this.")
                                : isPossible ? QString()
                                             : tr("None of the selected rows allows it."));
    }
}

bool ListActions::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_place && event->type() == QEvent::Resize)
        m_bar->setGeometry(m_place.rect());
    return QObject::eventFilter(watched, event);
}

// What the control plane reports now ends the notes about what was sent.
void ListActions::noteStates()
{
    const table::WindowModel &model = *m_table.windowModel();
    for (const base::Key &key : m_context.desk->noted()) {
        const int row = model.rowOf(key);
        if (row < 0 || model.hasLateCells(row))
            continue;
        const table::Value state = model.valueOf(row, m_resource->stateColumn);
        if (const auto *word = std::get_if<QString>(&state))
            m_context.desk->noteState(key, *word);
    }
}

} // namespace views
