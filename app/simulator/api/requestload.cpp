// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/requestload.h"

#include <cmath>
#include <cstdio>
#include <numbers>

namespace simulator {

namespace {

enum RequestType : std::uint8_t {
    InFlight,
    Waiting,
    Most,
    Succeeded,
    Failed,
    Cache,
    FirstToken,
    Whole,
    FirstTokenShares
};

struct Bound
{
    double seconds;
    std::string_view text;
};
constexpr Bound FirstTokenBounds[]
    = {{0.001, "0.001"}, {0.005, "0.005"}, {0.01, "0.01"}, {0.02, "0.02"}, {0.04, "0.04"}, {0.06, "0.06"},
       {0.08, "0.08"},   {0.1, "0.1"},     {0.25, "0.25"}, {0.5, "0.5"},   {0.75, "0.75"}, {1, "1.0"},
       {2.5, "2.5"},     {5, "5.0"},       {7.5, "7.5"},   {10, "10.0"}};
constexpr Bound WholeBounds[]
    = {{0.3, "0.3"}, {0.5, "0.5"}, {0.8, "0.8"}, {1, "1.0"},   {1.5, "1.5"}, {2, "2.0"},   {2.5, "2.5"}, {5, "5.0"},
       {10, "10.0"}, {15, "15.0"}, {20, "20.0"}, {30, "30.0"}, {40, "40.0"}, {50, "50.0"}, {60, "60.0"}};

constexpr double SteadyShare = 0.3; // of the highest rate
constexpr double FailedShare = 0.004; // of the requests at high load
constexpr double Omega = 2 * std::numbers::pi / 86400;
constexpr double Trough = 2.5 * 3600; // seconds after midnight UTC
constexpr int MostInFlight = 256;

double secondsOf(std::int64_t tick)
{
    return static_cast<double>(tick * StoreStep) / Second;
}

} // namespace

double Delay::share(double seconds) const
{
    return 0.5 * std::erfc((logMedian - std::log(seconds)) / (sigma * std::numbers::sqrt2));
}

double Delay::mean() const
{
    return std::exp(logMedian + sigma * sigma / 2);
}

RequestLoad::RequestLoad(const Curves &curves, const Grid &grid, std::uint32_t firstOrdinal, std::uint32_t pods)
    : m_curves(curves)
    , m_grid(grid)
    , m_firstOrdinal(firstOrdinal)
    , m_pods(pods)
    , m_key(curves.key() ^ 0x6e696d)
{
    Random random(m_key);
    m_rate = 0.4 + 9 * random.unit() * random.unit();
    const double first = 0.05 + 0.08 * random.unit(), whole = 1.1 + 2.6 * random.unit();
    m_delays[0] = {Delay{std::log(first), 0.45}, Delay{std::log(first * 2.2), 0.6}};
    m_delays[1] = {Delay{std::log(whole), 0.5}, Delay{std::log(whole * 1.6), 0.55}};
}

bool RequestLoad::serves(const Workload &w)
{
    return w.type == Type::Inference || w.type == Type::DistributedInference || w.type == Type::NIMService;
}

double RequestLoad::noise(std::int64_t tick) const
{
    return chanceOf(m_key ^ static_cast<std::uint64_t>(tick) * 0x9e3779b97f4a7c15ULL);
}

RequestLoad::Rates RequestLoad::rates(std::uint32_t ordinal, std::int64_t tick) const
{
    const double own = m_rate * (0.9 + 0.2 * chanceOf(m_key + ordinal));
    const double day = 0.5 - 0.5 * std::cos(Omega * (secondsOf(tick) - Trough));
    return {own * SteadyShare, own * (1 - SteadyShare) * day};
}

RequestLoad::Rates RequestLoad::total(std::uint32_t ordinal, std::int64_t tick, std::int64_t since) const
{
    const double own = m_rate * (0.9 + 0.2 * chanceOf(m_key + ordinal));
    const double from = static_cast<double>(since) / Second, to = std::max(from, secondsOf(tick));
    const double wave = (std::sin(Omega * (to - Trough)) - std::sin(Omega * (from - Trough))) / Omega;
    return {own * SteadyShare * (to - from), own * (1 - SteadyShare) * std::max(0.0, 0.5 * (to - from) - 0.5 * wave)};
}

void RequestLoad::prepare()
{
    if (!m_samples.empty() || m_grid.known == 0)
        return;
    m_samples.resize(static_cast<std::size_t>(m_grid.known));
    for (std::uint32_t ordinal = m_firstOrdinal; ordinal < m_firstOrdinal + m_pods; ++ordinal) {
        for (const RunSpan &span : m_curves.measured(ordinal, m_grid.start, m_grid.at(m_grid.known - 1) + 1)) {
            for (int i = m_grid.firstFrom(span.from); i < m_grid.known && m_grid.at(i) < span.to; ++i) {
                const std::int64_t tick = m_grid.at(i) / StoreStep;
                Sample &sample = m_samples[static_cast<std::size_t>(i)];
                const Rates now = rates(ordinal, tick);
                ++sample.pods;
                sample.rates.steady += now.steady;
                sample.rates.daily += now.daily;
                sample.totals.push_back(total(ordinal, tick, span.since));
            }
        }
    }
}

double RequestLoad::meanLatency(const Rates &rates) const
{
    return (rates.steady * m_delays[1][0].mean() + rates.daily * m_delays[1][1].mean()) / (rates.steady + rates.daily);
}

std::int64_t RequestLoad::figure(std::size_t type, const Sample &sample, std::int64_t tick) const
{
    const double rate = sample.rates.steady + sample.rates.daily;
    const double inFlight = rate * meanLatency(sample.rates) * (0.85 + 0.3 * noise(tick)); // Little's law
    const double room = sample.pods * m_rate * m_delays[1][1].mean() * 1.15;
    double sum = 0;
    switch (type) {
    case InFlight:
        return std::min<std::int64_t>(std::llround(inFlight), sample.pods * MostInFlight);
    case Waiting:
        return static_cast<std::int64_t>(std::max(0.0, inFlight - 0.8 * room) * 2);
    case Most:
        return sample.pods * MostInFlight;
    case Succeeded:
        for (const Rates &total : sample.totals)
            sum += std::floor(total.steady + total.daily);
        return static_cast<std::int64_t>(sum);
    case Failed:
        for (const Rates &total : sample.totals)
            sum += std::floor(total.daily * FailedShare);
        return static_cast<std::int64_t>(sum);
    default:
        return static_cast<std::int64_t>(std::min(0.985, 0.04 + 0.9 * inFlight / room) * 10000);
    }
}

std::string RequestLoad::buckets(const Sample &sample, std::size_t delay) const
{
    std::string out = "{";
    const auto [steady, daily] = m_delays[delay];
    const auto write = [&](std::string_view bound, double steadyShare, double dailyShare) {
        double sum = 0;
        for (const Rates &total : sample.totals)
            sum += std::floor(total.steady * steadyShare + total.daily * dailyShare);
        if (out.size() > 1)
            out += ',';
        out += '"';
        out += bound;
        out += "\":\"";
        appendInteger(out, static_cast<std::int64_t>(sum));
        out += '"';
    };
    const std::span<const Bound> bounds = delay == 0 ? std::span<const Bound>(FirstTokenBounds) : WholeBounds;
    for (const Bound &bound : bounds)
        write(bound.text, steady.share(bound.seconds), daily.share(bound.seconds));
    write("+Inf", 1, 1);
    return out + '}';
}

std::string RequestLoad::percentiles(const Sample &sample, std::size_t delay) const
{
    static constexpr std::pair<const char *, double> Wanted[] = {{"p50", 0.5}, {"p90", 0.9}, {"p99", 0.99}};
    const auto [steady, daily] = m_delays[delay];
    const double part = sample.rates.steady / (sample.rates.steady + sample.rates.daily);
    std::string out = "{";
    for (const auto &[name, share] : Wanted) {
        double low = 1e-4, high = 1e4;
        // Bisection on a logarithmic scale: 30 steps give more digits than are written.
        for (int i = 0; i < 30; ++i) {
            const double middle = std::sqrt(low * high);
            (part * steady.share(middle) + (1 - part) * daily.share(middle) < share ? low : high) = middle;
        }
        char text[48];
        std::snprintf(text, sizeof text, "%s\"%s\":\"%.4f\"", out.size() > 1 ? "," : "", name, high);
        out += text;
    }
    return out + '}';
}

Series RequestLoad::seriesOf(std::string_view type, int decimals) const
{
    Series out;
    out.type = type;
    out.decimals = decimals;
    out.values.assign(static_cast<std::size_t>(m_grid.known), NoSample);
    return out;
}

void RequestLoad::add(std::size_t type, std::vector<Series> &series, std::vector<Histogram> &histograms)
{
    if (!serves(m_curves.workload()))
        return;
    prepare();
    if (type >= FirstToken) {
        Histogram out;
        out.type = RequestTypes[type];
        const std::size_t delay = (type - FirstToken) % 2;
        for (std::size_t i = 0; i < m_samples.size(); ++i) {
            if (m_samples[i].pods > 0) {
                out.rows.emplace_back(static_cast<int>(i),
                                      type >= FirstTokenShares ? percentiles(m_samples[i], delay)
                                                               : buckets(m_samples[i], delay));
            }
        }
        histograms.push_back(std::move(out));
        return;
    }
    Series out = seriesOf(RequestTypes[type], type == Cache ? 4 : 0);
    for (std::size_t i = 0; i < m_samples.size(); ++i) {
        if (m_samples[i].pods > 0)
            out.values[i] = figure(type, m_samples[i], m_grid.at(static_cast<int>(i)) / StoreStep);
    }
    series.push_back(std::move(out));
}

Series RequestLoad::throughput()
{
    prepare();
    Series out = seriesOf("THROUGHPUT", 3);
    for (std::size_t i = 0; i < m_samples.size(); ++i) {
        const Rates &rates = m_samples[i].rates;
        const double factor = 0.94 + 0.12 * noise(m_grid.at(static_cast<int>(i)) / StoreStep);
        if (m_samples[i].pods > 0)
            out.values[i] = static_cast<std::int64_t>((rates.steady + rates.daily) * factor * 1000);
    }
    return out;
}

Series RequestLoad::latency()
{
    prepare();
    Series out = seriesOf("LATENCY", 1);
    for (std::size_t i = 0; i < m_samples.size(); ++i) {
        const double factor = 0.94 + 0.12 * noise(m_grid.at(static_cast<int>(i)) / StoreStep + 1);
        if (m_samples[i].pods > 0)
            out.values[i] = static_cast<std::int64_t>(meanLatency(m_samples[i].rates) * factor * 10000);
    }
    return out;
}

} // namespace simulator
