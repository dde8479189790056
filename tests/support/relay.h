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

    struct Answer
    {
        int status = 200;
        QByteArray body = {};
        QByteArray headers = {}; // each with its line end
    };
    // Answers to what begins with `path` by itself, so many times, then passes it on again. Later ones go first.
    void answer(const QByteArray &path, const Answer &answer, int times = 1'000'000);
    void passAll(); // again

    void stop(); // as if it were not there
    [[nodiscard]] bool start(); // at the port where it was

private:
    struct Own
    {
        QByteArray path;
        Answer answer;
        int times;
    };
    bool answerItself(QTcpSocket *socket, const QByteArray &target);
    void pass(QTcpSocket *socket, const QByteArray &target);

    SimulatorClient m_client;
    QByteArray m_held;
    QList<std::pair<QPointer<QTcpSocket>, QByteArray>> m_waiting;
    QList<Own> m_own;
    quint16 m_port = 0;
    FaultServer m_server;
};
