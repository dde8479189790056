// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/details/workloadpods.h"

#include "models/api/page.h"
#include "models/api/records.h"

namespace catalog {

WorkloadPods::WorkloadPods(api::Client &client, QObject *parent, api::Operation operation)
    : ShortPodList(client, parent)
    , m_operation(operation)
{
}

table::Ticket WorkloadPods::send(const base::Key &workload, int limit, base::Urgency priority)
{
    api::ListParams params;
    params.limit = limit;
    if (m_isDeleted)
        params.deleted = true;
    return ticketOf(
        m_client.listOf<api::Pod>(m_operation, workload, params, priority, this,
                                  [this](const api::Result<api::PagePtr<api::Pod>> &result) { answered(result); }));
}

void WorkloadPods::answered(const api::Result<api::PagePtr<api::Pod>> &result)
{
    if (!result) {
        fail(result.error());
        return;
    }
    const api::Page<api::Pod> &page = **result;
    QList<Pod> pods;
    for (const api::Pod &pod : page.rows) {
        const api::Resources requested = page.texts.unpack(pod.requested);
        const api::Resources allocated = page.texts.unpack(pod.allocated);
        pods.append({.id = page.texts.key(pod.id),
                     .name = page.texts.toString(pod.name),
                     .phase = page.texts.toString(pod.k8sPhase),
                     .node = page.texts.toString(pod.nodeName),
                     .gpusAllocated = allocated.gpu,
                     .gpusRequested = requested.gpu});
    }
    setPods(pods);
    succeed(page.rows.size(), page.next.has_value());
}

} // namespace catalog
