// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/refresh/refreshclock.h"

#include "models/base/runningclock.h"
#include "models/session/session.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QEvent>
#include <QWindow>

#include <algorithm>

namespace views {
namespace {

using std::chrono::milliseconds;
using Pause = RefreshPace::Pause;

constexpr milliseconds longestLook{10'000}; // timers stand still while the computer sleeps
constexpr milliseconds heldLook{250}; // interval for checking whether the menu is closed

// An editor in a cell belongs to its row and would move with it.
bool isCellEditor(const QWidget *focus)
{
    const QWidget *viewport = focus ? focus->parentWidget() : nullptr;
    const auto *view = viewport ? qobject_cast<const QAbstractItemView *>(viewport->parentWidget()) : nullptr;
    return view && view->viewport() == viewport;
}

} // namespace

RefreshClock::RefreshClock(QWidget *watched)
    : QObject(watched)
    , m_watched(watched)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RefreshClock::tick);
    watched->installEventFilter(this);
    connect(qApp, &QGuiApplication::focusWindowChanged, this, &RefreshClock::update, Qt::QueuedConnection);
    watchWindow();
    update();
}

void RefreshClock::setSeconds(int seconds)
{
    m_pace.setInterval(std::chrono::seconds(seconds));
    update();
}

void RefreshClock::setSession(session::Session *session)
{
    m_session = session;
    connect(session, &session::Session::stateChanged, this, &RefreshClock::followSession);
    followSession();
}

void RefreshClock::followSession()
{
    const session::Session::State state = m_session->state();
    m_pace.setPaused(Pause::Offline, state == session::Session::State::Offline);
    m_pace.setPaused(Pause::SignedOut, state == session::Session::State::SignedOut);
    update();
}

void RefreshClock::began()
{
    m_pace.began();
    update();
}

void RefreshClock::ended(qint64 ageMs)
{
    m_pace.ended(now() - milliseconds(ageMs));
    update();
}

void RefreshClock::setStale()
{
    m_pace.setStale(true);
    update();
}

RefreshPace::Time RefreshClock::now() const
{
    return std::chrono::duration_cast<milliseconds>(base::RunningClock::now().time_since_epoch());
}

bool RefreshClock::isHeld() const
{
    return QApplication::activePopupWidget() || QGuiApplication::mouseButtons() != Qt::NoButton
        || isCellEditor(QApplication::focusWidget());
}

// A dialog counts as its parent window.
bool RefreshClock::isInUse() const
{
    const QWidget *active = QApplication::activeWindow();
    while (active && active->window() != m_watched->window())
        active = active->parentWidget();
    return active != nullptr;
}

// Updates the pace from the current state and starts the timer for the next refresh.
void RefreshClock::update()
{
    m_pace.setPaused(Pause::Unseen, !m_watched->isVisible() || m_watched->window()->isMinimized());
    m_pace.setInUse(isInUse());
    const bool held = m_pace.isOverdue(now()) && isHeld();
    m_pace.setPaused(Pause::Held, held);
    if (held)
        m_timer.start(heldLook);
    else if (const auto at = m_pace.dueAt())
        m_timer.start(std::clamp(*at - now(), milliseconds(0), longestLook));
    else
        m_timer.stop();

    if (QString words = text(); words != m_text) {
        m_text = std::move(words);
        Q_EMIT textChanged();
    }
}

void RefreshClock::tick()
{
    update();
    if (!m_pace.isDue(now()))
        return;
    m_pace.setStale(false);
    Q_EMIT due();
    // No refresh is needed now: the next one comes at the interval.
    if (!m_pace.isBusy())
        ended();
}

QString RefreshClock::text() const
{
    const auto every = [this] {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_pace.interval()).count();
        return seconds < 120 ? tr("every %1 s").arg(seconds) : tr("every %1 min").arg(seconds / 60);
    };
    const std::optional<Pause> pause = m_pace.pause();
    if (!pause)
        return every();
    switch (*pause) {
    case Pause::Off:
        return {};
    case Pause::SignedOut:
        return tr("paused until you sign in");
    case Pause::Offline:
        return tr("paused while offline");
    case Pause::Unseen:
        return tr("paused");
    case Pause::Held:
        return tr("paused briefly");
    }
    return {};
}

void RefreshClock::watchWindow()
{
    QWidget *window = m_watched->window();
    if (window == m_window || window == m_watched)
        return;
    if (m_window)
        m_window->removeEventFilter(this);
    m_window = window;
    window->installEventFilter(this);
    connect(window, &QObject::destroyed, this, [this, window] {
        if (m_window == window)
            m_window = nullptr;
    });
}

bool RefreshClock::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ParentChange:
        watchWindow();
        break;
    case QEvent::Show:
        watchWindow();
        [[fallthrough]];
    case QEvent::Hide:
    case QEvent::WindowStateChange:
        // Queued: the widget's state does not match the event yet.
        QMetaObject::invokeMethod(this, &RefreshClock::update, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace views
