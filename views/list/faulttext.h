// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/source.h"

#include <QStringList>

namespace views {

// The part of the count label about unreadable values: "2 values unreadable", "1 field not reported". Empty if there
// are none.
[[nodiscard]] QStringList faultParts(const table::ReadFaults &faults);

// The full text for a tooltip: the fields, the place of the first unreadable value, and what the server sent. Plain
// text; empty if there are none. Fields are named by their column titles in `source`.
[[nodiscard]] QString faultToolTip(const table::ReadFaults &faults, const table::TableSource &source);

} // namespace views
