// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/link.h"

namespace catalog {

extern const ResourceInfo nodeResource;

extern const LinkKind theNode; // by name, which nodes of several clusters may share
extern const LinkKind nodesOfCluster;

} // namespace catalog
