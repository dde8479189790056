// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/refresh/refreshpace.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QWidget;

namespace session {
class Session;
}

namespace views {

// Says when what a widget shows should be refreshed, by a RefreshPace that it feeds: at its interval while the window
// is in use, more slowly while another one is, not at all while nobody can see it or the control plane is away, later
// while a menu is open or something is dragged, and at once when it is seen again and overdue. GUI thread.
class RefreshClock final : public QObject
{
    Q_OBJECT

public:
    explicit RefreshClock(QWidget *watched); // owns it

    void setSeconds(int seconds); // 0 = never
    void setSession(session::Session *session); // outlives it; its probe decides while it is offline
    // Whoever refreshes says so. Both may come more than once.
    void began();
    void ended(qint64 ageMs = 0); // of what is shown now
    [[nodiscard]] const RefreshPace &pace() const { return m_pace; }
    // What a person is told beside the age: "every 15 s", "paused while offline"; empty if it is off.
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
    QWidget *m_window = nullptr; // whose events are watched
    RefreshPace m_pace;
    QElapsedTimer m_time;
    QTimer m_timer;
    QString m_text;
};

} // namespace views
