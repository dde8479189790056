// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <QStringList>

#include <optional>

namespace api {

// The parameters that list and count endpoints share. Parameters that an endpoint does not support are not sent.
struct ListParams
{
    QStringList filterBy = {}; // items in the syntax of the API, "phase==Running"; all must match
    QString search = {};
    QString sortBy = {}; // empty = the server's default order
    bool descending = false;
    std::int64_t offset = 0;
    int limit = 50; // 1..500; 0 = not sent
    std::optional<bool> deleted = {};
    std::optional<bool> completed = {}; // pods only
    std::optional<bool> includeRequestedForDelete = {}; // clusters only
    bool externalTypesOnly = false; // types of workloads only: without those of Run:ai itself
    bool metadataOnly = false; // clusters only: without their status, which the server may take long to collect
};

// The parameters of writes. Parameters that an endpoint does not support are not sent.
struct WriteParams
{
    bool force = false; // deleting a cluster: do not wait for the cluster to clean up
};

struct ClusterDraft
{
    QString name = {};
    QString domain = {}; // empty = not specified
    QString version = {}; // of Run:ai; empty = not specified
};

// What instructions for the installation of a cluster are for.
struct InstallParams
{
    QString version = {}; // of Run:ai
    QString remoteClusterUrl = {}; // where the cluster can be reached; empty = as the control plane knows it
};

// What new workloads of a type get. Empty = as before.
struct TypeDraft
{
    QString categoryId = {};
    QString priorityId = {};
};

struct TelemetryParams
{
    QString type = {}; // as the API names it, e.g. WORKLOADS_COUNT, GPU_ALLOCATION
    QStringList groupBy = {}; // at most two
    QString clusterId = {};
    QString nodepoolName = {};
    QString nodepoolId = {}; // projects only, which know no names of node pools
    QString departmentId = {};
    QStringList phases = {};
};

} // namespace api
