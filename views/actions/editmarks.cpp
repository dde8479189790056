// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/actions/editmarks.h"

#include "models/actions/desk.h"
#include "models/api/jsontree.h"
#include "models/table/windowmodel.h"
#include "views/table/tableview.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

EditMarks::EditMarks(catalog::Resource resource, const PageContext &context, TableView &table)
    : m_resource(resource)
    , m_context(context)
    , m_table(table)
{
    using table::WindowModel;
    WindowModel *model = table.windowModel();
    // The model outlives this object.
    model->setNotes(
        [self = QPointer(this), desk = context.desk](const base::Key &key, const table::ColumnInfo &column) {
            if (column.kind == table::Kind::State)
                return desk->noteOf(key);
            return self ? self->noteOf(key, column.key) : QString();
        });
    table.setMarks([this](const QModelIndex &cell) { return markOf(cell); });
    const auto forget = [this] { m_facts.clear(); };
    connect(model, &WindowModel::rowsLoaded, this, forget);
    connect(model, &WindowModel::rearranged, this, forget);
    connect(model, &WindowModel::dataChanged, this, forget);
    connect(model, &WindowModel::modelReset, this, forget);
    connect(model, &WindowModel::updated, this, &EditMarks::readRanks);
    connect(&context.desk->edits(), &actions::Edits::notesChanged, model, &WindowModel::showNotes);
    connect(context.desk, &actions::Desk::allowsChangesChanged, table.viewport(), qOverload<>(&QWidget::update));
}

EditMarks::~EditMarks()
{
    m_table.setMarks({});
}

const catalog::CellEdit *EditMarks::editOf(const char *column) const
{
    const auto all = m_resource->edits();
    const auto found = std::ranges::find_if(
        all, [column](const catalog::CellEdit *edit) { return qstrcmp(edit->column, column) == 0; });
    return found == all.end() ? nullptr : *found;
}

const EditMarks::Facts &EditMarks::factsOf(const base::Key &key, const catalog::CellEdit &edit)
{
    const auto known = m_facts.constFind({key, &edit});
    if (known != m_facts.constEnd())
        return *known;
    const table::WindowModel &model = *m_table.windowModel();
    Facts facts;
    if (const auto object = api::parseJson(model.jsonAt(model.rowOf(key))))
        facts = {edit.hindrance(*object), edit.present(*object)};
    return *m_facts.insert({key, &edit}, facts);
}

CellMark EditMarks::markOf(const QModelIndex &cell)
{
    const table::WindowModel &model = *m_table.windowModel();
    const catalog::CellEdit *edit = editOf(model.source().column(cell.column()).key);
    const base::Key key = edit ? model.idAt(cell.row()) : base::Key();
    if (key.isNull() || !m_context.desk->edits().noteOf(key, edit->column).isEmpty())
        return {};
    CellMark mark{.editing = Editing::Possible, .isNoteQuiet = edit->hasRank, .toolTip = {}};
    if (const QString &hindrance = factsOf(key, *edit).hindrance; !hindrance.isEmpty()) {
        mark.editing = Editing::Locked;
        mark.toolTip = hindrance;
    } else if (!m_context.desk->allowsChanges()) {
        mark.editing = Editing::ReadOnly;
        mark.toolTip = tr("This connection is read-only.");
    } else {
        mark.toolTip = tr("%1 (%2)", "command, key")
                           .arg(catalog::editWords(edit->words.text),
                                QKeySequence(Qt::Key_F2).toString(QKeySequence::NativeText));
    }
    return mark;
}

QString EditMarks::noteOf(const base::Key &key, const char *column)
{
    if (QString saving = m_context.desk->edits().noteOf(key, column); !saving.isEmpty())
        return saving;
    const catalog::CellEdit *edit = editOf(column);
    const auto choices = m_choices.constFind(edit);
    if (!edit || choices == m_choices.constEnd())
        return {};
    const QString &present = factsOf(key, *edit).present;
    const auto choice = std::ranges::find_if(*choices, [&present](const catalog::Choice &one) {
        return !present.isEmpty() && (one.value == present || one.text == present);
    });
    return choice == choices->constEnd() ? QString() : choice->note;
}

void EditMarks::noteChoices(const catalog::CellEdit &edit, const QList<catalog::Choice> &choices)
{
    if (!edit.hasRank || m_choices.value(&edit) == choices)
        return;
    m_choices.insert(&edit, choices);
    m_table.windowModel()->showNotes();
}

// A list without ranks is as good: whatever fails stays out.
void EditMarks::readRanks()
{
    for (const catalog::CellEdit *edit : m_resource->edits()) {
        if (!edit->hasRank || m_reading.contains(edit))
            continue;
        m_reading.insert(edit, edit->choices(m_context.session.client(), [this, edit](const auto &choices) {
            const table::Ticket keep = std::exchange(m_reading[edit], nullptr); // it holds this function
            if (choices)
                noteChoices(*edit, *choices);
        }));
    }
}

} // namespace views
