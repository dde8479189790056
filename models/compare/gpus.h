// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

#include <span>
#include <stop_token>

namespace compare {

// The samples of an object's GPUs by time. GPUs that are asked together have the same times; a sample that lies within
// half a step of another GPU's counts as at the nearest such time.
struct GpuSamples
{
    std::vector<std::int64_t> times; // ascending
    std::vector<std::size_t> begins; // where the values of each time begin, and where the last ones end
    std::vector<double> values; // by time; only of the GPUs that have a sample then: at least one

    [[nodiscard]] std::span<double> at(std::size_t time)
    {
        return std::span(values).subspan(begins[time], begins[time + 1] - begins[time]);
    }
};

// Of no use if it was asked to stop.
[[nodiscard]] GpuSamples samplesOf(const std::vector<metrics::SeriesPtr> &gpus, double stepMs,
                                   const std::stop_token &stop = {});

// The curve of the only GPU as that of the object.
[[nodiscard]] metrics::SeriesPtr onlyCurve(const metrics::Series &gpu, const base::Key &object, const QString &name);
// A curve `name` that stands for those of the GPUs, of which there is at least one: everything but its samples.
[[nodiscard]] metrics::Series curveFor(const std::vector<metrics::SeriesPtr> &gpus, const base::Key &object,
                                       const QString &name);
// Sets the samples of such a curve, with its gaps and its end that is provisional. The statistics are left out.
void setSamples(metrics::Series &curve, const std::vector<std::int64_t> &times, std::span<const double> values,
                const std::vector<metrics::SeriesPtr> &gpus);

// While parts of the curves are coarse, a mean over all samples would count the others more: it is unknown.
void leaveOutUneven(metrics::Series &curve);

} // namespace compare
