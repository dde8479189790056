// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QThread>
#include <QUrl>

#include <functional>
#include <memory>

class QTcpSocket;

// Stands before a control plane, which is a program of its own, and spoils chosen answers, byte by byte. Works in a
// thread of its own, so that a busy client meets a server that is not; all functions may be called from any thread.
class SpoilingRelay
{
public:
    // An answer that the control plane gave, about to be passed on.
    struct Exchange
    {
        QByteArray method = {};
        QByteArray target = {}; // path and query
        QByteArray head = {}; // of the request, as it came
        int status = 0; // 0 = the control plane did not answer
        QByteArray type = {};
        QByteArray body = {};
    };
    // Answers in place of the relay, in its thread: writes, closes, or does nothing, which leaves the client waiting.
    using Spoil = std::function<void(QTcpSocket *socket, const Exchange &exchange)>;
    // Whether an answer is spoilt.
    using Which = std::function<bool(const QByteArray &target)>;

    explicit SpoilingRelay(int port); // of the control plane, on this computer
    ~SpoilingRelay();
    SpoilingRelay(const SpoilingRelay &) = delete;
    SpoilingRelay &operator=(const SpoilingRelay &) = delete;

    [[nodiscard]] QUrl url() const;
    void spoil(Spoil spoil, Which which = {}); // every answer, or some, from now on
    void mend(); // passes answers on again; those that were kept back stay so
    void close(); // nothing listens at its port, and all connections end
    void open(); // again, at the same port

    [[nodiscard]] int count() const; // requests so far
    [[nodiscard]] QList<QByteArray> targets() const; // of them

    // "HTTP/1.1 200 OK" etc. with a length and a body
    [[nodiscard]] static QByteArray answer(int status, const QByteArray &body, const QByteArray &headers = {},
                                           const QByteArray &type = "application/json");
    static void reset(QTcpSocket *socket); // as a crash would: RST

private:
    class Server;
    QThread m_thread;
    std::unique_ptr<Server> m_server;
};
