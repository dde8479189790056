// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/pickpopup.h"

#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/widgets/controls.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace views {

PickPopup::PickPopup(Mode mode, const QStringList &before, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_mode(mode)
    , m_before(before)
    , m_column(new QVBoxLayout(this))
    , m_list(new QListView(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(0);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setBackgroundRole(QPalette::Light); // raised
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (m_mode == Mode::Many) {
            toggle(index);
            return;
        }
        m_list->setCurrentIndex(index);
        take();
    });
}

void PickPopup::addSearch(const QString &hint, const QString &accessibleName)
{
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(hint);
    m_search->setAccessibleName(accessibleName);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    auto *frame = new QVBoxLayout;
    frame->setContentsMargins(8, 8, 8, 6);
    frame->addWidget(m_search);
    m_column->addLayout(frame);
}

void PickPopup::addList()
{
    m_column->addWidget(m_list);
}

void PickPopup::showBelow(QWidget *widget)
{
    popupBelow(this, widget);
    (m_search ? static_cast<QWidget *>(m_search) : m_list)->setFocus(Qt::PopupFocusReason);
}

void PickPopup::showAt(const QPoint &at)
{
    popupBelow(this, QRect(at, QSize(0, 0)));
    (m_search ? static_cast<QWidget *>(m_search) : m_list)->setFocus(Qt::PopupFocusReason);
}

bool PickPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool inSearch = watched == m_search;
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    case Qt::Key_Escape:
        m_isOver = cancelsOnEscape();
        close();
        return true;
    case Qt::Key_Space:
        if (inSearch && !(m_mode == Mode::Many && m_search->text().isEmpty()))
            return false;
        if (m_mode == Mode::Many)
            toggle(m_list->currentIndex());
        else
            take();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!inSearch)
            return false;
        m_list->setFocus(Qt::OtherFocusReason);
        QCoreApplication::sendEvent(m_list, event);
        return true;
    default:
        if (inSearch || !m_search || key->text().isEmpty() || !key->text().at(0).isPrint())
            return false;
        m_search->setFocus(Qt::OtherFocusReason);
        QCoreApplication::sendEvent(m_search, event);
        return true;
    }
}

void PickPopup::take()
{
    const QStringList ids = entered();
    if (ids.isEmpty())
        return;
    pick(ids);
    close();
}

void PickPopup::pick(const QStringList &ids)
{
    if (std::exchange(m_isOver, true))
        return;
    if (m_mode == Mode::One || (!ids.isEmpty() && ids != m_before))
        Q_EMIT picked(ids);
}

void PickPopup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (m_mode == Mode::Many)
        pick(marked());
    Q_EMIT closed();
}

void PickPopup::paintEvent(QPaintEvent *)
{
    paintPopup(*this);
}

void paintPickMark(QPainter &painter, const QRect &rect, const Theme &theme, bool on)
{
    QRectF box(0, 0, grownGlyph(), grownGlyph());
    box.moveCenter(QRectF(rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QColor::fromRgb(on ? theme.accentFill : theme.borderStrong));
    painter.setBrush(on ? QBrush(QColor::fromRgb(theme.accentFill)) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box, 3, 3);
    painter.restore();
    if (on)
        paintIcon(painter, rect, "check", grownGlyph() - 1, theme.onAccent);
}

void popupBelow(QWidget *popup, QWidget *below)
{
    popupBelow(popup, QRect(below->mapToGlobal(QPoint(0, 0)), below->size()));
}

void popupBelow(QWidget *popup, const QRect &place)
{
    popup->adjustSize();
    const QScreen *on = QGuiApplication::screenAt(place.center());
    const QRect screen = (on ? on : popup->screen())->availableGeometry();
    QPoint at(place.left(), place.top() + place.height() + 2);
    if (popup->layoutDirection() == Qt::RightToLeft)
        at.rx() += place.width() - popup->width();
    if (at.y() + popup->height() > screen.bottom())
        at.setY(place.top() - popup->height() - 2);
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - popup->width())));
    at.setY(std::max(at.y(), screen.top()));
    popup->move(at);
    popup->show();
}

} // namespace views
