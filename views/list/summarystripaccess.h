// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace views {

class SummaryStrip;

// Exposes the painted tiles of a SummaryStrip to assistive technology as buttons.
void installSummaryStripAccess(); // may be called repeatedly
void announceSummaryStrip(SummaryStrip *strip); // after its tiles have changed
void announceSummaryStripFocus(SummaryStrip *strip, int tile);

} // namespace views
