// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/catalog.h"

#include "models/catalog/clusters.h"
#include "models/catalog/clustersource.h"
#include "models/catalog/pods.h"
#include "models/catalog/windowedsource.h"
#include "models/catalog/workloads.h"

#include <algorithm>

namespace {

using namespace catalog;

struct WorkloadEndpoint
{
    using Record = api::Workload;
    static constexpr Resource resource = Resource::Workloads;
    static auto columns() { return workloadColumns(); }
    template<class... Arguments> static api::Call list(api::Client &client, Arguments &&...arguments)
    {
        return client.workloads(std::forward<Arguments>(arguments)...);
    }
    template<class... Arguments> static api::Call count(api::Client &client, Arguments &&...arguments)
    {
        return client.workloadCount(std::forward<Arguments>(arguments)...);
    }
};

struct PodEndpoint
{
    using Record = api::Pod;
    static constexpr Resource resource = Resource::Pods;
    static auto columns() { return podColumns(); }
    template<class... Arguments> static api::Call list(api::Client &client, Arguments &&...arguments)
    {
        return client.pods(std::forward<Arguments>(arguments)...);
    }
    template<class... Arguments> static api::Call count(api::Client &client, Arguments &&...arguments)
    {
        return client.podCount(std::forward<Arguments>(arguments)...);
    }
};

template<class Record> std::vector<const table::ColumnInfo *> infosOf(std::span<const RecordColumn<Record>> columns)
{
    std::vector<const table::ColumnInfo *> infos;
    for (const RecordColumn<Record> &column : columns)
        infos.push_back(&column);
    return infos;
}

} // namespace

namespace catalog {

std::unique_ptr<table::TableSource> makeSource(Resource resource, api::Client &client, const ClusterNames &names)
{
    switch (resource) {
    case Resource::Clusters:
        return std::make_unique<ClusterSource>(client, names);
    case Resource::Workloads:
        return std::make_unique<WindowedSource<WorkloadEndpoint>>(client, names);
    case Resource::Pods:
        return std::make_unique<WindowedSource<PodEndpoint>>(client, names);
    }
    return nullptr;
}

std::span<const table::ColumnInfo *const> columns(Resource resource)
{
    static const auto clusters = infosOf(clusterColumns());
    static const auto workloads = infosOf(workloadColumns());
    static const auto pods = infosOf(podColumns());
    switch (resource) {
    case Resource::Clusters:
        return clusters;
    case Resource::Workloads:
        return workloads;
    case Resource::Pods:
        return pods;
    }
    return {};
}

table::Value clusterReference(const table::Raw &id, const ClusterNames &names)
{
    const table::Value text = table::toValue(id);
    if (const auto *uuid = std::get_if<QString>(&text))
        return table::Reference{*uuid, names.name(*uuid)};
    return {};
}

table::Raw gpuShare(const api::Resources &allocated, const api::Resources &requested, double idle)
{
    if (std::isnan(allocated.gpu) && std::isnan(requested.gpu))
        return {};
    const auto orNone = [](double number) { return std::isnan(number) ? 0 : number; };
    return table::GpuShare{orNone(allocated.gpu), orNone(requested.gpu), orNone(idle)};
}

} // namespace catalog
