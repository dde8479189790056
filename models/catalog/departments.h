// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/link.h"

namespace catalog {

extern const ResourceInfo departmentResource;

extern const LinkKind theDepartment; // by name, which departments of several clusters may share

} // namespace catalog
