// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/refreshclock.h"

#include <QEvent>
#include <QWidget>

#include <chrono>

namespace views {
namespace {

constexpr int unusedFactor = 4; // while another window is in use

} // namespace

RefreshClock::RefreshClock(QWidget *watched)
    : QObject(watched)
    , m_watched(watched)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RefreshClock::tick);
    watched->installEventFilter(this);
}

void RefreshClock::setSeconds(int seconds)
{
    if (m_seconds == seconds)
        return;
    m_seconds = seconds;
    restart();
}

void RefreshClock::restart()
{
    m_overdue = false;
    start();
}

void RefreshClock::start()
{
    if (m_seconds == 0) {
        m_timer.stop();
        return;
    }
    const int factor = m_watched->isActiveWindow() ? 1 : unusedFactor;
    m_timer.start(std::chrono::seconds(m_seconds * factor));
}

bool RefreshClock::isSeen() const
{
    return m_watched->isVisible() && !m_watched->window()->isMinimized();
}

void RefreshClock::tick()
{
    if (!isSeen()) {
        m_overdue = true;
        return;
    }
    start();
    Q_EMIT due();
}

bool RefreshClock::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
        m_watched->window()->installEventFilter(this); // once, however often it is called
        [[fallthrough]];
    case QEvent::WindowStateChange:
        if (m_overdue && m_seconds > 0 && isSeen()) {
            restart();
            // Not from within the event: the widget is still being shown.
            QMetaObject::invokeMethod(this, &RefreshClock::due, Qt::QueuedConnection);
        }
        break;
    case QEvent::WindowActivate:
    case QEvent::WindowDeactivate:
        if (m_timer.isActive())
            start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace views
