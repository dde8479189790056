// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memory/placejson.h"

namespace session {
struct Connection;
}

namespace app {

// Where the user was in one control plane, over runs: one file per connection, in the data folder. It is only a
// convenience: what cannot be read is kept aside and told, what cannot be written is not.
class PlaceStore
{
public:
    PlaceStore(const QString &dataFolder, const session::Connection &connection);

    // Nothing if nothing was stored or nothing can be read.
    [[nodiscard]] std::optional<History> load();
    void save(const History &history);
    [[nodiscard]] QString problem() const { return m_problem; } // of load(); one sentence, else empty

private:
    QString m_file;
    QString m_problem;
};

// A name for files about a connection: the same in every run, without anything of its address in it.
[[nodiscard]] QString fileNameOf(const session::Connection &connection);

} // namespace app
