// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace session {
struct Connection;
}

// The files with lists that are kept on this computer: one for each connection, address and account, in a folder of
// their own in the data folder.
namespace app {

// The file of a connection; empty if nothing is kept of it: it is not a saved one, or its account is not known.
[[nodiscard]] QString keptListsFile(const QString &dataFolder, const session::Connection &connection);

[[nodiscard]] qint64 keptListsBytes(const QString &dataFolder); // of all connections
void removeKeptLists(const QString &dataFolder); // of all connections
// Of a saved connection with this id, but for one file.
void removeKeptLists(const QString &dataFolder, const QString &id, const QString &exceptFile = {});

} // namespace app
