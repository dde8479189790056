// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/details.h"

namespace views {

// The fields of an object without those that only repeat the reason block or an earlier field: a sentence that was
// there, "Reason –", lists of reasons without entries. The JSON has them all. Pure function.
[[nodiscard]] QList<catalog::DetailGroup> shownFields(const catalog::Details &details);

} // namespace views
