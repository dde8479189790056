// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/link.h"

namespace catalog {

// The revisions of one inference workload: the query must name it.
extern const ResourceInfo revisionResource;

extern const LinkKind revisionsOfWorkload;

} // namespace catalog
