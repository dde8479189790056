// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memory/placejson.h"

namespace session {
struct Connection;
}

namespace app {

// Stores the navigation history of one connection between sessions: one file per connection, in the data folder.
// Only a convenience: an unreadable file is renamed and reported, a failed write is ignored.
class PlaceStore
{
public:
    PlaceStore(const QString &dataFolder, const session::Connection &connection);
    PlaceStore(const QString &dataFolder, const QString &name); // of what is no single connection

    // nullopt if there is no file or it cannot be read.
    [[nodiscard]] std::optional<History> load();
    void save(const History &history);
    [[nodiscard]] QString problem() const { return m_problem; } // set by load(): one sentence, or empty

private:
    QString m_file;
    QString m_problem;
};

// File name for a connection's data: stable between sessions, and does not reveal the address.
[[nodiscard]] QString connectionKey(const session::Connection &connection);

} // namespace app
