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
    Tone tone = Tone::Neutral;
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

// `isWhole`: all rows of the list are in the table already. `total`: rows of the list, -1 = unknown.
[[nodiscard]] CopyWords copyWords(const replica::CopyState &state, catalog::Resource resource, bool isWhole,
                                  qint64 total, const table::FormatContext &now);

} // namespace views
