// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/summary.h"

#include "models/api/page.h"
#include "models/api/records.h"
#include "models/catalog/problem.h"

#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace {

std::optional<double> sumOf(const api::Page<api::TelemetryValue> &page)
{
    std::optional<double> sum;
    for (const api::TelemetryValue &value : page.rows) {
        if (!std::isnan(value.value))
            sum = sum.value_or(0) + value.value;
    }
    return sum;
}

} // namespace

namespace catalog {

WorkloadSummary::WorkloadSummary(api::Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

void WorkloadSummary::setCluster(const QString &clusterUuid)
{
    if (m_cluster == clusterUuid)
        return;
    m_cluster = clusterUuid;
    m_counts.clear();
    m_allocatedGpus.reset();
    m_totalGpus.reset();
    m_idleGpus.reset();
    m_problem.reset();
    m_known = false;
    m_countCall.cancel(); // an answer for another scope must not come
    m_gpuCall.cancel();
    m_totalCall.cancel();
    m_idleCall.cancel();
    Q_EMIT changed();
    refresh();
}

void WorkloadSummary::refresh()
{
    using Answer = api::Result<api::PagePtr<api::TelemetryValue>>;
    // Answers that take longer than the interval between two refreshes would never come.
    if (m_countCall.isActive() || m_gpuCall.isActive() || m_totalCall.isActive() || m_idleCall.isActive())
        return;
    m_countCall
        = m_client.workloadTelemetry({.type = u"WORKLOADS_COUNT"_s, .groupBy = {u"Phase"_s}, .clusterId = m_cluster},
                                     base::Urgency::Visible, this, [this](const Answer &answer) {
                                         if (!answer) {
                                             m_problem = problemOf(answer.error());
                                             Q_EMIT changed();
                                             return;
                                         }
                                         m_counts.clear();
                                         for (const api::TelemetryValue &value : (*answer)->rows) {
                                             if (!std::isnan(value.value))
                                                 m_counts[(*answer)->texts.toString(value.group1)]
                                                     += std::llround(value.value);
                                         }
                                         m_known = true;
                                         m_problem.reset();
                                         Q_EMIT changed();
                                     });
    // What is wrong is said by the counts; the GPUs are only left out.
    const auto keep = [this](std::optional<double> &figure) {
        return [this, &figure](const Answer &answer) {
            figure = answer ? sumOf(**answer) : std::nullopt;
            Q_EMIT changed();
        };
    };
    m_gpuCall = m_client.workloadTelemetry({.type = u"GPU_ALLOCATION"_s, .clusterId = m_cluster},
                                           base::Urgency::Visible, this, keep(m_allocatedGpus));
    m_totalCall = m_client.nodeTelemetry({.type = u"TOTAL_GPUS"_s, .clusterId = m_cluster}, base::Urgency::Visible,
                                         this, keep(m_totalGpus));
    m_idleCall = m_client.nodeTelemetry({.type = u"IDLE_ALLOCATED_GPUS"_s, .clusterId = m_cluster},
                                        base::Urgency::Visible, this, keep(m_idleGpus));
}

bool WorkloadSummary::isKnown() const
{
    return m_known;
}

qint64 WorkloadSummary::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), qint64(0),
                           [](qint64 sum, const auto &count) { return sum + count.second; });
}

qint64 WorkloadSummary::count(const QString &phase) const
{
    const auto it = m_counts.find(phase);
    return it == m_counts.end() ? 0 : it->second;
}

std::optional<double> WorkloadSummary::allocatedGpus() const
{
    return m_allocatedGpus;
}

std::optional<double> WorkloadSummary::totalGpus() const
{
    return m_totalGpus;
}

std::optional<double> WorkloadSummary::idleGpus() const
{
    return m_idleGpus;
}

const std::optional<table::Problem> &WorkloadSummary::problem() const
{
    return m_problem;
}

} // namespace catalog
