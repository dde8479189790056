// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QUrl>

#include <functional>

// An HTTP server that does what a test tells it to, byte by byte. Lives in the test's thread.
class FaultServer : public QTcpServer
{
    Q_OBJECT

public:
    struct Request
    {
        QByteArray method;
        QByteArray target;
        QByteArray head; // all of it, as it came
        QByteArray body;

        [[nodiscard]] QByteArray header(const QByteArray &name) const
        {
            for (const QByteArray &line : head.split('\n'))
                if (const qsizetype colon = line.indexOf(':'); line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
                    return line.mid(colon + 1).trimmed();
            return {};
        }
    };
    using Handler = std::function<void(QTcpSocket *socket, const Request &request)>;

    explicit FaultServer(Handler handler, quint16 port = 0)
        : m_handler(std::move(handler))
    {
        m_isListening = listen(QHostAddress::LocalHost, port);
    }

    [[nodiscard]] bool isReady() const { return m_isListening; }
    void setTls(const QSslConfiguration &tls) { m_tls = tls; }

    [[nodiscard]] QUrl url(const QString &host = QStringLiteral("127.0.0.1")) const
    {
        QUrl url;
        url.setScheme(m_tls.isNull() ? QStringLiteral("http") : QStringLiteral("https"));
        url.setHost(host);
        url.setPort(serverPort());
        return url;
    }

    [[nodiscard]] const QList<Request> &requests() const { return m_requests; }
    [[nodiscard]] int count(const QByteArray &method, const QByteArray &path = {}) const
    {
        int sum = 0;
        for (const Request &request : m_requests)
            sum += request.method == method && request.target.startsWith(path);
        return sum;
    }

    static void answer(QTcpSocket *socket, int status, const QByteArray &body, const QByteArray &headers = {},
                       const QByteArray &type = "application/json")
    {
        socket->write("HTTP/1.1 " + QByteArray::number(status) + " Words\r\nContent-Type: " + type + "\r\n" + headers
                      + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
        if (!m_tls.isNull()) {
            socket->setSslConfiguration(m_tls);
            socket->startServerEncryption();
        }
    }

private:
    void read(QSslSocket *socket)
    {
        QByteArray bytes = socket->property("bytes").toByteArray() + socket->readAll();
        for (;;) {
            const qsizetype end = bytes.indexOf("\r\n\r\n");
            if (end < 0)
                break;
            Request request;
            request.head = bytes.left(end);
            const qsizetype length = request.header("Content-Length").toLongLong();
            if (bytes.size() < end + 4 + length)
                break;
            request.body = bytes.mid(end + 4, length);
            bytes.remove(0, end + 4 + length);
            const QByteArrayList line = request.head.left(request.head.indexOf('\r')).split(' ');
            request.method = line.value(0);
            request.target = line.value(1);
            m_requests += request;
            const QPointer<QSslSocket> alive(socket);
            m_handler(socket, request);
            if (!alive)
                return;
        }
        socket->setProperty("bytes", bytes);
    }

    Handler m_handler;
    QSslConfiguration m_tls = QSslConfiguration();
    QList<Request> m_requests;
    bool m_isListening = false;
};
