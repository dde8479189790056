// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/link.h"

namespace catalog {

extern const ResourceInfo clusterResource;

extern const LinkKind theCluster; // opens the list of all

} // namespace catalog
