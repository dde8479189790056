// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// The API document, for the tests that hold the program against it. It is no part of this tree: where it is not at
// hand, they are skipped in these words, which run-test knows.
namespace apidocument {

inline constexpr auto isMissing = "the API document of ../shared is not there";

inline QString folder()
{
    return qEnvironmentVariable("BINNACLE_SOURCE") + QStringLiteral("/../shared/openapi/");
}

// The newest or that of an older release, in the same folder; nothing if it is not there.
inline QJsonObject read(const QString &name = QStringLiteral("runai.json"))
{
    QFile file(folder() + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

// What an object stands for that may be a reference.
inline QJsonObject resolved(const QJsonObject &document, QJsonObject object)
{
    // By value(): the operator [] of an object that may be changed puts the key in.
    while (object.contains(QLatin1String("$ref"))) {
        const QString reference = object.value(QLatin1String("$ref")).toString();
        object = document;
        for (const QString &step : reference.mid(2).split(u'/'))
            object = object.value(step).toObject();
    }
    return object;
}

} // namespace apidocument
