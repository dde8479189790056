// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace views {

// Text from a server, or figures, for a line in a right-to-left layout: it keeps its own direction and order, and does
// not change that of what stands beside it. For painting and labels only, not for copies. Unchanged in other layouts.
[[nodiscard]] QString isolated(const QString &text);

} // namespace views
