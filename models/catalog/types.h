// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/link.h"

namespace catalog {

extern const ResourceInfo typeResource;

} // namespace catalog
