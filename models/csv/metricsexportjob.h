// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/metricscsv.h"
#include "models/metrics/loader.h"

#include <QObject>

#include <memory>

namespace csv {

struct MetricsExportRequest
{
    metrics::Scope scope = metrics::Scope::Workload; // Cluster, Workload, Pod or Node
    base::Key id;
    base::Key workloadId; // of a pod
    std::vector<const metrics::Metric *> metrics;
    std::optional<metrics::Range> range; // absent = the lifetime of the workload or pod
    int samples = api::mostSamples;
    bool isFull = false; // every sample, at the step of the control plane's store; `samples` does not count
    QString groupBy; // of a cluster
    QString nodepoolName; // of a cluster: only what belongs to this node pool; empty = all
    MetricsFormat format;
    QString file; // "-" = standard output
    // With isFull, these tell whether the unfinished file of an earlier run is for the same export.
    QString source = {}; // the control plane; no secrets
    QString rangeWords = {}; // a range relative to now, as the user gave it; empty = absolute

    friend bool operator==(const MetricsExportRequest &, const MetricsExportRequest &) = default;
};

// Finds the object, loads its metrics and writes them to a CSV file that appears complete or not at all. Partially
// missing data is written and reported; a metric that is refused or fails ends the job without a file. With isFull, the
// range is requested in parts, see FullExport. Lives in one thread with an event loop. Destroying it cancels.
class MetricsExportJob : public QObject
{
    Q_OBJECT

public:
    MetricsExportJob(api::Client &client, MetricsExportRequest request, QObject *parent = nullptr);
    ~MetricsExportJob() override;

    // Replaces the range of the request by one that depends on the current time.
    void setRange(std::function<metrics::Range(std::int64_t nowMs)> rangeAt);
    // The control plane's clock; default: this computer's. It is read when the first answer has arrived.
    void setClock(std::function<std::int64_t()> nowMs);

    void start();
    void cancel(); // ends with finished(); leaves no file, or what can be continued

    [[nodiscard]] int requestsDone() const; // with isFull: parts
    [[nodiscard]] int requests() const; // 0 = not known yet
    [[nodiscard]] bool hasSucceeded() const;
    // Succeeded, and every part of a full export was answered, be it in part.
    [[nodiscard]] bool isComplete() const;
    // The reader of standard output has closed it, as in "binnacle export ... | head"; not an error to report.
    [[nodiscard]] bool hasLostReader() const;
    [[nodiscard]] QString closingSentence() const; // what was written, or what went wrong and what to do next
    [[nodiscard]] QString problemDetail() const; // the server's message, plain text; may be empty

Q_SIGNALS:
    void progress();
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace csv
