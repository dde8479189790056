// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/navigation/page.h"

namespace views {

void Page::open(const Location &location)
{
    open(location, stateAt(location));
}

} // namespace views
