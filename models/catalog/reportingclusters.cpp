// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/reportingclusters.h"

#include "models/api/records.h"

namespace catalog {

bool doesReport(QStringView state)
{
    return state != u"Disconnected";
}

ReportingClusters::ReportingClusters(api::Client &client)
    : m_list(client)
{
}

void ReportingClusters::read(base::Urgency urgency, QObject *context, std::function<void()> done)
{
    m_isReading = true;
    m_list.read(urgency, context, [this, done = std::move(done)](const api::Result<ClusterList::Pages> &pages) {
        m_isReading = false;
        m_isKnown = true;
        // Without a connection, states stay as numbers do.
        if (pages)
            take(*pages);
        else if (pages.error().httpStatus != 0)
            take({});
        done();
    });
}

bool ReportingClusters::lacksSome(const QString &clusterUuid) const
{
    return clusterUuid.isEmpty() ? !m_silent.isEmpty() : !contains(clusterUuid);
}

bool ReportingClusters::lacksAll(const QString &clusterUuid) const
{
    return clusterUuid.isEmpty() ? m_areNone : !contains(clusterUuid);
}

void ReportingClusters::take(const ClusterList::Pages &pages)
{
    m_silent.clear();
    std::size_t count = 0;
    for (const auto &page : pages) {
        count += page->rows.size();
        for (const api::Cluster &cluster : page->rows) {
            if (!doesReport(page->texts.toString(cluster.state)))
                m_silent.insert(page->texts.key(cluster.uuid).toString());
        }
    }
    m_areNone = count > 0 && std::size_t(m_silent.size()) == count;
}

} // namespace catalog
