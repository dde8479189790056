// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace views {

// From now on, one object at a time tells assistive technology that it has the focus. Qt 6.4 says so of the current
// cell of every table and list, of the current tab of every tab bar, and of each widget whose focus proxy has the
// focus. Call before the first widget is asked for. GUI thread.
void installFocusAccess();

} // namespace views
