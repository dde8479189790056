// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/planes/plane.h"

#include <QDateTime>

namespace views {

PlaneWatch::PlaneWatch(session::Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &session::Session::stateChanged, this, &PlaneWatch::follow);
    follow();
}

void PlaneWatch::follow()
{
    using State = session::Session::State;
    const State state = m_session.state();
    if (state == State::Connecting)
        return;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (state == State::Connected && m_silentSinceMs > 0)
        m_returnedAtMs = now;
    m_silentSinceMs = state == State::Connected ? 0 : m_silentSinceMs > 0 ? m_silentSinceMs : now;
    Q_EMIT changed();
}

} // namespace views
