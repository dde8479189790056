// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/details.h"

#include <map>

namespace catalog {

// Puts the fields of an object into groups, in an order of ours: what matters most comes first, and what nobody has
// placed comes last.
class GroupBuilder
{
public:
    void add(const QString &path, const QList<DetailField> &fields); // `path` of what the fields were made of
    [[nodiscard]] QList<DetailGroup> take();

private:
    std::map<std::pair<int, int>, QList<DetailField>> m_fields; // by group, place within
    int m_unplaced = 0;
};

// Whether what stands at the path is named above its fields. Resources and the like speak for themselves.
[[nodiscard]] bool hasHeading(const QString &path);
// Whether the keys of the object at the path are names of somebody's own: of dependencies, of services.
[[nodiscard]] bool isMapOfOthers(const QString &path);

} // namespace catalog
