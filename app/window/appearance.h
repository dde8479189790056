// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace app {

class Settings;

// Applies the settings to the program, now and on every change: theme, density and text size. Call once per program;
// `settings` and `application` must exist until the event loop ends.
void followAppearance(QApplication &application, Settings &settings);

} // namespace app
