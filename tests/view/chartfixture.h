// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

#include <QDateTime>
#include <QString>

#include <algorithm>
#include <cmath>
#include <functional>

// Six hours of a pod with eight GPUs: it starts late, dips four times, GPU 3 lags for an hour and a half, nobody
// measured for 17 minutes, two GPUs have no NVLink figures. Made by hand, the same at every run.
namespace chartfixture {

using namespace Qt::StringLiterals;

inline constexpr qint64 minuteMs = 60'000;
inline constexpr qint64 startMs = 1763724600000; // 2025-11-21T11:30:00Z
inline constexpr metrics::Range sixHours{startMs, startMs + 360 * minuteMs};
inline constexpr double podStart = 18; // minutes after the start
inline constexpr double gapFrom = 214;
inline constexpr double gapTo = 231;

// A number between -1 and 1 that looks random and is not.
inline double noise(int gpu, int sample)
{
    const double x = std::sin(gpu * 78.233 + sample * 12.9898) * 43758.5453;
    return 2 * (x - std::floor(x)) - 1;
}

inline double utilization(int gpu, double minute, int sample)
{
    if (minute < podStart + 6)
        return 4 + (minute - podStart) * 2;
    for (const double dip : {70.5, 122.5, 174.5, 278.5, 330.5}) {
        if (std::abs(minute - dip) < 0.9)
            return 4 + std::abs(noise(gpu, sample)) * 4;
    }
    if (minute > 300 && minute < 312)
        return 44 + gpu + noise(gpu, sample) * 4;
    static constexpr double levels[] = {95, 94, 93, 92, 94, 91, 82, 90};
    double value = levels[gpu] + noise(gpu, sample) * 2;
    if (gpu == 3 && minute > 120 && minute < 205)
        value = 67 + 5 * std::sin(minute / 6) + noise(gpu, sample) * 3;
    return value;
}

inline double memoryBytes(int gpu, double minute, int sample)
{
    constexpr double gib = 1024.0 * 1024 * 1024;
    if (minute < podStart + 8)
        return (3 + (minute - podStart) * 7) * gib;
    return (62 + gpu * 0.8 + minute * 0.015 + noise(gpu, sample) * 0.2) * gib;
}

inline double linkRate(int gpu, double minute, int sample)
{
    if (minute < podStart + 6)
        return 2e9;
    return (utilization(gpu, minute, sample) * 3.6 + noise(gpu, sample) * 14) * 1e9;
}

using Shape = std::function<double(int gpu, double minute, int sample)>;

inline metrics::SeriesPtr series(const char *type, int gpu, int samples, const Shape &shape)
{
    auto made = std::make_shared<metrics::Series>();
    made->metric = metrics::find(type);
    made->key = {QString::fromLatin1(type), {3, 3}, gpu, {}};
    made->object = u"worker-3"_s;
    made->name = gpu < 0 ? u"worker-3"_s : u"GPU %1"_s.arg(gpu);
    const qint64 stepMs = sixHours.length() / samples;
    double sum = 0;
    metrics::Statistics &statistics = made->statistics;
    for (int i = 0; i < samples; ++i) {
        const qint64 time = sixHours.fromMs + i * stepMs;
        const double minute = double(time - startMs) / minuteMs;
        if (minute < podStart || (minute > gapFrom && minute < gapTo))
            continue;
        const double value = shape(gpu, minute, i);
        if (!made->samples.times.empty() && time - made->samples.times.back() > 2 * stepMs)
            made->gaps.push_back({made->samples.times.back(), time});
        made->samples.append(time, std::to_string(value));
        statistics.min = std::isnan(statistics.min) ? value : std::min(statistics.min, value);
        statistics.max = std::isnan(statistics.max) ? value : std::max(statistics.max, value);
        if (value > 0)
            statistics.minAboveZero
                = std::isnan(statistics.minAboveZero) ? value : std::min(statistics.minAboveZero, value);
        statistics.last = value;
        sum += value;
    }
    made->provisionalFrom = made->samples.size();
    if (made->samples.size() > 0)
        statistics.mean = sum / double(made->samples.size());
    return made;
}

inline metrics::MetricAnswer perGpu(const char *type, int gpus, int samples, const Shape &shape)
{
    metrics::MetricAnswer answer;
    answer.metric = metrics::find(type);
    answer.state = metrics::MetricAnswer::State::Complete;
    for (int gpu = 0; gpu < gpus; ++gpu)
        answer.series.push_back(series(type, gpu, samples, shape));
    return answer;
}

inline metrics::Answer pod(int samples = 1000)
{
    metrics::Answer answer;
    answer.range = sixHours;
    answer.stepMs = double(sixHours.length()) / samples;
    answer.requests = answer.requestsDone = 1;
    answer.answeredAtMs = sixHours.toMs;
    answer.metrics.push_back(perGpu("GPU_UTILIZATION_PER_GPU", 8, samples, utilization));
    answer.metrics.push_back(perGpu("GPU_MEMORY_USAGE_BYTES_PER_GPU", 8, samples, memoryBytes));
    answer.metrics.push_back(perGpu("GPU_NVLINK_TRANSMITTED_BANDWIDTH_PER_GPU", 6, samples, linkRate));
    answer.metrics.back().state = metrics::MetricAnswer::State::Partial;
    answer.metrics.back().answered = 6;
    answer.metrics.back().expected = 8;
    return answer;
}

} // namespace chartfixture
