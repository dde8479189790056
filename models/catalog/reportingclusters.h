// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/clusterlist.h"

#include <QSet>
#include <QString>

#include <functional>

namespace catalog {

// By the state of a cluster. Of clusters that do not report, telemetry goes on with what it knew last.
[[nodiscard]] bool doesReport(QStringView state);

// Which clusters report now, so that sums can leave out the others. If clusters cannot be read, all are taken to
// report. GUI thread; destroying it cancels.
class ReportingClusters
{
public:
    explicit ReportingClusters(api::Client &client); // `client` must outlive it

    void read(base::Urgency urgency, QObject *context, std::function<void()> done); // cancels an earlier read
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] bool isKnown() const { return m_isKnown; } // it was answered or refused at least once
    [[nodiscard]] bool contains(const QString &clusterUuid) const { return !m_silent.contains(clusterUuid); }
    // Of one cluster, or of all if `clusterUuid` is empty: some do not report; there are some, and none reports.
    [[nodiscard]] bool lacksSome(const QString &clusterUuid) const;
    [[nodiscard]] bool lacksAll(const QString &clusterUuid) const;

private:
    void take(const ClusterList::Pages &pages);

    ClusterList m_list;
    QSet<QString> m_silent; // those that do not report
    bool m_areNone = false;
    bool m_isReading = false;
    bool m_isKnown = false;
};

} // namespace catalog
