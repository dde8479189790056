// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/idlenow.h"

#include "models/catalog/workloads.h"
#include "models/table/pagecells.h"

using namespace Qt::StringLiterals;

namespace waste {

IdleNow::IdleNow(api::Client &client, const catalog::ClusterNames &names, QObject *parent)
    : QObject(parent)
    , m_list(catalog::makeSource(catalog::workloadResource, client, names))
    , m_reporting(client)
{
}

IdleNow::~IdleNow() = default;

void IdleNow::refresh()
{
    if (isLoading())
        return;
    m_isLoading = true;
    m_isListRead = m_hasRepeats = false;
    m_offset = 0;
    m_seen.clear();
    m_reading.clear();
    m_list->invalidate();
    ask();
    m_reporting.read(base::Urgency::Visible, this, [this] { end(); });
    Q_EMIT changed();
}

void IdleNow::ask()
{
    m_ticket = m_list->fetchPage(catalog::idleQuery(), m_offset, m_list->maxPageSize(), base::Urgency::Visible,
                                 [this](const table::PageAnswer &answer) { take(answer); });
}

void IdleNow::take(const table::PageAnswer &answer)
{
    const table::Ticket keep = std::exchange(m_ticket, nullptr); // it holds this function
    m_problem = answer.problem;
    if (!answer.page) {
        m_reading.clear();
        m_isLoading = false;
        Q_EMIT changed();
        return;
    }
    const table::PageCells cells(*m_list, *answer.page);
    for (int row = 0; row < answer.page->size(); ++row) {
        const base::Key id = answer.page->id(row);
        if (m_seen.contains(id)) {
            m_hasRepeats = true;
            continue;
        }
        m_seen.insert(id);
        const auto cluster = cells.get<table::Reference>(row, "clusterId");
        m_reading.append({.id = id,
                          .name = cells.text(row, "name"),
                          .user = cells.text(row, "submittedBy"),
                          .projectId = cells.text(row, "projectId"),
                          .projectName = cells.text(row, "projectName"),
                          .clusterId = cluster ? base::Key::fromText(cluster->id) : base::Key(),
                          .nodePools = cells.text(row, "currentNodePools").split(u", "_s, Qt::SkipEmptyParts),
                          .gpus = cells.get<table::GpuShare>(row, "gpus").value_or(table::GpuShare{}),
                          .fields = Fields([&](const char *path) { return cells.value(row, path); })});
    }
    m_offset += answer.page->size();
    if (!answer.page->isLast() && answer.page->size() > 0)
        return ask();
    m_isListRead = true;
    end();
}

// When both answers are here.
void IdleNow::end()
{
    if (!m_isLoading || !m_isListRead || m_reporting.isReading())
        return;
    m_isLoading = false;
    m_workloads = std::exchange(m_reading, {});
    m_leftOut = int(m_workloads.removeIf(
        [this](const IdleWorkload &one) { return !m_reporting.contains(one.clusterId.toString()); }));
    m_places.clear();
    for (qsizetype i = 0; i < m_workloads.size(); ++i)
        m_places.insert(m_workloads.at(i).id, i);
    m_isWhole = !m_hasRepeats;
    m_isKnown = true;
    Q_EMIT changed();
}

const IdleWorkload *IdleNow::find(const base::Key &id) const
{
    const auto at = m_places.constFind(id);
    return at == m_places.cend() ? nullptr : &m_workloads.at(*at);
}

double IdleNow::idleGpus() const
{
    double sum = 0;
    for (const IdleWorkload &workload : m_workloads)
        sum += std::max(0., workload.gpus.idle);
    return sum;
}

} // namespace waste
