// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/text.h"
#include "models/hints/checks.h"
#include "models/hints/grid.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace hints {
namespace {

// How the use of a pod differs while its node is full.
struct Difference
{
    double meanwhile = 0; // medians
    double otherwise = 0;
};

// One that takes cores, in one time.
struct Taker
{
    std::size_t guest = 0;
    Difference use;
};

struct Taking
{
    Span span;
    Difference own;
    Taker taker;
};

class FullNode
{
public:
    FullNode(const Curve &own, const Curve &node, double cores, std::span<const Guest> guests, const Range &range,
             const NeighbourRule &rule)
        : m_range(range)
        , m_rule(rule)
        , m_guests(guests)
        , m_cores(cores)
        , m_grid(allOf(own, node, guests), range)
        , m_width(m_grid.width(rule.leastMs, rule.samples))
        , m_own(m_grid.rowOf(own))
        , m_node(m_grid.rowOf(node))
    {
        for (const Guest &guest : guests)
            m_used.push_back(m_grid.rowOf(guest.used));
        findFull();
    }

    [[nodiscard]] std::vector<Lack> lacks() const
    {
        std::vector<Lack> lacks;
        for (const Span &span : m_full) {
            if (const auto own = lackIn(span))
                lacks.push_back({m_grid.timeOf(span.from), m_grid.timeOf(span.to), own->otherwise - own->meanwhile});
        }
        return lacks;
    }

    [[nodiscard]] std::vector<Hint> take() const
    {
        std::vector<Taking> takings;
        for (const Span &span : m_full) {
            if (const auto taking = takingIn(span))
                takings.push_back(*taking);
        }
        if (takings.empty())
            return {};
        std::erase_if(takings, [guest = takings.back().taker.guest](const Taking &taking) {
            return taking.taker.guest != guest;
        });
        return {hintOf(takings)};
    }

private:
    static std::vector<Curve> allOf(const Curve &own, const Curve &node, std::span<const Guest> guests)
    {
        std::vector<Curve> all{own, node};
        for (const Guest &guest : guests)
            all.push_back(guest.used);
        return all;
    }

    // Where the node is full, and at which times it surely is not: not next to such a time.
    void findFull()
    {
        const Row usual = rollingMedian(m_node, m_width, m_rule.samples);
        std::vector<Mark> marks(m_grid.size(), Mark::Unknown);
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (!std::isnan(usual[i]))
                marks[i] = double(usual[i]) >= m_rule.full * m_cores ? Mark::Shown : Mark::Absent;
        }
        m_full = spansOf(marks, m_width, knownOf(m_node));
        m_hasRoom.assign(m_grid.size(), false);
        for (std::size_t i = 0; i < marks.size(); ++i)
            m_hasRoom[i] = marks[i] == Mark::Absent;
        for (const Span &span : m_full)
            std::fill(m_hasRoom.begin() + std::ptrdiff_t(span.from), m_hasRoom.begin() + std::ptrdiff_t(span.to),
                      false);
    }

    [[nodiscard]] std::vector<float> valuesIn(const Row &row, const Span &span) const
    {
        return finite(std::span(row).subspan(span.from, span.length()));
    }
    // Only of times at which the node has room.
    [[nodiscard]] std::vector<float> withRoom(const Row &row, const Span &span) const
    {
        std::vector<float> values;
        values.reserve(span.length());
        for (std::size_t i = span.from; i < span.to; ++i) {
            if (m_hasRoom[i] && !std::isnan(row[i]))
                values.push_back(row[i]);
        }
        return values;
    }
    [[nodiscard]] std::vector<float> valuesNear(const Row &row, const Span &span) const
    {
        const std::size_t near = m_grid.width(m_rule.nearMs, 1);
        return withRoom(row, {span.from - std::min(span.from, near), std::min(span.to + near, row.size())});
    }
    [[nodiscard]] bool areEnough(const std::vector<float> &meanwhile, const Span &span) const
    {
        return meanwhile.size() >= m_rule.samples && meanwhile.size() * 2 >= span.length();
    }

    // What the pod gets, if it is less than at other times.
    [[nodiscard]] std::optional<Difference> lackIn(const Span &span) const
    {
        const std::vector<float> meanwhile = valuesIn(m_own, span);
        const std::vector<float> otherwise = valuesNear(m_own, span);
        if (!areEnough(meanwhile, span) || otherwise.size() < m_grid.width(m_rule.otherMs, m_rule.samples))
            return {};
        const Difference own{medianOf(meanwhile), medianOf(otherwise)};
        const double lack = own.otherwise - own.meanwhile;
        const double least
            = std::max({m_rule.share * own.otherwise, m_rule.mads * sigmaPerMad * madOf(otherwise), m_rule.leastCores});
        const double half = own.otherwise - lack / 2;
        const auto isLow = [half](float value) { return double(value) <= half; };
        if (own.meanwhile < m_rule.runsFrom || lack < least || !areMost(meanwhile, isLow) || !areFew(m_own, span, isLow)
            || !beginsOrEnds(span, half))
            return {};
        return own;
    }

    [[nodiscard]] std::optional<Taking> takingIn(const Span &span) const
    {
        const std::optional<Difference> own = lackIn(span);
        if (!own)
            return {};
        const auto taker = takerIn(span, own->otherwise - own->meanwhile);
        return taker ? std::optional(Taking{span, *own, *taker}) : std::nullopt;
    }

    // Whether its own use is higher right before the time, or right after: what was low anyway has other causes.
    [[nodiscard]] bool beginsOrEnds(const Span &span, double half) const
    {
        const std::size_t gap = m_width; // the medians there may be of both
        const auto isHigh = [&](std::size_t from, std::size_t to) {
            const std::vector<float> values = withRoom(m_own, {from, to});
            return values.size() >= m_rule.samples ? std::optional(medianOf(values) > half) : std::nullopt;
        };
        const std::size_t before = span.from - std::min(span.from, gap);
        const std::size_t after = std::min(span.to + gap, m_own.size());
        const auto wasHigh = isHigh(before - std::min(before, 2 * m_width), before);
        const auto getsHigh = isHigh(after, std::min(after + 2 * m_width, m_own.size()));
        return (wasHigh || getsHigh) && wasHigh.value_or(true) && getsHigh.value_or(true);
    }

    [[nodiscard]] std::optional<Taker> takerIn(const Span &span, double lack) const
    {
        std::optional<Taker> most;
        for (std::size_t guest = 0; guest < m_guests.size(); ++guest) {
            const std::optional<Difference> use = riseOf(guest, span, lack);
            if (!use)
                continue;
            const double rise = use->meanwhile - use->otherwise;
            if (!most || rise > most->use.meanwhile - most->use.otherwise)
                most = Taker{guest, *use};
        }
        return most;
    }

    [[nodiscard]] std::optional<Difference> riseOf(std::size_t guest, const Span &span, double lack) const
    {
        const std::vector<float> meanwhile = valuesIn(m_used[guest], span);
        const std::vector<float> otherwise = valuesNear(m_used[guest], span);
        const std::int64_t created = m_guests[guest].createdMs;
        const bool isNew = created != api::absentTime && created >= m_grid.timeOf(span.from) - m_rule.leastMs;
        if (!areEnough(meanwhile, span) || (!isNew && otherwise.size() < m_grid.width(m_rule.otherMs, m_rule.samples)))
            return {};
        const Difference use{medianOf(meanwhile), isNew ? 0 : medianOf(otherwise)};
        const double rise = use.meanwhile - use.otherwise;
        const auto isHigh = [half = use.otherwise + rise / 2](float value) { return double(value) >= half; };
        const bool isSteady = areMost(meanwhile, isHigh) && (isNew || areFew(m_used[guest], span, isHigh));
        // Comparisons with NaN are false.
        const bool isAsRequested = use.meanwhile <= m_guests[guest].requested;
        return rise >= lack && isSteady && !isAsRequested ? std::optional(use) : std::nullopt;
    }

    template<typename Is> [[nodiscard]] bool areMost(const std::vector<float> &values, const Is &is) const
    {
        return double(std::ranges::count_if(values, is)) >= m_rule.steady * double(values.size());
    }

    // Of the medians around the times at which the node has room.
    template<typename Is> [[nodiscard]] bool areFew(const Row &row, const Span &span, const Is &is) const
    {
        const std::vector<float> medians = valuesNear(rollingMedian(row, m_width, m_rule.samples), span);
        return double(std::ranges::count_if(medians, is)) <= m_rule.seldom * double(medians.size());
    }

    [[nodiscard]] Hint hintOf(const std::vector<Taking> &takings) const
    {
        std::vector<Span> spans;
        spans.reserve(takings.size());
        for (const Taking &taking : takings)
            spans.push_back(taking.span);
        const Taking &last = takings.back();
        Hint hint{.kind = Kind::Neighbour, .curves = {last.taker.guest}, .of = m_guests.size()};
        tellTimes(hint, spans, knownOf(m_node), m_grid, m_range);
        hint.value = last.own.meanwhile;
        hint.against = last.own.otherwise;
        hint.taken = last.taker.use.meanwhile;
        hint.takenBefore = last.taker.use.otherwise;
        hint.requested = m_guests[last.taker.guest].requested;
        hint.cores = m_cores;
        const std::size_t samples = finite(m_own).size();
        hint.ground = {.samples = int(samples),
                       .coverage = std::min(1., double(samples) * m_grid.stepMs() / double(m_range.length())),
                       .stepMs = m_grid.stepMs(),
                       .peers = int(m_guests.size())};
        return hint;
    }

    Range m_range;
    const NeighbourRule &m_rule;
    std::span<const Guest> m_guests;
    double m_cores;
    Grid m_grid;
    std::size_t m_width; // times of the shortest span
    Row m_own;
    Row m_node;
    std::vector<Row> m_used; // by guest
    std::vector<Span> m_full;
    std::vector<bool> m_hasRoom; // by time
};

} // namespace

std::vector<Hint> takenByNeighbour(const Curve &own, const Curve &node, double cores, std::span<const Guest> neighbours,
                                   const Range &range, const NeighbourRule &rule)
{
    if (neighbours.empty() || range.length() <= 0 || !(cores > 0))
        return {};
    return FullNode(own, node, cores, neighbours, range, rule).take();
}

std::vector<Lack> lacksOfCores(const Curve &own, const Curve &node, double cores, const Range &range,
                               const NeighbourRule &rule)
{
    if (range.length() <= 0 || !(cores > 0))
        return {};
    return FullNode(own, node, cores, {}, range, rule).lacks();
}

} // namespace hints
