// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/series.h"
#include "app/simulator/world/curves.h"

namespace simulator {

inline constexpr std::array<std::string_view, 10> RequestTypes = {"NIM_NUM_REQUESTS_RUNNING",
                                                                  "NIM_NUM_REQUESTS_WAITING",
                                                                  "NIM_NUM_REQUEST_MAX",
                                                                  "NIM_REQUEST_SUCCESS_TOTAL",
                                                                  "NIM_REQUEST_FAILURE_TOTAL",
                                                                  "NIM_GPU_CACHE_USAGE_PERC",
                                                                  "NIM_TIME_TO_FIRST_TOKEN_SECONDS",
                                                                  "NIM_E2E_REQUEST_LATENCY_SECONDS",
                                                                  "NIM_TIME_TO_FIRST_TOKEN_SECONDS_PERCENTILES",
                                                                  "NIM_E2E_REQUEST_LATENCY_SECONDS_PERCENTILES"};

// Durations of one kind of requests: log-normal.
struct Delay
{
    double logMedian = 0, sigma = 1; // of seconds

    [[nodiscard]] double share(double seconds) const; // share of requests that take no longer
    [[nodiscard]] double mean() const;
};

// The requests answered by some pods of a serving workload. There are two kinds: a steady stream with fast answers, and
// slower requests that follow the time of day. Counters are integrals of the two rates, so histograms, totals,
// percentiles and rates are consistent. Nothing is added for workloads that serve no models.
class RequestLoad
{
public:
    RequestLoad(const Curves &curves, const Grid &grid, std::uint32_t firstOrdinal, std::uint32_t pods);

    [[nodiscard]] static bool serves(const Workload &w);
    // `type` is an index into RequestTypes.
    void add(std::size_t type, std::vector<Series> &series, std::vector<Histogram> &histograms);
    [[nodiscard]] Series throughput(); // requests per second
    [[nodiscard]] Series latency(); // ms

private:
    struct Rates
    {
        double steady = 0, daily = 0; // requests per second
    };
    struct Sample
    {
        int pods = 0;
        Rates rates;
        std::vector<Rates> totals; // requests since the start of each pod
    };
    void prepare();
    [[nodiscard]] Rates rates(std::uint32_t ordinal, std::int64_t tick) const;
    [[nodiscard]] Rates total(std::uint32_t ordinal, std::int64_t tick, std::int64_t since) const;
    [[nodiscard]] double meanLatency(const Rates &rates) const;
    [[nodiscard]] std::int64_t figure(std::size_t type, const Sample &sample, std::int64_t tick) const;
    [[nodiscard]] std::string buckets(const Sample &sample, std::size_t delay) const;
    [[nodiscard]] std::string percentiles(const Sample &sample, std::size_t delay) const;
    [[nodiscard]] Series seriesOf(std::string_view type, int decimals) const;
    [[nodiscard]] double noise(std::int64_t tick) const;

    const Curves &m_curves;
    const Grid &m_grid;
    std::uint32_t m_firstOrdinal, m_pods;
    std::uint64_t m_key;
    double m_rate = 1; // of a pod at peak load
    std::array<std::array<Delay, 2>, 2> m_delays; // first token, whole answer; steady, daily
    std::vector<Sample> m_samples; // one per moment of the grid
};

} // namespace simulator
