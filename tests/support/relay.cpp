// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/relay.h"

Relay::Relay(int port, const QByteArray &token)
    : m_client(port, token)
    , m_server([this](QTcpSocket *socket, const FaultServer::Request &request) {
        if (!m_held.isEmpty() && request.target.startsWith(m_held))
            m_waiting.append({socket, request.target});
        else
            pass(socket, request.target);
    })
{
}

void Relay::release()
{
    m_held.clear();
    for (const auto &[socket, target] : std::exchange(m_waiting, {})) {
        if (socket)
            pass(socket, target);
    }
}

void Relay::pass(QTcpSocket *socket, const QByteArray &target)
{
    const SimulatorClient::Reply reply = m_client.get(QString::fromLatin1(target));
    FaultServer::answer(socket, reply.status, reply.body);
}
