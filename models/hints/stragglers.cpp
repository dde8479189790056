// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/checks.h"
#include "models/hints/grid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hints {
namespace {

// The utilizations of all GPUs at equal times, and how far each is below the others.
class Field
{
public:
    Field(std::span<const Curve> curves, const Range &range, const StragglerRule &rule)
        : m_range(range)
        , m_rule(rule)
        , m_grid(curves, range)
        , m_width(m_grid.width(rule.leastMs, rule.steps))
    {
        for (const Curve &curve : curves)
            addGpu(curve);
        m_peers.assign(m_rows.size(), Row(m_grid.size(), none));
        m_deficits = m_peers;
        for (std::size_t i = 0; i < m_grid.size(); ++i)
            compareAt(i);
        for (const Row &deficits : m_deficits)
            m_medians.push_back(rollingMedian(deficits, m_width, rule.samples));
        findLimits();
    }

    [[nodiscard]] std::vector<Hint> take() const
    {
        std::vector<Hint> hints;
        for (std::size_t gpu = 0; gpu < m_rows.size(); ++gpu) {
            std::vector<Mark> marks(m_grid.size(), Mark::Unknown);
            for (std::size_t i = 0; i < marks.size(); ++i) {
                if (!std::isnan(m_medians[gpu][i]))
                    marks[i] = m_medians[gpu][i] >= m_limits[i] ? Mark::Shown : Mark::Absent;
            }
            std::vector<Span> spans = spansOf(marks, m_width, knownOf(m_deficits[gpu]));
            std::erase_if(spans, [&](const Span &span) { return !isSure(gpu, span); });
            if (!spans.empty())
                hints.push_back(hintOf(gpu, spans));
        }
        std::ranges::stable_sort(hints, std::greater(), [](const Hint &hint) { return 1 - hint.value / hint.against; });
        return hints;
    }

private:
    void addGpu(const Curve &curve)
    {
        Row row = m_grid.rowOf(curve);
        m_warmTo.push_back(knownOf(row).from + m_grid.width(m_rule.warmUpMs, 1));
        const Row usual = rollingMedian(row, m_width, 1);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (double(usual[i]) < m_rule.idleBelow)
                row[i] = none;
        }
        m_rows.push_back(std::move(row));
    }

    // The median of the others is next to the middle of all.
    void compareAt(std::size_t i)
    {
        std::vector<std::pair<float, std::size_t>> present;
        for (std::size_t gpu = 0; gpu < m_rows.size(); ++gpu) {
            if (!std::isnan(m_rows[gpu][i]))
                present.emplace_back(m_rows[gpu][i], gpu);
        }
        if (present.size() < m_rule.peers + 1)
            return;
        std::ranges::sort(present);
        const std::size_t others = present.size() - 1;
        for (std::size_t place = 0; place < present.size(); ++place) {
            const auto other = [&](std::size_t at) { return double(present[at < place ? at : at + 1].first); };
            const double median = others % 2 == 1 ? other(others / 2) : (other(others / 2 - 1) + other(others / 2)) / 2;
            if (median < m_rule.busyFrom)
                continue;
            const auto &[value, gpu] = present[place];
            m_peers[gpu][i] = float(median);
            m_deficits[gpu][i] = float(1 - double(value) / median);
        }
    }

    // What a deficit must reach at each time.
    void findLimits()
    {
        m_limits.assign(m_grid.size(), std::numeric_limits<float>::infinity());
        const double least = std::max(m_rule.share, m_rule.noise * chanceOf(m_medians, m_width));
        for (std::size_t i = 0; i < m_limits.size(); ++i) {
            std::vector<float> all;
            for (const Row &medians : m_medians) {
                if (!std::isnan(medians[i]))
                    all.push_back(medians[i]);
            }
            if (all.size() > m_rule.peers)
                m_limits[i] = float(std::max(least, medianOf(all) + m_rule.mads * sigmaPerMad * madOf(all)));
        }
    }

    // Long enough after its warm-up, not just by some samples, and by more than a few percent of utilization.
    [[nodiscard]] bool isSure(std::size_t gpu, const Span &span) const
    {
        const std::size_t from = std::max(span.from, m_warmTo[gpu]);
        if (from + m_width > span.to)
            return false;
        const std::vector<float> deficits = finite(std::span(m_deficits[gpu]).subspan(span.from, span.length()));
        const auto below
            = std::ranges::count_if(deficits, [&](float deficit) { return double(deficit) >= m_rule.share / 2; });
        return double(below) >= m_rule.steady * double(deficits.size())
            && against(gpu, span) - value(gpu, span) >= m_rule.points;
    }

    [[nodiscard]] static double medianIn(const Row &row, const Span &span)
    {
        return medianOf(finite(std::span(row).subspan(span.from, span.length())));
    }
    [[nodiscard]] double against(std::size_t gpu, const Span &span) const { return medianIn(m_peers[gpu], span); }
    [[nodiscard]] double value(std::size_t gpu, const Span &span) const
    {
        Row compared = m_rows[gpu];
        for (std::size_t i = span.from; i < span.to; ++i) {
            if (std::isnan(m_peers[gpu][i]))
                compared[i] = none;
        }
        return medianIn(compared, span);
    }

    [[nodiscard]] Hint hintOf(std::size_t gpu, const std::vector<Span> &spans) const
    {
        Hint hint{.kind = Kind::Straggler, .curves = {gpu}, .of = m_rows.size()};
        tellTimes(hint, spans, knownOf(m_deficits[gpu]), m_grid, m_range);
        hint.value = value(gpu, spans.back());
        hint.against = against(gpu, spans.back());
        const std::size_t compared = finite(m_deficits[gpu]).size();
        hint.ground = {.samples = int(compared),
                       .coverage = std::min(1., double(compared) * m_grid.stepMs() / double(m_range.length())),
                       .stepMs = m_grid.stepMs(),
                       .peers = int(m_rows.size()) - 1};
        return hint;
    }

    Range m_range;
    const StragglerRule &m_rule;
    Grid m_grid;
    std::size_t m_width; // times of the shortest span
    std::vector<std::size_t> m_warmTo; // by GPU
    std::vector<Row> m_rows; // without idle times
    std::vector<Row> m_peers; // the median of the others
    std::vector<Row> m_deficits;
    std::vector<Row> m_medians; // of the deficits
    Row m_limits; // by time
};

} // namespace

std::vector<Hint> stragglers(std::span<const Curve> curves, const Range &range, const StragglerRule &rule)
{
    if (curves.size() <= rule.peers || range.length() <= 0)
        return {};
    return Field(curves, range, rule).take();
}

} // namespace hints
