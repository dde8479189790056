// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/edit.h"

namespace catalog {

// The category and the priority that new workloads of a type get.
[[nodiscard]] std::span<const CellEdit *const> typeEdits();

} // namespace catalog
