// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/navigation/page.h"

namespace views {

void Page::open(const Location &location)
{
    PageState state;
    state.query = location.query;
    state.current = location.current;
    open(location, state);
}

} // namespace views
