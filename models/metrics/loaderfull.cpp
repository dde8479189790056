// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/loaderstate.h"

#include <algorithm>
#include <iterator>
#include <limits>

// What the loader does at full resolution.
namespace metrics {
namespace {

constexpr std::size_t fewTiles = 3; // that come soon enough without a coarse answer before
constexpr qint64 buildEveryMs = 300;
constexpr qint64 leastPause = 3; // times what building took
constexpr qint64 newsEveryMs = 250;

} // namespace

void Loader::Private::keepTiles(const Query &next)
{
    const bool isKept = query.isFull && next.isFull && isSame(query.subject, next.subject)
        && query.groupBy == next.groupBy && query.nodepoolName == next.nodepoolName;
    if (!isKept)
        loaded.clear();
    for (auto &[key, set] : loaded) {
        set.setCoarse({});
        set.forgetFar(next.range);
    }
}

TileSet &Loader::Private::loadedOf(std::size_t metric, std::size_t target)
{
    const Target &of = targets[target];
    return loaded[{int(of.endpoint), of.path, query.metrics[metric]}];
}

void Loader::Private::enqueueFull(Target target, const std::vector<const Metric *> &metrics)
{
    const std::size_t index = targets.size();
    targets.push_back(std::move(target));
    for (const Metric *metric : metrics)
        partOf(*metric, index).isBuilding = true;
    if (isCoarseOnly)
        return enqueueCoarse(index, metrics);
    std::map<const Metric *, std::size_t> missing;
    std::vector<Range> all = fullTiles(query.range, nowMs());
    std::ranges::reverse(all); // the newest first
    for (const Range &tile : all) {
        std::vector<const Metric *> wanted;
        std::ranges::copy_if(metrics, std::back_inserter(wanted), [&](const Metric *metric) {
            return !loadedOf(indexOf(*metric), index).has(tile, query.range);
        });
        for (Ask &ask : asksOf(index, wanted, {&tile, 1})) {
            ask.samples = int(tile.length() / storeStepMs);
            count(ask);
            for (const Metric *metric : ask.metrics)
                ++missing[metric];
            pending.push_back(std::move(ask));
        }
    }
    std::vector<const Metric *> many;
    std::ranges::copy_if(metrics, std::back_inserter(many),
                         [&missing](const Metric *metric) { return missing[metric] > fewTiles; });
    enqueueCoarse(index, many);
}

// Before all tiles.
void Loader::Private::enqueueCoarse(std::size_t target, const std::vector<const Metric *> &metrics)
{
    auto at = std::ranges::find(pending, false, &Ask::isCoarse);
    for (Ask &ask : asksOf(target, metrics, {&query.range, 1})) {
        ask.isCoarse = true;
        ask.samples = int(std::clamp<std::int64_t>(query.range.length() / storeStepMs, 1, api::mostSamples));
        count(ask);
        at = std::next(pending.insert(at, std::move(ask)));
    }
}

void Loader::Private::putTile(const Ask &ask, const Metric &metric, const PieceTaker &taker)
{
    Part taken;
    taker.take(taken, metric);
    constexpr std::int64_t ever = std::numeric_limits<std::int64_t>::max();
    for (auto &[key, samples] : taken.curves)
        tidy(samples, {-ever, ever});
    auto tile = std::make_shared<LoadedTile>();
    tile->range = ask.range;
    tile->answeredAtMs = nowMs();
    tile->isPartial = taken.isPartial;
    tile->curves = std::move(taken.curves);
    TileSet &set = loadedOf(indexOf(metric), ask.target);
    ask.isCoarse ? set.setCoarse(std::move(tile)) : set.put(std::move(tile));
}

// Starts to build the curves that have changed. While much is on its way, not each answer is worth it.
void Loader::Private::buildTiles()
{
    if (!isActive || !query.isFull || assembler.isRunning())
        return;
    std::vector<Assembler::Task> tasks;
    bool isLast = true;
    for (std::size_t index = 0; index < works.size(); ++index) {
        for (auto &[target, part] : works[index].parts) {
            isLast &= part.waiting == 0;
            const TileSet &set = loadedOf(index, target);
            // The old curves are better than a few stretches of the new ones.
            if (part.isBuilding && (part.waiting == 0 || set.hasCoarse()))
                tasks.push_back({index, target, set, frameOf(index, target)});
        }
    }
    if (tasks.empty())
        return;
    const qint64 pause = std::max(buildEveryMs, leastPause * buildingMs);
    if (!isLast && sinceBuilt.isValid() && sinceBuilt.elapsed() < pause) {
        if (!again.isActive())
            again.start(int(pause - sinceBuilt.elapsed()));
        return;
    }
    again.stop();
    for (const Assembler::Task &task : tasks)
        works[task.metric].parts[task.target].isBuilding = false;
    sinceBuilt.start();
    assembler.start(std::move(tasks), [this](std::vector<Assembler::Built> all) { takeBuilt(std::move(all)); });
}

void Loader::Private::takeBuilt(std::vector<Assembler::Built> all)
{
    buildingMs = sinceBuilt.elapsed();
    for (Assembler::Built &built : all) {
        Part &part = works[built.metric].parts[built.target];
        part.ready = std::move(built.curves);
        part.isPartial = built.isPartial;
        part.losses = built.losses;
        if (!part.isOpen() && !part.problem && !part.isPartial && !isCoarseOnly)
            loadedOf(built.metric, built.target).pack(query.range, part.ready, part.losses);
    }
    for (std::size_t index = 0; index < works.size(); ++index) {
        if (std::ranges::find(all, index, &Assembler::Built::metric) != all.end())
            show(index);
    }
    buildTiles();
    Q_EMIT q->changed();
    finishIfDone();
}

bool Loader::Private::isIdle() const
{
    const auto isOpen = [](const Work &work) {
        return std::ranges::any_of(work.parts, [](const auto &entry) { return entry.second.isBuilding; });
    };
    return pending.empty() && calls.empty() && !podList.isLoading() && !assembler.isRunning()
        && std::ranges::none_of(works, isOpen);
}

bool Loader::Private::hasNews()
{
    if (sinceNews.isValid() && sinceNews.elapsed() < newsEveryMs)
        return false;
    sinceNews.start();
    return true;
}

} // namespace metrics
