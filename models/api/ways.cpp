// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/ways.h"

#include <QHostAddress>

namespace api {

bool isLoopback(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback(); // 127.example.com is not
}

bool isReadableByOthers(const QUrl &url, const Proxy &proxy)
{
    const bool isExplicit = proxy.kind == Proxy::Kind::Http || proxy.kind == Proxy::Kind::Socks5;
    return url.scheme() == u"http" && (!isLoopback(url.host()) || (isExplicit && !isLoopback(proxy.host)));
}

QString hostAndPort(const QString &host, quint16 port)
{
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    return shown + u':' + QString::number(port);
}

} // namespace api
