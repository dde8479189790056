// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/refresh/refreshpace.h"

#include <QObject>
#include <QTimer>

class QWidget;

namespace session {
class Session;
}

namespace views {

// Drives the refresh of a widget, using RefreshPace: at the interval while its window is active, more slowly while it
// is inactive, and not at all while it is hidden or the control plane is unreachable. Waits while a menu is open or a
// drag is in progress, and refreshes at once when an overdue widget becomes visible. GUI thread.
class RefreshClock final : public QObject
{
    Q_OBJECT

public:
    explicit RefreshClock(QWidget *watched); // parent

    void setSeconds(int seconds); // 0 = never
    void setSession(session::Session *session); // must outlive the clock; while offline, the session's probe decides
    // The widget reports the start and end of a refresh. Repeated calls are harmless.
    void began();
    void ended(qint64 ageMs = 0); // age of the displayed data
    // The displayed data are outdated: refresh as soon as the widget is visible and no request is in progress, whatever
    // the interval is. A widget that displays nothing yet is left alone.
    void setStale();
    [[nodiscard]] const RefreshPace &pace() const { return m_pace; }
    // Text beside the age: "every 15 s", "paused while offline"; empty if refreshing is off.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void due();
    void textChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();
    void tick();
    void followSession();
    void watchWindow();
    [[nodiscard]] RefreshPace::Time now() const;
    [[nodiscard]] bool isHeld() const;
    [[nodiscard]] bool isInUse() const;

    QWidget *m_watched;
    session::Session *m_session = nullptr;
    QWidget *m_window = nullptr; // the window whose events are filtered
    RefreshPace m_pace;
    QTimer m_timer;
    QString m_text;
};

} // namespace views
