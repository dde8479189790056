// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/pods.h"

#include <QCoreApplication>

namespace {

using namespace catalog;
using table::Kind;
using Pod = api::Pod;
using api::Resources;

table::Raw gpus(const Row<Pod> &row)
{
    return gpuShare(row.texts.unpack(row.record.allocated), row.texts.unpack(row.record.requested), api::absentNumber);
}

constexpr RecordColumn<Pod> columnList[] = {
    field<&Pod::name>({"name", QT_TRANSLATE_NOOP("Column", "Pod"), Kind::Name, 24, shown}),
    field<&Pod::k8sPhase>({"k8sPhase", QT_TRANSLATE_NOOP("Column", "Status"), Kind::State, 15.5, shown}),
    namedField<&Pod::workloadId, &Pod::workloadName>(
        {"workloadId", QT_TRANSLATE_NOOP("Column", "Workload"), Kind::Reference, 20, shown, "workloadId", "workloadId",
         QT_TRANSLATE_NOOP("Column", "The server sorts by the id of the workload: its pods stand together")}),
    field<&Pod::projectName>({"projectName", QT_TRANSLATE_NOOP("Column", "Project"), Kind::Text, 15, shown}),
    field<&Pod::nodeName>(
        {"nodeName", QT_TRANSLATE_NOOP("Column", "Node"), Kind::Text, 18, shown, "nodeName", "nodeName"}),
    field<&Pod::currentNodePool>({"currentNodePool", QT_TRANSLATE_NOOP("Column", "Node pool"), Kind::Text, 13, shown,
                                  "currentNodepool", "currentNodepool"}),
    made({"gpus", QT_TRANSLATE_NOOP("Column", "GPUs"), Kind::GpuShare, 17, shown, nullptr, nullptr,
          QT_TRANSLATE_NOOP("Column", "GPUs allocated of those requested")},
         gpus),
    field<&Pod::createdAt>(
        {"createdAt", QT_TRANSLATE_NOOP("Column", "Created"), Kind::Time, 11.5, shown, "createdAt", "createdAt"}),
    field<&Pod::completedAt>({"completedAt", QT_TRANSLATE_NOOP("Column", "Completed"), Kind::Time, 11.5, shown,
                              "completedAt", "completedAt"}),
    clusterField<&Pod::clusterId>({"clusterId", QT_TRANSLATE_NOOP("Column", "Cluster"), Kind::Reference, 14, hidden,
                                   "clusterId", "clusterId",
                                   QT_TRANSLATE_NOOP("Column", "The server sorts by the id of the cluster")}),
    field<&Pod::workloadName>({"workloadName", QT_TRANSLATE_NOOP("Column", "Workload name"), Kind::Text, 20, hidden}),
    field<&Pod::images>({"containers.image", QT_TRANSLATE_NOOP("Column", "Images"), Kind::Identifier, 30, hidden}),
    field<&Pod::containers>({"containers.name", QT_TRANSLATE_NOOP("Column", "Containers"), Kind::Text, 18, hidden}),
    field<&Pod::ip>({"ip", QT_TRANSLATE_NOOP("Column", "IP address"), Kind::Identifier, 15, hidden}),
    field<&Pod::priorityClassName>(
        {"priorityClassName", QT_TRANSLATE_NOOP("Column", "Priority"), Kind::Text, 12, hidden}),
    field<&Pod::requestedNodePools>(
        {"requestedNodePools", QT_TRANSLATE_NOOP("Column", "Requested node pools"), Kind::Text, 18, hidden}),
    field<&Pod::requested, &Resources::gpu>(
        {"requestedResources.gpu.request", QT_TRANSLATE_NOOP("Column", "GPUs requested"), Kind::Gpus, 13, hidden}),
    field<&Pod::allocated, &Resources::gpu>(
        {"allocatedResources.gpu", QT_TRANSLATE_NOOP("Column", "GPUs allocated"), Kind::Gpus, 13, hidden}),
    field<&Pod::requested, &Resources::gpuMemory>({"requestedResources.gpuMemory.request",
                                                   QT_TRANSLATE_NOOP("Column", "GPU memory requested"), Kind::Bytes, 18,
                                                   hidden}),
    field<&Pod::allocated, &Resources::gpuMemory>(
        {"allocatedResources.gpuMemory", QT_TRANSLATE_NOOP("Column", "GPU memory allocated"), Kind::Bytes, 18, hidden}),
    field<&Pod::requested, &Resources::cpu>(
        {"requestedResources.cpu.request", QT_TRANSLATE_NOOP("Column", "CPU requested"), Kind::Cores, 13, hidden}),
    field<&Pod::allocated, &Resources::cpu>(
        {"allocatedResources.cpu", QT_TRANSLATE_NOOP("Column", "CPU allocated"), Kind::Cores, 13, hidden}),
    field<&Pod::requested, &Resources::cpuMemory>({"requestedResources.cpuMemory.request",
                                                   QT_TRANSLATE_NOOP("Column", "CPU memory requested"), Kind::Bytes, 18,
                                                   hidden}),
    field<&Pod::allocated, &Resources::cpuMemory>(
        {"allocatedResources.cpuMemory", QT_TRANSLATE_NOOP("Column", "CPU memory allocated"), Kind::Bytes, 18, hidden}),
    field<&Pod::gpuRequestType>(
        {"requestedResources.gpuRequestType", QT_TRANSLATE_NOOP("Column", "GPU request type"), Kind::Text, 14, hidden}),
    field<&Pod::migProfile>(
        {"requestedResources.migProfile", QT_TRANSLATE_NOOP("Column", "MIG profile"), Kind::Text, 11, hidden}),
    field<&Pod::k8sPhaseUpdatedAt>(
        {"k8sPhaseUpdatedAt", QT_TRANSLATE_NOOP("Column", "Status since"), Kind::Time, 11.5, hidden}),
    field<&Pod::updatedAt>({"updatedAt", QT_TRANSLATE_NOOP("Column", "Updated"), Kind::Time, 11.5, hidden}),
    field<&Pod::deletedAt>(
        {"deletedAt", QT_TRANSLATE_NOOP("Column", "Deleted"), Kind::Time, 11.5, hidden, "deletedAt", "deletedAt"}),
    field<&Pod::id>({"id", QT_TRANSLATE_NOOP("Column", "Pod ID"), Kind::Identifier, 37, hidden}),
    field<&Pod::revisionId>({"revisionId", QT_TRANSLATE_NOOP("Column", "Revision ID"), Kind::Identifier, 37, hidden,
                             "revisionId", "revisionId"}),
    field<&Pod::projectId>({"projectId", QT_TRANSLATE_NOOP("Column", "Project ID"), Kind::Identifier, 20, hidden}),
};

} // namespace

namespace catalog {

std::span<const RecordColumn<api::Pod>> podColumns()
{
    return columnList;
}

} // namespace catalog
