// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/overview/gpucurves.h"

#include <cstdlib>

namespace overview {
namespace {

std::map<qint64, double> samplesOf(const api::Measurements &answer, std::string_view type)
{
    std::map<qint64, double> samples;
    for (const api::Measurement &series : answer.series) {
        if (answer.texts.view(series.type) != type)
            continue;
        for (std::size_t i = 0; i < series.samples.size(); ++i)
            samples.emplace(series.samples.times[i], series.samples.values[i]);
    }
    return samples;
}

} // namespace

GpuCurve::GpuCurve(const api::Measurements &answer)
{
    const std::map<qint64, double> allocated = samplesOf(answer, "ALLOCATED_GPU");
    for (const auto &[timeMs, total] : samplesOf(answer, "TOTAL_GPU")) {
        if (const auto at = allocated.find(timeMs); at != allocated.end())
            m_points.emplace(timeMs, GpuPoint{timeMs, total, at->second});
    }
}

const GpuPoint *GpuCurve::near(qint64 timeMs, qint64 reachMs) const
{
    const GpuPoint *nearest = nullptr;
    const auto consider = [&](const GpuPoint &point) {
        const qint64 distance = std::abs(point.timeMs - timeMs);
        if (distance <= reachMs && (!nearest || distance < std::abs(nearest->timeMs - timeMs)))
            nearest = &point;
    };
    const auto after = m_points.lower_bound(timeMs);
    if (after != m_points.end())
        consider(after->second);
    if (after != m_points.begin())
        consider(std::prev(after)->second);
    return nearest;
}

std::vector<GpuPoint> sumOf(const std::vector<GpuCurve> &curves, qint64 fromMs, qint64 toMs, int count)
{
    std::vector<GpuPoint> sum;
    const qint64 step = std::max<qint64>(1, (toMs - fromMs) / std::max(1, count));
    for (qint64 timeMs = fromMs; timeMs <= toMs; timeMs += step) {
        GpuPoint point{.timeMs = timeMs};
        bool hasAny = false;
        bool hasGap = false;
        for (const GpuCurve &curve : curves) {
            if (curve.isEmpty() || timeMs < curve.firstMs() - step || timeMs > curve.lastMs() + step)
                continue;
            const GpuPoint *near = curve.near(timeMs, 2 * step);
            hasGap = hasGap || !near;
            if (!near)
                continue;
            hasAny = true;
            point.total += near->total;
            point.allocated += near->allocated;
        }
        if (hasAny && !hasGap)
            sum.push_back(point);
    }
    return sum;
}

} // namespace overview
