// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lets screen readers see the parts of a segmented control, of which one is chosen, as radio buttons: Qt takes
// checkable buttons for check boxes.
namespace views {

void installSegmentAccess();

} // namespace views
