// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

class QWidget;

namespace app {

// `place` moved and, if it is larger, shrunk into `room`, but not below `least`. px.
[[nodiscard]] QRect fittedInto(QRect place, const QRect &room, const QSize &least);

// Moves and shrinks a window that is not shown yet, so that all of it and its frame are on its screen: the saved
// geometry may come from a larger one. GUI thread.
void fitIntoScreen(QWidget &window);

} // namespace app
