// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace views {

// What a tile of the summary strip needs, in pixels.
struct TileNeeds
{
    int label = 0;
    int figure = 0; // with the glyph beside it
};

// Where each tile begins, and behind them where the last one ends: all of `room`. Even shares, unless a tile needs
// more. If there is no room for all labels, the figures come first: a figure that is cut is another figure.
[[nodiscard]] std::vector<int> tileStarts(const std::vector<TileNeeds> &tiles, int room);

} // namespace views
