// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/objectlist.h"

#include "models/base/shown.h"
#include "views/look/focusring.h"
#include "views/look/icons.h"
#include "views/look/keyhelp.h"
#include "views/look/plaintext.h"
#include "views/widgets/verticalscroll.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace views {
namespace {

constexpr int swatchWidth = 12;
constexpr int swatchHeight = 3;
constexpr int shownObjects = 5; // without scrolling, if there is room
constexpr int leastObjects = 3; // the same, however low the window is

} // namespace

ObjectRow::ObjectRow(QWidget *parent)
    : QWidget(parent)
    , m_name(new ElidedLabel(Qt::ElideMiddle, this))
    , m_detail(new ElidedLabel(Qt::ElideRight, this))
    , m_eye(flatTool("eye", {}, this))
    , m_remove(flatTool("x", {}, this))
{
    setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 4, 4, 5);
    row->setSpacing(0);
    row->addSpacing(firstCellPadding + swatchWidth + cellPadding - 4); // on the side of the swatch, also when mirrored
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_name);
    texts->addWidget(m_detail);
    row->addLayout(texts, 1);
    row->addWidget(m_eye);
    row->addWidget(m_remove);
    setTextSize(*m_detail, TextSize::Small);
    m_eye->setCheckable(true);
    connect(m_eye, &QToolButton::clicked, this, [this] { Q_EMIT hideRequested(!m_entry.isHidden); });
    connect(m_remove, &QToolButton::clicked, this, &ObjectRow::removeRequested);
}

void ObjectRow::setEntry(const ObjectList::Entry &entry)
{
    m_entry = entry;
    const QString name = base::shownName(entry.name);
    m_name->setFullText(name);
    m_name->setForegroundRole(entry.isHidden ? QPalette::PlaceholderText : QPalette::Text);
    m_detail->setFullText(entry.trouble.isEmpty() ? entry.detail : entry.trouble);
    m_detail->setForegroundRole(entry.trouble.isEmpty() ? QPalette::PlaceholderText : QPalette::Text);
    m_eye->setIcon(icon(entry.isHidden ? "eyeoff" : "eye"));
    m_eye->setChecked(entry.isHidden);
    const QString hide = entry.isHidden ? tr("Show %1").arg(name) : tr("Hide %1").arg(name);
    m_eye->setAccessibleName(hide);
    m_eye->setToolTip(plainToolTip(hide));
    const QString remove = tr("Remove %1").arg(name);
    m_remove->setAccessibleName(remove);
    m_remove->setToolTip(plainToolTip(remove));
    setAccessibleName(entry.isHidden ? tr("%1, hidden").arg(name) : name);
    setAccessibleDescription(entry.trouble.isEmpty() ? entry.detail : entry.trouble);
    update();
}

void ObjectRow::setHighlighted(bool lit)
{
    if (m_isLit == lit)
        return;
    m_isLit = lit;
    update();
}

void ObjectRow::enterEvent(QEnterEvent *)
{
    Q_EMIT pointed(true);
}

void ObjectRow::leaveEvent(QEvent *)
{
    Q_EMIT pointed(false);
}

void ObjectRow::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    Q_EMIT pointed(true);
}

void ObjectRow::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    Q_EMIT pointed(false);
}

void ObjectRow::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Metrics of this object"), this, &ObjectRow::openRequested);
    menu->addAction(m_entry.isHidden ? tr("Show") : tr("Hide"), this,
                    [this] { Q_EMIT hideRequested(!m_entry.isHidden); });
    menu->addAction(tr("Move up"), this, [this] { Q_EMIT moveRequested(-1); });
    menu->addAction(tr("Move down"), this, [this] { Q_EMIT moveRequested(1); });
    menu->addSeparator();
    menu->addAction(tr("Remove"), this, &ObjectRow::removeRequested);
    menu->popup(event->globalPos());
}

void ObjectRow::keyPressEvent(QKeyEvent *event)
{
    const bool isMove = event->modifiers() == Qt::AltModifier;
    switch (event->key()) {
    case Qt::Key_Delete:
        Q_EMIT removeRequested();
        return;
    case Qt::Key_Space:
        Q_EMIT hideRequested(!m_entry.isHidden);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT openRequested();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (isMove)
            Q_EMIT moveRequested(event->key() == Qt::Key_Up ? -1 : 1);
        else
            event->key() == Qt::Key_Up ? focusPreviousChild() : focusNextChild();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ObjectRow::mouseDoubleClickEvent(QMouseEvent *)
{
    Q_EMIT openRequested();
}

void ObjectRow::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        Q_EMIT dragged(event->globalPosition().toPoint().y());
}

void ObjectRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(palette());
    if (m_isLit)
        painter.fillRect(rect(), QColor::fromRgb(theme.hover));
    const QRect swatch(firstCellPadding, height() / 2 - swatchHeight / 2 - 1, swatchWidth, swatchHeight);
    paintSwatch(painter, QStyle::visualRect(layoutDirection(), rect(), swatch), m_entry.look, m_entry.isHidden, theme);
    painter.fillRect(0, height() - 1, width(), 1, QColor::fromRgb(theme.hairline));
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintInnerFocusRing(painter, rect(), theme);
}

ObjectList::ObjectList(QWidget *parent)
    : Panel(QPalette::Base, Qt::LeftEdge, parent)
    , m_count(secondaryLabel({}, TextSize::Small, this))
    , m_clear(pushButton(tr("Clear"), ButtonRole::Flat, this))
    , m_add(pushButton(tr("Add…"), ButtonRole::Normal, this))
{
    auto *title = textLabel(tr("Objects"), TextSize::Body, this);
    setSemiBold(*title);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(firstCellPadding, 4, 8, 4);
    head->setSpacing(controlGap);
    head->addWidget(title);
    head->addWidget(m_count, 1);
    head->addWidget(m_clear);
    head->addWidget(m_add);
    m_add->setIcon(icon("plus"));
    m_add->setToolTip(tr("Add objects by name (%1)")
                          .arg(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A).toString(QKeySequence::NativeText)));
    m_clear->setToolTip(tr("Remove all objects"));
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addStretch(1);
    m_scroll = verticalScroll(content, QPalette::Base, this);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_scroll, 1);
    setAccessibleName(title->text());
    connect(m_add, &QPushButton::clicked, this, &ObjectList::addRequested);
    connect(m_clear, &QPushButton::clicked, this, &ObjectList::clearRequested);
    const auto name = [](const QKeySequence &key) { return key.toString(QKeySequence::NativeText); };
    explainKeys(*this,
                {{tr("Hide or show the object"), name(Qt::Key_Space)},
                 {tr("Move the object up or down"),
                  tr("%1, %2", "keys").arg(name(Qt::ALT | Qt::Key_Up), name(Qt::ALT | Qt::Key_Down))},
                 {tr("Metrics of this object"), name(Qt::Key_Return)},
                 {tr("Remove the object"), name(Qt::Key_Delete)}});
}

QSize ObjectList::sizeHint() const
{
    return {Panel::sizeHint().width(), heightOf(shownObjects)};
}

QSize ObjectList::minimumSizeHint() const
{
    return {Panel::minimumSizeHint().width(), heightOf(leastObjects)};
}

int ObjectList::heightOf(int most) const
{
    const int row = m_rows.isEmpty() ? 0 : m_rows.constFirst()->sizeHint().height();
    return m_add->sizeHint().height() + 8 + std::clamp<int>(int(m_rows.size()), 1, most) * row;
}

ObjectRow *ObjectList::makeRow()
{
    auto *row = new ObjectRow(m_scroll->widget());
    const auto index = [this, row] { return int(m_rows.indexOf(row)); };
    connect(row, &ObjectRow::hideRequested, this,
            [this, index](bool hidden) { Q_EMIT hideRequested(index(), hidden); });
    connect(row, &ObjectRow::removeRequested, this, [this, index] { Q_EMIT removeRequested(index()); });
    connect(row, &ObjectRow::openRequested, this, [this, index] { Q_EMIT openRequested(index()); });
    connect(row, &ObjectRow::pointed, this,
            [this, index](bool isPointed) { Q_EMIT highlighted(isPointed ? index() : -1); });
    connect(row, &ObjectRow::dragged, this, [this, index](int globalY) { drag(index(), globalY); });
    connect(row, &ObjectRow::moveRequested, this, [this, index](int by) {
        const int from = index();
        const int to = from + by;
        if (to < 0 || to >= m_rows.size())
            return;
        Q_EMIT moveRequested(from, to);
        m_rows[to]->setFocus();
    });
    return row;
}

// The row follows the pointer: the object moves to wherever it is.
void ObjectList::drag(int row, int globalY)
{
    for (int to = 0; to < m_rows.size(); ++to) {
        const int y = m_rows[to]->mapFromGlobal(QPoint(0, globalY)).y();
        if (to != row && y >= 0 && y < m_rows[to]->height()) {
            // The row under the pointer keeps the mouse: it stands for the object from now on.
            m_rows.move(row, to);
            m_column->insertWidget(to, m_rows[to]);
            Q_EMIT moveRequested(row, to);
            return;
        }
    }
}

void ObjectList::setHighlighted(int row)
{
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setHighlighted(i == row);
}

void ObjectList::setEntries(const QList<Entry> &entries, int most)
{
    const bool hadFocus = m_scroll->widget()->isAncestorOf(focusWidget());
    while (m_rows.size() > entries.size()) {
        m_rows.constLast()->hide(); // it may be handling a click
        m_rows.takeLast()->deleteLater();
    }
    while (m_rows.size() < entries.size()) {
        m_rows.append(makeRow());
        m_column->insertWidget(int(m_rows.size()) - 1, m_rows.constLast());
    }
    for (qsizetype i = 0; i < entries.size(); ++i)
        m_rows[i]->setEntry(entries[i]);
    if (hadFocus && !m_scroll->widget()->isAncestorOf(focusWidget()))
        m_rows.isEmpty() ? m_add->setFocus() : m_rows.constLast()->setFocus();
    m_count->setText(QLocale().toString(entries.size()));
    if (entries.isEmpty() && m_clear->hasFocus())
        m_add->setFocus();
    m_clear->setVisible(!entries.isEmpty());
    m_add->setEnabled(entries.size() < most);
    if (!m_add->isEnabled())
        m_count->setText(tr("%1, no more can be added").arg(entries.size()));
    updateGeometry();
}

} // namespace views
