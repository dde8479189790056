// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace views {

class SummaryStrip;

// Lets assistive technology see the tiles of a SummaryStrip, which are painted, as buttons.
void installSummaryStripAccess(); // may be called often
void announceSummaryStrip(SummaryStrip *strip); // its tiles changed
void announceSummaryStripFocus(SummaryStrip *strip, int tile);

} // namespace views
