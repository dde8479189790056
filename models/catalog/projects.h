// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/link.h"

namespace catalog {

extern const ResourceInfo projectResource;

extern const LinkKind theProject; // by name, which projects of several clusters may share
extern const LinkKind projectsOfDepartment; // by its id

} // namespace catalog
