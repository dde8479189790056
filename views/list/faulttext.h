// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/source.h"

#include <QStringList>

namespace views {

// What the count label says of values that could not be read: "2 values unreadable", "1 field not reported". Empty if
// all is well.
[[nodiscard]] QStringList faultParts(const table::ReadFaults &faults);

// The same in full, for a tooltip: which fields, where the first one is, and what the server sent. Plain text; empty if
// all is well. Fields have the titles of their columns in `source`.
[[nodiscard]] QString faultToolTip(const table::ReadFaults &faults, const table::TableSource &source);

} // namespace views
