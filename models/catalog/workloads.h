// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/link.h"

namespace catalog {

extern const ResourceInfo workloadResource;

extern const LinkKind theWorkload; // opens the list of those with its name
extern const LinkKind workloadsOfCluster;
extern const LinkKind workloadsOfProject; // by its name
extern const LinkKind workloadsOfProjectId;
extern const LinkKind workloadsOfDepartment; // by its id
extern const LinkKind workloadsOfType; // by its name
extern const LinkKind workloadsOfCategory;

// Those that have idle GPUs now, the most first. Older control planes refuse it.
[[nodiscard]] table::ListQuery idleQuery();
// Those that are pending: first those that wait longest, as far as the server can tell.
[[nodiscard]] table::ListQuery waitingQuery();

} // namespace catalog
