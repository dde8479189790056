// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>
#include <QString>

namespace views {

// Whether a cell can be edited: a pencil or a lock at its end while its row is hovered; a lock of the object's own
// stays.
enum class Editing { None, Possible, ReadOnly, Locked };

// What a cell shows besides its value and its note.
struct CellMark
{
    Editing editing = Editing::None;
    const char *glyph = nullptr; // in place of the note, which only screen readers tell then
    bool isNoteQuiet = false; // the note belongs to the value, rather than telling that it is not final
    QString toolTip; // of the glyph, or of the whole cell if it is locked or stale
    bool isStale = false; // the value is an old one, and nothing newer is known; a glyph and a note tell its age
    QRgb bar = 0; // the colour of what the row belongs to, before the value; 0 = none
};

} // namespace views
