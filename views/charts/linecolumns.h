// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/columncanvas.h"

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

namespace views {

// Where the corners of a line, or of a band, are in the pixel columns of a picture. It depends on their times alone, so
// curves that were sampled together share it. Heights are given by corner, in px from the top; `tops` is above or equal
// to `bottoms`.
class LineColumns
{
public:
    // `xs`: of the corners, ascending, px. Columns outside of the slice are left out.
    LineColumns(std::span<const double> xs, const ColumnSlice &slice);

    [[nodiscard]] std::size_t corners() const { return m_corners; }

    // Visits each column that the corners span, from left to right, with the highest and the lowest position in it.
    template<class Visit>
    void visit(std::span<const double> tops, std::span<const double> bottoms, const Visit &visit) const
    {
        for (const Column &column : m_columns) {
            double top = std::numeric_limits<double>::infinity();
            double bottom = -std::numeric_limits<double>::infinity();
            for (std::size_t i = column.first; i < column.last; ++i) {
                top = std::min(top, tops[i]);
                bottom = std::max(bottom, bottoms[i]);
            }
            // At both edges of the column, on the way to its neighbours.
            const auto takeAt = [&](std::size_t right, double share) {
                if (share < 0)
                    return;
                top = std::min(top, tops[right - 1] + (tops[right] - tops[right - 1]) * share);
                bottom = std::max(bottom, bottoms[right - 1] + (bottoms[right] - bottoms[right - 1]) * share);
            };
            takeAt(column.first, column.leftShare);
            takeAt(column.last, column.rightShare);
            if (bottom >= top)
                visit(column.at, top, bottom);
        }
    }

private:
    struct Column
    {
        int at = 0; // px
        std::uint32_t first = 0; // of its corners
        std::uint32_t last = 0; // one past its last
        // How far its edges are on the way between the corners on their sides; < 0 = not between corners.
        double leftShare = -1;
        double rightShare = -1;
    };
    std::size_t m_corners = 0;
    std::vector<Column> m_columns;
};

} // namespace views
