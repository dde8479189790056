// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/location.h"

#include <QKeySequence>

namespace table {
class WindowModel;
}

// The links from a row of a list, as defined by its resource.
namespace views {

// A link from a row.
struct RowLink
{
    const catalog::LinkKind *kind = nullptr;
    QString text; // "Pods on node fra-dgx-117"
    Location location;
    QKeySequence key; // works while the row is current; may be empty
    bool isInside = false; // followed by Enter, into the object

    friend bool operator==(const RowLink &, const RowLink &) = default;
};

// The links from a row of the list at `from`: to the objects it names, and to lists of objects that share something
// with it. `from` must be a list. Empty if the row is not loaded. The list itself, with its query, is the first step of
// each path.
[[nodiscard]] QList<RowLink> linksOfRow(const table::WindowModel &model, int row, const Location &from);

// The kinds of links that have a key on a list of the resource.
[[nodiscard]] QList<const catalog::LinkKind *> linksWithKeys(catalog::Resource resource);

// The target of Enter on the row: the workloads of a cluster, the pods of a workload; none for a pod.
[[nodiscard]] std::optional<Location> insideOfRow(const table::WindowModel &model, int row, const Location &from);

// The metrics of the object in a row, with a path from the list at `from`; absent if the row is not loaded or the
// object has no metrics.
[[nodiscard]] std::optional<Location> metricsOfRow(const table::WindowModel &model, int row, const Location &from);

// The map of GPUs with the workload of the row outlined: of a workload itself, or of a pod. Absent for other rows and
// for deleted ones.
[[nodiscard]] std::optional<Location> mapOfRow(const table::WindowModel &model, int row, const Location &from);

} // namespace views
