// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/row.h"

#include <span>

namespace catalog {

[[nodiscard]] std::span<const RecordColumn<api::Workload>> workloadColumns();

} // namespace catalog
