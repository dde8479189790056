// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/actions/listedits.h"

#include "models/actions/desk.h"
#include "models/api/jsontree.h"
#include "models/catalog/link.h"
#include "models/table/windowmodel.h"
#include "views/actions/celleditor.h"
#include "views/actions/confirmdialog.h"
#include "views/actions/editmarks.h"
#include "views/look/icons.h"
#include "views/look/plaintext.h"
#include "views/table/tableview.h"
#include "views/widgets/controls.h"

#include <QAction>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

QString nameAt(const table::WindowModel &model, int row)
{
    const table::Value name = model.valueOf(row, "name");
    const auto *text = std::get_if<QString>(&name);
    return text ? *text : model.idAt(row).toString();
}

} // namespace

ListEdits::ListEdits(catalog::Resource resource, const PageContext &context, TableView &table, Banner &banner)
    : m_resource(resource)
    , m_context(context)
    , m_table(table)
    , m_banner(banner)
    , m_marks(std::make_unique<EditMarks>(resource, context, table))
{
    const auto addKey = [this](const QString &text, const QKeySequence &key, void (ListEdits::*run)()) {
        auto *action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_table.addAction(action);
        connect(action, &QAction::triggered, this, run);
    };
    addKey(tr("Edit the cell"), Qt::Key_F2, &ListEdits::editCurrent);
    addKey(tr("Undo the change"), QKeySequence::Undo, &ListEdits::undo);
    connect(&table, &TableView::contextMenuShown, this,
            [this](QMenu *menu, const QModelIndex &index) { fill(*menu, index.row()); });
    if (!catalog::insideKind(resource)) // Enter leads nowhere else
        connect(&table, &TableView::rowActivated, this, &ListEdits::editCurrent);
    actions::Edits &edits = context.desk->edits();
    connect(&table, &TableView::markClicked, this, [this](const QModelIndex &cell) {
        if (const catalog::CellEdit *edit = editOf(cell.column()))
            begin(*edit, m_table.windowModel()->idAt(cell.row()));
    });
    connect(&edits, &actions::Edits::saved, this, &ListEdits::showSaved);
    connect(&edits, &actions::Edits::failed, this, &ListEdits::showFailed);
}

ListEdits::~ListEdits() = default;

const catalog::CellEdit *ListEdits::editOf(int column) const
{
    return column < 0 ? nullptr : m_marks->editOf(m_table.windowModel()->source().column(column).key);
}

void ListEdits::editCurrent()
{
    const QModelIndex cell = m_table.currentIndex();
    if (const catalog::CellEdit *edit = editOf(cell.column()))
        begin(*edit, m_table.windowModel()->idAt(cell.row()));
}

void ListEdits::fill(QMenu &menu, int row)
{
    const table::WindowModel &model = *m_table.windowModel();
    const auto object = api::parseJson(model.jsonAt(row));
    if (!object)
        return;
    menu.addSeparator();
    const bool allows = m_context.desk->allowsChanges();
    for (const catalog::CellEdit *edit : m_resource->edits()) {
        const QString hindrance = edit->hindrance(*object);
        QAction *entry = menu.addAction(catalog::editWords(edit->words.text));
        entry->setEnabled(allows && hindrance.isEmpty());
        entry->setToolTip(hindrance);
        connect(entry, &QAction::triggered, this, [this, edit, key = model.idAt(row)] { begin(*edit, key); });
    }
    if (!allows && catalog::actionsOf(m_resource).empty()) // those offer it, too
        menu.addAction(icon("lock"), tr("This connection is read-only. Allow changes…"), this,
                       [this] { askToAllowChanges(*m_table.window(), *m_context.desk, {}); });
}

void ListEdits::begin(const catalog::CellEdit &edit, const base::Key &key)
{
    if (m_context.desk->allowsChanges())
        return read(edit, key);
    askToAllowChanges(*m_table.window(), *m_context.desk, [self = QPointer(this), &edit, key] {
        if (self)
            self->read(edit, key);
    });
}

void ListEdits::read(const catalog::CellEdit &edit, const base::Key &key)
{
    const table::WindowModel &model = *m_table.windowModel();
    const auto object = api::parseJson(model.jsonAt(model.rowOf(key)));
    if (!object || !m_context.desk->edits().noteOf(key, edit.column).isEmpty())
        return;
    if (const QString hindrance = edit.hindrance(*object); !hindrance.isEmpty()) {
        m_banner.showText({Tone::Info, "lock", {}, hindrance, {}, {}});
        return;
    }
    if (!edit.choices)
        return type(edit, key);
    m_reading = edit.choices(m_context.session.client(), [this, &edit, key](const auto &choices) {
        const table::Ticket keep = std::exchange(m_reading, nullptr); // it holds this function
        if (choices) {
            m_marks->noteChoices(edit, *choices);
            choose(edit, key, *choices);
            return;
        }
        m_banner.showText({Tone::Danger,
                           "err",
                           catalog::editWords(edit.words.unreadable),
                           choices.error().sentence(),
                           {},
                           choices.error().detail,
                           {},
                           true});
    });
}

// The row may have moved meanwhile, or gone.
void ListEdits::choose(const catalog::CellEdit &edit, const base::Key &key, const QList<catalog::Choice> &choices)
{
    const table::WindowModel &model = *m_table.windowModel();
    const int row = model.rowOf(key);
    const QByteArray json = model.jsonAt(row);
    const auto object = api::parseJson(json);
    if (!object || choices.isEmpty())
        return;
    const QString present = edit.present(*object);
    const auto from = std::ranges::find_if(choices, [&present](const catalog::Choice &choice) {
        return !present.isEmpty() && (choice.value == present || choice.text == present);
    });
    delete m_menu;
    m_menu = new QMenu(&m_table);
    m_menu->setAttribute(Qt::WA_DeleteOnClose);
    actions::CellChange change{m_resource, &edit,
                               key,        nameAt(model, row),
                               json,       from == choices.end() ? catalog::Choice{{}, present, {}} : *from,
                               {}};
    for (auto choice = choices.begin(); choice != choices.end(); ++choice) {
        const QString note = choice->note.isEmpty() ? QString() : u'\t' + menuText(choice->note);
        QAction *entry = m_menu->addAction(menuText(choice->text) + note);
        entry->setCheckable(true);
        entry->setChecked(choice == from);
        if (choice == from)
            m_menu->setActiveAction(entry);
        change.to = *choice;
        connect(entry, &QAction::triggered, this, [this, change] {
            if (change.to != change.from)
                start(change);
        });
    }
    const QRect cell = m_table.visualRect(model.index(row, model.columnOf(edit.column)));
    // A menu opens to the right of its place, also in mirrored windows.
    const bool mirrored = m_table.layoutDirection() == Qt::RightToLeft;
    const int left = mirrored ? cell.right() + 1 - m_menu->sizeHint().width() : cell.left();
    m_menu->popup(m_table.viewport()->mapToGlobal(QPoint(left, cell.bottom() + 1)));
}

void ListEdits::type(const catalog::CellEdit &edit, const base::Key &key)
{
    if (m_editor)
        m_editor->end();
    const table::WindowModel &model = *m_table.windowModel();
    const QModelIndex cell = model.index(model.rowOf(key), model.columnOf(edit.column));
    m_table.scrollTo(cell);
    const QByteArray json = model.jsonAt(cell.row());
    const auto object = api::parseJson(json);
    if (!object)
        return;
    const QString present = edit.present(*object);
    const actions::CellChange change{m_resource, &edit, key, nameAt(model, cell.row()), json, {present, present, {}},
                                     {}};
    m_editor = new CellEditor(present, m_table.visualRect(cell), m_table.viewport());
    m_editor->setAccessibleName(catalog::editWords(edit.words.text).remove(u'…'));
    connect(m_editor, &CellEditor::entered, this, [this, change](const QString &text) { take(change, text); });
    // It would stay where its row was.
    connect(m_table.verticalScrollBar(), &QScrollBar::valueChanged, m_editor, &CellEditor::end);
    connect(m_table.horizontalScrollBar(), &QScrollBar::valueChanged, m_editor, &CellEditor::end);
}

void ListEdits::take(actions::CellChange change, const QString &text)
{
    if (const QString fault = change.edit->fault(text); !fault.isEmpty()) {
        setInvalid(m_editor, true);
        m_banner.showText({Tone::Danger, "err", {}, fault, {}, {}});
        return;
    }
    m_editor->end();
    change.to = {text, text, {}};
    if (!text.isEmpty() && change.to != change.from)
        start(change);
}

void ListEdits::start(const actions::CellChange &change)
{
    m_last.reset();
    if (m_banner.text() == m_offer)
        m_banner.dismiss();
    m_context.desk->edits().start(change);
}

void ListEdits::showSaved(const actions::CellChange &change)
{
    if (change.resource != m_resource || !m_table.isVisible())
        return;
    m_last = change.from.value.isEmpty() ? std::nullopt : std::optional(change);
    m_sinceSaved.start();
    m_offer = {Tone::Success,
               "check",
               {},
               catalog::editWords(change.edit->words.saved).arg(change.name, change.to.text),
               {},
               {}};
    if (m_last)
        m_offer.action = tr("Undo");
    m_banner.showText(m_offer);
}

void ListEdits::showFailed(const actions::CellChange &change, const api::Error &error)
{
    if (change.resource != m_resource || !m_table.isVisible())
        return;
    BannerText text{Tone::Danger, "err", tr("%1 was not changed.").arg(change.name), error.sentence(), {}, error.detail,
                    {},           true};
    if (error.outcomeUnknown())
        text.headline = tr("It is not known whether %1 was changed.").arg(change.name);
    else if (!change.from.text.isEmpty())
        text.sentence += u' ' + catalog::editWords(change.edit->words.kept).arg(change.from.text);
    m_banner.showText(text);
}

bool ListEdits::takeBannerAction()
{
    if (!m_last || m_banner.text() != m_offer)
        return false;
    undo();
    return true;
}

// Sends the old value again.
void ListEdits::undo()
{
    if (!m_last || m_sinceSaved.elapsed() > undoMs)
        return;
    actions::CellChange back = *m_last;
    std::swap(back.from, back.to);
    const table::WindowModel &model = *m_table.windowModel();
    if (const QByteArray now = model.jsonAt(model.rowOf(back.key)); !now.isEmpty())
        back.object = now;
    start(back);
}

} // namespace views
