// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/spoilingrelay.h"

#include <QHostAddress>
#include <QMutex>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <sys/socket.h>

namespace {

QByteArray header(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

QByteArray unchunked(const QByteArray &body)
{
    QByteArray whole;
    for (qsizetype at = 0;;) {
        const qsizetype end = body.indexOf("\r\n", at);
        const qsizetype size = end < 0 ? 0 : body.mid(at, end - at).toLongLong(nullptr, 16);
        if (size <= 0)
            return whole;
        whole += body.mid(end + 2, size);
        at = end + 2 + size + 2;
    }
}

} // namespace

class SpoilingRelay::Server : public QTcpServer
{
public:
    explicit Server(int port)
        : m_upstream(static_cast<quint16>(port))
    {
        listen(QHostAddress::LocalHost);
        m_port = serverPort();
    }

    void set(Spoil spoil, Which which)
    {
        const QMutexLocker lock(&m_mutex);
        m_spoil = std::move(spoil);
        m_which = std::move(which);
    }
    void shut()
    {
        QTcpServer::close();
        for (QTcpSocket *socket : findChildren<QTcpSocket *>())
            reset(socket);
    }
    void openAgain() { listen(QHostAddress::LocalHost, m_port); }
    [[nodiscard]] QList<QByteArray> targets() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_targets;
    }
    [[nodiscard]] quint16 itsPort() const { return m_port; }

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(handle);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    }

private:
    void read(QTcpSocket *socket)
    {
        QByteArray bytes = socket->property("bytes").toByteArray() + socket->readAll();
        for (;;) {
            const qsizetype end = bytes.indexOf("\r\n\r\n");
            if (end < 0)
                break;
            const QByteArray head = bytes.left(end);
            const qsizetype length = header(head, "Content-Length").toLongLong();
            if (bytes.size() < end + 4 + length)
                break;
            pass(socket, head, bytes.mid(end + 4, length));
            bytes.remove(0, end + 4 + length);
        }
        socket->setProperty("bytes", bytes);
    }

    // One connection for each request: the answer ends where it does.
    void pass(QTcpSocket *socket, const QByteArray &head, const QByteArray &body)
    {
        const QByteArrayList line = head.left(head.indexOf('\r')).split(' ');
        Exchange exchange{.method = line.value(0), .target = line.value(1), .head = head};
        {
            const QMutexLocker lock(&m_mutex);
            m_targets += exchange.target;
        }
        QByteArray request = exchange.method + ' ' + exchange.target + " HTTP/1.1\r\nConnection: close\r\n";
        for (const QByteArray name : {"Host", "Authorization", "Accept", "Content-Type"}) {
            if (const QByteArray value = header(head, name); !value.isEmpty())
                request += name + ": " + value + "\r\n";
        }
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        auto *upstream = new QTcpSocket(socket);
        connect(upstream, &QTcpSocket::disconnected, socket, [this, upstream, socket, exchange] {
            answered(socket, exchange, upstream->readAll());
            upstream->deleteLater();
        });
        connect(upstream, &QTcpSocket::connected, upstream, [upstream, request] { upstream->write(request); });
        connect(upstream, &QTcpSocket::errorOccurred, socket, [this, socket, upstream, exchange] {
            if (upstream->state() == QAbstractSocket::UnconnectedState && upstream->bytesAvailable() == 0
                && upstream->error() != QAbstractSocket::RemoteHostClosedError)
                answered(socket, exchange, {});
        });
        upstream->connectToHost(QHostAddress(QHostAddress::LocalHost), m_upstream);
    }

    void answered(QTcpSocket *socket, Exchange exchange, const QByteArray &bytes)
    {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        const QByteArray head = bytes.left(end);
        exchange.status = head.split(' ').value(1).toInt();
        exchange.type = header(head, "Content-Type");
        exchange.body = end < 0 ? QByteArray() : bytes.mid(end + 4);
        if (header(head, "Transfer-Encoding") == "chunked")
            exchange.body = unchunked(exchange.body);
        Spoil spoil;
        {
            const QMutexLocker lock(&m_mutex);
            if (m_spoil && (!m_which || m_which(exchange.target)))
                spoil = m_spoil;
        }
        if (spoil)
            return spoil(socket, exchange);
        if (exchange.status == 0)
            return reset(socket);
        const QByteArray retry = header(head, "Retry-After");
        socket->write(answer(exchange.status, exchange.body,
                             retry.isEmpty() ? QByteArray() : "Retry-After: " + retry + "\r\n", exchange.type));
    }

    const quint16 m_upstream;
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    Spoil m_spoil;
    Which m_which;
    QList<QByteArray> m_targets;
};

SpoilingRelay::SpoilingRelay(int port)
    : m_server(std::make_unique<Server>(port))
{
    m_server->moveToThread(&m_thread);
    m_thread.start();
}

SpoilingRelay::~SpoilingRelay()
{
    QMetaObject::invokeMethod(
        m_server.get(), [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QUrl SpoilingRelay::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server->itsPort()));
}

void SpoilingRelay::spoil(Spoil spoil, Which which)
{
    m_server->set(std::move(spoil), std::move(which));
}

void SpoilingRelay::mend()
{
    m_server->set({}, {});
}

void SpoilingRelay::close()
{
    QMetaObject::invokeMethod(
        m_server.get(), [this] { m_server->shut(); }, Qt::BlockingQueuedConnection);
}

void SpoilingRelay::open()
{
    QMetaObject::invokeMethod(
        m_server.get(), [this] { m_server->openAgain(); }, Qt::BlockingQueuedConnection);
}

int SpoilingRelay::count() const
{
    return static_cast<int>(m_server->targets().size());
}

QList<QByteArray> SpoilingRelay::targets() const
{
    return m_server->targets();
}

QByteArray SpoilingRelay::answer(int status, const QByteArray &body, const QByteArray &headers, const QByteArray &type)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Words\r\nContent-Type: " + type + "\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void SpoilingRelay::reset(QTcpSocket *socket)
{
    const linger now{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket->abort();
}
