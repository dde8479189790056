// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/page.h"
#include "models/api/records.h"

#include <QList>
#include <QString>

// The usual way of Qt programs, as the baseline: QJsonDocument into structs of QString, all fields of api::Pod.
namespace bench {

struct QtResources
{
    double gpu = api::absentNumber;
    double gpuMemory = api::absentNumber;
    double cpu = api::absentNumber;
    double cpuMemory = api::absentNumber;
};

struct QtPod
{
    QString id, workloadId, revisionId, clusterId;
    QString name, workloadName, projectName, projectId, nodeName, k8sPhase, priorityClassName;
    QString currentNodePool, requestedNodePools, containers, images, gpuRequestType, migProfile, ip;
    QtResources requested, allocated;
    std::int64_t createdAt = api::absentTime;
    std::int64_t completedAt = api::absentTime;
    std::int64_t deletedAt = api::absentTime;
    std::int64_t updatedAt = api::absentTime;
    std::int64_t k8sPhaseUpdatedAt = api::absentTime;
};

[[nodiscard]] QList<QtPod> decodeWithQt(const QByteArray &body);

// The first field in which the two differ, with both values; empty if they agree.
[[nodiscard]] QString difference(const QtPod &baseline, const api::Pod &ours, const api::TextPool &texts);

// Fails unless the whole page agrees.
void compare(const QList<QtPod> &baseline, const api::Page<api::Pod> &ours);

} // namespace bench
