// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/registry.h"

#include <QHash>
#include <QSet>

namespace metrics {

// What is known about a control plane from earlier metrics requests. One per connection, shared by its loaders; lives
// in the GUI thread as long as the connection.
class Memory
{
public:
    // By endpoint: a pod may offer a metric that its workload does not.
    void refuse(Scope endpoint, const Metric &metric) { m_refused.insert({int(endpoint), &metric}); }
    [[nodiscard]] bool isRefused(Scope endpoint, const Metric &metric) const
    {
        return m_refused.contains({int(endpoint), &metric});
    }

    // True if the values of an ambiguous metric are ratios, 0..1. That is assumed until several values of an answer, or
    // a tenth of them, exceed 1 by more than a rounding error; a choice of the user overrides it.
    [[nodiscard]] bool isRatio(const Metric &metric) const;
    void see(const Metric &metric, std::span<const double> values); // those of an answer
    void choose(const Metric &metric, bool isRatio) { m_chosen[&metric] = isRatio; }

private:
    QSet<std::pair<int, const Metric *>> m_refused;
    QSet<const Metric *> m_percent;
    QHash<const Metric *, bool> m_chosen;
};

} // namespace metrics
