// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/link.h"
#include "models/catalog/row.h"

namespace catalog {

extern const ResourceInfo clusterResource;

extern const LinkKind theCluster; // opens the list of all

[[nodiscard]] std::span<const RecordColumn<api::Cluster>> clusterColumns();

} // namespace catalog
