// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/key.h"

#include <QHash>

#include <cstdint>

namespace waste {

using Told = QHash<base::Key, std::int64_t>; // workload -> when its owner was told, ms UTC by this computer's clock

// When the owners of workloads were told, for all connections. Forgets what is older than 30 days, and the oldest ones
// beyond 2000.
class ToldList
{
public:
    static constexpr std::int64_t longestMs = 30LL * 86'400'000;
    static constexpr qsizetype most = 2000;

    // As stored: "time connection workload". Leaves out what is not of this form.
    [[nodiscard]] static ToldList from(const QStringList &words, std::int64_t nowMs);
    [[nodiscard]] QStringList words() const;

    void tell(const QString &connection, const base::Key &workload, std::int64_t nowMs);
    [[nodiscard]] Told of(const QString &connection) const;

private:
    struct Entry
    {
        QString connection;
        base::Key workload;
        std::int64_t toldMs = 0;
    };
    QList<Entry> m_entries; // the newest first
};

} // namespace waste
