// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/api/endpoints.h"
#include "models/api/measurements.h"
#include "models/api/page.h"
#include "models/api/params.h"
#include "models/api/records.h"
#include "models/api/scheduler.h"

class QObject;

namespace api {

class Gateway;
struct Payload;

// The typed face of the REST API. One function per operation; each returns at once with a Call and answers in the
// thread of `context`. Arguments that cannot be expressed (a comma in a filter value) end in Error::Kind::Local.
class Client
{
public:
    explicit Client(std::shared_ptr<Gateway> gateway);
    ~Client();

    using Context = QObject *;
    template<class Record> using PageDone = Callback<PagePtr<Record>>;
    using CountDone = Callback<std::int64_t>;

    [[nodiscard]] Call clusters(const ListParams &, Priority, Context, PageDone<Cluster>);
    [[nodiscard]] Call cluster(Id, Priority, Context, PageDone<Cluster>); // one row

    [[nodiscard]] Call workloads(const ListParams &, Priority, Context, PageDone<Workload>);
    [[nodiscard]] Call workload(Id, Priority, Context, PageDone<Workload>); // one row
    [[nodiscard]] Call workloadCount(const ListParams &, Priority, Context, CountDone);
    [[nodiscard]] Call workloadTelemetry(const TelemetryParams &, Priority, Context, PageDone<TelemetryValue>);
    [[nodiscard]] Call workloadEvents(Id, const ListParams &, Priority, Context, PageDone<WorkloadEvent>);
    [[nodiscard]] Call workloadHistory(Id, const ListParams &, Priority, Context, PageDone<HistoryRecord>);
    [[nodiscard]] Call workloadPods(Id, const ListParams &, Priority, Context, PageDone<Pod>);

    [[nodiscard]] Call pods(const ListParams &, Priority, Context, PageDone<Pod>);
    [[nodiscard]] Call podCount(const ListParams &, Priority, Context, CountDone);

    using MetricsDone = Callback<MeasurementsPtr>;
    [[nodiscard]] Call clusterMetrics(Id, const MetricsParams &, Priority, Context, MetricsDone);
    [[nodiscard]] Call workloadMetrics(Id, const MetricsParams &, Priority, Context, MetricsDone);
    [[nodiscard]] Call podMetrics(Id workload, Id pod, const MetricsParams &, Priority, Context, MetricsDone);
    [[nodiscard]] Call inferenceMetrics(Id workload, const MetricsParams &, Priority, Context, MetricsDone);

    [[nodiscard]] Call nodeTelemetry(const TelemetryParams &, Priority, Context, PageDone<TelemetryValue>);

private:
    template<class T>
    Call send(Operation, Result<QByteArray> target, Priority, Context,
              std::move_only_function<Result<T>(const Payload &)> decode, Callback<T> done);
    template<class Record, class Params>
    Call page(Operation, Id, const Params &, Priority, Context, PageDone<Record> done);
    Call count(Operation, const ListParams &, Priority, Context, CountDone done);
    Call metrics(Operation, std::initializer_list<Id>, const MetricsParams &, Priority, Context, MetricsDone done);

    std::shared_ptr<Gateway> m_gateway;
};

} // namespace api
