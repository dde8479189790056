// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <string>

namespace httplib {
class Client;
}

// Asks a control plane over real HTTP and waits for the answer. For tests of the other side than ours: it shares no
// code with the application.
class SimulatorClient
{
public:
    struct Reply
    {
        int status = 0; // 0: no answer at all
        QByteArray body;
        QString type, allow, encoding;

        [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
        [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    };

    SimulatorClient(int port, QByteArray token);
    ~SimulatorClient();

    void setToken(const QByteArray &token) { m_token = token; } // empty: no header
    Reply get(const QString &pathAndQuery, bool gzip = false);
    Reply send(const char *method, const QString &path, const QByteArray &body = {}, const char *type = "");

    // All items of a list, page after page as `next` says; empty if a page fails or `next` makes no progress.
    QJsonArray all(const QString &path, const QString &query, const QString &key, int limit = 500);
    qint64 count(const QString &path, const QString &query = {});

    // One value of a query, escaped
    static QString escaped(const QString &text);

private:
    std::unique_ptr<httplib::Client> m_client;
    QByteArray m_token;
};
