// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/decode.h"
#include "models/api/page.h"
#include "models/api/records.h"

#include <QByteArrayList>

// Pods as a control plane sends them.

inline const QByteArray podJson = R"({
    "name": "bert-0", "priorityClassName": "train", "id": "00000000-0000-0000-0000-000000000001",
    "workloadId": "00000000-0000-0000-0000-0000000000aa", "revisionId": null,
    "clusterId": "00000000-0000-0000-0000-0000000000cc", "projectId": "7", "nodeName": "node-1",
    "createdAt": "2026-05-04T10:30:00.250Z", "completedAt": null,
    "containers": [{"name": "main", "image": "pytorch:2"}, {"name": "sidecar", "image": "envoy:1", "startedAt": null}],
    "currentNodePool": "default", "requestedNodePools": ["default", "spare"],
    "requestedResources": {"gpuRequestType": "portion", "gpu": {"request": 0.5, "limit": 1},
        "gpuMemory": {"request": "200Mi"}, "cpu": {"request": 2, "limit": null}, "cpuMemory": null},
    "allocatedResources": {"gpu": 0.5, "gpuMemory": "2G", "cpu": 2, "cpuMemory": "500m"},
    "tolerations": [{"key": "gpu", "operator": "Exists"}], "k8sPhase": "Running", "ip": "10.0.0.1",
    "tenantId": 1, "k8sPhaseUpdatedAt": "2026-05-04 10:31:00", "updatedAt": "2026-05-04T12:31:00+02:00",
    "projectName": "vision", "workloadName": "bert"})";

inline QByteArray podList(const QByteArrayList &pods, const QByteArray &rest = {})
{
    return "{" + rest + "\"pods\": [" + pods.join(",") + "]}";
}

inline QByteArray podWith(const QByteArray &before, const QByteArray &after)
{
    QByteArray pod = podJson;
    Q_ASSERT(pod.contains(before));
    return pod.replace(before, after);
}

inline api::Result<api::PagePtr<api::Pod>> decodePods(const QByteArray &body)
{
    return api::decodePage<api::Pod>(body, "pods");
}
