// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/memory.h"

namespace metrics {

bool Memory::isRatio(const Metric &metric) const
{
    if (!metric.isAmbiguous)
        return false;
    const auto chosen = m_chosen.constFind(&metric);
    return chosen != m_chosen.cend() ? *chosen : !m_percent.contains(&metric);
}

void Memory::see(const Metric &metric, double value)
{
    constexpr double surelyPercent = 1.5;
    if (metric.isAmbiguous && value > surelyPercent)
        m_percent.insert(&metric);
}

} // namespace metrics
