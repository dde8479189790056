// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/client.h"

#include "models/api/decode.h"
#include "models/api/gateway.h"
#include "models/api/query.h"

namespace api {
namespace {

Result<QByteArray> target(Operation operation, Id id, const ListParams &params)
{
    return targetOf(endpoint(operation), id, params);
}

Result<QByteArray> target(Operation operation, Id, const TelemetryParams &params)
{
    return targetOf(endpoint(operation), params);
}

} // namespace

Client::Client(std::shared_ptr<Gateway> gateway)
    : m_gateway(std::move(gateway))
{
}

Client::~Client() = default;

template<class T>
Call Client::send(Operation operation, Result<QByteArray> target, Priority priority, Context context,
                  std::move_only_function<Result<T>(const Payload &)> decode, Callback<T> done)
{
    const auto delivery = std::make_shared<TypedDelivery<T>>(std::move(decode));
    const std::uint64_t number = m_gateway->nextNumber();
    Call call = makeCall(
        context, delivery, [delivery, done = std::move(done)]() mutable { done(delivery->take()); },
        [gateway = m_gateway, number] { gateway->cancel(number); });
    if (target)
        m_gateway->submit(
            number, {.priority = priority, .operation = operation, .target = std::move(*target), .delivery = delivery});
    else
        delivery->fail(std::move(target.error()));
    return call;
}

template<class Record, class Params>
Call Client::page(Operation operation, Id id, const Params &params, Priority priority, Context context,
                  PageDone<Record> done)
{
    return send<PagePtr<Record>>(
        operation, target(operation, id, params), priority, context,
        [rows = endpoint(operation).rows](const Payload &payload) { return decodePage<Record>(payload.body, rows); },
        std::move(done));
}

Call Client::count(Operation operation, const ListParams &params, Priority priority, Context context, CountDone done)
{
    return send<std::int64_t>(
        operation, target(operation, {}, params), priority, context,
        [key = endpoint(operation).rows](const Payload &payload) { return decodeInteger(payload.body, key); },
        std::move(done));
}

Call Client::metrics(Operation operation, std::initializer_list<Id> ids, const MetricsParams &params, Priority priority,
                     Context context, MetricsDone done)
{
    return send<MeasurementsPtr>(
        operation, targetOf(endpoint(operation), ids, params), priority, context,
        [](const Payload &payload) { return decodeMeasurements(payload.body, payload.status); }, std::move(done));
}

Call Client::clusters(const ListParams &params, Priority priority, Context context, PageDone<Cluster> done)
{
    return page<Cluster>(Operation::Clusters, {}, params, priority, context, std::move(done));
}

Call Client::cluster(Id id, Priority priority, Context context, PageDone<Cluster> done)
{
    return page<Cluster>(Operation::Cluster, id, ListParams(), priority, context, std::move(done));
}

Call Client::workloads(const ListParams &params, Priority priority, Context context, PageDone<Workload> done)
{
    return page<Workload>(Operation::Workloads, {}, params, priority, context, std::move(done));
}

Call Client::workload(Id id, Priority priority, Context context, PageDone<Workload> done)
{
    return page<Workload>(Operation::Workload, id, ListParams(), priority, context, std::move(done));
}

Call Client::workloadCount(const ListParams &params, Priority priority, Context context, CountDone done)
{
    return count(Operation::WorkloadCount, params, priority, context, std::move(done));
}

Call Client::workloadTelemetry(const TelemetryParams &params, Priority priority, Context context,
                               PageDone<TelemetryValue> done)
{
    return page<TelemetryValue>(Operation::WorkloadTelemetry, {}, params, priority, context, std::move(done));
}

Call Client::workloadEvents(Id id, const ListParams &params, Priority priority, Context context,
                            PageDone<WorkloadEvent> done)
{
    return page<WorkloadEvent>(Operation::WorkloadEvents, id, params, priority, context, std::move(done));
}

Call Client::workloadHistory(Id id, const ListParams &params, Priority priority, Context context,
                             PageDone<HistoryRecord> done)
{
    return page<HistoryRecord>(Operation::WorkloadHistory, id, params, priority, context, std::move(done));
}

Call Client::workloadPods(Id id, const ListParams &params, Priority priority, Context context, PageDone<Pod> done)
{
    return page<Pod>(Operation::WorkloadPods, id, params, priority, context, std::move(done));
}

Call Client::pods(const ListParams &params, Priority priority, Context context, PageDone<Pod> done)
{
    return page<Pod>(Operation::Pods, {}, params, priority, context, std::move(done));
}

Call Client::podCount(const ListParams &params, Priority priority, Context context, CountDone done)
{
    return count(Operation::PodCount, params, priority, context, std::move(done));
}

Call Client::clusterMetrics(Id id, const MetricsParams &params, Priority priority, Context context, MetricsDone done)
{
    return metrics(Operation::ClusterMetrics, {id}, params, priority, context, std::move(done));
}

Call Client::workloadMetrics(Id id, const MetricsParams &params, Priority priority, Context context, MetricsDone done)
{
    return metrics(Operation::WorkloadMetrics, {id}, params, priority, context, std::move(done));
}

Call Client::podMetrics(Id workload, Id pod, const MetricsParams &params, Priority priority, Context context,
                        MetricsDone done)
{
    return metrics(Operation::PodMetrics, {workload, pod}, params, priority, context, std::move(done));
}

Call Client::inferenceMetrics(Id workload, const MetricsParams &params, Priority priority, Context context,
                              MetricsDone done)
{
    return metrics(Operation::InferenceMetrics, {workload}, params, priority, context, std::move(done));
}

Call Client::nodeTelemetry(const TelemetryParams &params, Priority priority, Context context,
                           PageDone<TelemetryValue> done)
{
    return page<TelemetryValue>(Operation::NodeTelemetry, {}, params, priority, context, std::move(done));
}

} // namespace api
