// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/measurements.h"

#include <map>
#include <memory>
#include <vector>

namespace overview {

// GPUs of all clusters over time.
struct GpuPoint
{
    qint64 timeMs = 0; // UTC
    double total = 0;
    double allocated = 0;
};

// The GPUs of one cluster, from the series TOTAL_GPU and ALLOCATED_GPU of its metrics.
class GpuCurve
{
public:
    GpuCurve() = default;
    explicit GpuCurve(const api::Measurements &answer);

    [[nodiscard]] bool isEmpty() const { return m_points.empty(); }
    [[nodiscard]] qint64 firstMs() const { return m_points.begin()->first; }
    [[nodiscard]] qint64 lastMs() const { return m_points.rbegin()->first; }
    // The sample nearest to `timeMs`, at most `reachMs` away; null if there is none.
    [[nodiscard]] const GpuPoint *near(qint64 timeMs, qint64 reachMs) const;

private:
    std::map<qint64, GpuPoint> m_points; // with both numbers
};

// The sum of the curves at `count` times, evenly spread from `fromMs` to `toMs`. A time at which a cluster lacks
// samples that it has before and after is left out: the sum would dip although no GPU was released.
[[nodiscard]] std::vector<GpuPoint> sumOf(const std::vector<GpuCurve> &curves, qint64 fromMs, qint64 toMs, int count);

} // namespace overview
