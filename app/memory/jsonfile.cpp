// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/jsonfile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr qint64 mostBytes = 4 * 1024 * 1024;
constexpr auto versionKey = "version"_L1;

} // namespace

std::optional<QJsonObject> readJsonFile(const QString &file, int version, bool *isUnreadable)
{
    *isUnreadable = false;
    QFile source(file);
    if (!source.exists())
        return std::nullopt;
    *isUnreadable = true;
    if (source.size() > mostBytes || !source.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(source.read(mostBytes));
    if (!document.isObject() || document.object().value(versionKey).toInt(-1) != version)
        return std::nullopt;
    *isUnreadable = false;
    return document.object();
}

bool writeJsonFile(const QString &file, int version, QJsonObject content)
{
    content.insert(versionKey, version);
    if (!QDir().mkpath(QFileInfo(file).absolutePath()))
        return false;
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly))
        return false;
    target.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    target.write(QJsonDocument(content).toJson(QJsonDocument::Compact));
    return target.commit();
}

} // namespace app
