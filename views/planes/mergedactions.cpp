// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/planes/mergedactions.h"

#include "models/actions/desk.h"
#include "models/base/planekey.h"
#include "models/base/shown.h"
#include "models/table/selection.h"
#include "views/actions/confirmdialog.h"
#include "views/look/icons.h"
#include "views/table/tableview.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace views {
namespace {

constexpr qint64 mostAtOnce = 500; // rows: more are a job for the list of one control plane

QKeySequence keysOfAction(const catalog::ObjectAction &action)
{
    return QKeySequence(QString::fromLatin1(action.keys), QKeySequence::PortableText);
}

} // namespace

MergedActions::MergedActions(catalog::Resource resource, const PlaneList &planes, TableView &table)
    : m_resource(resource)
    , m_planes(planes)
    , m_table(table)
{
    for (const catalog::ObjectAction *action : catalog::actionsOf(resource)) {
        auto *entry = new QAction(catalog::actionWords(action->words.text), this);
        entry->setShortcut(keysOfAction(*action));
        entry->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_table.addAction(entry);
        connect(entry, &QAction::triggered, this, [this, action] { run(*action); });
    }
    connect(&table, &TableView::contextMenuShown, this, [this](QMenu *menu) { fill(*menu); });
    for (const Plane &plane : planes)
        connect(plane.context.desk, &actions::Desk::notesChanged, table.windowModel(), &table::WindowModel::showNotes);
    connect(table.windowModel(), &table::WindowModel::updated, this, &MergedActions::noteStates);
}

MergedActions::~MergedActions()
{
    delete m_dialog; // it uses a session
}

std::deque<MergedActions::Group> MergedActions::groups() const
{
    const table::SelectionModel &selection = *m_table.selection();
    const table::WindowModel &model = *m_table.windowModel();
    QList<base::Key> keys = selection.ids();
    if (keys.isEmpty() && !selection.isAll() && !selection.currentId().isNull())
        keys << selection.currentId();
    std::deque<Group> groups;
    for (const Plane &plane : m_planes) {
        Group group{&plane};
        for (const base::Key &key : std::as_const(keys)) {
            if (base::planeOf(key) != plane.id)
                continue;
            group.keys.append(base::keyInPlane(key));
            const int row = model.rowOf(key);
            if (row < 0 || model.hasLateCells(row) || model.jsonAt(row).isEmpty())
                group.rows.reset();
            else if (group.rows)
                group.rows->append(model.jsonAt(row));
        }
        if (!group.keys.isEmpty())
            groups.push_back(std::move(group));
    }
    return groups;
}

QList<actions::Candidate> MergedActions::candidatesOf(const catalog::ObjectAction &action, const Group &group) const
{
    QList<actions::Candidate> candidates;
    const QList<QByteArray> rows = group.rows.value_or(QList<QByteArray>());
    for (const QByteArray &row : rows) {
        if (const auto candidate = actions::candidateOf(m_resource, action, row))
            candidates << *candidate;
    }
    return candidates;
}

// About all selected rows: the row of the menu is one of them.
void MergedActions::fill(QMenu &menu)
{
    menu.addSeparator();
    const std::deque<Group> chosen = groups();
    for (const catalog::ObjectAction *action : catalog::actionsOf(m_resource)) {
        QAction *entry = menu.addAction(icon(action->icon), catalog::actionWords(action->words.text));
        entry->setShortcut(keysOfAction(*action));
        entry->setShortcutContext(Qt::WidgetShortcut); // the table handles the key
        const bool isPossible = std::ranges::any_of(chosen, [&](const Group &group) {
            const auto candidates = candidatesOf(*action, group);
            return !group.rows || std::ranges::any_of(candidates, [action](const actions::Candidate &one) {
                return actions::isPossible(*action, one);
            });
        });
        entry->setEnabled(isPossible && !(action->isForOne && m_table.selection()->count() > 1));
        connect(entry, &QAction::triggered, this, [this, action] { run(*action); });
    }
}

void MergedActions::run(const catalog::ObjectAction &action)
{
    const table::SelectionModel &selection = *m_table.selection();
    if (m_dialog || m_reader || (action.isForOne && selection.count() > 1))
        return;
    if (selection.isAll() || selection.unknownCount() > 0 || selection.count() > mostAtOnce) {
        Q_EMIT refused(tr("Select the rows one by one, or open the list of one control plane for all of its rows."));
        return;
    }
    m_waiting = groups();
    next(action);
}

// One control plane after the other: each is asked about by itself.
void MergedActions::next(const catalog::ObjectAction &action)
{
    if (m_waiting.empty())
        return;
    const Group group = m_waiting.front();
    m_waiting.pop_front();
    actions::Desk &desk = *group.plane->context.desk;
    if (desk.allowsChanges())
        return choose(action, group);
    askToAllowChanges(*m_table.window(), desk, [self = QPointer(this), &action, group] {
        if (self)
            self->choose(action, group);
    });
}

void MergedActions::choose(const catalog::ObjectAction &action, const Group &group)
{
    if (group.rows)
        return begin(action, *group.plane, candidatesOf(action, group));
    const PageContext &context = group.plane->context;
    m_reader = std::make_unique<actions::TargetReader>(context.session.client(), context.names, m_resource, action);
    m_dialog = makeDialog(action, *group.plane);
    connect(m_reader.get(), &actions::TargetReader::finished, m_dialog, [this, &action, plane = group.plane] {
        const QString problem = m_reader->problem();
        const QList<actions::Candidate> candidates = m_reader->candidates();
        m_reader.release()->deleteLater(); // it is emitting its signal
        if (!problem.isEmpty())
            m_dialog->setProblem(problem);
        else
            begin(action, *plane, candidates);
    });
    connect(m_dialog, &QDialog::rejected, this, [this] { m_reader.reset(); });
    m_dialog->open();
    m_reader->readKeys(group.keys);
}

ConfirmDialog *MergedActions::makeDialog(const catalog::ObjectAction &action, const Plane &plane)
{
    auto *dialog = new ConfirmDialog(action, plane.context.session.client(), plane.context.names, m_table.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Later: the dialog is still closing.
    connect(
        dialog, &QDialog::finished, this,
        [this, &action](int result) {
            m_dialog.clear();
            if (result == QDialog::Rejected)
                m_waiting.clear();
            next(action);
        },
        Qt::QueuedConnection);
    return dialog;
}

void MergedActions::begin(const catalog::ObjectAction &action, const Plane &plane,
                          const QList<actions::Candidate> &candidates)
{
    const bool isClear = std::ranges::all_of(candidates, [](const auto &one) { return one.verdict.isPossible; });
    if (!action.asksFirst && isClear && !m_dialog) {
        QList<catalog::ActionTarget> targets;
        for (const actions::Candidate &candidate : candidates)
            targets << candidate.target;
        plane.context.desk->start(m_resource, action, targets);
        return next(action);
    }
    const bool isNew = !m_dialog;
    if (isNew)
        m_dialog = makeDialog(action, plane);
    m_dialog->setCandidates(candidates);
    //: the title of a question about an action, and the control plane that it is about
    m_dialog->setWindowTitle(tr("%1 – %2").arg(m_dialog->windowTitle(), base::shownName(plane.name)));
    if (isNew)
        m_dialog->open(); // with its size, so that it is placed well
    connect(m_dialog, &QDialog::accepted, this,
            [this, &plane] { plane.context.desk->start(m_resource, m_dialog->chosen(), m_dialog->targets()); });
}

// What a control plane reports now ends the notes about what was sent to it.
void MergedActions::noteStates()
{
    const table::WindowModel &model = *m_table.windowModel();
    for (const Plane &plane : m_planes) {
        const QList<base::Key> noted = plane.context.desk->noted();
        for (const base::Key &key : noted) {
            const int row = model.rowOf(base::planeKey(plane.id, key));
            if (row < 0 || model.hasLateCells(row))
                continue;
            const table::Value state = model.valueOf(row, m_resource->stateColumn);
            if (const auto *word = std::get_if<QString>(&state))
                plane.context.desk->noteState(key, *word);
        }
    }
}

} // namespace views
