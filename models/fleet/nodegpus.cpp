// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/nodegpus.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace fleet {

NodeGpus::NodeGpus(api::Client &client, std::function<qint64()> now, QObject *parent)
    : OnDemand(client, parent)
    , m_now(std::move(now))
{
}

void NodeGpus::setNode(const base::Key &id, const NodeFacts &facts)
{
    m_facts = facts;
    setWorkload(id);
}

table::Ticket NodeGpus::send(const base::Key &node, int /*limit*/, base::Urgency priority)
{
    const qint64 now = m_now();
    const metrics::Range range{now - windowMs, now};
    const bool asksAll = tellsDevices(m_client);
    QStringList types = baseTypes() << u"GPU_MEMORY_USAGE_BYTES_PER_GPU"_s;
    if (asksAll)
        types += newerTypes();
    const api::MetricsParams params{
        .types = types, .startMs = range.fromMs, .endMs = range.toMs, .samples = windowSamples};
    return ticketOf(
        m_client.nodeMetrics(node, params, priority, this,
                             [this, range, asksAll, priority](const api::Result<api::MeasurementsPtr> &answer) {
                                 answered(answer, range, asksAll, priority);
                             }));
}

void NodeGpus::answered(const api::Result<api::MeasurementsPtr> &answer, const metrics::Range &range, bool askedAll,
                        base::Urgency priority)
{
    if (!answer && answer.error().httpStatus == 400 && askedAll) {
        refuseDevices(m_client); // before 2.22
        return ask(priority);
    }
    if (!answer)
        return fail(answer.error());
    m_gpus = cellsOf(**answer, m_facts, range);
    succeed(0, false); // there are no more of them
}

} // namespace fleet
