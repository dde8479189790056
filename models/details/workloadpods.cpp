// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/details/workloadpods.h"

#include "models/api/page.h"
#include "models/api/records.h"

namespace catalog {

WorkloadPods::WorkloadPods(api::Client &client, QObject *parent, api::Operation operation)
    : OnDemand(client, parent)
    , m_operation(operation)
{
}

api::Call WorkloadPods::send(const base::Key &workload, int limit, base::Urgency priority)
{
    api::ListParams params;
    params.limit = limit;
    if (m_isDeleted)
        params.deleted = true;
    return m_client.listOf<api::Pod>(m_operation, workload, params, priority, this,
                                     [this](const api::Result<api::PagePtr<api::Pod>> &result) { answered(result); });
}

void WorkloadPods::answered(const api::Result<api::PagePtr<api::Pod>> &result)
{
    if (!result) {
        fail(result.error());
        return;
    }
    const api::Page<api::Pod> &page = **result;
    m_pods.clear();
    for (const api::Pod &pod : page.rows) {
        const api::Resources requested = page.texts.unpack(pod.requested);
        const api::Resources allocated = page.texts.unpack(pod.allocated);
        m_pods.append({page.texts.key(pod.id), page.texts.toString(pod.name), page.texts.toString(pod.k8sPhase),
                       page.texts.toString(pod.nodeName), allocated.gpu, requested.gpu});
    }
    succeed(page.rows.size(), page.next.has_value());
}

} // namespace catalog
