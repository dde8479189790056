// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/keptlists.h"

#include "app/memory/placestore.h"
#include "models/session/controlplane.h"
#include "models/session/session.h"

#include <QCryptographicHash>
#include <QDir>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QDir folderOf(const QString &dataFolder)
{
    return QDir(dataFolder + u"/lists"_s);
}

// With the files that libsqlite3 makes beside one, and those that were set aside.
void removeAll(const QDir &folder, const QString &prefix, const QString &exceptFile)
{
    const QStringList files = folder.entryList({prefix + u'*'}, QDir::Files | QDir::Hidden);
    for (const QString &file : files) {
        if (exceptFile.isEmpty() || !folder.filePath(file).startsWith(exceptFile))
            QFile::remove(folder.filePath(file));
    }
}

QString prefixOf(const QString &id)
{
    session::Connection connection;
    connection.id = id;
    return connectionKey(connection) + u'-';
}

} // namespace

QString keptListsFile(const QString &dataFolder, const session::Connection &connection)
{
    const QString account = session::accountOf(connection);
    const QString controlPlane = session::controlPlaneOf(connection.url);
    if (connection.isDemo || QUuid::fromString(connection.id).isNull() || account.isEmpty() || controlPlane.isEmpty())
        return {};
    const QByteArray whose = (controlPlane + u'\n' + account).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(whose, QCryptographicHash::Sha256).toHex().first(16);
    return folderOf(dataFolder).filePath(prefixOf(connection.id) + QString::fromLatin1(hash) + u".sqlite"_s);
}

qint64 keptListsBytes(const QString &dataFolder)
{
    qint64 sum = 0;
    const QFileInfoList files = folderOf(dataFolder).entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo &file : files)
        sum += file.size();
    return sum;
}

void removeKeptLists(const QString &dataFolder)
{
    removeAll(folderOf(dataFolder), {}, {});
}

void removeKeptLists(const QString &dataFolder, const QString &id, const QString &exceptFile)
{
    removeAll(folderOf(dataFolder), prefixOf(id), exceptFile);
}

} // namespace app
