// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/faultserver.h"
#include "tests/support/simulatorclient.h"

#include <QPointer>

// Stands before a control plane: counts what arrives there, and keeps answers back until the test lets them go.
// Requests that come while one is passed on wait for it. Lives in the test's thread; reads only (GET).
class Relay
{
public:
    Relay(int port, const QByteArray &token);

    [[nodiscard]] QUrl url() const { return m_server.url(); }
    [[nodiscard]] int count(const QByteArray &path) const { return m_server.count("GET", path); }

    void hold(const QByteArray &path) { m_held = path; } // answers to what begins with it
    void release();

private:
    void pass(QTcpSocket *socket, const QByteArray &target);

    SimulatorClient m_client;
    QByteArray m_held;
    QList<std::pair<QPointer<QTcpSocket>, QByteArray>> m_waiting;
    FaultServer m_server;
};
