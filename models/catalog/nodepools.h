// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/link.h"

namespace catalog {

extern const ResourceInfo nodePoolResource;

extern const LinkKind theNodePool; // by name, which node pools of several clusters may share
extern const LinkKind nodesOfNodePool; // by its key

} // namespace catalog
