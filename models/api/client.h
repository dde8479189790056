// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/api/capabilities.h"
#include "models/api/endpoints.h"
#include "models/api/params.h"
#include "models/api/records_fwd.h"
#include "models/api/scheduler.h"

class QObject;

namespace api {

class Gateway;
struct MetricsParams;

// The outcome of a write that returns no result.
struct Written
{
    bool isPending = false; // accepted but not carried out yet (202)
};

// How to install Run:ai in a cluster. Instructions and client secret are secrets: not for logs, files or links. It is a
// plain value without the answer behind it, so that they can be in no page, fault or row either.
struct Instructions
{
    QString text; // shell commands
    QString repositoryName;
    QString chartRepoUrl;
    QString clientSecret;
};

// The typed interface to the REST API. One function per operation; each returns immediately with a Call and answers in
// the thread of `context`. Arguments that cannot be encoded (e.g. a comma in a filter value) end in Error::Kind::Local.
//
// Writes come last. They take no priority, because a user waits for them. Each is sent at most once, see Dispatcher;
// Error::outcomeUnknown() reports whether a failed one may have been carried out. Destroying the Call of a write
// withdraws the request only if it has not been sent yet. Unless changes are allowed, all writes end in
// Error::Kind::Local.
class Client
{
public:
    explicit Client(std::shared_ptr<Gateway> gateway);
    ~Client();

    [[nodiscard]] Capabilities &capabilities() { return *m_capabilities; } // of the control plane

    void setAllowsChanges(bool allow) { m_allowsChanges = allow; } // by default not
    [[nodiscard]] bool allowsChanges() const { return m_allowsChanges; }

    // Refreshes of addresses that keep failing are put off. Call this first where a person asks for one: what is sent
    // after it is tried at once.
    void endPauses();

    using Context = QObject *;
    template<class Record> using PageDone = Callback<PagePtr<Record>>;
    using CountDone = Callback<std::int64_t>;

    // For any operation whose rows have this record type; see records.h.
    template<class Record>
    [[nodiscard]] Call list(Operation, const ListParams &, base::Urgency, Context, PageDone<Record>);
    // The same for a list that belongs to an object, e.g. the nodes of a cluster.
    template<class Record>
    [[nodiscard]] Call listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context,
                              PageDone<Record>);
    template<class Record>
    [[nodiscard]] Call get(Operation, const base::Key &, base::Urgency, Context, PageDone<Record>); // one row
    [[nodiscard]] Call countRows(Operation, const ListParams &, base::Urgency, Context, CountDone);
    // The same for a list that belongs to an object.
    [[nodiscard]] Call countRowsOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context, CountDone);
    [[nodiscard]] Call telemetry(Operation, const TelemetryParams &, base::Urgency, Context, PageDone<TelemetryValue>);

    [[nodiscard]] Call clusters(const ListParams &, base::Urgency, Context, PageDone<Cluster>);
    [[nodiscard]] Call cluster(const base::Key &, base::Urgency, Context, PageDone<Cluster>); // one row

    [[nodiscard]] Call clusterMinimal(const base::Key &, base::Urgency, Context, PageDone<ClusterMinimal>); // one row
    [[nodiscard]] Call installInfo(const base::Key &, const InstallParams &, base::Urgency, Context,
                                   Callback<Instructions>);

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

    [[nodiscard]] Call inferencePodMetrics(const base::Key &workload, const base::Key &pod, const MetricsParams &,
                                           base::Urgency, Context, MetricsDone);

    // Revisions of an inference workload; of the parameters, only `deleted` counts.
    [[nodiscard]] Call revisions(const base::Key &workload, const ListParams &, base::Urgency, Context,
                                 PageDone<Revision>);
    [[nodiscard]] Call revision(const base::Key &, base::Urgency, Context, PageDone<Revision>); // one row
    // All pods at once, in no order. With order and pages: pods() with the filter "revisionId==...".
    [[nodiscard]] Call podsOfRevision(const base::Key &, const ListParams &, base::Urgency, Context, PageDone<Pod>);
    [[nodiscard]] Call revisionEvents(const base::Key &, const ListParams &, base::Urgency, Context,
                                      PageDone<WorkloadEvent>);
    [[nodiscard]] Call revisionHistory(const base::Key &, const ListParams &, base::Urgency, Context,
                                       PageDone<HistoryRecord>);

    // Only up to 2.21: all pods of a cluster at once, for where pods() is refused.
    [[nodiscard]] Call oldPods(const base::Key &cluster, base::Urgency, Context, PageDone<OldPod>);

    // None of these lists has pages.
    [[nodiscard]] Call workloadTypes(const ListParams &, base::Urgency, Context, PageDone<WorkloadType>);
    [[nodiscard]] Call workloadType(const base::Key &, base::Urgency, Context, PageDone<WorkloadType>); // one row
    [[nodiscard]] Call workloadCategories(base::Urgency, Context, PageDone<WorkloadCategory>);
    [[nodiscard]] Call workloadPriorities(const ListParams &, base::Urgency, Context, PageDone<WorkloadPriority>);

    [[nodiscard]] Call nodeMetrics(const base::Key &, const MetricsParams &, base::Urgency, Context, MetricsDone);
    // A pool is requested by its name.
    [[nodiscard]] Call nodePoolMetrics(const base::Key &cluster, const base::Key &name, const MetricsParams &,
                                       base::Urgency, Context, MetricsDone);
    [[nodiscard]] Call projectMetrics(const base::Key &, const MetricsParams &, base::Urgency, Context, MetricsDone);
    [[nodiscard]] Call departmentMetrics(const base::Key &, const MetricsParams &, base::Urgency, Context, MetricsDone);
    [[nodiscard]] Call nodeTelemetry(const TelemetryParams &, base::Urgency, Context, PageDone<TelemetryValue>);

    using WriteDone = Callback<Written>;
    // One row: the new cluster; no row if the answer does not contain it.
    [[nodiscard]] Call createCluster(const ClusterDraft &, Context, PageDone<Cluster>);
    [[nodiscard]] Call renameCluster(const base::Key &, const QString &name, Context, WriteDone);
    [[nodiscard]] Call deleteCluster(const base::Key &, const WriteParams &, Context, WriteDone);
    // Answers with the workloads that the action could not be applied to. The answer may come before the action is
    // complete for the others.
    enum class BatchAction { Delete, Suspend, Resume };
    [[nodiscard]] Call batchWorkloads(BatchAction, const QList<base::Key> &, Context, PageDone<BatchFailure>);
    // The operation that applies the action to a single workload of this type, as lists name it, for control planes
    // without batch operations. None: the API has no such operation.
    [[nodiscard]] static std::optional<Operation> singleAction(BatchAction, QStringView type);
    [[nodiscard]] Call actOnWorkload(Operation, const base::Key &, Context, WriteDone);
    // One row: the type as it is then; no row if the answer does not contain it.
    [[nodiscard]] Call updateWorkloadType(const base::Key &, const TypeDraft &, Context, PageDone<WorkloadType>);

private:
    std::shared_ptr<Gateway> m_gateway;
    std::unique_ptr<Capabilities> m_capabilities;
    bool m_allowsChanges = false;
};

} // namespace api
