// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/connectionfile.h"

#include "models/session/connectionjson.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <array>
#include <iterator>

using namespace Qt::StringLiterals;

namespace session {
namespace {

using Refusal = tl::unexpected<QString>;

constexpr qint64 mostBytes = 1024 * 1024;
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

tl::expected<QByteArray, QString> contentOf(const QString &file, const QString &name)
{
    const QFileInfo info(file);
    QFile source(file);
    if (!info.isFile() || !source.open(QIODevice::ReadOnly)) // a pipe might never end
        return Refusal(FileWords::tr("%1 cannot be read. Check that it is a file, and its permissions.").arg(name));
    QByteArray bytes = source.read(mostBytes + 1);
    if (bytes.size() > mostBytes)
        return Refusal(FileWords::tr("%1 is too large for a file of connections: it has more than 1 MB.").arg(name));
    return bytes;
}

QString damagedWords(const QString &name)
{
    return FileWords::tr("%1 is damaged: one of its connections has no name, or no valid address.").arg(name);
}

// Without characters that cannot be seen, or turn text around.
QString plainName(const QString &name)
{
    QString plain;
    std::ranges::copy_if(name, std::back_inserter(plain), [](QChar c) {
        return c.category() != QChar::Other_Control && c.category() != QChar::Other_Format;
    });
    return plain.simplified().left(SavedConnections::longestName);
}

bool hasLongTexts(const QJsonObject &entry)
{
    return std::ranges::any_of(entry, [](const QJsonValue &value) { return value.toString().size() > longestText; });
}

// As a new connection of this computer; what only newer versions know is dropped, since it may allow anything.
void makeNew(SavedConnection &connection)
{
    connection.id = SavedConnections::newId();
    connection.name = plainName(connection.name);
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
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly) || !target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || target.write(bytes) != bytes.size() || !target.commit())
        return Refusal(FileWords::tr("The connections were not exported: %1 cannot be written (%2).")
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
