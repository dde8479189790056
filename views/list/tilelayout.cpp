// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/tilelayout.h"

#include <algorithm>
#include <cstddef>

namespace views {

std::vector<int> tileStarts(const std::vector<TileNeeds> &tiles, int room)
{
    const int count = int(tiles.size());
    int figures = 0;
    int beyond = 0; // what the labels need beyond the figures
    int widest = 0;
    for (const TileNeeds &tile : tiles) {
        figures += tile.figure;
        beyond += std::max(0, tile.label - tile.figure);
        widest = std::max({widest, tile.figure, tile.label});
    }
    const bool isEven = count == 0 || figures == 0 || widest <= room / count;
    const int spare = room - figures - beyond;
    std::vector<int> starts{0};
    int figuresBefore = 0;
    int beyondBefore = 0;
    for (int i = 0; i < count; ++i) {
        const TileNeeds &tile = tiles[std::size_t(i)];
        figuresBefore += tile.figure;
        beyondBefore += std::max(0, tile.label - tile.figure);
        if (isEven)
            starts.push_back(room * (i + 1) / count);
        else if (spare >= 0)
            starts.push_back(figuresBefore + beyondBefore + spare * (i + 1) / count);
        else if (figures >= room || beyond == 0)
            starts.push_back(room * figuresBefore / figures);
        else
            starts.push_back(figuresBefore + (room - figures) * beyondBefore / beyond);
    }
    return starts;
}

} // namespace views
