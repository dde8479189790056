// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/waste/idlenow.h"
#include "models/waste/totals.h"
#include "views/list/summarystrip.h"

namespace views {

struct WasteFacts
{
    waste::Question question = {};
    const waste::Result *result = nullptr; // null: nothing is known of the window
    bool isOpen = false; // it is being measured: its sums are not known yet
    waste::Prices prices = {};
};

// The figures above the wasted GPUs. What is not known is shown as a dash.
[[nodiscard]] QList<SummaryTile> wasteTiles(const WasteFacts &facts, const waste::IdleNow &idle);

} // namespace views
