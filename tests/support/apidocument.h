// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

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

// The paths of all values of a schema: lists are marked by [], and the names of a map are "*". Schemas that contain
// themselves end where they repeat; what is for requests only is left out.
inline void addLeaves(const QJsonObject &document, const QJsonObject &schema, const QString &path,
                      QSet<QString> &leaves, QList<QJsonObject> above = {})
{
    const QJsonObject object = resolved(document, schema);
    if (above.contains(object) || object[QLatin1StringView("writeOnly")].toBool())
        return;
    above.append(object);
    const auto below = [&](const QJsonValue &inner, const QString &innerPath) {
        addLeaves(document, inner.toObject(), innerPath, leaves, above);
    };
    const QString dot = path.isEmpty() ? QString() : path + u'.';
    bool isLeaf = true;
    for (const char *parts : {"allOf", "anyOf", "oneOf"}) {
        for (const auto &part : object[QLatin1StringView(parts)].toArray()) {
            isLeaf = false;
            below(part, path);
        }
    }
    const QJsonObject properties = object[QLatin1StringView("properties")].toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it)
        below(it.value(), dot + it.key());
    const QJsonValue items = object[QLatin1StringView("items")];
    const QJsonValue others = object[QLatin1StringView("additionalProperties")];
    if (items.isObject())
        below(items, path + QStringLiteral("[]"));
    else if (properties.isEmpty() && others.isObject())
        below(others, dot + u'*');
    else if (properties.isEmpty() && isLeaf)
        leaves.insert(path);
}

// Of the rows that a list operation answers; `key` = where its rows are, empty if the answer is the list itself.
inline QSet<QString> leavesOfRows(const QJsonObject &document, const QString &path, const QString &key)
{
    const QJsonObject answers = document[QLatin1StringView("paths")][path][QLatin1StringView("get")]
                                        [QLatin1StringView("responses")][QLatin1StringView("200")]
                                            .toObject();
    QJsonObject schema = resolved(
        document,
        answers[QLatin1StringView("content")][QLatin1StringView("application/json")][QLatin1StringView("schema")]
            .toObject());
    if (!key.isEmpty())
        schema = resolved(document, schema[QLatin1StringView("properties")][key].toObject());
    QSet<QString> leaves;
    addLeaves(document, schema[QLatin1StringView("items")].toObject(), {}, leaves);
    return leaves;
}

} // namespace apidocument
