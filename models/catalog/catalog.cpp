// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/catalog.h"

#include "models/catalog/windowedsource.h"

namespace catalog {

std::unique_ptr<table::TableSource> makeSource(Resource resource, api::Client &client, const ClusterNames &names)
{
    return resource->source(client, names);
}

std::span<const table::ColumnInfo *const> columns(Resource resource)
{
    return resource->columns();
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
    return table::GpuShare{orNone(allocated.gpu), orNone(requested.gpu), std::isnan(idle) ? -1 : idle};
}

} // namespace catalog
