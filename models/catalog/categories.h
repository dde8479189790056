// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/link.h"

namespace catalog {

extern const ResourceInfo categoryResource; // what workload types are for: Build, Train, Deploy

} // namespace catalog
