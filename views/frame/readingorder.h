// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

// How the keyboard walks through a window: as one reads it, row by row in the direction of the layout, however the
// widgets were created. GUI thread.
namespace views {

// All widgets in `area` that Tab can reach now.
[[nodiscard]] QList<QWidget *> inReadingOrder(const QWidget &area);

// The next one after `from` (or before it), from the end on to the start; null if there is none.
[[nodiscard]] QWidget *nextInReadingOrder(const QWidget &window, const QWidget *from, bool forward);

// Leads the focus from the part of a window that has it to the next one that can have it (step 1), or back (-1). Null
// parts are skipped.
void focusNextArea(QList<QWidget *> areas, const QWidget *focused, int step);

// What the Menu key does; many keyboards have none. No effect without a widget.
void openContextMenu(QWidget *focused);

} // namespace views
