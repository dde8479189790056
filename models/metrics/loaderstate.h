// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/assembler.h"
#include "models/metrics/loader.h"
#include "models/metrics/plan.h"
#include "models/metrics/podlist.h"
#include "models/metrics/work.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include <map>
#include <tuple>

namespace metrics {

inline bool isSame(const Subject &a, const Subject &b)
{
    return a.scope == b.scope && a.id == b.id && a.workloadId == b.workloadId;
}

struct Loader::Private
{
    Private(Loader *loader, api::Client &to, std::shared_ptr<Memory> known)
        : q(loader)
        , client(to)
        , memory(std::move(known))
        , podList(to)
        , assembler(loader)
    {
        again.setSingleShot(true);
        QObject::connect(&again, &QTimer::timeout, loader, [this] { buildTiles(); });
    }

    void load(const Query &wanted);
    MetricAnswer begin(const Metric *metric, const Query &next, bool keeps);
    void plan();
    void planPods();
    void refuse(Scope endpoint, const api::Error &problem);
    void enqueue(Target target, const std::vector<const Metric *> &metrics);
    void pump();
    void send(Ask ask);
    void answerUnknown(std::uint64_t number, Ask ask);
    void answered(std::uint64_t number, const Ask &ask, const api::Result<api::MeasurementsPtr> &result);
    void halve(const Ask &ask);
    void failAll(const api::Error &error);
    void settle(const Ask &ask, const std::function<void(Part &, const Metric &)> &note);
    void publish(std::size_t index, std::size_t target);
    void show(std::size_t index);
    void finishIfDone();
    void drop();
    void count(const Ask &ask);
    [[nodiscard]] Part &partOf(const Metric &metric, std::size_t target);
    [[nodiscard]] std::size_t indexOf(const Metric &metric) const;
    [[nodiscard]] SeriesFrame frameOf(std::size_t index, std::size_t target) const;
    [[nodiscard]] bool isIdle() const; // nothing is on its way

    // At full resolution
    void keepTiles(const Query &next);
    void enqueueFull(Target target, const std::vector<const Metric *> &metrics);
    void enqueueCoarse(std::size_t target, const std::vector<const Metric *> &metrics);
    void putTile(const Ask &ask, const Metric &metric, const PieceTaker &taker);
    void buildTiles();
    void takeBuilt(std::vector<Assembler::Built> all);
    [[nodiscard]] TileSet &loadedOf(std::size_t metric, std::size_t target);
    [[nodiscard]] bool hasNews(); // every now and then

    [[nodiscard]] bool isRefused(Scope endpoint, const Metric &metric) const
    {
        return memory->isRefused(endpoint, metric) || refused.contains({int(endpoint), &metric});
    }

    Loader *q;
    api::Client &client;
    std::shared_ptr<Memory> memory;
    PodList podList;
    std::function<std::int64_t()> nowMs = [] { return QDateTime::currentMSecsSinceEpoch(); };

    Query query;
    Answer answer;
    std::vector<Target> targets; // of this load
    QStringList displayNames; // by target; empty if its object need not be named
    std::vector<Work> works; // by metric of the query
    std::deque<Ask> pending;
    std::map<std::uint64_t, api::Call> calls; // by serial
    std::uint64_t serial = 0;
    bool isActive = false;
    QSet<std::pair<int, const Metric *>> refused; // by endpoint, during this load
    QSet<int> served; // endpoints that have answered during this load

    // By endpoint, path and metric
    std::map<std::tuple<int, std::vector<base::Key>, const Metric *>, TileSet> loaded;
    Assembler assembler;
    QTimer again; // for what was answered since the assembler started
    QElapsedTimer sinceBuilt;
    qint64 buildingMs = 0; // the last time
    QElapsedTimer sinceNews;
    bool isCoarseOnly = false; // full resolution of that many pods would take too many requests
};

} // namespace metrics
