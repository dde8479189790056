// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/location.h"

#include <QKeySequence>

namespace table {
class WindowModel;
}

namespace views {

// A way from an object to what it names.
struct RowLink
{
    QString text; // "Pods on node fra-dgx-117"
    Location location;
    QKeySequence key; // while the row is current; may be empty

    friend bool operator==(const RowLink &, const RowLink &) = default;
};

// The ways from the object in a row of the list at `from`: to the objects it names, and to the lists that share
// something with it. Empty for a row that is not here. The list itself, as it is asked for, is the first step on each.
[[nodiscard]] QList<RowLink> linksOfRow(const table::WindowModel &model, int row, const Location &from);

// The keys that such ways have on a list of the resource, with what they do: "Go to the cluster".
[[nodiscard]] QList<std::pair<QKeySequence, QString>> linkKeys(catalog::Resource resource);

// Where Enter leads from the row: the workloads of a cluster, the pods of a workload; none from a pod.
[[nodiscard]] std::optional<Location> insideOfRow(const table::WindowModel &model, int row, const Location &from);

} // namespace views
