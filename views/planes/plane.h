// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "views/navigation/pagecontext.h"

#include <QObject>

#include <vector>

namespace views {

// Since when a control plane does not answer. GUI thread.
class PlaneWatch final : public QObject
{
    Q_OBJECT

public:
    explicit PlaneWatch(session::Session &session, QObject *parent = nullptr); // must outlive this

    // By the clock of this computer, ms UTC; 0 = it answers, or has not been asked for long.
    [[nodiscard]] qint64 silentSinceMs() const { return m_silentSinceMs; }
    [[nodiscard]] qint64 returnedAtMs() const { return m_returnedAtMs; } // 0 = it was never away

Q_SIGNALS:
    void changed();

private:
    void follow();

    session::Session &m_session;
    qint64 m_silentSinceMs = 0;
    qint64 m_returnedAtMs = 0;
};

// One of the control planes that are shown together; all of it outlives the pages.
struct Plane
{
    QString id; // of the connection
    QString name; // of the connection
    int colour = 0; // of the connection, see connectionColour()
    PageContext context; // with a desk; its navigator leads to the pages of this control plane alone
    PlaneWatch &watch;
};
using PlaneList = std::vector<Plane>;

} // namespace views
