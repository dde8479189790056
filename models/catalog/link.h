// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/key.h"
#include "models/catalog/resource.h"
#include "models/table/listquery.h"

#include <QString>

#include <optional>
#include <type_traits>

// Links from one object to others.
namespace catalog {

// The target of a link: its kind and the object it refers to. A value; thread-safe.
struct Link
{
    const LinkKind *kind = nullptr; // null = no target
    base::Key key; // of a cluster or workload its id, of a project or node its name
    QString name; // for display
    bool isDeleted = false; // what belongs to a deleted object is deleted, too

    [[nodiscard]] bool isNull() const { return !kind; }
    friend bool operator==(const Link &, const Link &) = default;
};

// The list that a link opens, and its current row.
struct Destination
{
    Resource resource;
    table::ListQuery query;
    base::Key current; // null = none

    friend bool operator==(const Destination &, const Destination &) = default;
};

// A kind of link: "the pods on a node". One constant each, in the file of the resource whose list it opens.
struct LinkKind
{
    const char *word; // in stored places
    const ResourceInfo *target;
    const char *filterKey = nullptr; // the list is filtered by it; null = the whole list, with the object current
    const char *shortcut = nullptr; // for links from a row, "Ctrl+Shift+K"
    const char *shortcutText = nullptr; // describes the shortcut independently of the row: "Go to the cluster"
    Destination (*find)(const Link &link) = nullptr; // used instead of filterKey where a filter is not enough
    [[no_unique_address]] Uncopied uncopied = {};
};
static_assert(!std::is_copy_constructible_v<LinkKind> && !std::is_copy_assignable_v<LinkKind>);

[[nodiscard]] Destination destinationOf(const Link &link); // `link` must not be null
[[nodiscard]] const LinkKind *linkKindCalled(QStringView word); // null if there is none

// A filter for one value of a field. `label` is displayed instead of the value.
[[nodiscard]] table::Filter equalFilter(const char *key, const QString &value, const QString &label = {});
// The list of a resource, filtered by one value.
[[nodiscard]] Destination filteredList(Resource resource, const char *filterKey, const QString &value,
                                       const QString &label);

// The link that Enter follows from an object of the resource to the objects it contains. Null if there is none.
[[nodiscard]] const LinkKind *insideKind(Resource resource);

} // namespace catalog
