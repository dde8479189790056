// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "models/table/format.h"
#include "views/widgets/controls.h"

#include <QPointer>
#include <QTimer>

#include <optional>

namespace views {

class Segments;

// "Updated 4 s ago", "Updated 3 min ago"; empty for 0 = never. Times in ms UTC.
[[nodiscard]] QString ageText(qint64 updatedAtMs, qint64 nowMs);
// A sentence about a control plane whose clock is `skewMs` ahead of this computer's; empty below a minute.
[[nodiscard]] QString clockSentence(qint64 skewMs);
// "1 request in flight", "No request in flight"
[[nodiscard]] QString requestsText(int requests);

// The line at the bottom of the window: the connection, the age of the rows, requests in flight, the demo mark, and the
// time zone for display. Follows a session; wakes up only when its texts change.
class StatusStrip final : public Panel
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setSession(session::Session *session); // null = not connected; may be destroyed at any time
    // Several control planes, in place of the session.
    struct Several
    {
        int connected = 0;
        int all = 0;
        int slowestMs = -1; // latency; -1 = unknown
        int requests = 0; // in flight
        QString toolTip; // what is wrong

        friend bool operator==(const Several &, const Several &) = default;
    };
    void setSeveral(const std::optional<Several> &several);
    // Of the current page; 0 = nothing yet. `refresh` describes the next refresh: "every 15 s"; may be empty.
    void setUpdatedAt(qint64 ms, const QString &refresh = {});
    void setNote(const QString &note); // at the right, e.g. the version
    void setZone(table::Zone zone); // without a signal
    [[nodiscard]] table::Zone zone() const;
    [[nodiscard]] QSize minimumSizeHint() const override; // any width: texts leave where there is no room for them

Q_SIGNALS:
    void zoneChosen(table::Zone zone);
    void refreshRequested();
    void requestsRequested(); // show current and past requests

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void showConnection();
    void showRequests();
    void showAge();
    void fitTexts();
    [[nodiscard]] QToolButton *item(const QString &name);

    void showSeveral();

    QPointer<session::Session> m_session;
    std::optional<Several> m_several;
    qint64 m_updatedAt = 0;
    QString m_refresh;
    QTimer m_tick;
    QLabel *m_dot = nullptr;
    QToolButton *m_state = nullptr;
    QLabel *m_host = nullptr;
    QToolButton *m_age = nullptr;
    QToolButton *m_requests = nullptr;
    QLabel *m_note = nullptr;
    QLabel *m_unencrypted = nullptr;
    QLabel *m_demo = nullptr;
    QLabel *m_demoText = nullptr;
    Segments *m_zone = nullptr;
};

} // namespace views
