// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/fieldsview.h"

#include "views/details/fieldsdelegate.h"
#include "views/details/shownfields.h"
#include "views/look/icons.h"
#include "views/look/sizes.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using catalog::DetailField;
using catalog::Link;

namespace views {

FieldsView::FieldsView(QWidget *parent)
    : QTreeView(parent)
    , m_fields(new FieldsModel(this))
    , m_delegate(new FieldsDelegate(this))
{
    setModel(m_fields);
    setItemDelegate(m_delegate);
    setAccessibleName(tr("Fields"));
    setProperty("ownFocus", true);
    setFrameShape(QFrame::NoFrame);
    setHeaderHidden(true);
    setIndentation(0);
    setRootIsDecorated(false);
    setExpandsOnDoubleClick(false);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (m_isRestoring)
            return;
        m_opened.insert(m_fields->groups().at(index.row()).key);
        m_closed.remove(m_fields->groups().at(index.row()).key);
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (m_isRestoring)
            return;
        m_closed.insert(m_fields->groups().at(index.row()).key);
        m_opened.remove(m_fields->groups().at(index.row()).key);
    });
}

FieldsView::~FieldsView() = default;

void FieldsView::setDetails(const catalog::Details &details)
{
    const QString current = currentIndex().data(FieldsModel::PathRole).toString();
    const int scroll = verticalScrollBar()->value();
    const bool isReset = m_fields->setGroups(details.id, shownFields(details));
    m_delegate->measureLabels(*m_fields, font());
    if (isReset)
        restore(current, scroll);
    else
        doItemsLayout(); // a sentence may have become longer
}

void FieldsView::restore(const QString &current, int scroll)
{
    const QScopedValueRollback restoring(m_isRestoring, true);
    for (int row = 0; row < m_fields->rowCount(); ++row) {
        const catalog::DetailGroup &group = m_fields->groups().at(row);
        const bool isOpen = m_opened.contains(group.key) || (group.startsOpen && !m_closed.contains(group.key));
        setExpanded(m_fields->index(row, 0), isOpen);
    }
    if (const QModelIndex index = m_fields->indexOf(current); index.isValid())
        setCurrentIndex(index);
    doItemsLayout();
    verticalScrollBar()->setValue(scroll);
}

void FieldsView::setContext(const table::FormatContext &context)
{
    m_fields->setContext(context);
    viewport()->update();
}

QString FieldsView::valueText(const QModelIndex &index) const
{
    return index.data(FieldsModel::GroupRole).toBool() ? QString() : index.data(FieldsModel::CopyRole).toString();
}

void FieldsView::copyValue()
{
    const QModelIndex index = currentIndex();
    const QString text = valueText(index);
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
}

void FieldsView::act(const QModelIndex &index)
{
    const DetailField *field = m_fields->fieldAt(index);
    if (!field)
        toggleGroup(index);
    else if (field->isSecret())
        m_fields->setRevealed(index, !index.data(FieldsModel::RevealedRole).toBool());
    else if (!field->link.isNull())
        Q_EMIT linkActivated(Link(field->link)); // a copy: following the link may replace the field
}

void FieldsView::toggleGroup(const QModelIndex &index)
{
    if (index.isValid())
        setExpanded(index, !isExpanded(index));
}

void FieldsView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyValue();
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter || event->key() == Qt::Key_Space) {
        act(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void FieldsView::keyboardSearch(const QString &search)
{
    // A space alone is a shortcut; it is part of a search only after letters.
    if (!search.trimmed().isEmpty())
        QTreeView::keyboardSearch(search);
}

void FieldsView::mouseMoveEvent(QMouseEvent *event)
{
    QTreeView::mouseMoveEvent(event);
    setHover(indexAt(event->pos()), event->pos());
}

void FieldsView::leaveEvent(QEvent *event)
{
    QTreeView::leaveEvent(event);
    setHover({}, {});
}

void FieldsView::setHover(const QModelIndex &index, const QPoint &at)
{
    using Part = FieldsDelegate::Part;
    const Part part = index.isValid() ? m_delegate->partAt(visualRect(index), index, at) : Part::None;
    const bool isLink = part == Part::Value && index.data(FieldsModel::LinkRole).toBool();
    const bool isButton = part == Part::Copy || part == Part::Reveal;
    viewport()->setCursor(isLink || isButton ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (m_delegate->hovered() == index)
        return;
    const QModelIndex before = m_delegate->hovered();
    m_delegate->setHovered(index);
    update(before);
    update(index);
}

void FieldsView::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid() || index != currentIndex())
        return;
    using Part = FieldsDelegate::Part;
    const Part part = m_delegate->partAt(visualRect(index), index, event->pos());
    const DetailField *field = m_fields->fieldAt(index);
    if (!field)
        toggleGroup(index);
    else if (part == Part::Copy)
        copyValue();
    else if (part == Part::Reveal || (part == Part::Value && !field->link.isNull()))
        act(index);
}

void FieldsView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isKey ? currentIndex() : indexAt(event->pos());
    const DetailField *field = m_fields->fieldAt(index);
    if (!field)
        return;
    setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon("copy"), tr("Copy value"), this, &FieldsView::copyValue)
        ->setEnabled(!valueText(index).isEmpty());
    menu->addAction(tr("Copy name and value"), this, [label = index.data().toString(), text = valueText(index)] {
        QGuiApplication::clipboard()->setText(label + u": "_s + text);
    });
    const QPersistentModelIndex row(index);
    if (field->isSecret()) {
        const bool isRevealed = index.data(FieldsModel::RevealedRole).toBool();
        menu->addAction(icon("eye"), isRevealed ? tr("Hide") : tr("Reveal"), this,
                        [this, row, isRevealed] { m_fields->setRevealed(row, !isRevealed); });
    }
    if (!field->link.isNull())
        menu->addAction(tr("Follow the link"), this, [this, row] { act(row); });
    menu->popup(isKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

void FieldsView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    scheduleDelayedItemsLayout(); // sentences wrap differently
}

void FieldsView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    m_delegate->measureLabels(*m_fields, font());
    scheduleDelayedItemsLayout();
}

} // namespace views
