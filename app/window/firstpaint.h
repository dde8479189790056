// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace app {

// Runs `work` once after the first paint of the window, for work that must not delay its appearance. The window owns it
// until then.
void afterFirstPaint(QWidget &window, std::function<void()> work);

// If BINNACLE_TRACE_START is set, prints "first paint" to standard error at that moment, for the startup benchmark.
void traceFirstPaint(QWidget &window);

} // namespace app
