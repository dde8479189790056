// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/details.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

// What stands in a piece of JSON, found without the program: the paths of its scalars, of its lists of scalars, and of
// what is empty.
namespace jsonleaves {

inline bool isScalar(const QJsonValue &value)
{
    return !value.isArray() && !value.isObject();
}

inline void collect(const QJsonValue &value, const QString &path, QStringList &paths, bool isRoot = false)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        if (std::ranges::all_of(array, isScalar)) {
            paths.append(path);
            return;
        }
        for (int i = 0; i < array.size(); ++i)
            collect(array.at(i), path + u'[' + QString::number(i) + u']', paths);
        return;
    }
    const QJsonObject object = value.toObject();
    if (!value.isObject() || object.isEmpty()) {
        paths.append(path);
        return;
    }
    for (auto it = object.begin(); it != object.end(); ++it)
        collect(it.value(), isRoot ? it.key() : path + u'.' + it.key(), paths);
}

inline QStringList pathsOf(const QJsonObject &object)
{
    QStringList paths;
    if (!object.isEmpty())
        collect(object, {}, paths, true);
    paths.sort();
    return paths;
}

// The same of what the details show: a path that stood in two fields would be here twice.
inline QStringList pathsOf(const catalog::Details &details)
{
    QStringList paths;
    for (const catalog::DetailGroup &group : details.groups) {
        for (const catalog::DetailField &field : group.fields) {
            if (!field.isHeading)
                paths.append(field.path);
            paths.append(field.covers);
        }
    }
    paths.sort();
    return paths;
}

} // namespace jsonleaves
