// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/details/podsinside.h"

#include "models/catalog/catalog.h"
#include "models/catalog/pods.h"
#include "models/table/pagecells.h"

namespace catalog {

const LinkKind *PodsInside::kindOf(Resource resource)
{
    const LinkKind *kind = insideKind(resource);
    return kind && Resource(*kind->target) == Resource(podResource) ? kind : nullptr;
}

PodsInside::PodsInside(api::Client &client, const ClusterNames &names, const LinkKind &kind, QObject *parent)
    : ShortPodList(client, parent)
    , m_kind(kind)
    , m_source(makeSource(podResource, client, names))
{
}

PodsInside::~PodsInside() = default;

table::Ticket PodsInside::send(const base::Key &object, int limit, base::Urgency priority)
{
    table::ListQuery query = destinationOf({&m_kind, object, {}, false}).query;
    query.completed = false;
    m_source->invalidate();
    return m_source->fetchPage(query, 0, limit, priority,
                               [this](const table::PageAnswer &answer) { answered(answer); });
}

void PodsInside::answered(const table::PageAnswer &answer)
{
    if (!answer.page)
        return fail(answer.problem.value_or(table::Problem()));
    const table::PageCells cells(*m_source, *answer.page);
    QList<Pod> pods;
    for (int row = 0; row < answer.page->size(); ++row) {
        const auto workload = cells.get<table::Reference>(row, "workloadId").value_or(table::Reference());
        pods.append(
            {.id = answer.page->id(row),
             .name = cells.text(row, "name"),
             .phase = cells.text(row, "k8sPhase"),
             .node = cells.text(row, "nodeName"),
             .workload = workload.name.isEmpty() ? workload.id : workload.name,
             .gpusAllocated = cells.get<double>(row, "allocatedResources.gpu").value_or(api::absentNumber),
             .gpusRequested = cells.get<double>(row, "requestedResources.gpu.request").value_or(api::absentNumber)});
    }
    setPods(pods);
    succeed(std::size_t(answer.page->size()), answer.page->saysMore());
}

} // namespace catalog
