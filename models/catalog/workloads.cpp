// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/workloads.h"

#include "models/api/jsontree.h"
#include "models/catalog/clusters.h"
#include "models/catalog/departments.h"
#include "models/catalog/describe.h"
#include "models/catalog/pods.h"
#include "models/catalog/projects.h"
#include "models/catalog/reason.h"
#include "models/catalog/revisions.h"
#include "models/catalog/types.h"
#include "models/catalog/windowedsource.h"
#include "models/catalog/workloadactions.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

using namespace catalog;
using table::Kind;
using Workload = api::Workload;
using api::JsonNode;
using api::Resources;

constexpr const char *phases[]
    = {"Creating", "Pending", "Initializing", "Running",  "Resuming",    "Updating", "Degraded", "Stopping",
       "Stopped",  "Failed",  "Completed",    "Deleting", "Terminating", "Unknown",  nullptr};

// Native types first, then the types of other frameworks that Run:ai supports.
constexpr const char *types[]
    = {"Workspace",  "Training", "Distributed", "Inference", "DistributedInference", "CronJob", "Deployment", "Job",
       "NIMService", "Notebook", "RayCluster",  "RayJob",    "SparkApplication",     nullptr};

constexpr const char *categories[] = {"Build", "Train", "Deploy", nullptr};

table::Raw gpus(const Row<Workload> &row)
{
    const Workload &workload = row.record;
    return gpuShare(row.texts.unpack(workload.allocated), row.texts.unpack(workload.requested),
                    workload.idleAllocatedGpus);
}

table::Raw pods(const Row<Workload> &row)
{
    const Workload &workload = row.record;
    const auto firstOf = [](std::int32_t one, std::int32_t other) { return one == api::absentInt ? other : one; };
    const std::int32_t least = firstOf(workload.requestedPodsMin, workload.requestedPods);
    const std::int32_t most = firstOf(workload.requestedPodsMax, firstOf(workload.requestedPods, least));
    if (workload.runningPods == api::absentInt || least == api::absentInt)
        return {};
    return table::PodShare{workload.runningPods, least, std::max(least, most)};
}

constexpr RecordColumn<Workload> columnList[] = {
    field<&Workload::name>({"name", QT_TRANSLATE_NOOP("Column", "Workload"), Kind::Name, 20, shown, "name", "name"}),
    field<&Workload::phase>(
        {"phase", QT_TRANSLATE_NOOP("Column", "Phase"), Kind::State, 15.5, shown, "phase", "phase", nullptr, phases}),
    field<&Workload::type>(
        {"type", QT_TRANSLATE_NOOP("Column", "Type"), Kind::Text, 14, seldom, "type", "type", nullptr, types}),
    field<&Workload::projectName>(
        {"projectName", QT_TRANSLATE_NOOP("Column", "Project"), Kind::Text, 15, usually, "projectName", "projectName"}),
    made({"gpus", QT_TRANSLATE_NOOP("Column", "GPUs"), Kind::GpuShare, 19, often, "allocatedGPU", nullptr,
          QT_TRANSLATE_NOOP(
              "Column",
              "Allocated GPUs out of those requested. Hatched: allocated but idle for more than 5 minutes. Outlined: "
              "the control plane does not report whether they are idle."),
          nullptr, "allocatedResources.gpu,workloadRequestedResources.gpu.request,idleAllocatedGpus"},
         gpus),
    field<&Workload::idleAllocatedGpus>(
        {"idleAllocatedGpus", QT_TRANSLATE_NOOP("Column", "Idle"), Kind::Gpus, 5.5, often, "idleAllocatedGpus",
         "idleAllocatedGpus",
         QT_TRANSLATE_NOOP("Column", "Allocated GPUs that have been idle for more than 5 minutes")}),
    made({"pods", QT_TRANSLATE_NOOP("Column", "Pods"), Kind::PodShare, 8.5, usually, nullptr, nullptr,
          QT_TRANSLATE_NOOP("Column", "Running pods out of those requested"), nullptr,
          "runningPods,requestedPods.number,requestedPods.min,requestedPods.max"},
         pods),
    field<&Workload::createdAt>(
        {"createdAt", QT_TRANSLATE_NOOP("Column", "Created"), Kind::Time, 11.5, often, "createdAt", "createdAt"}),
    field<&Workload::totalRunningTimeSeconds>({"totalRunningTimeSeconds", QT_TRANSLATE_NOOP("Column", "Runtime"),
                                               Kind::Duration, 13, usually, "totalRunningTimeSeconds",
                                               "totalRunningTimeSeconds",
                                               QT_TRANSLATE_NOOP("Column", "Total running time over all runs")}),
    field<&Workload::category>({"category", QT_TRANSLATE_NOOP("Column", "Category"), Kind::Text, 10, hidden, "category",
                                "category", nullptr, categories}),
    field<&Workload::priorityClassName>({"priorityClassName", QT_TRANSLATE_NOOP("Column", "Priority"), Kind::Text, 12,
                                         hidden, "priorityClassName", "priorityClassName"}),
    field<&Workload::priority>(
        {"priority", QT_TRANSLATE_NOOP("Column", "Priority value"), Kind::Count, 12, hidden, "priority", "priority"}),
    field<&Workload::preemptible>({"preemptible", QT_TRANSLATE_NOOP("Column", "Preemptible"), Kind::Flag, 11, hidden}),
    field<&Workload::departmentName>({"departmentName", QT_TRANSLATE_NOOP("Column", "Department"), Kind::Text, 15,
                                      hidden, "departmentName", "departmentName"}),
    field<&Workload::submittedBy>({"submittedBy", QT_TRANSLATE_NOOP("Column", "Created by"), Kind::Text, 18, spare,
                                   "submittedBy", "submittedBy"}),
    field<&Workload::source>({"source", QT_TRANSLATE_NOOP("Column", "Submitted from"), Kind::Text, 14, hidden}),
    field<&Workload::aiApplicationName>({"aiApplicationName", QT_TRANSLATE_NOOP("Column", "AI application"), Kind::Text,
                                         16, hidden, "aiApplicationName", "aiApplicationName"}),
    clusterField<&Workload::clusterId>({"clusterId", QT_TRANSLATE_NOOP("Column", "Cluster"), Kind::Reference, 14, spare,
                                        "clusterId", "clusterId",
                                        QT_TRANSLATE_NOOP("Column", "The server sorts by cluster ID")}),
    field<&Workload::currentNodePools>(
        {"currentNodePools", QT_TRANSLATE_NOOP("Column", "Node pools"), Kind::Text, 14, spare, "nodepool", "nodepool"}),
    field<&Workload::requestedNodePools>(
        {"requestedNodePools", QT_TRANSLATE_NOOP("Column", "Requested node pools"), Kind::Text, 18, hidden}),
    field<&Workload::completedAt>({"completedAt", QT_TRANSLATE_NOOP("Column", "Completed"), Kind::Time, 11.5, hidden,
                                   "completedAt", "completedAt"}),
    field<&Workload::phaseUpdatedAt>({"phaseUpdatedAt", QT_TRANSLATE_NOOP("Column", "Phase since"), Kind::Time, 11.5,
                                      hidden, "phaseUpdatedAt", "phaseUpdatedAt"}),
    field<&Workload::phaseMessage>({"phaseMessage", QT_TRANSLATE_NOOP("Column", "Message"), Kind::Text, 30, hidden}),
    field<&Workload::phaseReason>({"phaseReason", QT_TRANSLATE_NOOP("Column", "Reason"), Kind::Text, 20, hidden,
                                   nullptr, nullptr, QT_TRANSLATE_NOOP("Column", "Why it is waiting")}),
    field<&Workload::totalPendingTimeSeconds>(
        {"totalPendingTimeSeconds", QT_TRANSLATE_NOOP("Column", "Pending time"), Kind::Duration, 11.5, hidden,
         "totalPendingTimeSeconds", "totalPendingTimeSeconds", QT_TRANSLATE_NOOP("Column", "Total waiting time")}),
    field<&Workload::guaranteedRuntimeEndsAt>(
        {"guaranteedRuntimeEndsAt", QT_TRANSLATE_NOOP("Column", "Guaranteed until"), Kind::Time, 14, hidden,
         "guaranteedRuntimeEndsAt", "guaranteedRuntimeEndsAt",
         QT_TRANSLATE_NOOP("Column", "The workload cannot be preempted before this time")}),
    field<&Workload::distributedFramework>({"distributedFramework", QT_TRANSLATE_NOOP("Column", "Framework"),
                                            Kind::Text, 12, hidden, "distributedFramework", "distributedFramework"}),
    field<&Workload::images>({"images", QT_TRANSLATE_NOOP("Column", "Images"), Kind::Identifier, 30, hidden}),
    field<&Workload::datasources>(
        {"datasources.name", QT_TRANSLATE_NOOP("Column", "Data sources"), Kind::Text, 18, hidden}),
    field<&Workload::requested, &Resources::gpu>({"workloadRequestedResources.gpu.request",
                                                  QT_TRANSLATE_NOOP("Column", "GPUs requested"), Kind::Gpus, 13,
                                                  hidden}),
    field<&Workload::allocated, &Resources::gpu>({"allocatedResources.gpu",
                                                  QT_TRANSLATE_NOOP("Column", "GPUs allocated"), Kind::Gpus, 13, hidden,
                                                  "allocatedGPU", "allocatedGPU"}),
    field<&Workload::idleGpus>(
        {"idleGpus", QT_TRANSLATE_NOOP("Column", "Idle, whole GPUs"), Kind::Count, 13, hidden, "idleGpus", "idleGpus",
         QT_TRANSLATE_NOOP("Column",
                           "Idle GPUs without the fractions of shared ones. The API keeps it for older programs.")}),
    field<&Workload::requested, &Resources::gpuMemory>({"workloadRequestedResources.gpuMemory.request",
                                                        QT_TRANSLATE_NOOP("Column", "GPU memory requested"),
                                                        Kind::Bytes, 18, hidden}),
    field<&Workload::allocated, &Resources::gpuMemory>(
        {"allocatedResources.gpuMemory", QT_TRANSLATE_NOOP("Column", "GPU memory allocated"), Kind::Bytes, 18, hidden}),
    field<&Workload::requested, &Resources::cpu>({"workloadRequestedResources.cpu.request",
                                                  QT_TRANSLATE_NOOP("Column", "CPU requested"), Kind::Cores, 13,
                                                  hidden}),
    field<&Workload::allocated, &Resources::cpu>(
        {"allocatedResources.cpu", QT_TRANSLATE_NOOP("Column", "CPU allocated"), Kind::Cores, 13, hidden}),
    field<&Workload::requested, &Resources::cpuMemory>({"workloadRequestedResources.cpuMemory.request",
                                                        QT_TRANSLATE_NOOP("Column", "CPU memory requested"),
                                                        Kind::Bytes, 18, hidden}),
    field<&Workload::allocated, &Resources::cpuMemory>(
        {"allocatedResources.cpuMemory", QT_TRANSLATE_NOOP("Column", "CPU memory allocated"), Kind::Bytes, 18, hidden}),
    field<&Workload::gpuRequestType>({"workloadRequestedResources.gpuRequestType",
                                      QT_TRANSLATE_NOOP("Column", "GPU request type"), Kind::Text, 14, hidden}),
    field<&Workload::runningPods>(
        {"runningPods", QT_TRANSLATE_NOOP("Column", "Running pods"), Kind::Count, 12, hidden}),
    field<&Workload::requestedPods>(
        {"requestedPods.number", QT_TRANSLATE_NOOP("Column", "Requested pods"), Kind::Count, 13, hidden}),
    field<&Workload::requestedPodsMin>(
        {"requestedPods.min", QT_TRANSLATE_NOOP("Column", "Minimum pods"), Kind::Count, 11, hidden}),
    field<&Workload::requestedPodsMax>(
        {"requestedPods.max", QT_TRANSLATE_NOOP("Column", "Maximum pods"), Kind::Count, 11, hidden}),
    field<&Workload::namespaceName>({"namespace", QT_TRANSLATE_NOOP("Column", "Namespace"), Kind::Text, 18, hidden}),
    field<&Workload::k8sPhase>({"k8sPhase", QT_TRANSLATE_NOOP("Column", "Kubernetes phase"), Kind::Text, 15, hidden}),
    field<&Workload::updatedAt>({"updatedAt", QT_TRANSLATE_NOOP("Column", "Updated"), Kind::Time, 11.5, hidden}),
    field<&Workload::deletedAt>(
        {"deletedAt", QT_TRANSLATE_NOOP("Column", "Deleted"), Kind::Time, 11.5, hidden, "deletedAt", "deletedAt"}),
    field<&Workload::id>({"id", QT_TRANSLATE_NOOP("Column", "Workload ID"), Kind::Identifier, 37, hidden}),
    field<&Workload::projectId>({"projectId", QT_TRANSLATE_NOOP("Column", "Project ID"), Kind::Identifier, 20, hidden,
                                 "projectId", "projectId"}),
    field<&Workload::departmentId>({"departmentId", QT_TRANSLATE_NOOP("Column", "Department ID"), Kind::Identifier, 20,
                                    hidden, "departmentId", "departmentId"}),
    field<&Workload::aiApplicationId>({"aiApplicationId", QT_TRANSLATE_NOOP("Column", "AI application ID"),
                                       Kind::Identifier, 37, hidden, "aiApplicationId", "aiApplicationId"}),
    rest<Workload>({"tenantId", QT_TRANSLATE_NOOP("Column", "Tenant ID"), Kind::Identifier, 10, hidden}),
    rest<Workload>(
        {"k8sPhaseUpdatedAt", QT_TRANSLATE_NOOP("Column", "Kubernetes phase since"), Kind::Time, 17, hidden}),
    rest<Workload>({"sourceApi", QT_TRANSLATE_NOOP("Column", "API of origin"), Kind::Text, 14, hidden}),
    rest<Workload>({"actionsSupport.suspend", QT_TRANSLATE_NOOP("Column", "Can be suspended"), Kind::Flag, 14, hidden}),
    rest<Workload>({"actionsSupport.delete", QT_TRANSLATE_NOOP("Column", "Can be deleted"), Kind::Flag, 13, hidden}),
    rest<Workload>(
        {"requestedPods.parallelism", QT_TRANSLATE_NOOP("Column", "Pods at a time"), Kind::Count, 12, hidden}),
    rest<Workload>(
        {"requestedPods.completions", QT_TRANSLATE_NOOP("Column", "Pods to complete"), Kind::Count, 13, hidden}),
    rest<Workload>({"command", QT_TRANSLATE_NOOP("Column", "Command"), Kind::Identifier, 24, hidden}),
    rest<Workload>({"arguments", QT_TRANSLATE_NOOP("Column", "Arguments"), Kind::Identifier, 24, hidden}),
    rest<Workload>(
        {"environmentVariables", QT_TRANSLATE_NOOP("Column", "Environment variables"), Kind::Structure, 30, hidden}),
    rest<Workload>({"urls", QT_TRANSLATE_NOOP("Column", "URLs"), Kind::Identifier, 30, hidden}),
    rest<Workload>(
        {"externalConnections", QT_TRANSLATE_NOOP("Column", "External connections"), Kind::Structure, 30, hidden}),
    rest<Workload>({"environments", QT_TRANSLATE_NOOP("Column", "Environments"), Kind::Structure, 30, hidden}),
    rest<Workload>({"datasources.type", QT_TRANSLATE_NOOP("Column", "Data source types"), Kind::Text, 16, hidden}),
    rest<Workload>({"datasources.id", QT_TRANSLATE_NOOP("Column", "Data source IDs"), Kind::Identifier, 37, hidden}),
    rest<Workload>({"conditions", QT_TRANSLATE_NOOP("Column", "Conditions"), Kind::Structure, 30, hidden}),
    rest<Workload>({"topology.name", QT_TRANSLATE_NOOP("Column", "Topology"), Kind::Text, 14, hidden}),
    rest<Workload>(
        {"topology.requiredPlacement", QT_TRANSLATE_NOOP("Column", "Required placement"), Kind::Text, 17, hidden}),
    rest<Workload>(
        {"topology.preferredPlacement", QT_TRANSLATE_NOOP("Column", "Preferred placement"), Kind::Text, 17, hidden}),
    rest<Workload>(
        {"workloadRequestedResources.gpu.limit", QT_TRANSLATE_NOOP("Column", "GPU limit"), Kind::Gpus, 10, hidden}),
    rest<Workload>({"workloadRequestedResources.gpuMemory.limit", QT_TRANSLATE_NOOP("Column", "GPU memory limit"),
                    Kind::Bytes, 15, hidden}),
    rest<Workload>(
        {"workloadRequestedResources.cpu.limit", QT_TRANSLATE_NOOP("Column", "CPU limit"), Kind::Cores, 10, hidden}),
    rest<Workload>({"workloadRequestedResources.cpuMemory.limit", QT_TRANSLATE_NOOP("Column", "CPU memory limit"),
                    Kind::Bytes, 15, hidden}),
    rest<Workload>({"workloadRequestedResources.extendedResources",
                    QT_TRANSLATE_NOOP("Column", "Extended resources requested"), Kind::Structure, 24, hidden}),
    rest<Workload>({"allocatedResources.extendedResources", QT_TRANSLATE_NOOP("Column", "Extended resources allocated"),
                    Kind::Structure, 24, hidden}),
    rest<Workload>({"podsRequestedResources.gpuRequestType", QT_TRANSLATE_NOOP("Column", "GPU request type of pods"),
                    Kind::Text, 20, hidden}),
    rest<Workload>({"podsRequestedResources.gpu.request", QT_TRANSLATE_NOOP("Column", "GPUs requested by pods"),
                    Kind::Gpus, 19, hidden}),
    rest<Workload>(
        {"podsRequestedResources.gpu.limit", QT_TRANSLATE_NOOP("Column", "GPU limit of pods"), Kind::Gpus, 15, hidden}),
    rest<Workload>({"podsRequestedResources.gpuMemory.request",
                    QT_TRANSLATE_NOOP("Column", "GPU memory requested by pods"), Kind::Bytes, 24, hidden}),
    rest<Workload>({"podsRequestedResources.gpuMemory.limit", QT_TRANSLATE_NOOP("Column", "GPU memory limit of pods"),
                    Kind::Bytes, 20, hidden}),
    rest<Workload>({"podsRequestedResources.cpu.request", QT_TRANSLATE_NOOP("Column", "CPU requested by pods"),
                    Kind::Cores, 18, hidden}),
    rest<Workload>({"podsRequestedResources.cpu.limit", QT_TRANSLATE_NOOP("Column", "CPU limit of pods"), Kind::Cores,
                    15, hidden}),
    rest<Workload>({"podsRequestedResources.cpuMemory.request",
                    QT_TRANSLATE_NOOP("Column", "CPU memory requested by pods"), Kind::Bytes, 24, hidden}),
    rest<Workload>({"podsRequestedResources.cpuMemory.limit", QT_TRANSLATE_NOOP("Column", "CPU memory limit of pods"),
                    Kind::Bytes, 20, hidden}),
    rest<Workload>({"podsRequestedResources.extendedResources",
                    QT_TRANSLATE_NOOP("Column", "Extended resources of pods"), Kind::Structure, 24, hidden}),
    rest<Workload>({"additionalFields", QT_TRANSLATE_NOOP("Column", "Additional fields"), Kind::Structure, 24, hidden}),
};

constexpr auto infos = infosOf(columnList);

// "OOMKilled: Container main was killed" begins with a code.
QString leadingCode(const QString &message)
{
    static const QRegularExpression pattern(uR"(^([A-Z][A-Za-z]+): )"_s);
    const QString code = pattern.match(message).captured(1);
    return reasonWords(code).isEmpty() ? QString() : code;
}

std::optional<Reason> workloadReason(const JsonNode &root)
{
    Reason reason;
    reason.state = root.textAt(u"phase");
    reason.code = root.textAt(u"phaseReason");
    reason.message = root.textAt(u"phaseMessage");
    reason.sinceMs = root.timeAt(u"phaseUpdatedAt");
    static constexpr QStringView calm[] = {u"Running", u"Completed"};
    if (std::ranges::find(calm, QStringView(reason.state)) != std::end(calm))
        return std::nullopt;
    const JsonNode *condition = failedCondition(root.child(u"conditions"));
    if (reason.code.isEmpty())
        reason.code = leadingCode(reason.message);
    if (reason.code.isEmpty() && condition)
        reason.code = condition->textAt(u"reason");
    if (reason.message.isEmpty() && condition)
        reason.message = condition->textAt(u"message");
    // Each requested node pool may have its own reason for refusal.
    if (const JsonNode *pools = root.child(u"pendingSchedulingMessages")) {
        for (const JsonNode &pool : pools->children) {
            QString said = pool.textAt(u"userMessage");
            if (said.isEmpty())
                said = pool.textAt(u"reason");
            if (!said.isEmpty() && !reason.message.contains(said))
                reason.message
                    += (reason.message.isEmpty() ? QString() : u"\n"_s) + pool.textAt(u"nodePool") + u": "_s + said;
        }
    }
    if (reason.code.isEmpty() && reason.message.isEmpty())
        return std::nullopt;
    return reason;
}

QString kindLine(const JsonNode &root)
{
    QString type = root.textAt(u"type");
    const QString project = root.textAt(u"projectName");
    if (project.isEmpty())
        return type;
    //: kind of workload, name of its project
    return wordsOf(QT_TRANSLATE_NOOP("Resource", "%1 in %2")).arg(type, project);
}

// All other phases count as "Other".
constexpr const char *tiles[] = {"Running", "Pending", "Initializing", "Degraded", "Failed", "Stopped", "Completed"};
constexpr SummaryFigures figures{
    .counts = Figure{api::Operation::WorkloadTelemetry, "WORKLOADS_COUNT", "Phase"},
    .clusterKey = "clusterId",
    .allocated = {api::Operation::WorkloadTelemetry, "GPU_ALLOCATION"},
    .total = {api::Operation::NodeTelemetry, "TOTAL_GPUS"},
    .idle = {api::Operation::NodeTelemetry, "IDLE_ALLOCATED_GPUS"},
};
constexpr Strip strip{.states = tiles, .figures = &figures};

constexpr RowWay ways[] = {
    {&podsOfWorkload, nullptr, QT_TRANSLATE_NOOP("Resource", "Pods of this workload")},
    {&theCluster, "clusterId", QT_TRANSLATE_NOOP("Resource", "Go to cluster %1")},
    {&workloadsOfProject, "projectName", QT_TRANSLATE_NOOP("Resource", "Workloads of project %1")},
    {&theProject, "projectName", QT_TRANSLATE_NOOP("Resource", "Go to project %1")},
    {&theDepartment, "departmentName", QT_TRANSLATE_NOOP("Resource", "Go to department %1")},
    {&revisionsOfWorkload, nullptr, QT_TRANSLATE_NOOP("Resource", "Revisions of this workload"), "Inference"},
};
constexpr FieldWay fieldWays[] = {
    {"clusterId", &theCluster},
    {"projectName", &workloadsOfProject},
    {"departmentName", &theDepartment},
    {"runningPods", &podsOfWorkload, true},
};
constexpr ListedValues listedValues[] = {{"type", &typeResource, "name"}};
constexpr const char *firstMetrics[]
    = {"GPU_UTILIZATION", "GPU_MEMORY_USAGE_BYTES", "CPU_USAGE_CORES", "CPU_MEMORY_USAGE_BYTES"};
constexpr Fact facts[] = {{"type"}, {"gpus"}, {"projectName"}, {"clusterId", &workloadsOfCluster}};
constexpr const LinkKind *kinds[]
    = {&theWorkload,           &workloadsOfCluster, &workloadsOfProject, &workloadsOfProjectId,
       &workloadsOfDepartment, &workloadsOfType,    &workloadsOfCategory};

// The server finds workloads by name, not by id: if several have the name, the one with the id becomes current.
Destination findWorkload(const Link &link)
{
    if (link.name.isEmpty() || link.name == link.key.toString())
        return destinationOf({&podsOfWorkload, link.key, link.name});
    Destination destination = filteredList(workloadResource, "name", link.name, {});
    destination.current = link.key;
    return destination;
}

} // namespace

namespace catalog {

constinit const LinkKind theWorkload{.word = "workload", .target = &workloadResource, .find = findWorkload};

constinit const LinkKind workloadsOfCluster{
    .word = "workloadsOfCluster",
    .target = &workloadResource,
    .filterKey = "clusterId",
};

constinit const LinkKind workloadsOfProject{
    .word = "workloadsOfProject",
    .target = &workloadResource,
    .filterKey = "projectName",
    .shortcut = "Ctrl+Shift+P",
    .shortcutText = QT_TRANSLATE_NOOP("Resource", "Workloads of the same project"),
};

constinit const LinkKind workloadsOfProjectId{
    .word = "workloadsOfProjectId",
    .target = &workloadResource,
    .filterKey = "projectId",
};

constinit const LinkKind workloadsOfDepartment{
    .word = "workloadsOfDepartment",
    .target = &workloadResource,
    .filterKey = "departmentId",
};

constinit const LinkKind workloadsOfType{.word = "workloadsOfType", .target = &workloadResource, .filterKey = "type"};

constinit const LinkKind workloadsOfCategory{
    .word = "workloadsOfCategory",
    .target = &workloadResource,
    .filterKey = "category",
};

constinit const ResourceInfo workloadResource{
    .word = "workloads",
    .singular = "workload",
    .icon = "workloads",
    .words = {.title = QT_TRANSLATE_NOOP("Resource", "Workloads"),
              .one = QT_TRANSLATE_NOOP("Resource", "Workload"),
              .count = QT_TRANSLATE_N_NOOP("views::CountLabel", "%1 workload(s)"),
              .search = QT_TRANSLATE_NOOP("Resource", "Search workloads"),
              .exportTitle = QT_TRANSLATE_NOOP("Resource", "Export workloads to CSV"),
              .exporting = QT_TRANSLATE_NOOP("Resource", "Exporting workloads"),
              .nothing = QT_TRANSLATE_NOOP("Resource", "No workloads yet"),
              .whyNothing = QT_TRANSLATE_NOOP("Resource", "This control plane has no workloads that you can see."),
              .noMatch = QT_TRANSLATE_NOOP("Resource", "No workloads match these filters"),
              .noneInTime = QT_TRANSLATE_NOOP("Resource", "No workloads in this time range"),
              .noneDeleted = QT_TRANSLATE_NOOP("Resource", "No deleted workloads"),
              .forbidden = QT_TRANSLATE_NOOP("Resource", "No permission to read workloads")},
    .columns = [] { return std::span<const table::ColumnInfo *const>(infos); },
    .source = [](api::Client &client, const ClusterNames &names) -> std::unique_ptr<table::TableSource> {
        return std::make_unique<WindowedSource<Workload>>(
            client, names, workloadResource,
            RecordTable<Workload>{columnList, keyField<&Workload::id>, api::Operation::WorkloadCount});
    },
    .stateColumn = "phase",
    .sortKey = "createdAt",
    .descending = true,
    .deleted = {QT_TRANSLATE_NOOP("Resource", "Deleted"),
                QT_TRANSLATE_NOOP("Resource", "Show deleted objects instead of existing ones")},
    .strip = &strip,
    .list = api::Operation::Workloads,
    .whole = wholeOf<Workload, api::Operation::Workload>,
    .kindLine = kindLine,
    .reason = workloadReason,
    .canEnd = true,
    .history = HistoryOperations{api::Operation::WorkloadHistory, api::Operation::WorkloadEvents},
    .pods = api::Operation::WorkloadPods,
    .ways = ways,
    .fieldWays = fieldWays,
    .linkKinds = kinds,
    .actions = workloadActions,
    .listedValues = listedValues,
    .target = workloadTarget,
    .scope = api::Scope::Workload,
    .firstMetrics = firstMetrics,
    .facts = facts,
};

table::ListQuery idleQuery()
{
    table::ListQuery query;
    query.filters = {{.key = u"idleAllocatedGpus"_s, .op = table::Op::AtLeast, .values = {u"0.01"_s}, .labels = {}}};
    query.sortKey = u"idleAllocatedGpus"_s;
    query.descending = true;
    return query;
}

table::ListQuery waitingQuery()
{
    table::ListQuery query;
    query.filters = {equalFilter("phase", u"Pending"_s)};
    query.sortKey = u"createdAt"_s;
    return query;
}

} // namespace catalog
