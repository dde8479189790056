// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/assemble.h"
#include "models/metrics/work.h"

#include <QHash>

#include <map>

// Full resolution: every sample that the store keeps. A long range takes many requests, one per tile. Tiles begin at
// multiples of their length, whatever the range is, so that those that are there fit the next range, too.
namespace metrics {

inline constexpr std::int64_t tileMs = storeStepMs * api::mostSamples;

// The tiles that a range takes; the last one ends at `nowMs`, or with the range.
[[nodiscard]] std::vector<Range> fullTiles(const Range &range, std::int64_t nowMs);

// Whether full resolution of a range takes a reasonable number of requests, for that many objects.
inline constexpr std::size_t mostFullRequests = 600;
[[nodiscard]] bool isFullSensible(const Range &range, std::size_t objects);

// An answer to one request for one metric of one object. Its curves are tidy. Immutable, so threads may share it.
struct LoadedTile
{
    Range range; // as requested
    std::int64_t answeredAtMs = 0;
    bool isPartial = false;
    Curves curves;
};

using TilePtr = std::shared_ptr<const LoadedTile>;

// Tiles that were put together to curves. It shares their memory, instead of keeping every sample twice.
struct Packed
{
    Range range;
    std::int64_t settledToMs = 0; // what is later may still change
    std::vector<Ordered> curves;
    Losses losses;
    // How many samples could not be read, by the start of the tile and the keys of its answer. One that is loaded again
    // counts its own.
    std::map<std::int64_t, QHash<SeriesKey, std::int32_t>> dropped = {};
};

// What is loaded of one metric of one object. Copies share the samples.
class TileSet
{
public:
    void put(TilePtr tile); // in place of an earlier answer to the same request
    void setCoarse(TilePtr answer) { m_coarse = std::move(answer); } // of the range that is being loaded; null = none
    [[nodiscard]] bool hasCoarse() const { return m_coarse != nullptr; }
    [[nodiscard]] bool isEmpty() const { return !m_coarse && !m_packed && m_tiles.empty(); }
    // Whether this tile, one of those of the range, need not be requested.
    [[nodiscard]] bool has(const Range &tile, const Range &range) const;
    // Keeps these curves, which were built for the range, in place of its tiles. Not if a tile is missing, or if what
    // is known covers more than this range.
    void pack(const Range &range, const std::vector<Ordered> &curves, const Losses &losses);
    void forgetFar(const Range &range); // if there are more tiles than the longest range takes

    // The curves of the range. `part` takes what was left out; it must be fresh.
    [[nodiscard]] std::vector<Ordered> build(SeriesFrame frame, Part &part) const;

private:
    // Up to when the samples of a tile of the range are known, and will not change.
    struct Known
    {
        std::int64_t toMs = 0;
        std::int64_t settledToMs = 0;
    };
    [[nodiscard]] Known knownOf(const Range &tile, const Range &range) const;

    std::map<std::int64_t, TilePtr> m_tiles; // by their start
    std::shared_ptr<const Packed> m_packed;
    bool m_isPackedNow = false; // no tile came since
    TilePtr m_coarse;
};

} // namespace metrics
