// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/grouprow.h"
#include "views/look/theme.h"
#include "views/table/rowdelegate.h"

#include <QModelIndex>
#include <QStyleOption>

namespace views {

// RowDelegate's private part, shared by its source files only: a cell while it is painted.
struct RowDelegate::Cell
{
    const QStyleOptionViewItem &option;
    const Theme &theme;
    QModelIndex index;
    QRect rect;
    table::Kind kind = table::Kind::Text;
    bool loaded = true;
    bool late = false;
    bool changed = false;
    bool deleted = false;
    bool selected = false;
    bool mirrored = false;
    QString note = {};
    CellMark mark = {};
    const table::Value *sum = nullptr; // in a heading or a group; null = the value of the row
    bool isBold = false;
    const table::GroupRow *group = nullptr; // null = the row stands for itself

    [[nodiscard]] bool isPending() const { return !note.isEmpty() && !mark.isNoteQuiet; }
};

// px from the triangle of a group to that of one in it.
[[nodiscard]] int groupStep();

} // namespace views
