// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/tiles.h"

#include <algorithm>
#include <limits>

namespace metrics {
namespace {

constexpr std::int64_t lateMs = 5 * provisionalMs; // a store may be behind
constexpr std::size_t mostKept = 400; // tiles

std::int64_t onStep(std::int64_t timeMs) // or later
{
    return (timeMs + storeStepMs - 1) / storeStepMs * storeStepMs;
}

// Curves of several answers, in the order of time.
class Mix
{
public:
    explicit Mix(const TilePtr &coarse)
        : m_coarse(coarse)
    {
    }

    void addTile(const LoadedTile &tile, const Range &stretch)
    {
        for (const auto &[key, samples] : tile.curves) {
            add(key, samples, stretch, samples.dropped);
            m_stored.push_back(&samples);
        }
        m_isPartial |= tile.isPartial;
    }

    // `dropped`: of the tiles that are known from it alone.
    void addPacked(const Packed &packed, const Range &stretch, const QHash<SeriesKey, std::int32_t> &dropped)
    {
        for (const auto &[order, series] : packed.curves) {
            SeriesKey key = series->key;
            key.object = {};
            key.twin = std::max(key.twin - 1, 0); // as in an answer
            add(key, series->samples, stretch, dropped.value(key));
            add(key, series->outOfRange, stretch, 0);
            m_packedMs = series->stepMs;
        }
    }

    void addCoarse(const Range &stretch)
    {
        if (!m_coarse || stretch.length() <= 0)
            return;
        for (const auto &[key, samples] : m_coarse->curves)
            add(key, samples, stretch, samples.dropped);
        if (!m_ranges.empty() && m_ranges.back().toMs == stretch.fromMs)
            m_ranges.back().toMs = stretch.toMs;
        else
            m_ranges.push_back(stretch);
    }

    // What the curves hold is moved out.
    void finish(SeriesFrame &frame, Part &part)
    {
        for (auto &[key, samples] : m_curves)
            samples.shrink();
        part.curves = std::move(m_curves);
        part.isPartial = m_isPartial;
        if (m_ranges.empty())
            return;
        std::vector<const api::Samples *> coarse;
        for (const auto &[key, samples] : m_coarse->curves)
            coarse.push_back(&samples);
        const double askedMs = static_cast<double>(m_coarse->range.length()) / api::mostSamples;
        frame.coarse = {std::move(m_ranges), stepOf(coarse, askedMs), m_coarse->curves};
        frame.storedMs = !m_stored.empty() ? stepOf(m_stored, frame.stepMs)
            : m_packedMs > 0               ? m_packedMs
                                           : frame.coarse.stepMs;
        part.isPartial |= m_coarse->isPartial;
    }

private:
    void add(const SeriesKey &key, const api::Samples &samples, const Range &stretch, std::int32_t dropped)
    {
        const auto place = m_places.constFind(key);
        if (place == m_places.constEnd()) {
            m_places.insert(key, m_curves.size());
            m_curves.emplace_back(key, api::Samples());
        }
        api::Samples &whole = m_curves[place == m_places.constEnd() ? m_curves.size() - 1 : *place].second;
        const std::size_t first = samples.times.lowerBound(stretch.fromMs);
        const std::size_t last = samples.times.lowerBound(stretch.toMs);
        if (first < last)
            whole.append(samples, first, last);
        const auto from = std::ranges::lower_bound(samples.breaks, stretch.fromMs);
        const auto to = std::ranges::lower_bound(samples.breaks, stretch.toMs);
        whole.breaks.insert(whole.breaks.end(), from, to);
        // Nobody knows when a sample was that cannot be read: it counts with those of its answer.
        if (m_counted.emplace(&samples, true).second && dropped > 0) {
            if (whole.dropped == 0)
                whole.firstDropped = samples.firstDropped;
            whole.dropped += dropped;
        }
    }

    TilePtr m_coarse;
    Curves m_curves;
    QHash<SeriesKey, std::size_t> m_places;
    std::map<const api::Samples *, bool> m_counted;
    std::vector<const api::Samples *> m_stored; // of tiles
    std::vector<Range> m_ranges; // that are coarse
    double m_packedMs = 0; // step
    bool m_isPartial = false;
};

} // namespace

std::vector<Range> fullTiles(const Range &range, std::int64_t nowMs)
{
    std::vector<Range> tiles;
    const std::int64_t endMs = onStep(std::max(range.toMs, nowMs));
    const std::int64_t first = range.fromMs / tileMs - (range.fromMs % tileMs < 0 ? 1 : 0);
    for (std::int64_t fromMs = first * tileMs; fromMs < range.toMs; fromMs += tileMs)
        tiles.push_back({fromMs, std::min(fromMs + tileMs, endMs)});
    return tiles;
}

bool isFullSensible(const Range &range, std::size_t objects)
{
    return fullTiles(range, range.toMs).size() * objects <= mostFullRequests;
}

void TileSet::put(TilePtr tile)
{
    const std::int64_t fromMs = tile->range.fromMs;
    m_tiles[fromMs] = std::move(tile);
    m_isPackedNow = false;
}

TileSet::Known TileSet::knownOf(const Range &tile, const Range &range) const
{
    if (const auto loaded = m_tiles.find(tile.fromMs); loaded != m_tiles.end()) {
        if (loaded->second->isPartial)
            return {};
        const std::int64_t toMs = loaded->second->range.toMs;
        return {toMs, std::min(toMs, loaded->second->answeredAtMs - lateMs)};
    }
    if (!m_packed || m_packed->range.fromMs > std::max(tile.fromMs, range.fromMs))
        return {};
    // What it has of a step that went on after it is not all.
    const bool isEnd = m_packed->range.toMs >= range.toMs;
    const std::int64_t toMs = m_packed->range.toMs;
    return {isEnd ? onStep(toMs) : toMs / storeStepMs * storeStepMs,
            isEnd ? m_packed->settledToMs : std::min(m_packed->settledToMs, toMs / storeStepMs * storeStepMs)};
}

bool TileSet::has(const Range &tile, const Range &range) const
{
    return knownOf(tile, range).settledToMs >= std::min(tile.toMs, onStep(range.toMs));
}

void TileSet::pack(const Range &range, const std::vector<Ordered> &curves, const Losses &losses)
{
    if (m_packed && m_packed->range.fromMs <= range.fromMs && m_packed->range.toMs >= range.toMs)
        return;
    auto packed = std::make_shared<Packed>();
    packed->settledToMs = std::numeric_limits<std::int64_t>::max();
    for (const Range &tile : fullTiles(range, range.toMs)) {
        const Known known = knownOf(tile, range);
        if (known.toMs < tile.toMs)
            return;
        if (known.settledToMs < tile.toMs)
            packed->settledToMs = std::min(packed->settledToMs, known.settledToMs);
    }
    packed->range = range;
    packed->settledToMs = std::min(packed->settledToMs, onStep(range.toMs));
    packed->curves = curves;
    packed->losses = losses;
    for (const Range &tile : fullTiles(range, range.toMs)) {
        if (const auto loaded = m_tiles.find(tile.fromMs); loaded != m_tiles.end()) {
            for (const auto &[key, samples] : loaded->second->curves) {
                if (samples.dropped > 0)
                    packed->dropped[tile.fromMs][key] += samples.dropped;
            }
        } else if (m_packed && m_packed->dropped.contains(tile.fromMs)) {
            packed->dropped[tile.fromMs] = m_packed->dropped.at(tile.fromMs);
        }
    }
    std::erase_if(m_tiles, [&range](const auto &entry) {
        return entry.first >= range.fromMs && entry.second->range.toMs <= onStep(range.toMs);
    });
    m_packed = std::move(packed);
    m_isPackedNow = true;
}

void TileSet::forgetFar(const Range &range)
{
    const std::int64_t middle = range.fromMs + range.length() / 2;
    while (m_tiles.size() > mostKept) {
        const bool isFirst = middle - m_tiles.begin()->first > m_tiles.rbegin()->first - middle;
        m_tiles.erase(isFirst ? m_tiles.begin() : std::prev(m_tiles.end()));
    }
}

std::vector<Ordered> TileSet::build(SeriesFrame frame, Part &part) const
{
    const Range &range = frame.range;
    if (m_isPackedNow && m_packed->range == range) {
        part.losses = m_packed->losses;
        return m_packed->curves;
    }
    Mix mix(m_coarse);
    const std::vector<Range> tiles = fullTiles(range, range.toMs);
    QHash<SeriesKey, std::int32_t> dropped;
    for (const Range &tile : tiles) {
        if (!m_packed || m_tiles.contains(tile.fromMs) || !m_packed->dropped.contains(tile.fromMs))
            continue;
        const QHash<SeriesKey, std::int32_t> &own = m_packed->dropped.at(tile.fromMs);
        for (auto at = own.cbegin(); at != own.cend(); ++at)
            dropped[at.key()] += at.value();
    }
    for (const Range &tile : tiles) {
        const bool isFirst = &tile == &tiles.front();
        const bool isLast = &tile == &tiles.back();
        // Servers that align samples to the step send the first one before the range; its end belongs to it.
        Range rest{isFirst ? range.fromMs - storeStepMs : tile.fromMs, isLast ? range.toMs + 1 : tile.toMs};
        const auto until = [&rest](std::int64_t toMs) {
            const Range stretch{rest.fromMs, std::clamp(toMs, rest.fromMs, rest.toMs)};
            rest.fromMs = stretch.toMs;
            return stretch;
        };
        if (const auto loaded = m_tiles.find(tile.fromMs); loaded != m_tiles.end()) {
            // Its end is open, where no other tile follows.
            const std::int64_t toMs = loaded->second->range.toMs;
            mix.addTile(*loaded->second, until(isLast && toMs >= range.toMs ? rest.toMs : toMs));
        }
        if (m_packed && m_packed->range.toMs > rest.fromMs && m_packed->range.fromMs < rest.toMs) {
            const std::int64_t toMs = m_packed->range.toMs;
            mix.addCoarse(until(m_packed->range.fromMs - storeStepMs));
            mix.addPacked(*m_packed, until(isLast && toMs >= range.toMs ? rest.toMs : toMs), dropped);
        }
        mix.addCoarse(until(rest.toMs));
    }
    mix.finish(frame, part);
    return seriesOf(part, frame);
}

} // namespace metrics
