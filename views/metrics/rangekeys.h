// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace views {

// Keys for the time range of a page, wherever on the page the focus is.
struct RangeKeys
{
    std::function<void(double share)> shift; // by a share of the visible range; < 0 = earlier
    std::function<void()> showNow;
    std::function<void()> previous; // as it was chosen before
    std::function<void()> next;
};

void addRangeKeys(QWidget &page, const RangeKeys &keys);

} // namespace views
