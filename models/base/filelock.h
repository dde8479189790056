// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

class QLockFile;

namespace base {

// Held against other programs from reading a file until it is written; `lock` is a file of its own, whose folder is
// made. Others write for a few ms: the thread stands still meanwhile, for no longer than a person does not mind. Null =
// another program still holds it. Where no lock can be made, such as in a read-only folder, there is none to wait for.
[[nodiscard]] std::unique_ptr<QLockFile> lockedBy(const QString &lock);

} // namespace base
