// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

// How a control plane is reached: what a connection says beyond its address.
namespace api {

struct Proxy
{
    enum class Kind { System, None, Http, Socks5 };

    Kind kind = Kind::System;
    QString host = {}; // of Http and Socks5, as the port and the user
    quint16 port = 0;
    QString user = {}; // empty = it asks for none

    friend bool operator==(const Proxy &, const Proxy &) = default;
};

struct Ways
{
    bool allowsHttp = false; // http:// to another computer, where others can read everything
    QByteArray trusted = {}; // PEM: certificates trusted in addition to the system's and those of the CA file
    QString certificateFile = {}; // of the client, PEM or PKCS#12; empty = none
    QString keyFile = {}; // of a PEM certificate; empty = the key is in certificateFile
    Proxy proxy = {};

    friend bool operator==(const Ways &, const Ways &) = default;
};

// What the ways need and no file may hold.
struct WaySecrets
{
    QString passphrase = {}; // of the client's key
    QString proxyPassword = {};

    friend bool operator==(const WaySecrets &, const WaySecrets &) = default;
};

// This computer: what is sent there does not go over a network.
[[nodiscard]] bool isLoopback(const QString &host);
// http:// that leaves this computer: to another one, or to this one by a proxy that is named and is another one.
[[nodiscard]] bool isReadableByOthers(const QUrl &url, const Proxy &proxy);
// "proxy.example:3128", "[::1]:3128"
[[nodiscard]] QString hostAndPort(const QString &host, quint16 port);

} // namespace api
