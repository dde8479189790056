// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/relay.h"

Relay::Relay(int port, const QByteArray &token)
    : m_client(port, token)
    , m_server([this](QTcpSocket *socket, const FaultServer::Request &request) {
        if (answerItself(socket, request.target))
            return;
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

void Relay::answer(const QByteArray &path, const Answer &answer, int times)
{
    m_own.prepend({path, answer, times});
}

void Relay::passAll()
{
    m_own.clear();
}

bool Relay::answerItself(QTcpSocket *socket, const QByteArray &target)
{
    for (Own &own : m_own) {
        if (own.times <= 0 || !target.startsWith(own.path))
            continue;
        --own.times;
        FaultServer::answer(socket, own.answer.status, own.answer.body, own.answer.headers);
        return true;
    }
    return false;
}

void Relay::stop()
{
    m_port = m_server.serverPort();
    m_server.close();
    for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
        socket->abort();
}

bool Relay::start()
{
    return m_server.listen(QHostAddress::LocalHost, m_port);
}
