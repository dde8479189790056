// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace app {

// Runs `work` once, when the window has been painted for the first time: what can wait must not keep the window from
// the screen. The window owns what waits.
void afterFirstPaint(QWidget &window, std::function<void()> work);

// With BINNACLE_TRACE_START set, says "first paint" on standard error at that moment: the mark that the start benchmark
// waits for.
void traceFirstPaint(QWidget &window);

} // namespace app
