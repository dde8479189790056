// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/connectionfile.h"

#include "models/session/connectionjson.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <array>

using namespace Qt::StringLiterals;

namespace session {
namespace {

using Refusal = tl::unexpected<QString>;

constexpr qint64 mostBytes = 1024 * 1024;
constexpr auto formatName = "binnacle-connections"_L1;
constexpr int version = 1;
constexpr qsizetype longestName = 60; // as the field of the dialog

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(session::ConnectionFile)
};

// What is of this computer and of this person only.
constexpr std::array ownFields{"id"_L1, "secretInKeychain"_L1, "lastUsed"_L1, "allowsChanges"_L1};

tl::expected<QByteArray, QString> contentOf(const QString &file, const QString &name)
{
    const QFileInfo info(file);
    QFile source(file);
    if (!info.isFile() || !source.open(QIODevice::ReadOnly)) // a pipe might never end
        return Refusal(Words::tr("%1 cannot be read. Check that it is a file, and its permissions.").arg(name));
    QByteArray bytes = source.read(mostBytes + 1);
    if (bytes.size() > mostBytes)
        return Refusal(Words::tr("%1 is too large for a file of connections: it has more than 1 MB.").arg(name));
    return bytes;
}

// As a new connection of this computer.
void makeNew(SavedConnection &connection)
{
    connection.id = SavedConnections::newId();
    connection.name = connection.name.simplified().left(longestName);
    connection.isSecretKept = false;
    connection.lastUsedMs = 0;
    connection.allowsChanges = false;
}

} // namespace

tl::expected<void, QString> writeConnectionFile(const QString &file, const QList<SavedConnection> &connections)
{
    QJsonArray entries;
    for (const SavedConnection &connection : connections) {
        QJsonObject entry = toJson(connection);
        for (const QLatin1StringView field : ownFields)
            entry.remove(field);
        entries << entry;
    }
    const QJsonObject json{{"format"_L1, formatName}, {"version"_L1, version}, {"connections"_L1, entries}};
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Indented);
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly) || !target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || target.write(bytes) != bytes.size() || !target.commit())
        return Refusal(Words::tr("The connections were not exported: %1 cannot be written (%2).")
                           .arg(QFileInfo(file).fileName(), target.errorString()));
    return {};
}

tl::expected<ConnectionFile, QString> readConnectionFile(const QString &file)
{
    const QString name = QFileInfo(file).fileName();
    const auto bytes = contentOf(file, name);
    if (!bytes)
        return Refusal(bytes.error());
    const QJsonObject json = QJsonDocument::fromJson(*bytes).object();
    if (json.value("format"_L1).toString() != formatName)
        return Refusal(Words::tr("%1 is not a file of exported connections.").arg(name));
    if (json.value("version"_L1).toInt() > version)
        return Refusal(
            Words::tr("%1 was exported by a newer version of Binnacle. Update Binnacle to import it.").arg(name));
    ConnectionFile read;
    const QJsonArray entries = json.value("connections"_L1).toArray();
    for (const auto &entry : entries) {
        SavedConnection connection;
        switch (fromJson(entry.toObject(), false, connection)) {
        case EntryState::Known:
            makeNew(connection);
            read.connections << connection;
            break;
        case EntryState::Foreign:
            ++read.foreign;
            break;
        case EntryState::Broken:
            return Refusal(
                Words::tr("%1 is damaged: one of its connections has no name, or no valid address.").arg(name));
        }
    }
    return read;
}

QStringList risksOf(const SavedConnection &connection)
{
    QStringList risks;
    if (connection.signIn == SignInKind::TokenCommand)
        risks << Words::tr("Runs this command on your computer: %1").arg(connection.command);
    if (api::isReadableByOthers(connection.url, connection.ways.proxy))
        risks << Words::tr("Not encrypted: others on the network can read the secret");
    if (!connection.ways.trusted.isEmpty())
        risks << Words::tr("Trusts a certificate that comes with the file");
    if (!connection.ways.proxy.host.isEmpty())
        risks << Words::tr("Goes through the proxy %1").arg(connection.ways.proxy.host);
    for (const QString &path : {connection.caFile, connection.ways.certificateFile, connection.ways.keyFile}) {
        if (!path.isEmpty() && !QFileInfo(path).isFile())
            risks << Words::tr("Needs the file %1, which is not on this computer").arg(path);
    }
    return risks;
}

} // namespace session
