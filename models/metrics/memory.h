// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/registry.h"

#include <QHash>
#include <QSet>

namespace metrics {

// What was learned of a control plane while it was asked for metrics. One per connection, shared by its loaders; lives
// in the GUI thread and as long as the connection.
class Memory
{
public:
    // By endpoint: a pod may have what its workload has not.
    void refuse(Scope endpoint, const Metric &metric) { m_refused.insert({int(endpoint), &metric}); }
    [[nodiscard]] bool isRefused(Scope endpoint, const Metric &metric) const
    {
        return m_refused.contains({int(endpoint), &metric});
    }

    // Of an ambiguous metric: its values are 0..1. Until more than a rounding error above 1 was seen they are taken for
    // ratios; a choice of the user holds whatever is seen.
    [[nodiscard]] bool isRatio(const Metric &metric) const;
    void see(const Metric &metric, double value);
    void choose(const Metric &metric, bool isRatio) { m_chosen[&metric] = isRatio; }

private:
    QSet<std::pair<int, const Metric *>> m_refused;
    QSet<const Metric *> m_percent;
    QHash<const Metric *, bool> m_chosen;
};

} // namespace metrics
