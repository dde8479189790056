// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"

#include <tl/expected.hpp>

// Connections as a file for another computer or another person: JSON with a format name and version. Without secrets,
// ids and times of use.
namespace session {

inline constexpr QLatin1StringView connectionFileSuffix{"binnacle-connections.json"};

struct ConnectionFile
{
    // With new ids, read-only, and without a kept secret. Their names may be taken here.
    QList<SavedConnection> connections = {};
    int foreign = 0; // left out, because only a newer version knows their kind
};

// Both give a translated sentence about what is wrong. The file is written whole or not at all, with mode 0600, since
// it tells who signs in where.
[[nodiscard]] tl::expected<void, QString> writeConnectionFile(const QString &file,
                                                              const QList<SavedConnection> &connections);
[[nodiscard]] tl::expected<ConnectionFile, QString> readConnectionFile(const QString &file);

// What a person should know of a connection of somebody else before it is used: translated sentences.
[[nodiscard]] QStringList risksOf(const SavedConnection &connection);

} // namespace session
