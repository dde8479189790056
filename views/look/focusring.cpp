// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/focusring.h"

#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QPainter>
#include <QRadioButton>

namespace views {
namespace {

void paintRing(QPainter &painter, const QRectF &outer, const Theme &theme, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor::fromRgb(theme.focus), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(outer.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

bool wantsRing(const QWidget &widget, Qt::FocusReason reason)
{
    const bool isButton = qobject_cast<const QAbstractButton *>(&widget) != nullptr;
    switch (reason) {
    case Qt::TabFocusReason:
    case Qt::BacktabFocusReason:
    case Qt::ShortcutFocusReason:
        return true;
    case Qt::MouseFocusReason:
        return !isButton;
    default:
        // Focus moved by code, or back from another window or a menu: keep the last input mode.
        return !isButton || widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
    }
}

} // namespace

void paintFocusRing(QPainter &painter, const QRectF &control, const Theme &theme)
{
    paintRing(painter, control.adjusted(-focusReach, -focusReach, focusReach, focusReach), theme, chipRadius + 1);
}

void paintInnerFocusRing(QPainter &painter, const QRectF &rect, const Theme &theme)
{
    paintRing(painter, rect, theme, chipRadius);
}

FocusRing::FocusRing(QObject *parent)
    : QObject(parent)
{
}

FocusRing::~FocusRing()
{
    delete m_frame;
}

void FocusRing::watch(QWidget *widget)
{
    // Check boxes paint the ring around their indicator only.
    if (qobject_cast<QCheckBox *>(widget) != nullptr || qobject_cast<QRadioButton *>(widget) != nullptr)
        return;
    widget->installEventFilter(this);
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    if (widget != nullptr && event->type() == QEvent::FocusIn && !widget->property("ownFocus").toBool()
        && wantsRing(*widget, static_cast<QFocusEvent *>(event)->reason()))
        moveTo(widget);
    else if (event->type() == QEvent::FocusOut
             || (event->type() == QEvent::MouseButtonPress && m_frame != nullptr
                 && qobject_cast<QAbstractButton *>(watched) != nullptr))
        moveTo(nullptr);
    return QObject::eventFilter(watched, event);
}

void FocusRing::moveTo(QWidget *widget)
{
    if (widget == nullptr) {
        if (m_frame != nullptr)
            m_frame->setWidget(nullptr);
        return;
    }
    if (m_frame == nullptr)
        m_frame = new QFocusFrame(widget->window());
    m_frame->setWidget(widget);
}

} // namespace views
