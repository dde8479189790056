// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/details.h"

#include <map>

namespace catalog {

// Sorts the fields of an object into groups, most important first; fields without an assigned group come last.
class GroupBuilder
{
public:
    // `path` of the value that the fields were made from
    void add(const QString &path, const QList<DetailField> &fields);
    [[nodiscard]] QList<DetailGroup> take();

private:
    std::map<std::pair<int, int>, QList<DetailField>> m_fields; // by group, place within
    int m_unplaced = 0;
};

// Whether the value at the path gets a heading above its fields. Resources and the like need none.
[[nodiscard]] bool hasHeading(const QString &path);
// Whether the keys of the object at the path are user-defined names: of dependencies, of services.
[[nodiscard]] bool isMapOfOthers(const QString &path);

} // namespace catalog
