// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/details.h"
#include "models/details/shortpodlist.h"

namespace views {

// What the tab with the pods of an object says behind its title: those that run out of those that are wanted, " 0/4",
// " 1/2-8"; of objects that do not tell it, those in the list, " 12", " 50+". Empty if nothing is known.
[[nodiscard]] QString podCounts(const catalog::Details &details, const catalog::ShortPodList &pods);

} // namespace views
