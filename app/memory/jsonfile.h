// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

// Reads and writes small JSON files: one object with a format version, limited in size, written atomically and readable
// by the user only (mode 0600).
namespace app {

// nullopt if the file does not exist or cannot be read; `isUnreadable` is set in the second case.
[[nodiscard]] std::optional<QJsonObject> readJsonFile(const QString &file, int version, bool *isUnreadable);

[[nodiscard]] bool writeJsonFile(const QString &file, int version, QJsonObject content);

} // namespace app
