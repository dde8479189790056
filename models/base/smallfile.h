// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

namespace base {

// The name by which sentences call a file: not where it is.
[[nodiscard]] QString calledFile(const QString &file);

// All of a file that a person or somebody else made, of at most 1 MB, or a translated sentence about what is wrong with
// it. Never waits: what is no file, such as a pipe, is refused.
[[nodiscard]] tl::expected<QByteArray, QString> readSmallFile(const QString &file);

} // namespace base
