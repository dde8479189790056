// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/api/endpoints.h"
#include "models/api/params.h"
#include "models/api/records_fwd.h"
#include "models/api/scheduler.h"

class QObject;

namespace api {

class Gateway;
struct MetricsParams;

// How a write without a result was carried out.
struct Written
{
    bool isPending = false; // accepted, and still to be done (202)
};

// The typed face of the REST API. One function per operation; each returns at once with a Call and answers in the
// thread of `context`. Arguments that cannot be expressed (a comma in a filter value) end in Error::Kind::Local.
//
// Those that write come last. They have no priority, because people wait for them. Each is sent once at most, see
// Dispatcher; its error says whether the change may have been made all the same (Error::outcomeUnknown()). A Call that
// is destroyed takes the request back only as long as it was not sent.
class Client
{
public:
    explicit Client(std::shared_ptr<Gateway> gateway);
    ~Client();

    using Context = QObject *;
    template<class Record> using PageDone = Callback<PagePtr<Record>>;
    using CountDone = Callback<std::int64_t>;

    // Of any operation whose rows are of this record; see records.h.
    template<class Record>
    [[nodiscard]] Call list(Operation, const ListParams &, base::Urgency, Context, PageDone<Record>);
    template<class Record>
    [[nodiscard]] Call get(Operation, const base::Key &, base::Urgency, Context, PageDone<Record>); // one row
    [[nodiscard]] Call countRows(Operation, const ListParams &, base::Urgency, Context, CountDone);
    [[nodiscard]] Call telemetry(Operation, const TelemetryParams &, base::Urgency, Context, PageDone<TelemetryValue>);

    [[nodiscard]] Call clusters(const ListParams &, base::Urgency, Context, PageDone<Cluster>);
    [[nodiscard]] Call cluster(const base::Key &, base::Urgency, Context, PageDone<Cluster>); // one row

    [[nodiscard]] Call workloads(const ListParams &, base::Urgency, Context, PageDone<Workload>);
    [[nodiscard]] Call workload(const base::Key &, base::Urgency, Context, PageDone<Workload>); // one row
    [[nodiscard]] Call workloadCount(const ListParams &, base::Urgency, Context, CountDone);
    [[nodiscard]] Call workloadTelemetry(const TelemetryParams &, base::Urgency, Context, PageDone<TelemetryValue>);
    [[nodiscard]] Call workloadEvents(const base::Key &, const ListParams &, base::Urgency, Context,
                                      PageDone<WorkloadEvent>);
    [[nodiscard]] Call workloadHistory(const base::Key &, const ListParams &, base::Urgency, Context,
                                       PageDone<HistoryRecord>);
    [[nodiscard]] Call workloadPods(const base::Key &, const ListParams &, base::Urgency, Context, PageDone<Pod>);

    [[nodiscard]] Call pods(const ListParams &, base::Urgency, Context, PageDone<Pod>);
    [[nodiscard]] Call podCount(const ListParams &, base::Urgency, Context, CountDone);

    using MetricsDone = Callback<MeasurementsPtr>;
    [[nodiscard]] Call clusterMetrics(const base::Key &, const MetricsParams &, base::Urgency, Context, MetricsDone);
    [[nodiscard]] Call workloadMetrics(const base::Key &, const MetricsParams &, base::Urgency, Context, MetricsDone);
    [[nodiscard]] Call podMetrics(const base::Key &workload, const base::Key &pod, const MetricsParams &, base::Urgency,
                                  Context, MetricsDone);
    [[nodiscard]] Call inferenceMetrics(const base::Key &workload, const MetricsParams &, base::Urgency, Context,
                                        MetricsDone);

    [[nodiscard]] Call nodeTelemetry(const TelemetryParams &, base::Urgency, Context, PageDone<TelemetryValue>);

    using WriteDone = Callback<Written>;
    // One row: the cluster as it was created; no row if the answer does not show it.
    [[nodiscard]] Call createCluster(const ClusterDraft &, Context, PageDone<Cluster>);
    [[nodiscard]] Call renameCluster(const base::Key &, const QString &name, Context, WriteDone);
    [[nodiscard]] Call deleteCluster(const base::Key &, const WriteParams &, Context, WriteDone);
    // The workloads that the action could not be applied to. The answer may come before the rest have followed it.
    enum class BatchAction { Delete, Suspend, Resume };
    [[nodiscard]] Call batchWorkloads(BatchAction, const QList<base::Key> &, Context, PageDone<BatchFailure>);

private:
    std::shared_ptr<Gateway> m_gateway;
};

} // namespace api
