// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace app {

// With BINNACLE_TRACE_START set, says "first paint" on standard error once the window has been painted: the mark that
// the start benchmark waits for.
void traceFirstPaint(QWidget &window);

} // namespace app
