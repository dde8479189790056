// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/metrics/memory.h"
#include "models/metrics/series.h"
#include "models/metrics/subject.h"

#include <QObject>

#include <functional>

namespace metrics {

struct Query
{
    Subject subject;
    std::vector<const Metric *> metrics;
    Range range;
    int samples = 1000; // 1..1000 per request
    int tiles = 1; // number of requests, of `samples` each, that the range is split into for full resolution
    // Every sample that the store keeps, in as many requests as that takes; `samples` and `tiles` do not matter.
    bool isFull = false;
    QString groupBy = {}; // clusters only
    QString nodepoolName = {}; // clusters only

    friend bool operator==(const Query &, const Query &) = default;
};

// Loads the metrics of a query, in as many requests as needed, and combines the answers. If the control plane refuses a
// metric, it is found by halving the batch and not requested again on this connection. While a new query is loading,
// the answer keeps the old curves. At full resolution, one coarse answer for the whole range comes first and is refined
// as others arrive; what was loaded for one range is not requested again for another. Lives in the GUI thread; owned by
// a panel.
class Loader : public QObject
{
    Q_OBJECT

public:
    using Memory = metrics::Memory;

    Loader(api::Client &client, std::shared_ptr<Memory> memory, QObject *parent = nullptr);
    ~Loader() override;

    // Cancels requests of a different query. If only metrics were added, only those are requested; loading the same
    // query again requests all; at full resolution, only what is missing or may have changed.
    void load(const Query &query);
    void cancel();
    void flipUnit(const Metric *metric); // interprets an ambiguous metric the other way

    void setClock(std::function<std::int64_t()> nowMs); // defines the current time, for provisional samples

    [[nodiscard]] const Query &query() const;
    [[nodiscard]] const Answer &answer() const;
    [[nodiscard]] bool isLoading() const;
    // A pod of the workload whose GPUs were asked for, as a subject of its own; absent if it is none of them.
    [[nodiscard]] std::optional<Subject> podOf(const base::Key &id) const;

Q_SIGNALS:
    void changed(); // the answer has new data
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace metrics
