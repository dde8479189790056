// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/linecolumns.h"

#include <cmath>

namespace views {

LineColumns::LineColumns(std::span<const double> xs, const ColumnSlice &slice)
    : m_corners(xs.size())
{
    const auto shareOf = [xs](std::size_t right, double x) {
        if (right == 0 || right >= xs.size())
            return -1.0;
        const double from = xs[right - 1];
        return xs[right] > from ? (x - from) / (xs[right] - from) : 0;
    };
    const int first = int(std::clamp(std::floor(xs.front()), double(slice.first), double(slice.last)));
    const int last = int(std::clamp(std::floor(xs.back()), double(slice.first - 1), double(slice.last - 1)));
    m_columns.reserve(std::size_t(std::max(last - first + 1, 0)));
    std::size_t next = 0; // the first corner at or behind the column's left edge
    for (int at = first; at <= last; ++at) {
        while (next < xs.size() && xs[next] < at)
            ++next;
        std::size_t end = next;
        while (end < xs.size() && xs[end] < at + 1)
            ++end;
        m_columns.push_back(
            {at, std::uint32_t(next), std::uint32_t(end), shareOf(next, at), shareOf(end, double(at) + 1)});
        next = end;
    }
}

} // namespace views
