// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/savedconnections.h"

#include "models/base/filelock.h"
#include "models/base/shown.h"
#include "models/session/connectionjson.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace session {
namespace {

constexpr int version = 1;
constexpr qint64 largestFile = 4 << 20;

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
        switch (fromJson(entry.toObject(), true, connection)) {
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

auto withId(const QString &id)
{
    return [id](const SavedConnection &connection) { return connection.id == id; };
}

} // namespace

bool hasSecret(SignInKind kind)
{
    return kind != SignInKind::TokenCommand && kind != SignInKind::RunaiSession;
}

bool isSameAccess(const SavedConnection &a, const SavedConnection &b)
{
    return a.url == b.url && a.caFile == b.caFile && a.ways == b.ways && a.signIn == b.signIn
        && a.clientId == b.clientId && a.user == b.user && a.command == b.command;
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

QList<SavedConnection> SavedConnections::recent() const
{
    QList<SavedConnection> list = m_list;
    std::ranges::stable_sort(list, std::ranges::greater(), &SavedConnection::lastUsedMs);
    return list;
}

int SavedConnections::freeColour() const
{
    std::array<int, connectionColours> uses{};
    for (const SavedConnection &saved : m_list)
        ++uses[std::size_t(saved.colour)];
    return int(std::ranges::min_element(uses) - uses.begin());
}

QString SavedConnections::freeName(const QString &wanted) const
{
    QString name = wanted;
    for (int number = 2; findByName(name); ++number) {
        const QString end = u" (%1)"_s.arg(number);
        name = base::beginningOf(wanted, longestName - end.size()) + end;
    }
    return name;
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

// Nothing is changed, so nothing of the other program's is lost.
bool SavedConnections::refuse()
{
    m_isBusy = true;
    m_problem = tr("Nothing was changed, because another program is writing the saved connections. Try again in a "
                   "moment. If that does not help, close other windows of Binnacle.");
    Q_EMIT changed(); // who shows a change already, shows what is so
    return false;
}

void SavedConnections::begin()
{
    if (std::exchange(m_isBusy, false))
        m_problem.clear();
    reload();
}

bool SavedConnections::canChange()
{
    if (!base::lockedBy(m_file + u".lock"_s))
        return refuse();
    begin();
    return true;
}

bool SavedConnections::save(const SavedConnection &connection)
{
    const auto lock = base::lockedBy(m_file + u".lock"_s);
    if (!lock)
        return refuse();
    begin();
    return put(connection);
}

bool SavedConnections::put(const SavedConnection &connection)
{
    const auto found = std::ranges::find_if(m_list, withId(connection.id));
    if (found == m_list.end())
        m_list << connection;
    else
        *found = connection;
    const bool isWritten = write();
    Q_EMIT changed();
    return isWritten;
}

bool SavedConnections::add(const QList<SavedConnection> &connections)
{
    const auto lock = base::lockedBy(m_file + u".lock"_s);
    if (!lock)
        return refuse();
    begin();
    for (SavedConnection connection : connections) {
        connection.name = freeName(connection.name);
        m_list << connection;
    }
    const bool isWritten = write();
    Q_EMIT changed();
    return isWritten;
}

bool SavedConnections::remove(const QString &id)
{
    const auto lock = base::lockedBy(m_file + u".lock"_s);
    if (!lock)
        return refuse();
    begin();
    if (m_list.removeIf(withId(id)) == 0)
        return true;
    const bool isWritten = write();
    Q_EMIT changed();
    return isWritten;
}

bool SavedConnections::move(const QString &id, int to)
{
    const auto lock = base::lockedBy(m_file + u".lock"_s);
    if (!lock)
        return refuse();
    begin();
    const auto found = std::ranges::find_if(m_list, withId(id));
    if (found == m_list.end())
        return true;
    m_list.move(found - m_list.begin(), std::clamp<qsizetype>(to, 0, m_list.size() - 1));
    const bool isWritten = write();
    Q_EMIT changed();
    return isWritten;
}

bool SavedConnections::noteUse(const QString &id, qint64 nowMs)
{
    if (!find(id))
        return true;
    const auto lock = base::lockedBy(m_file + u".lock"_s);
    if (!lock)
        return false; // not worth a word
    begin(); // what another program has changed of it stays
    auto connection = find(id);
    if (!connection)
        return true;
    connection->lastUsedMs = nowMs;
    return put(*connection);
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
