// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/navigator.h"

#include <vector>

namespace app {

class MainWindow;
class Workspace;

// The windows among `others` that are connected to the control plane of `own` and show or hold a comparison.
[[nodiscard]] QList<views::Navigator::Elsewhere> comparisonsElsewhere(Workspace &own,
                                                                      const std::vector<MainWindow *> &others);

} // namespace app
