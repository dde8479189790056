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
    int samples = 1000; // 1..1000 a request
    int tiles = 1; // the range in so many requests of `samples` each, for full resolution
    QString groupBy = {}; // clusters only
    QString nodepoolName = {}; // clusters only

    friend bool operator==(const Query &, const Query &) = default;
};

// Asks for the metrics of a query, in as many requests as it takes, and puts the answers together. A metric that the
// control plane refuses is found by halving the batch and is not asked for again on this connection. While a new query
// is under way the answer holds the old curves. Lives in the GUI thread; owned by a panel.
class Loader : public QObject
{
    Q_OBJECT

public:
    using Memory = metrics::Memory;

    Loader(api::Client &client, std::shared_ptr<Memory> memory, QObject *parent = nullptr);
    ~Loader() override;

    // What is under way for another query is cancelled. Metrics that are new to the query are asked for alone; the same
    // query again asks for all.
    void load(const Query &query);
    void cancel();
    void flipUnit(const Metric *metric); // reads an ambiguous one the other way

    void setClock(std::function<std::int64_t()> nowMs); // what counts as now: for provisional samples

    [[nodiscard]] const Query &query() const;
    [[nodiscard]] const Answer &answer() const;
    [[nodiscard]] bool isLoading() const;

Q_SIGNALS:
    void changed(); // the answer grew
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace metrics
