// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// Objects as a control plane sends them, with secrets in the places where people put them.
namespace fixture {

inline const QByteArray workload = R"({
  "id": "6f2c9a3e-1111-4222-8333-444455556666", "name": "llama3-sft", "type": "Distributed",
  "phase": "Pending", "phaseReason": "NonPreemptibleOverQuota", "phaseUpdatedAt": "2025-11-21T13:13:00Z",
  "phaseMessage": "Project nlp uses 64 of 64 GPUs, see https://me:hunter22@docs.example/quota",
  "projectName": "nlp-foundation", "clusterId": "7c1e9f52-40d8-4b6a-9d0e-1f2233445566",
  "createdAt": "2025-11-21T13:13:00.25Z", "completedAt": null, "runningPods": 0,
  "requestedPods": {"number": 4, "parallelism": 4},
  "requestedNodePools": ["h100-80g", "h100-80g-spot"], "currentNodePools": [],
  "preemptible": false, "priority": 75, "totalPendingTimeSeconds": 2820,
  "workloadRequestedResources": {"gpu": {"request": 32, "limit": null}, "cpu": {"request": 384.5},
    "cpuMemory": {"request": "3072Gi"}, "gpuMemory": {"request": "2560Gi"},
    "extendedResources": [{"resource": "rdma/ib", "quantity": "8", "exclude": null}]},
  "conditions": [
    {"type": "PodScheduled", "status": "False", "reason": "Unschedulable", "message": "no room",
     "lastTransitionTime": "2025-11-21T13:13:05Z"},
    {"type": "Failed", "status": "False", "lastTransitionTime": null}],
  "environmentVariables": {"DATA_ROOT": "/data/nlp", "HF_TOKEN": "hf_notARealTokenOnlyMadeUp", "PASSWORD": "",
    "PROXY": "http://user:geheim99@proxy:3128"},
  "command": "torchrun", "arguments": "train.py --api-key abc123456 --max-tokens 4096 --seed 17",
  "additionalFields": {"deep": {"er": [[1, 2], {"x": true}]}, "version": 3},
  "datasources": [{"type": "pvc", "name": "datasets-ro", "id": "11111111-2222-4333-8444-555566667777"}]
})";

inline const QByteArray cluster = R"({
  "uuid": "7c1e9f52-40d8-4b6a-9d0e-1f2233445566", "name": "fra-l40s", "tenantId": 1001,
  "createdAt": "2024-09-02T09:26:00Z", "version": "2.23.41",
  "status": {"state": "ServiceIssues", "platform": {"type": "openshift", "kubeVersion": "v1.31.4"},
    "conditions": [{"type": "Available", "status": "False", "reason": "ServicesNotReady", "message": "2 nodes silent",
      "lastTransitionTime": "2025-11-21T12:41:00Z", "observedGeneration": 3}],
    "dependencies": {"required": {"Prometheus": {"available": false, "reason": "1 of 2 replicas",
          "components": {"prometheus-runai": {"available": false}}}, "Ingress": {"available": true}},
      "optional": {"Knative": {"available": true}}},
    "operands": {"runai-scheduler": {"ready": true, "reasons": []}}, "config": null}
})";

} // namespace fixture
