// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/edit.h"

namespace catalog {

[[nodiscard]] std::span<const CellEdit *const> clusterEdits(); // of the name

} // namespace catalog
