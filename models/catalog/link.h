// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/key.h"
#include "models/catalog/resource.h"
#include "models/table/listquery.h"

#include <QString>

#include <optional>

// The ways from one object to others.
namespace catalog {

// Where a link leads: a kind of way and the object that it is about. A value; any thread.
struct Link
{
    const LinkKind *kind = nullptr; // null = it leads nowhere
    base::Key key; // of a cluster or workload its id, of a project or node its name
    QString name; // for people

    [[nodiscard]] bool isNull() const { return !kind; }
    friend bool operator==(const Link &, const Link &) = default;
};

// The list that a link opens, and the row that becomes the current one.
struct Destination
{
    Resource resource;
    table::ListQuery query;
    base::Key current; // null = none

    friend bool operator==(const Destination &, const Destination &) = default;
};

// A kind of way: "the pods on a node". One constant each, in the file of the resource to whose list it leads.
struct LinkKind
{
    const char *word; // in stored places
    const ResourceInfo *target;
    const char *filterKey = nullptr; // the list is filtered by it; null = all of the list, with the object current
    const char *shortcut = nullptr; // of the way from a row, "Ctrl+Shift+K"
    const char *shortcutText = nullptr; // what it does, whatever the row: "Go to the cluster"
    Destination (*find)(const Link &link) = nullptr; // in place of all this, where it takes more
};

[[nodiscard]] Destination destinationOf(const Link &link); // of one that is not null
[[nodiscard]] const LinkKind *linkKindCalled(QStringView word); // null if there is none

// The condition that a field is one value. `label` is what people read in its place.
[[nodiscard]] table::Filter equalFilter(const char *key, const QString &value, const QString &label = {});
// The list of a resource, filtered by one value.
[[nodiscard]] Destination filteredList(Resource resource, const char *filterKey, const QString &value,
                                       const QString &label);

// The way of Enter from an object of the resource: into what belongs to it. Null if there is none.
[[nodiscard]] const LinkKind *insideKind(Resource resource);

} // namespace catalog
