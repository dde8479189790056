// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/link.h"

namespace catalog {

extern const ResourceInfo podResource;

extern const LinkKind podsOfCluster;
extern const LinkKind podsOfWorkload;
extern const LinkKind podsOfRevision;
extern const LinkKind podsOnNode; // by its name
extern const LinkKind podsOfNode; // by the key of the node
extern const LinkKind podsOfNodePool; // by the key of the node pool
extern const LinkKind podsOfProject; // those that a search for its name finds

} // namespace catalog
