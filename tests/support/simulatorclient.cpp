// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/simulatorclient.h"

#include <QUrl>

#include <httplib.h>

using namespace Qt::StringLiterals;

SimulatorClient::SimulatorClient(int port, QByteArray token)
    : m_client(std::make_unique<httplib::Client>("127.0.0.1", port))
    , m_token(std::move(token))
{
    m_client->set_keep_alive(true);
    m_client->set_tcp_nodelay(true);
    m_client->set_url_encode(false); // paths come escaped
    m_client->set_decompress(true);
    m_client->set_read_timeout(60);
}

SimulatorClient::~SimulatorClient() = default;

SimulatorClient::Reply SimulatorClient::get(const QString &pathAndQuery, bool gzip)
{
    httplib::Headers headers = {{"Accept-Encoding", gzip ? "gzip" : "identity"}};
    if (!m_token.isEmpty())
        headers.emplace("Authorization", "Bearer " + m_token.toStdString());
    const auto result = m_client->Get(pathAndQuery.toStdString(), headers);
    if (!result)
        return {};
    return {result->status,
            QByteArray::fromStdString(result->body),
            QString::fromStdString(result->get_header_value("Content-Type")),
            {},
            QString::fromStdString(result->get_header_value("Content-Encoding"))};
}

SimulatorClient::Reply SimulatorClient::send(const char *method, const QString &path, const QByteArray &body,
                                             const char *type)
{
    httplib::Request request;
    request.method = method;
    request.path = path.toStdString();
    request.body = body.toStdString();
    if (!m_token.isEmpty())
        request.headers.emplace("Authorization", "Bearer " + m_token.toStdString());
    if (*type)
        request.headers.emplace("Content-Type", type);
    const auto result = m_client->send(request);
    if (!result)
        return {};
    return {result->status,
            QByteArray::fromStdString(result->body),
            QString::fromStdString(result->get_header_value("Content-Type")),
            QString::fromStdString(result->get_header_value("Allow")),
            {}};
}

QJsonArray SimulatorClient::all(const QString &path, const QString &query, const QString &key, int limit)
{
    QJsonArray items;
    qint64 offset = 0;
    for (;;) {
        QString target = path + u"?limit=%1&offset=%2"_s.arg(limit).arg(offset);
        if (!query.isEmpty())
            target += u'&' + query;
        const Reply reply = get(target);
        if (reply.status != 200)
            return {};
        const QJsonObject page = reply.object();
        const QJsonArray rows = page.value(key).toArray();
        for (const auto &row : rows)
            items.append(row);
        if (!page.contains(u"next"_s))
            return items;
        const qint64 next = page.value(u"next"_s).toInteger();
        if (next <= offset)
            return {};
        offset = next;
    }
}

qint64 SimulatorClient::count(const QString &path, const QString &query)
{
    const Reply reply = get(query.isEmpty() ? path : path + u'?' + query);
    return reply.status == 200 ? reply.object().value(u"count"_s).toInteger(-1) : -1;
}

QString SimulatorClient::escaped(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}
