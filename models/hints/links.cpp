// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/checks.h"
#include "models/hints/grid.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hints {
namespace {

constexpr std::array kinds = {Unevenness::Below, Unevenness::Above, Unevenness::Direction};

// The values of several GPUs at one time. None of them is NaN.
class Crowd
{
public:
    explicit Crowd(std::vector<float> values)
        : m_values(std::move(values))
    {
        std::ranges::sort(m_values);
    }

    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    // The median without one of its values.
    [[nodiscard]] double othersOf(float value) const
    {
        const auto place = std::size_t(std::ranges::lower_bound(m_values, value) - m_values.begin());
        const auto other = [&](std::size_t at) { return double(m_values[at < place ? at : at + 1]); };
        const std::size_t others = m_values.size() - 1;
        return others % 2 == 1 ? other(others / 2) : (other(others / 2 - 1) + other(others / 2)) / 2;
    }
    // The share of the others that are within.
    [[nodiscard]] double shareOf(float value, double from, double to) const
    {
        const auto first = std::ranges::lower_bound(m_values, float(from));
        const auto last = std::ranges::upper_bound(m_values, float(to));
        const bool isOwnWithin = value >= float(from) && value <= float(to);
        return double(std::max<std::ptrdiff_t>(0, last - first) - (isOwnWithin ? 1 : 0)) / double(m_values.size() - 1);
    }

private:
    std::vector<float> m_values; // ascending
};

class Links
{
public:
    Links(Link link, const Transfers &transfers, const Range &range, const LinkRule &rule)
        : m_link(link)
        , m_range(range)
        , m_rule(rule)
        , m_grid(allOf(transfers), range)
        , m_width(m_grid.width(rule.leastMs, rule.samples))
        , m_limits{-std::log(rule.below), std::log(rule.above), std::log(rule.direction)}
    {
        const std::size_t gpus = std::max(transfers.sent.size(), transfers.received.size());
        for (std::size_t gpu = 0; gpu < gpus; ++gpu)
            addGpu(transfers, gpu);
        m_peers.assign(gpus, Row(m_grid.size(), none));
        m_excess.fill(m_peers);
        m_unlike.assign(gpus, 0);
        m_lopsided.assign(gpus, 0);
        for (std::size_t i = 0; i < m_grid.size(); ++i) {
            compareWork(i);
            compareTotals(i);
            compareDirections(i);
        }
        for (std::size_t kind = 0; kind < m_excess.size(); ++kind)
            m_limits[kind] = std::max(m_limits[kind], rule.noise * chanceOf(m_excess[kind], m_width));
    }

    [[nodiscard]] std::vector<Hint> take() const
    {
        std::vector<Hint> hints;
        for (std::size_t gpu = 0; gpu < m_totals.size(); ++gpu) {
            for (const Unevenness kind : kinds) {
                if ((kind == Unevenness::Direction ? m_lopsided : m_unlike)[gpu] > 0)
                    continue;
                const Span known = knownOf(m_totals[gpu]);
                const std::vector<Span> spans = spansOf(marksOf(gpu, kind), m_width, known);
                if (spans.empty())
                    continue;
                hints.push_back(hintOf(gpu, kind, spans, known));
                break;
            }
        }
        std::ranges::stable_sort(hints, std::greater(), [](const Hint &hint) {
            return std::abs(std::log(std::max(hint.value, 1.) / std::max(hint.against, 1.)));
        });
        return hints;
    }

private:
    static std::vector<Curve> allOf(const Transfers &transfers)
    {
        std::vector<Curve> all(transfers.sent.begin(), transfers.sent.end());
        all.insert(all.end(), transfers.received.begin(), transfers.received.end());
        all.insert(all.end(), transfers.utilization.begin(), transfers.utilization.end());
        return all;
    }

    [[nodiscard]] Row smooth(const Row &row) const { return rollingMedian(row, m_width, m_rule.samples); }

    void addGpu(const Transfers &transfers, std::size_t gpu)
    {
        const auto rowOf = [&](std::span<const Curve> curves) {
            return gpu < curves.size() ? m_grid.rowOf(curves[gpu]) : Row(m_grid.size(), none);
        };
        const Row sent = rowOf(transfers.sent);
        const Row received = rowOf(transfers.received);
        Row total = transfers.sent.empty() ? received : sent;
        if (!transfers.sent.empty() && !transfers.received.empty())
            std::ranges::transform(sent, received, total.begin(), std::plus());
        m_warmTo.push_back(knownOf(total).from + m_grid.width(m_rule.warmUpMs, 1));
        m_sent.push_back(smooth(sent));
        m_received.push_back(smooth(received));
        m_work.push_back(smooth(rowOf(transfers.utilization)));
        m_usual.push_back(smooth(total));
        m_totals.push_back(std::move(total));
    }

    // The values at a time; also which GPUs have one. `valueOf` returns NaN for none.
    template<typename ValueOf>
    [[nodiscard]] std::pair<Crowd, std::vector<std::size_t>> crowdOf(const ValueOf &valueOf) const
    {
        std::vector<float> values;
        std::vector<std::size_t> gpus;
        values.reserve(m_totals.size());
        gpus.reserve(m_totals.size());
        for (std::size_t gpu = 0; gpu < m_totals.size(); ++gpu) {
            const float value = valueOf(gpu);
            if (std::isnan(value))
                continue;
            values.push_back(value);
            gpus.push_back(gpu);
        }
        return {Crowd(std::move(values)), std::move(gpus)};
    }

    // Which GPUs work as much as the others; without samples, nobody knows.
    void compareWork(std::size_t i)
    {
        m_works.assign(m_totals.size(), Mark::Unknown);
        const auto [crowd, gpus] = crowdOf([&](std::size_t gpu) { return m_work[gpu][i]; });
        if (crowd.size() < 2)
            return;
        for (const std::size_t gpu : gpus) {
            const float work = m_work[gpu][i];
            m_works[gpu] = double(work) >= m_rule.workFrom * crowd.othersOf(work) ? Mark::Shown : Mark::Absent;
        }
    }

    void compareTotals(std::size_t i)
    {
        const auto [crowd, gpus] = crowdOf([&](std::size_t gpu) { return m_usual[gpu][i]; });
        if (crowd.size() <= m_rule.peers)
            return;
        for (const std::size_t gpu : gpus) {
            const float value = m_usual[gpu][i];
            const double peers = crowd.othersOf(value);
            const bool isAlike
                = crowd.shareOf(value, peers * (1 - m_rule.alike), peers * (1 + m_rule.alike)) >= m_rule.most;
            if (i < m_warmTo[gpu] || peers < m_rule.leastPerSecond)
                continue;
            m_unlike[gpu] += isAlike ? -1 : 1;
            if (!isAlike)
                continue;
            m_peers[gpu][i] = float(peers);
            const float ratio = logOf(value, peers);
            excess(Unevenness::Above, gpu, i) = ratio;
            const bool isQuiet = m_works[gpu] == Mark::Unknown && double(value) < m_rule.quietBelow * peers;
            if (m_works[gpu] != Mark::Absent && !isQuiet)
                excess(Unevenness::Below, gpu, i) = -ratio;
        }
    }

    void compareDirections(std::size_t i)
    {
        const auto receivedShare
            = [&](std::size_t gpu) { return m_received[gpu][i] / (m_received[gpu][i] + m_sent[gpu][i]); };
        const auto [crowd, gpus] = crowdOf(receivedShare);
        if (crowd.size() <= m_rule.peers)
            return;
        const double even = m_rule.symmetric / (1 + m_rule.symmetric);
        for (const std::size_t gpu : gpus) {
            const float share = receivedShare(gpu);
            if (i < m_warmTo[gpu] || double(m_usual[gpu][i]) < m_rule.leastPerSecond)
                continue;
            const bool isEven = crowd.shareOf(share, 1 - even, even) >= m_rule.most;
            m_lopsided[gpu] += isEven ? -1 : 1;
            if (!isEven)
                continue;
            excess(Unevenness::Direction, gpu, i) = logOf(m_received[gpu][i], double(m_sent[gpu][i]));
        }
    }

    static float logOf(float value, double against)
    {
        constexpr double least = 1e-6;
        return float(std::log(std::max(double(value), least * against) / std::max(against, least * double(value))));
    }
    [[nodiscard]] float &excess(Unevenness kind, std::size_t gpu, std::size_t i)
    {
        return m_excess[std::size_t(kind)][gpu][i];
    }
    [[nodiscard]] std::vector<Mark> marksOf(std::size_t gpu, Unevenness kind) const
    {
        std::vector<Mark> marks(m_grid.size(), Mark::Unknown);
        const Row &excess = m_excess[std::size_t(kind)][gpu];
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const float by = kind == Unevenness::Direction ? std::abs(excess[i]) : excess[i];
            if (!std::isnan(by))
                marks[i] = double(by) >= m_limits[std::size_t(kind)] ? Mark::Shown : Mark::Absent;
        }
        return marks;
    }

    [[nodiscard]] Hint hintOf(std::size_t gpu, Unevenness kind, const std::vector<Span> &spans, const Span &known) const
    {
        Hint hint{.kind = Kind::UnevenLink, .link = m_link, .unevenness = kind, .curves = {gpu}, .of = m_totals.size()};
        tellTimes(hint, spans, known, m_grid, m_range);
        const auto medianIn = [&](const Row &row) {
            return medianOf(finite(std::span(row).subspan(spans.back().from, spans.back().length())));
        };
        const bool isDirection = kind == Unevenness::Direction;
        hint.value = medianIn(isDirection ? m_received[gpu] : m_usual[gpu]);
        hint.against = medianIn(isDirection ? m_sent[gpu] : m_peers[gpu]);
        const std::size_t samples = finite(m_totals[gpu]).size();
        hint.ground = {.samples = int(samples),
                       .coverage = std::min(1., double(samples) * m_grid.stepMs() / double(m_range.length())),
                       .stepMs = m_grid.stepMs(),
                       .peers = int(m_totals.size()) - 1};
        return hint;
    }

    Link m_link;
    Range m_range;
    const LinkRule &m_rule;
    Grid m_grid;
    std::size_t m_width; // times of the shortest span
    std::array<double, kinds.size()> m_limits; // of m_excess
    std::vector<std::size_t> m_warmTo; // by GPU
    // By GPU, how many more times its peers were not alike, or not even, than they were.
    std::vector<int> m_unlike;
    std::vector<int> m_lopsided;
    std::vector<Row> m_totals; // both directions, as far as known
    std::vector<Row> m_usual; // medians of these
    std::vector<Row> m_sent; // medians
    std::vector<Row> m_received;
    std::vector<Row> m_work;
    std::vector<Row> m_peers; // the median of the others
    std::vector<Mark> m_works; // by GPU, at one time
    // By kind, GPU and time: logarithms of how far it is below or above its peers, and of received to sent.
    std::array<std::vector<Row>, kinds.size()> m_excess;
};

} // namespace

std::vector<Hint> unevenLinks(Link link, const Transfers &transfers, const Range &range, const LinkRule &rule)
{
    const std::size_t gpus = std::max(transfers.sent.size(), transfers.received.size());
    if (gpus <= rule.peers || range.length() <= 0)
        return {};
    return Links(link, transfers, range, rule).take();
}

} // namespace hints
