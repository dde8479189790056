// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/memory.h"

#include "models/metrics/possible.h"

namespace metrics {

bool Memory::isRatio(const Metric &metric) const
{
    if (!metric.isAmbiguous)
        return false;
    const auto chosen = m_chosen.constFind(&metric);
    return chosen != m_chosen.cend() ? *chosen : !m_percent.contains(&metric);
}

void Memory::see(const Metric &metric, std::span<const double> values)
{
    constexpr double surelyPercent = 1.5;
    // Single values may be garbage. Of a device that is idle most of the time, few values are telling.
    constexpr int several = 3;
    int telling = 0;
    int others = 0;
    for (const double value : values) {
        if (value > surelyPercent && isPossible(metric, value))
            ++telling;
        else if (value > 0 && value <= surelyPercent)
            ++others;
    }
    if (metric.isAmbiguous && telling > 0 && (telling >= several || telling * 9 >= others))
        m_percent.insert(&metric);
}

} // namespace metrics
