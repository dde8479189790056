// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/resource.h"

#include "models/api/capabilities.h"
#include "models/api/change.h"
#include "models/catalog/categories.h"
#include "models/catalog/clusters.h"
#include "models/catalog/departments.h"
#include "models/catalog/nodepools.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/catalog/projects.h"
#include "models/catalog/revisions.h"
#include "models/catalog/types.h"
#include "models/catalog/workloads.h"

#include <QCoreApplication>

#include <algorithm>

namespace catalog {
namespace {

// One line each, in the order of the rail; those that belong to an object come last.
constinit const Resource list[] = {
    clusterResource, workloadResource,   podResource,  nodeResource,     nodePoolResource,
    projectResource, departmentResource, typeResource, categoryResource, revisionResource,
};

std::optional<Resource> found(const Resource *resource)
{
    return resource == std::end(list) ? std::nullopt : std::optional(*resource);
}

} // namespace

Resource::Resource()
    : Resource(*list[0])
{
}

std::span<const Resource> resources()
{
    return list;
}

std::span<const Resource> pages()
{
    const auto end = std::ranges::find_if(list, [](Resource resource) { return resource->owner != nullptr; });
    return {list, end};
}

bool isMissing(Resource resource, const api::Capabilities &capabilities)
{
    return resource->isOptional && capabilities.lacks({resource->list});
}

std::optional<Resource> resourceCalled(QStringView word)
{
    return found(
        std::ranges::find_if(list, [word](Resource resource) { return word == QLatin1StringView(resource->word); }));
}

std::optional<Resource> resourceOf(api::Scope scope)
{
    return found(std::ranges::find_if(list, [scope](Resource resource) { return resource->scope == scope; }));
}

std::optional<Resource> resourceOf(const api::Change &change)
{
    return found(std::ranges::find_if(list, [&](Resource resource) { return change.kind == resource->word; }));
}

QString wordsOf(const char *text)
{
    return QCoreApplication::translate("Resource", text);
}

QString titleOf(Resource resource)
{
    return wordsOf(resource->words.title);
}

} // namespace catalog
