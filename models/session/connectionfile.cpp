// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/connectionfile.h"

#include "models/base/outputfile.h"
#include "models/base/shown.h"
#include "models/base/smallfile.h"
#include "models/session/connectionjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace session {
namespace {

using Refusal = tl::unexpected<QString>;

constexpr auto formatName = "binnacle-connections"_L1;
constexpr int version = 1;
constexpr qsizetype longestText = 64 * 1024; // of certificates; all else is shorter
constexpr qsizetype mostConnections = 200;

struct FileWords
{
    Q_DECLARE_TR_FUNCTIONS(session::ConnectionFile)
};

// What is of this computer and of this person only.
constexpr std::array ownFields{"id"_L1, "secretInKeychain"_L1, "lastUsed"_L1, "allowsChanges"_L1};

QString damagedWords(const QString &name)
{
    return FileWords::tr("%1 is damaged: one of its connections has no name, or no valid address.").arg(name);
}

bool hasLongTexts(const QJsonObject &entry)
{
    return std::ranges::any_of(entry, [](const QJsonValue &value) { return value.toString().size() > longestText; });
}

// As a new connection of this computer; what only newer versions know is dropped, since it may allow anything.
void makeNew(SavedConnection &connection)
{
    connection.id = SavedConnections::newId();
    connection.name = base::ownName(connection.name, SavedConnections::longestName);
    connection.others = {};
    connection.isSecretKept = false;
    connection.lastUsedMs = 0;
    connection.allowsChanges = false;
}

} // namespace

tl::expected<void, QString> writeConnectionFile(const QString &file, const QList<SavedConnection> &connections)
{
    QJsonArray entries;
    for (const SavedConnection &connection : connections) {
        SavedConnection known = connection;
        known.others = {};
        QJsonObject entry = toJson(known);
        for (const QLatin1StringView field : ownFields)
            entry.remove(field);
        entries << entry;
    }
    const QJsonObject json{{"format"_L1, formatName}, {"version"_L1, version}, {"connections"_L1, entries}};
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Indented);
    return base::writeFile(file, bytes, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

tl::expected<ConnectionFile, QString> readConnectionFile(const QString &file)
{
    const QString name = base::calledFile(file);
    const auto bytes = base::readSmallFile(file);
    if (!bytes)
        return Refusal(bytes.error());
    const QJsonObject json = QJsonDocument::fromJson(*bytes).object();
    if (json.value("format"_L1).toString() != formatName)
        return Refusal(FileWords::tr("%1 is not a file of exported connections.").arg(name));
    if (json.value("version"_L1).toInt() > version)
        return Refusal(
            FileWords::tr("%1 was exported by a newer version of Binnacle. Update Binnacle to import it.").arg(name));
    ConnectionFile read;
    const QJsonArray entries = json.value("connections"_L1).toArray();
    if (entries.size() > mostConnections)
        return Refusal(FileWords::tr("%1 has more than %2 connections.").arg(name).arg(mostConnections));
    for (const auto &entry : entries) {
        SavedConnection connection;
        const EntryState state
            = hasLongTexts(entry.toObject()) ? EntryState::Broken : fromJson(entry.toObject(), false, connection);
        switch (state) {
        case EntryState::Known:
            makeNew(connection);
            if (connection.name.isEmpty())
                return Refusal(damagedWords(name));
            read.connections << connection;
            break;
        case EntryState::Foreign:
            ++read.foreign;
            break;
        case EntryState::Broken:
            return Refusal(damagedWords(name));
        }
    }
    return read;
}

QStringList risksOf(const SavedConnection &connection)
{
    QStringList risks;
    if (connection.signIn == SignInKind::TokenCommand)
        risks << FileWords::tr("Runs this command on your computer: %1").arg(connection.command);
    if (api::isReadableByOthers(connection.url, connection.ways.proxy))
        risks << FileWords::tr("Not encrypted: others on the network can read the secret");
    if (!connection.ways.trusted.isEmpty())
        risks << FileWords::tr("Trusts a certificate that comes with the file");
    if (!connection.ways.proxy.host.isEmpty())
        risks << FileWords::tr("Goes through the proxy %1").arg(connection.ways.proxy.host);
    for (const QString &path : {connection.caFile, connection.ways.certificateFile, connection.ways.keyFile}) {
        if (!path.isEmpty())
            risks << FileWords::tr("Uses the file %1 of your computer").arg(path);
    }
    return risks;
}

} // namespace session
