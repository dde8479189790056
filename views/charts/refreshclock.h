// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace views {

// Says when what a widget shows should be refreshed: at its interval while the window is in use, more slowly while
// another one is, not at all while nobody can see it, and at once when it is seen again and overdue. GUI thread.
class RefreshClock final : public QObject
{
    Q_OBJECT

public:
    explicit RefreshClock(QWidget *watched); // owns it

    void setSeconds(int seconds); // 0 = never
    void restart(); // it was refreshed just now

Q_SIGNALS:
    void due();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void start();
    void tick();
    [[nodiscard]] bool isSeen() const;

    QWidget *m_watched;
    QTimer m_timer;
    int m_seconds = 0;
    bool m_overdue = false;
};

} // namespace views
