// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

// Small files of this program: a JSON object with the version of its form, bounded in size, written whole or not at
// all and for the user's eyes only.
namespace app {

// Absent if there is none, or none that can be read; `isUnreadable` tells which.
[[nodiscard]] std::optional<QJsonObject> readJsonFile(const QString &file, int version, bool *isUnreadable);

[[nodiscard]] bool writeJsonFile(const QString &file, int version, QJsonObject content);

} // namespace app
