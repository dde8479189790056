// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/location.h"

#include <QKeySequence>

namespace table {
class WindowModel;
}

// The ways from the object in a row of a list, as the table of its resource has them.
namespace views {

// A way from an object to what it names.
struct RowLink
{
    const catalog::LinkKind *kind = nullptr;
    QString text; // "Pods on node fra-dgx-117"
    Location location;
    QKeySequence key; // while the row is current; may be empty
    bool isInside = false; // into the object: the way of Enter

    friend bool operator==(const RowLink &, const RowLink &) = default;
};

// The ways from the object in a row of the list at `from`: to the objects it names, and to the lists that share
// something with it. `from` is a list. Empty for a row that is not here. The list itself, as it is asked for, is the
// first step on each.
[[nodiscard]] QList<RowLink> linksOfRow(const table::WindowModel &model, int row, const Location &from);

// The kinds of such ways that have a key on a list of the resource.
[[nodiscard]] QList<const catalog::LinkKind *> linksWithKeys(catalog::Resource resource);

// Where Enter leads from the row: the workloads of a cluster, the pods of a workload; none from a pod.
[[nodiscard]] std::optional<Location> insideOfRow(const table::WindowModel &model, int row, const Location &from);

// The place with the metrics of the object in a row, reached from the list at `from`; absent for a row that is not
// here, and for objects without metrics.
[[nodiscard]] std::optional<Location> metricsOfRow(const table::WindowModel &model, int row, const Location &from);

} // namespace views
