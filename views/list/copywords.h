// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/replica/copysource.h"
#include "models/table/format.h"
#include "views/look/theme.h"

// What is said of the copy of a list on this computer. Pure.
namespace views {

struct CopyWords
{
    enum class Action { None, Load, LoadAnyway, Cancel, ReadAgain, TryAgain, Drop };
    struct Fact
    {
        QString name;
        QString value;
    };
    struct Button
    {
        Action action = Action::None;
        QString text;
    };

    QString label; // of the button beside the count; empty = there is none
    QString shortLabel; // where there is less room; where there is none, only the glyph is left
    bool isUrgent = false; // the short label is always there
    Tone tone = Tone::Neutral;
    bool isQuiet = false; // nothing is here, and nobody needs it
    QString toolTip;
    Action onClick = Action::None; // None = opens the popup
    // Of the popup
    QString title;
    QString state; // a word or two
    QList<Fact> facts;
    QString sentence;
    Button first; // what most will want
    Button second;
    double share = -1; // that is read, 0 to 1; -1 = unknown, or nothing is being read
};

// What is known beside the state of the copy.
struct CopyFacts
{
    catalog::Resource resource;
    bool isWhole = false; // all rows of the list are in the table already
    qint64 total = -1; // rows of the list; -1 = unknown
    bool isKeptFresh = true; // the page refreshes itself
    table::FormatContext now = {}; // by the clock of this computer
};

[[nodiscard]] CopyWords copyWords(const replica::CopyState &state, const CopyFacts &facts);
// "sorted here by GPUs, in 38 ms"; empty if the copy does not sort. `titles`: of the sorted columns.
[[nodiscard]] QString copyNote(const replica::CopyState &state, const QStringList &titles);

} // namespace views
