// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/key.h"

// Keys for rows without an id. They are unknown to the control plane.
namespace base {

// Computed from the content of a row: equal rows have the same key, in every answer.
[[nodiscard]] Key standIn(const QString &digest);
// The key of one among equal rows, distinguished by its page and its number among them on that page.
[[nodiscard]] Key standInAt(const Key &standIn, int page, int number);

[[nodiscard]] bool isStandIn(const Key &key); // made by one of the functions above
[[nodiscard]] Key contentOf(const Key &standIn); // the key of standIn(), from either

} // namespace base
