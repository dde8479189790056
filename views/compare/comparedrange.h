// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/comparison.h"
#include "views/metrics/rangechoice.h"

// The range of a comparison as other pages of charts know it. Pure functions.
namespace views {

[[nodiscard]] RangeChoice rangeOf(const compare::Comparison &comparison);
// A custom range becomes one by the clock; it has no other meaning.
void setRange(compare::Comparison &comparison, const RangeChoice &range);

} // namespace views
