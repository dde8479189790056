// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/shown.h"
#include "models/session/connectionfile.h"
#include "tests/fuzz/target.h"

#include <QFile>

#include <algorithm>

namespace {

using fuzz::require;
using session::SavedConnection;

void checkOne(const SavedConnection &one)
{
    require(!one.name.trimmed().isEmpty() && one.name.size() <= session::SavedConnections::longestName, "a name");
    require(base::shownName(one.name) == one.name, "nothing unseen in it");
    require(!one.url.host().isEmpty() && one.url.userInfo().isEmpty() && one.url.path().isEmpty(), "an address");
    require(!one.allowsChanges && !one.isSecretKept && one.lastUsedMs == 0 && one.others.isEmpty(), "no liberties");
    static_cast<void>(session::risksOf(one));
}

// But for the ids, which are always new.
bool isSame(SavedConnection one, const SavedConnection &other)
{
    one.id = other.id;
    return one == other;
}

} // namespace

// Files of connections that somebody else has exported: whatever they hold, what is imported can be kept beside those
// that are here, and exported again.
void tryInput(const QByteArray &input)
{
    const auto read = session::readConnectionFile(fuzz::fileOf("sent.binnacle-connections.json", input));
    if (!read) {
        require(!read.error().isEmpty(), "a sentence says what is wrong");
        return;
    }
    std::ranges::for_each(read->connections, checkOne);

    const QString file = fuzz::fileOf("connections.json", {});
    require(QFile::remove(file), "an empty place");
    session::SavedConnections saved(file);
    require(saved.add(read->connections), "they can be saved");
    const session::SavedConnections again(file);
    require(again.problem().isEmpty() && again.list() == saved.list(), "and read");

    const QString copy = fuzz::folder() + QStringLiteral("/copy.json");
    require(session::writeConnectionFile(copy, read->connections).has_value(), "it can be exported");
    const auto back = session::readConnectionFile(copy);
    require(back && std::ranges::equal(read->connections, back->connections, isSame), "and imported as it was");
}
