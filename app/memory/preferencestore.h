// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/frame/preferences.h"

namespace app {

class Settings;

[[nodiscard]] views::Preferences preferencesOf(const Settings &settings);
void store(Settings &settings, const views::Preferences &preferences);

} // namespace app
