// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"

// How a saved connection is written as JSON, in the file of all of them and in files that are passed on. Never with a
// secret: those are in the keychain.
namespace session {

[[nodiscard]] QJsonObject toJson(const SavedConnection &connection);

// What an entry of a file is. Foreign: sound, but of a kind that only a newer version knows.
enum class EntryState { Known, Foreign, Broken };

// Fills `connection` if it is known. `needsId`: an entry without a UUID is broken.
[[nodiscard]] EntryState fromJson(const QJsonObject &object, bool needsId, SavedConnection &connection);

} // namespace session
