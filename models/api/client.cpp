// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/client.h"

#include "models/api/bodies.h"
#include "models/api/decode.h"
#include "models/api/encode.h"
#include "models/api/gateway.h"
#include "models/api/jsontree.h"
#include "models/api/query.h"

#include <QCoreApplication>

#include <algorithm>

namespace api {
namespace {

Result<QByteArray> target(Operation operation, const base::Key &id, const ListParams &params)
{
    return targetOf(endpoint(operation), id, params);
}

Result<QByteArray> target(Operation operation, const base::Key &, const TelemetryParams &params)
{
    return targetOf(endpoint(operation), params);
}

template<class T> using Decode = std::move_only_function<Result<T>(const Payload &)>;

// Builds and sends a request; `decode` reads its answer. Calls `done` with the error if the request cannot be built.
template<class T>
Call send(const std::shared_ptr<Gateway> &gateway, Result<Job> job, QObject *context, Decode<T> decode,
          Callback<T> done)
{
    const auto delivery = std::make_shared<TypedDelivery<T>>(std::move(decode));
    const std::uint64_t number = gateway->nextNumber();
    Call call = makeCall(
        context, delivery, [delivery, done = std::move(done)]() mutable { done(delivery->take()); },
        [gateway, number] { gateway->cancel(number); });
    if (job) {
        job->delivery = delivery;
        gateway->submit(number, std::move(*job));
    } else {
        delivery->fail(std::move(job.error()));
    }
    return call;
}

Result<Job> read(Operation operation, base::Urgency priority, Result<QByteArray> target)
{
    return std::move(target).map([&](QByteArray &&path) {
        return Job{.priority = priority, .operation = operation, .target = std::move(path)};
    });
}

struct ClientWords
{
    Q_DECLARE_TR_FUNCTIONS(api::Client)
};

Result<Job> write(bool isAllowed, Operation operation, const QList<base::Key> &keys, Result<QByteArray> target,
                  Result<QByteArray> body)
{
    if (!isAllowed)
        return Failure(
            Error{.kind = Error::Kind::Local,
                  .detail = ClientWords::tr("This connection is read-only. Allow changes for it and try again."),
                  .intent = Error::Intent::Write});
    if (!body)
        return Failure(std::move(body.error()));
    return std::move(target).map([&](QByteArray &&path) {
        return Job{.priority = base::Urgency::Interactive,
                   .operation = operation,
                   .target = std::move(path),
                   .body = std::move(*body),
                   .keys = keys};
    });
}

template<class Record, class Params>
Call page(const std::shared_ptr<Gateway> &gateway, Operation operation, const base::Key &id, const Params &params,
          base::Urgency priority, QObject *context, Callback<PagePtr<Record>> done)
{
    return send<PagePtr<Record>>(
        gateway, read(operation, priority, target(operation, id, params)), context,
        [rows = endpoint(operation).rows](const Payload &payload) { return decodePage<Record>(payload.body, rows); },
        std::move(done));
}

Call count(const std::shared_ptr<Gateway> &gateway, Operation operation, const base::Key &id, const ListParams &params,
           base::Urgency priority, QObject *context, Client::CountDone done)
{
    return send<std::int64_t>(
        gateway, read(operation, priority, target(operation, id, params)), context,
        [key = endpoint(operation).rows](const Payload &payload) { return decodeInteger(payload.body, key); },
        std::move(done));
}

Call metrics(const std::shared_ptr<Gateway> &gateway, Operation operation, std::initializer_list<base::Key> ids,
             const MetricsParams &params, base::Urgency priority, QObject *context, Client::MetricsDone done)
{
    return send<MeasurementsPtr>(
        gateway, read(operation, priority, targetOf(endpoint(operation), ids, params)), context,
        [](const Payload &payload) { return decodeMeasurements(payload.body, payload.status); }, std::move(done));
}

// The status is enough; a message in the body (202) is for logs only.
Result<Written> decodeWritten(const Payload &payload)
{
    return Written{.isPending = payload.status == 202};
}

// An empty body, a missing list and null in place of the list all mean no rows.
template<class Record> Result<PagePtr<Record>> decodeRowsOfWrite(const QByteArray &body, std::string_view rows)
{
    const auto none = [] { return std::make_shared<const Page<Record>>(); };
    if (body.trimmed().isEmpty())
        return none();
    if (rows != ".") {
        const std::optional<JsonNode> root = parseJson(body);
        const QString key = QString::fromUtf8(rows.data(), static_cast<qsizetype>(rows.size()));
        const JsonNode *list = root ? root->child(key) : nullptr;
        if (root && root->type == JsonNode::Type::Object && (!list || list->type == JsonNode::Type::Null))
            return none();
    }
    return decodePage<Record>(body, rows).map_error([](Error error) {
        error.intent = Error::Intent::Write;
        return error;
    });
}

// Faults and the answer itself are left behind: they may quote a secret.
Result<Instructions> decodeInstructions(const QByteArray &body, std::string_view rows)
{
    return decodePage<InstallInfo>(body, rows).and_then([](const PagePtr<InstallInfo> &page) -> Result<Instructions> {
        const RowRef<InstallInfo> row{page->rows.front(), page->texts};
        if (row->instructions.isAbsent() && row->clientSecret.isAbsent())
            return Failure(Error{.kind = Error::Kind::Decode, .detail = QStringLiteral("installationStr")});
        return Instructions{row.text(row->instructions), row.text(row->repositoryName), row.text(row->chartRepoUrl),
                            row.text(row->clientSecret)};
    });
}

template<class Record>
Call writeForRows(const std::shared_ptr<Gateway> &gateway, Operation operation, Result<Job> job, QObject *context,
                  Callback<PagePtr<Record>> done)
{
    return send<PagePtr<Record>>(
        gateway, std::move(job), context,
        [rows = endpoint(operation).rows](const Payload &payload) {
            return decodeRowsOfWrite<Record>(payload.body, rows);
        },
        std::move(done));
}

QString wordOf(Client::BatchAction action)
{
    switch (action) {
    case Client::BatchAction::Delete:
        return QStringLiteral("delete");
    case Client::BatchAction::Suspend:
        return QStringLiteral("suspend");
    case Client::BatchAction::Resume:
        return QStringLiteral("resume");
    }
    return {};
}

} // namespace

Client::Client(std::shared_ptr<Gateway> gateway)
    : m_gateway(std::move(gateway))
    , m_capabilities(std::make_unique<Capabilities>())
{
}

Client::~Client() = default;

void Client::endPauses()
{
    m_gateway->endPauses();
}

template<class Record>
Call Client::list(Operation operation, const ListParams &params, base::Urgency priority, Context context,
                  PageDone<Record> done)
{
    return listOf<Record>(operation, {}, params, priority, context, std::move(done));
}

template<class Record>
Call Client::listOf(Operation operation, const base::Key &id, const ListParams &params, base::Urgency priority,
                    Context context, PageDone<Record> done)
{
    return page<Record>(m_gateway, operation, id, params, priority, context, std::move(done));
}

template<class Record>
Call Client::get(Operation operation, const base::Key &id, base::Urgency priority, Context context,
                 PageDone<Record> done)
{
    return page<Record>(m_gateway, operation, id, ListParams(), priority, context, std::move(done));
}

// The record types that these functions support.
template Call Client::list(Operation, const ListParams &, base::Urgency, Context, PageDone<Cluster>);
template Call Client::list(Operation, const ListParams &, base::Urgency, Context, PageDone<ClusterMinimal>);
template Call Client::list(Operation, const ListParams &, base::Urgency, Context, PageDone<Workload>);
template Call Client::list(Operation, const ListParams &, base::Urgency, Context, PageDone<Pod>);
template Call Client::list(Operation, const ListParams &, base::Urgency, Context, PageDone<Node>);
template Call Client::list(Operation, const ListParams &, base::Urgency, Context, PageDone<NodePool>);
template Call Client::list(Operation, const ListParams &, base::Urgency, Context, PageDone<Project>);
template Call Client::list(Operation, const ListParams &, base::Urgency, Context, PageDone<Department>);
template Call Client::list(Operation, const ListParams &, base::Urgency, Context, PageDone<WorkloadType>);
template Call Client::list(Operation, const ListParams &, base::Urgency, Context, PageDone<WorkloadCategory>);
template Call Client::list(Operation, const ListParams &, base::Urgency, Context, PageDone<WorkloadPriority>);
template Call Client::listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context,
                             PageDone<Cluster>);
template Call Client::listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context,
                             PageDone<ClusterMinimal>);
template Call Client::listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context, PageDone<Pod>);
template Call Client::listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context, PageDone<Node>);
template Call Client::listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context,
                             PageDone<NodePool>);
template Call Client::listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context,
                             PageDone<Project>);
template Call Client::listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context,
                             PageDone<Department>);
template Call Client::listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context,
                             PageDone<OldPod>);
template Call Client::listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context,
                             PageDone<Revision>);
template Call Client::listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context,
                             PageDone<WorkloadType>);
template Call Client::listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context,
                             PageDone<WorkloadCategory>);
template Call Client::listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context,
                             PageDone<WorkloadPriority>);
template Call Client::listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context,
                             PageDone<HistoryRecord>);
template Call Client::listOf(Operation, const base::Key &, const ListParams &, base::Urgency, Context,
                             PageDone<WorkloadEvent>);
template Call Client::get(Operation, const base::Key &, base::Urgency, Context, PageDone<Cluster>);
template Call Client::get(Operation, const base::Key &, base::Urgency, Context, PageDone<Revision>);
template Call Client::get(Operation, const base::Key &, base::Urgency, Context, PageDone<WorkloadType>);
template Call Client::get(Operation, const base::Key &, base::Urgency, Context, PageDone<WorkloadCategory>);
template Call Client::get(Operation, const base::Key &, base::Urgency, Context, PageDone<Workload>);
template Call Client::get(Operation, const base::Key &, base::Urgency, Context, PageDone<Pod>);

Call Client::countRows(Operation operation, const ListParams &params, base::Urgency priority, Context context,
                       CountDone done)
{
    return countRowsOf(operation, {}, params, priority, context, std::move(done));
}

Call Client::countRowsOf(Operation operation, const base::Key &id, const ListParams &params, base::Urgency priority,
                         Context context, CountDone done)
{
    return count(m_gateway, operation, id, params, priority, context, std::move(done));
}

Call Client::telemetry(Operation operation, const TelemetryParams &params, base::Urgency priority, Context context,
                       PageDone<TelemetryValue> done)
{
    return page<TelemetryValue>(m_gateway, operation, {}, params, priority, context, std::move(done));
}

Call Client::clusters(const ListParams &params, base::Urgency priority, Context context, PageDone<Cluster> done)
{
    return page<Cluster>(m_gateway, Operation::Clusters, {}, params, priority, context, std::move(done));
}

Call Client::cluster(const base::Key &id, base::Urgency priority, Context context, PageDone<Cluster> done)
{
    return page<Cluster>(m_gateway, Operation::Cluster, id, ListParams(), priority, context, std::move(done));
}

Call Client::clusterMinimal(const base::Key &id, base::Urgency priority, Context context, PageDone<ClusterMinimal> done)
{
    return page<ClusterMinimal>(m_gateway, Operation::ClusterMinimal, id, ListParams(), priority, context,
                                std::move(done));
}

Call Client::installInfo(const base::Key &id, const InstallParams &params, base::Urgency priority, Context context,
                         Callback<Instructions> done)
{
    constexpr auto operation = Operation::ClusterInstallInfo;
    return send<Instructions>(
        m_gateway, read(operation, priority, targetOf(endpoint(operation), id, params)), context,
        [rows = endpoint(operation).rows](const Payload &payload) { return decodeInstructions(payload.body, rows); },
        std::move(done));
}

Call Client::workloads(const ListParams &params, base::Urgency priority, Context context, PageDone<Workload> done)
{
    return page<Workload>(m_gateway, Operation::Workloads, {}, params, priority, context, std::move(done));
}

Call Client::workload(const base::Key &id, base::Urgency priority, Context context, PageDone<Workload> done)
{
    return page<Workload>(m_gateway, Operation::Workload, id, ListParams(), priority, context, std::move(done));
}

Call Client::workloadCount(const ListParams &params, base::Urgency priority, Context context, CountDone done)
{
    return count(m_gateway, Operation::WorkloadCount, {}, params, priority, context, std::move(done));
}

Call Client::workloadTelemetry(const TelemetryParams &params, base::Urgency priority, Context context,
                               PageDone<TelemetryValue> done)
{
    return page<TelemetryValue>(m_gateway, Operation::WorkloadTelemetry, {}, params, priority, context,
                                std::move(done));
}

Call Client::workloadEvents(const base::Key &id, const ListParams &params, base::Urgency priority, Context context,
                            PageDone<WorkloadEvent> done)
{
    return page<WorkloadEvent>(m_gateway, Operation::WorkloadEvents, id, params, priority, context, std::move(done));
}

Call Client::workloadHistory(const base::Key &id, const ListParams &params, base::Urgency priority, Context context,
                             PageDone<HistoryRecord> done)
{
    return page<HistoryRecord>(m_gateway, Operation::WorkloadHistory, id, params, priority, context, std::move(done));
}

Call Client::workloadPods(const base::Key &id, const ListParams &params, base::Urgency priority, Context context,
                          PageDone<Pod> done)
{
    return page<Pod>(m_gateway, Operation::WorkloadPods, id, params, priority, context, std::move(done));
}

Call Client::pods(const ListParams &params, base::Urgency priority, Context context, PageDone<Pod> done)
{
    return page<Pod>(m_gateway, Operation::Pods, {}, params, priority, context, std::move(done));
}

Call Client::podCount(const ListParams &params, base::Urgency priority, Context context, CountDone done)
{
    return count(m_gateway, Operation::PodCount, {}, params, priority, context, std::move(done));
}

Call Client::clusterMetrics(const base::Key &id, const MetricsParams &params, base::Urgency priority, Context context,
                            MetricsDone done)
{
    return metrics(m_gateway, Operation::ClusterMetrics, {id}, params, priority, context, std::move(done));
}

Call Client::workloadMetrics(const base::Key &id, const MetricsParams &params, base::Urgency priority, Context context,
                             MetricsDone done)
{
    return metrics(m_gateway, Operation::WorkloadMetrics, {id}, params, priority, context, std::move(done));
}

Call Client::podMetrics(const base::Key &workload, const base::Key &pod, const MetricsParams &params,
                        base::Urgency priority, Context context, MetricsDone done)
{
    return metrics(m_gateway, Operation::PodMetrics, {workload, pod}, params, priority, context, std::move(done));
}

Call Client::inferenceMetrics(const base::Key &workload, const MetricsParams &params, base::Urgency priority,
                              Context context, MetricsDone done)
{
    return metrics(m_gateway, Operation::InferenceMetrics, {workload}, params, priority, context, std::move(done));
}

Call Client::inferencePodMetrics(const base::Key &workload, const base::Key &pod, const MetricsParams &params,
                                 base::Urgency priority, Context context, MetricsDone done)
{
    return metrics(m_gateway, Operation::InferencePodMetrics, {workload, pod}, params, priority, context,
                   std::move(done));
}

Call Client::revisions(const base::Key &workload, const ListParams &params, base::Urgency priority, Context context,
                       PageDone<Revision> done)
{
    return page<Revision>(m_gateway, Operation::InferenceRevisions, workload, params, priority, context,
                          std::move(done));
}

Call Client::revision(const base::Key &id, base::Urgency priority, Context context, PageDone<Revision> done)
{
    return page<Revision>(m_gateway, Operation::InferenceRevision, id, ListParams(), priority, context,
                          std::move(done));
}

Call Client::podsOfRevision(const base::Key &id, const ListParams &params, base::Urgency priority, Context context,
                            PageDone<Pod> done)
{
    return page<Pod>(m_gateway, Operation::RevisionPods, id, params, priority, context, std::move(done));
}

Call Client::revisionEvents(const base::Key &id, const ListParams &params, base::Urgency priority, Context context,
                            PageDone<WorkloadEvent> done)
{
    return page<WorkloadEvent>(m_gateway, Operation::RevisionEvents, id, params, priority, context, std::move(done));
}

Call Client::revisionHistory(const base::Key &id, const ListParams &params, base::Urgency priority, Context context,
                             PageDone<HistoryRecord> done)
{
    return page<HistoryRecord>(m_gateway, Operation::RevisionHistory, id, params, priority, context, std::move(done));
}

Call Client::oldPods(const base::Key &cluster, base::Urgency priority, Context context, PageDone<OldPod> done)
{
    return page<OldPod>(m_gateway, Operation::OldPods, cluster, ListParams(), priority, context, std::move(done));
}

Call Client::workloadTypes(const ListParams &params, base::Urgency priority, Context context,
                           PageDone<WorkloadType> done)
{
    return page<WorkloadType>(m_gateway, Operation::WorkloadTypes, {}, params, priority, context, std::move(done));
}

Call Client::workloadType(const base::Key &id, base::Urgency priority, Context context, PageDone<WorkloadType> done)
{
    return page<WorkloadType>(m_gateway, Operation::WorkloadType, id, ListParams(), priority, context, std::move(done));
}

Call Client::workloadCategories(base::Urgency priority, Context context, PageDone<WorkloadCategory> done)
{
    return page<WorkloadCategory>(m_gateway, Operation::WorkloadCategories, {}, ListParams(), priority, context,
                                  std::move(done));
}

Call Client::workloadPriorities(const ListParams &params, base::Urgency priority, Context context,
                                PageDone<WorkloadPriority> done)
{
    return page<WorkloadPriority>(m_gateway, Operation::WorkloadPriorities, {}, params, priority, context,
                                  std::move(done));
}

Call Client::nodeMetrics(const base::Key &id, const MetricsParams &params, base::Urgency priority, Context context,
                         MetricsDone done)
{
    return metrics(m_gateway, Operation::NodeMetrics, {id}, params, priority, context, std::move(done));
}

Call Client::nodePoolMetrics(const base::Key &cluster, const base::Key &name, const MetricsParams &params,
                             base::Urgency priority, Context context, MetricsDone done)
{
    return metrics(m_gateway, Operation::NodePoolMetrics, {cluster, name}, params, priority, context, std::move(done));
}

Call Client::projectMetrics(const base::Key &id, const MetricsParams &params, base::Urgency priority, Context context,
                            MetricsDone done)
{
    return metrics(m_gateway, Operation::ProjectMetrics, {id}, params, priority, context, std::move(done));
}

Call Client::departmentMetrics(const base::Key &id, const MetricsParams &params, base::Urgency priority,
                               Context context, MetricsDone done)
{
    return metrics(m_gateway, Operation::DepartmentMetrics, {id}, params, priority, context, std::move(done));
}

Call Client::nodeTelemetry(const TelemetryParams &params, base::Urgency priority, Context context,
                           PageDone<TelemetryValue> done)
{
    return page<TelemetryValue>(m_gateway, Operation::NodeTelemetry, {}, params, priority, context, std::move(done));
}

Call Client::createCluster(const ClusterDraft &draft, Context context, PageDone<Cluster> done)
{
    constexpr auto operation = Operation::CreateCluster;
    Body<NewCluster> body;
    body.put(&NewCluster::name, draft.name);
    if (!draft.domain.isEmpty())
        body.put(&NewCluster::domain, draft.domain);
    if (!draft.version.isEmpty())
        body.put(&NewCluster::version, draft.version);
    return writeForRows<Cluster>(
        m_gateway, operation,
        write(m_allowsChanges, operation, {}, targetOf(endpoint(operation), {}, WriteParams()), encode(body)), context,
        std::move(done));
}

Call Client::renameCluster(const base::Key &id, const QString &name, Context context, WriteDone done)
{
    constexpr auto operation = Operation::RenameCluster;
    Body<ClusterName> body;
    body.put(&ClusterName::name, name);
    return send<Written>(
        m_gateway,
        write(m_allowsChanges, operation, {id}, targetOf(endpoint(operation), id, WriteParams()), encode(body)),
        context, decodeWritten, std::move(done));
}

Call Client::deleteCluster(const base::Key &id, const WriteParams &params, Context context, WriteDone done)
{
    constexpr auto operation = Operation::DeleteCluster;
    return send<Written>(
        m_gateway, write(m_allowsChanges, operation, {id}, targetOf(endpoint(operation), id, params), QByteArray()),
        context, decodeWritten, std::move(done));
}

Call Client::batchWorkloads(BatchAction action, const QList<base::Key> &ids, Context context,
                            PageDone<BatchFailure> done)
{
    constexpr auto operation = Operation::WorkloadBatch;
    Body<api::BatchAction> body;
    QStringList texts;
    for (const base::Key &id : ids)
        texts += id.toString();
    if (!texts.isEmpty())
        body.put(&api::BatchAction::ids, texts);
    body.put(&api::BatchAction::action, wordOf(action));
    return writeForRows<BatchFailure>(
        m_gateway, operation,
        write(m_allowsChanges, operation, ids, targetOf(endpoint(operation), {}, WriteParams()), encode(body)), context,
        std::move(done));
}

std::optional<Operation> Client::singleAction(BatchAction action, QStringView type)
{
    struct Row
    {
        QStringView type;
        std::optional<Operation> erase, suspend, resume;
    };
    using enum Operation;
    static constexpr Row rows[] = {
        {u"Workspace", DeleteWorkspace, SuspendWorkspace, ResumeWorkspace},
        {u"Training", DeleteTraining, SuspendTraining, ResumeTraining},
        {u"Distributed", DeleteDistributed, SuspendDistributed, ResumeDistributed},
        {u"Inference", DeleteInference, {}, {}},
        {u"DistributedInference", DeleteDistributedInference, {}, {}},
        {u"", DeleteAnyWorkload, {}, {}}, // any other
    };
    const QString name = type.toString().remove(u' ');
    const Row &row = *std::ranges::find_if(
        rows, [&name](const Row &candidate) { return candidate.type.isEmpty() || candidate.type == name; });
    switch (action) {
    case BatchAction::Delete:
        return row.erase;
    case BatchAction::Suspend:
        return row.suspend;
    case BatchAction::Resume:
        return row.resume;
    }
    return {};
}

Call Client::actOnWorkload(Operation operation, const base::Key &id, Context context, WriteDone done)
{
    return send<Written>(
        m_gateway,
        write(m_allowsChanges, operation, {id}, targetOf(endpoint(operation), id, WriteParams()), QByteArray()),
        context, decodeWritten, std::move(done));
}

Call Client::updateWorkloadType(const base::Key &id, const TypeDraft &draft, Context context,
                                PageDone<WorkloadType> done)
{
    constexpr auto operation = Operation::UpdateWorkloadType;
    Body<TypeUpdate> body;
    if (!draft.categoryId.isEmpty())
        body.put(&TypeUpdate::categoryId, draft.categoryId);
    if (!draft.priorityId.isEmpty())
        body.put(&TypeUpdate::priorityId, draft.priorityId);
    return writeForRows<WorkloadType>(
        m_gateway, operation,
        write(m_allowsChanges, operation, {id}, targetOf(endpoint(operation), id, WriteParams()), encode(body)),
        context, std::move(done));
}

} // namespace api
