// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/possible.h"

#include "models/metrics/assemble.h"
#include "models/metrics/subject.h"

#include <algorithm>
#include <cmath>

namespace metrics {
namespace {

bool isShare(const Metric &metric)
{
    return metric.unit == Unit::Percent || metric.unit == Unit::Ratio;
}

// Measured by DCGM. Requests and allocations are not: a large cluster may have exactly 128 TiB of them.
bool isMeasuredOnGpu(const Metric &metric)
{
    return isOfGpus(metric) && metric.type.find("REQUEST") == std::string_view::npos
        && metric.type.find("ALLOCATION") == std::string_view::npos;
}

// DCGM_INT32_BLANK to DCGM_INT32_NOT_PERMISSIONED and some reserved ones.
bool isBlank32(double value)
{
    return value >= 0x7ffffff0 && value <= 0x7fffffff;
}

} // namespace

bool isPossible(const Metric &metric, double value)
{
    // The largest integers of 64 bits; as doubles, the blanks of DCGM next to 2^63 are equal to it.
    if (value == 0x1p63 || value == 0x1p64)
        return false;
    if (isShare(metric)) {
        // A share of a request may far exceed it; of a device, only rounding errors and sums over some of them do.
        const bool isOfRequest = metric.topic == Topic::Cpu || metric.topic == Topic::Memory;
        return value >= -1 && value <= (isOfRequest ? 1e6 : 1e3);
    }
    // DCGM_FP64_BLANK is 2^47. Memory comes as MiB times 2^20.
    return !isMeasuredOnGpu(metric)
        || !(isBlank32(value) || isBlank32(value * 0x1p-20) || (value > 0 && std::fmod(value, 0x1p47) == 0));
}

api::Samples takeImpossible(api::Samples &samples, const Metric &metric)
{
    const auto isGood = [&](double value) { return isPossible(metric, value); };
    if (std::ranges::all_of(samples.values, isGood))
        return {};
    std::vector<std::uint32_t> good;
    std::vector<std::uint32_t> bad;
    for (std::uint32_t i = 0; i < samples.size(); ++i)
        (isGood(samples.values[i]) ? good : bad).push_back(i);
    api::Samples impossible = picked(samples, bad);
    impossible.dropped = 0;
    impossible.breaks.clear();
    api::Samples possible = picked(samples, good);
    possible.breaks.insert(possible.breaks.end(), impossible.times.begin(), impossible.times.end());
    std::ranges::sort(possible.breaks);
    possible.breaks.erase(std::unique(possible.breaks.begin(), possible.breaks.end()), possible.breaks.end());
    samples = std::move(possible);
    return impossible;
}

} // namespace metrics
