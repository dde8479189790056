// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/key.h"

// Keys of rows that came without an id. No control plane knows an object by them.
namespace base {

// Made of what the row holds: the same row has the same key in any answer, and so has another one that equals it.
[[nodiscard]] Key standIn(const QString &digest);
// One of equal rows, told apart by the page of the list that it is on and its number among them there.
[[nodiscard]] Key standInAt(const Key &standIn, int page, int number);

[[nodiscard]] bool isStandIn(const Key &key); // either
[[nodiscard]] Key contentOf(const Key &standIn); // as standIn() made it, from either

} // namespace base
