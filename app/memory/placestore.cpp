// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/placestore.h"

#include "app/memory/jsonfile.h"
#include "app/memory/keptaside.h"
#include "models/session/session.h"

#include <QCoreApplication>
#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr int formVersion = 1;

QByteArray hexOf(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(24);
}

struct PlaceStoreWords
{
    Q_DECLARE_TR_FUNCTIONS(app::PlaceStore)
};

} // namespace

QString connectionKey(const session::Connection &connection)
{
    if (connection.isDemo)
        return u"demo"_s;
    if (!connection.id.isEmpty())
        return QString::fromLatin1(hexOf(connection.id.toUtf8()));
    const QByteArray address = connection.url.toEncoded(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    return QString::fromLatin1(hexOf(address));
}

PlaceStore::PlaceStore(const QString &dataFolder, const session::Connection &connection)
    : PlaceStore(dataFolder, connectionKey(connection))
{
}

PlaceStore::PlaceStore(const QString &dataFolder, const QString &name)
    : m_file(dataFolder + u"/places/"_s + name + u".json"_s)
{
}

std::optional<History> PlaceStore::load()
{
    bool isUnreadable = false;
    const std::optional<QJsonObject> content = readJsonFile(m_file, formVersion, &isUnreadable);
    std::optional<History> history = content ? historyFrom(*content) : std::nullopt;
    if (isUnreadable || (content && !history))
        m_problem = keptAsideSentence(PlaceStoreWords::tr("The state of the last page"), keepAside(m_file));
    return history;
}

void PlaceStore::save(const History &history)
{
    static_cast<void>(writeJsonFile(m_file, formVersion, toJson(history)));
}

} // namespace app
