// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/savedconnections.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace session {
namespace {

constexpr int version = 1;
constexpr qint64 largestFile = 4 << 20;
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

// What an entry of the file is. Foreign: sound, but of a kind that only a newer version knows.
enum class EntryState { Known, Foreign, Broken };

EntryState fromJson(const QJsonValue &value, SavedConnection &connection)
{
    const QJsonObject object = value.toObject();
    connection.id = object.value("id"_L1).toString();
    connection.name = object.value("name"_L1).toString();
    connection.url = QUrl(object.value("url"_L1).toString(), QUrl::StrictMode);
    const bool isWeb = connection.url.scheme() == "https"_L1 || connection.url.scheme() == "http"_L1;
    const QString kindWord = object.value("signIn"_L1).toString();
    if (QUuid::fromString(connection.id).isNull() || connection.name.isEmpty() || !isWeb
        || connection.url.host().isEmpty() || kindWord.isEmpty())
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

// Kept apart for the message: a file of a newer version is not damaged.
enum class Reading { Good, Broken, FromLater };

Reading parse(const QByteArray &bytes, QList<SavedConnection> &list, QJsonArray &foreign)
{
    const QJsonObject root = QJsonDocument::fromJson(bytes).object();
    const int written = root.value("version"_L1).toInt();
    if (written > version)
        return Reading::FromLater;
    if (written < 1 || !root.value("connections"_L1).isArray())
        return Reading::Broken;
    const QJsonArray entries = root.value("connections"_L1).toArray();
    for (const auto &entry : entries) {
        SavedConnection connection;
        switch (fromJson(entry, connection)) {
        case EntryState::Known:
            list << connection;
            break;
        case EntryState::Foreign:
            foreign << entry;
            break;
        case EntryState::Broken:
            return Reading::Broken;
        }
    }
    return Reading::Good;
}

void sortByUse(QList<SavedConnection> &list)
{
    std::ranges::stable_sort(list, std::ranges::greater(), &SavedConnection::lastUsedMs);
}

auto withId(const QString &id)
{
    return [id](const SavedConnection &connection) { return connection.id == id; };
}

} // namespace

bool hasSecret(SignInKind kind)
{
    return kind != SignInKind::TokenCommand && kind != SignInKind::RunaiSession;
}

void noteCredentials(SavedConnection &saved, const Credentials &credentials)
{
    if (const auto *account = std::get_if<ClientCredentials>(&credentials)) {
        saved.signIn = SignInKind::ServiceAccount;
        saved.clientId = account->clientId;
    } else if (const auto *user = std::get_if<UserPassword>(&credentials)) {
        saved.signIn = SignInKind::UserPassword;
        saved.user = user->user;
    } else if (const auto *command = std::get_if<TokenCommand>(&credentials)) {
        saved.signIn = SignInKind::TokenCommand;
        saved.command = command->command;
    } else if (std::holds_alternative<RunaiSession>(credentials)) {
        saved.signIn = SignInKind::RunaiSession;
    } else {
        saved.signIn = SignInKind::BearerToken;
    }
}

Credentials credentialsOf(const SavedConnection &saved, const QString &secret)
{
    switch (saved.signIn) {
    case SignInKind::ServiceAccount:
        return ClientCredentials{saved.clientId, secret};
    case SignInKind::BearerToken:
        return BearerToken{secret};
    case SignInKind::UserPassword:
        return UserPassword{saved.user, secret};
    case SignInKind::TokenCommand:
        return TokenCommand{saved.command};
    case SignInKind::RunaiSession:
        return RunaiSession{saved.url};
    }
    Q_UNREACHABLE();
}

Connection connectionOf(const SavedConnection &saved, const QString &secret)
{
    Connection connection;
    connection.id = saved.id;
    connection.name = saved.name;
    connection.url = saved.url;
    connection.caFile = saved.caFile;
    connection.credentials = credentialsOf(saved, secret);
    connection.allowsChanges = saved.allowsChanges;
    connection.ways = saved.ways;
    return connection;
}

QString SavedConnections::userFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/binnacle/"_s + fileName;
}

SavedConnections::SavedConnections(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
    reload();
}

QString SavedConnections::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

std::optional<SavedConnection> SavedConnections::find(const QString &id) const
{
    const auto found = std::ranges::find_if(m_list, withId(id));
    return found == m_list.end() ? std::nullopt : std::optional(*found);
}

std::optional<SavedConnection> SavedConnections::findByName(const QString &name) const
{
    const auto found = std::ranges::find_if(m_list, [&](const SavedConnection &connection) {
        return connection.name.compare(name.trimmed(), Qt::CaseInsensitive) == 0;
    });
    return found == m_list.end() ? std::nullopt : std::optional(*found);
}

void SavedConnections::reload()
{
    QFile file(m_file);
    if (m_isAhead || !file.exists())
        return;
    if (!file.open(QIODevice::ReadOnly)) {
        m_problem = tr("Saved connections are not shown because their file cannot be read. Check its permissions.");
        return;
    }
    QList<SavedConnection> list;
    QJsonArray foreign;
    const Reading reading = file.size() > largestFile ? Reading::Broken : parse(file.readAll(), list, foreign);
    file.close();
    switch (reading) {
    case Reading::Good:
        break;
    case Reading::Broken:
        return keepAside(tr(
            "The file with the saved connections was damaged and has been renamed to %1. Add your connections again."));
    case Reading::FromLater:
        return keepAside(tr("The saved connections were written by a newer version of Binnacle. Their file has been "
                            "renamed to %1. Add your connections again."));
    }
    sortByUse(list);
    m_foreign = foreign;
    if (list == m_list)
        return;
    m_list = list;
    Q_EMIT changed();
}

// The secrets stay in the keychain, so repairing the file restores everything.
void SavedConnections::keepAside(const QString &sentence)
{
    QString aside = m_file + u".kept"_s;
    for (int number = 2; QFile::exists(aside); ++number)
        aside = m_file + u".kept-"_s + QString::number(number);
    if (QFile::rename(m_file, aside))
        m_problem = sentence.arg(QFileInfo(aside).fileName());
    else
        m_problem = tr("Saved connections are not shown because their file cannot be read. Check its permissions.");
}

bool SavedConnections::save(const SavedConnection &connection)
{
    reload();
    const auto found = std::ranges::find_if(m_list, withId(connection.id));
    if (found == m_list.end())
        m_list << connection;
    else
        *found = connection;
    sortByUse(m_list);
    const bool isWritten = write();
    Q_EMIT changed();
    return isWritten;
}

bool SavedConnections::remove(const QString &id)
{
    reload();
    if (m_list.removeIf(withId(id)) == 0)
        return true;
    const bool isWritten = write();
    Q_EMIT changed();
    return isWritten;
}

bool SavedConnections::noteUse(const QString &id, qint64 nowMs)
{
    auto connection = find(id);
    if (!connection)
        return true;
    connection->lastUsedMs = nowMs;
    return save(*connection);
}

bool SavedConnections::write()
{
    const QFileInfo present(m_file);
    QJsonArray entries;
    for (const SavedConnection &connection : std::as_const(m_list))
        entries << toJson(connection);
    for (const auto &entry : std::as_const(m_foreign))
        entries << entry;
    const QByteArray bytes = QJsonDocument(QJsonObject{{u"version"_s, version}, {u"connections"_s, entries}}).toJson();
    QDir().mkpath(present.absolutePath());
    QSaveFile file(m_file);
    // The unreadable file could not be renamed: do not overwrite it.
    const bool mayWrite = !present.exists() || present.isReadable();
    if (mayWrite && file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && file.write(bytes) == bytes.size()
        && file.commit()) {
        m_problem.clear();
        m_isAhead = false;
        return true;
    }
    m_isAhead = true;
    m_problem = tr("Connections could not be saved because their file is not writable. Changes last until you quit.");
    return false;
}

} // namespace session
