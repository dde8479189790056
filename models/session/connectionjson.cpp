// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/connectionjson.h"

#include <QUuid>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace session {
namespace {

constexpr std::array kindWords{"serviceAccount"_L1, "bearerToken"_L1, "userPassword"_L1, "tokenCommand"_L1,
                               "runaiSession"_L1}; // in enumerator order of SignInKind

constexpr std::array proxyWords{"system"_L1, "none"_L1, "http"_L1, "socks5"_L1}; // in order of Proxy::Kind

// Only what was chosen: a connection without any is written as ever.
void addWays(QJsonObject &object, const api::Ways &ways)
{
    const auto add = [&object](QLatin1StringView key, const QString &text) {
        if (!text.isEmpty())
            object.insert(key, text);
    };
    if (ways.allowsHttp)
        object.insert("allowsHttp"_L1, true);
    add("trusted"_L1, QString::fromLatin1(ways.trusted));
    add("certificateFile"_L1, ways.certificateFile);
    add("keyFile"_L1, ways.keyFile);
    if (ways.proxy.kind != api::Proxy::Kind::System)
        object.insert("proxy"_L1, proxyWords[size_t(ways.proxy.kind)]);
    add("proxyHost"_L1, ways.proxy.host);
    if (ways.proxy.port > 0)
        object.insert("proxyPort"_L1, int(ways.proxy.port));
    add("proxyUser"_L1, ways.proxy.user);
}

// Absent = it is reached in a way that this version does not know.
std::optional<api::Ways> waysOf(const QJsonObject &object)
{
    const auto *kind = std::ranges::find(proxyWords, object.value("proxy"_L1).toString(proxyWords.front()));
    if (kind == proxyWords.end())
        return {};
    api::Ways ways;
    ways.allowsHttp = object.value("allowsHttp"_L1).toBool();
    ways.trusted = object.value("trusted"_L1).toString().toLatin1();
    ways.certificateFile = object.value("certificateFile"_L1).toString();
    ways.keyFile = object.value("keyFile"_L1).toString();
    ways.proxy.kind = api::Proxy::Kind(kind - proxyWords.begin());
    ways.proxy.host = object.value("proxyHost"_L1).toString();
    ways.proxy.port = quint16(std::clamp(object.value("proxyPort"_L1).toInt(), 0, 65535));
    ways.proxy.user = object.value("proxyUser"_L1).toString();
    return ways;
}

// Scheme, host and port.
QUrl originOf(const QUrl &url)
{
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port());
    return origin;
}

} // namespace

QJsonObject toJson(const SavedConnection &connection)
{
    QJsonObject object = connection.others;
    object.insert("id"_L1, connection.id);
    object.insert("name"_L1, connection.name);
    object.insert("url"_L1, connection.url.toString(QUrl::RemoveUserInfo));
    object.insert("colour"_L1, connection.colour);
    object.insert("caFile"_L1, connection.caFile);
    object.insert("signIn"_L1, kindWords[size_t(connection.signIn)]);
    object.insert("clientId"_L1, connection.clientId);
    object.insert("user"_L1, connection.user);
    object.insert("command"_L1, connection.command);
    object.insert("secretInKeychain"_L1, connection.isSecretKept);
    object.insert("lastUsed"_L1, connection.lastUsedMs);
    object.insert("allowsChanges"_L1, connection.allowsChanges);
    addWays(object, connection.ways);
    return object;
}

EntryState fromJson(const QJsonObject &object, bool needsId, SavedConnection &connection)
{
    connection.id = object.value("id"_L1).toString();
    connection.name = object.value("name"_L1).toString();
    connection.url = originOf(QUrl(object.value("url"_L1).toString(), QUrl::StrictMode));
    const bool isWeb = connection.url.scheme() == "https"_L1 || connection.url.scheme() == "http"_L1;
    const QString kindWord = object.value("signIn"_L1).toString();
    const bool hasId = !QUuid::fromString(connection.id).isNull();
    if ((needsId && !hasId) || connection.name.trimmed().isEmpty() || !isWeb || connection.url.host().isEmpty()
        || kindWord.isEmpty())
        return EntryState::Broken;
    const auto *kind = std::ranges::find(kindWords, kindWord);
    const std::optional<api::Ways> ways = waysOf(object);
    if (kind == kindWords.end() || !ways)
        return EntryState::Foreign;
    connection.signIn = SignInKind(kind - kindWords.begin());
    connection.colour = std::clamp(object.value("colour"_L1).toInt(), 0, connectionColours - 1);
    connection.caFile = object.value("caFile"_L1).toString();
    connection.clientId = object.value("clientId"_L1).toString();
    connection.user = object.value("user"_L1).toString();
    connection.command = object.value("command"_L1).toString();
    connection.isSecretKept = object.value("secretInKeychain"_L1).toBool();
    connection.lastUsedMs = object.value("lastUsed"_L1).toInteger();
    connection.allowsChanges = object.value("allowsChanges"_L1).toBool();
    connection.ways = *ways;
    QJsonObject others = object;
    const QStringList known = toJson(connection).keys();
    for (const QString &field : known)
        others.remove(field);
    connection.others = others;
    return EntryState::Known;
}

} // namespace session
