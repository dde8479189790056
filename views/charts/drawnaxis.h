// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace views {

// A value axis that differs from the usual one. All values as shown.
struct DrawnAxis
{
    double low = 0; // above 0 if it is logarithmic
    double high = 1;
    bool isLogarithmic = false; // zeros are at the bottom edge
    bool isFixed = false; // values may lie beyond it: they are cut off
    std::vector<std::pair<double, QString>> marks; // with their labels

    friend bool operator==(const DrawnAxis &, const DrawnAxis &) = default;
};

} // namespace views
