// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace app {

class Settings;

// Dresses the program by the settings, now and whenever they change: theme, density, and size of the text. Once per
// program; `settings` and `application` outlive each other's last event.
void followAppearance(QApplication &application, Settings &settings);

} // namespace app
