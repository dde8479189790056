// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/key.h"

// Keys of objects of several control planes in one table: the same key on two of them means two objects.
namespace base {

[[nodiscard]] Key planeKey(const QString &plane, const Key &key); // null for a null key
[[nodiscard]] QString planeOf(const Key &key); // empty for a key that names no control plane
[[nodiscard]] Key keyInPlane(const Key &key); // as its control plane knows it; any other key is unchanged

} // namespace base
