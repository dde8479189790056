// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/summary.h"

#include "models/api/page.h"
#include "models/api/records.h"
#include "models/catalog/link.h"
#include "models/catalog/problem.h"

#include <algorithm>
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

// Before 2.19, only workloads tell how many GPUs are allocated.
std::optional<catalog::Figure> substituteFor(const catalog::Figure &figure)
{
    if (figure.operation == api::Operation::NodeTelemetry && qstrcmp(figure.type, "ALLOCATED_GPUS") == 0)
        return catalog::Figure{api::Operation::WorkloadTelemetry, "GPU_ALLOCATION"};
    return std::nullopt;
}

} // namespace

namespace catalog {

Summary::Summary(Resource resource, api::Client &client, const ClusterNames &names, QObject *parent)
    : QObject(parent)
    , m_resource(resource)
    , m_strip(*resource->strip)
    , m_client(client)
    , m_list(makeSource(resource, client, names))
{
}

Summary::~Summary() = default;

void Summary::setCluster(const QString &clusterUuid)
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
    m_stateCounts.clear(); // drop answers for another scope
    m_countCall.cancel();
    m_gpuCall.cancel();
    m_totalCall.cancel();
    m_idleCall.cancel();
    Q_EMIT changed();
    refresh();
}

void Summary::refresh()
{
    // Restarting a request that takes longer than the refresh interval would never finish.
    if (isAsking())
        return;
    askCounts();
    askGpus(m_gpuCall, m_strip.figures->allocated, m_allocatedGpus);
    askGpus(m_totalCall, m_strip.figures->total, m_totalGpus);
    askGpus(m_idleCall, m_strip.figures->idle, m_idleGpus);
}

bool Summary::isAsking() const
{
    return m_gpuCall.isActive() || m_totalCall.isActive() || m_idleCall.isActive() || m_countCall.isActive()
        || !m_stateCounts.empty();
}

// Errors are reported for the counts; without GPU figures, only those are left out. An older control plane that lacks
// one is not asked for it again.
void Summary::askGpus(api::Call &call, const Figure &figure, std::optional<double> &gpus)
{
    const api::Feature feature{figure.operation, api::Feature::Kind::Type, QString::fromLatin1(figure.type)};
    const bool isLacking = m_client.capabilities().lacks(feature);
    const std::optional<Figure> asked = isLacking ? substituteFor(figure) : figure;
    if (!asked)
        return;
    call = ask(*asked, [this, feature, &call, &figure, &gpus](const Answer &answer) {
        api::Capabilities &capabilities = m_client.capabilities();
        if (!answer && answer.error().httpStatus == 400 && !capabilities.has(feature) && !capabilities.lacks(feature)) {
            capabilities.refuse(feature);
            return askGpus(call, figure, gpus);
        }
        // Without a connection, figures stay as counts do; what is refused is not shown any longer.
        if (answer || answer.error().httpStatus != 0)
            gpus = answer ? sumOf(**answer) : std::nullopt;
        Q_EMIT changed();
    });
}

api::Call Summary::ask(const Figure &figure, std::move_only_function<void(const Answer &)> done)
{
    api::TelemetryParams params{.type = QString::fromLatin1(figure.type), .clusterId = m_cluster};
    if (figure.groupBy)
        params.groupBy = {QString::fromLatin1(figure.groupBy)};
    return m_client.telemetry(figure.operation, params, base::Urgency::Visible, this, std::move(done));
}

void Summary::askCounts()
{
    if (const auto *counts = std::get_if<StateCounts>(&m_strip.figures->counts))
        return countStates(*counts);
    m_countCall = ask(std::get<Figure>(m_strip.figures->counts), [this](const Answer &a) { takeCounts(a); });
}

table::ListQuery Summary::queryOfScope() const
{
    table::ListQuery query = defaultQuery(m_resource);
    if (!m_cluster.isEmpty())
        query.filters.append(equalFilter(m_strip.figures->clusterKey, m_cluster));
    return query;
}

void Summary::countStates(const StateCounts &counts)
{
    m_arriving.clear();
    m_list->invalidate();
    for (const char *state : m_strip.states) {
        const QString word = QString::fromLatin1(state);
        table::ListQuery query = queryOfScope();
        query.filters.append(equalFilter(counts.stateKey, word));
        m_stateCounts.push_back(
            m_list->fetchCount(query, base::Urgency::Visible,
                               [this, word](const table::CountAnswer &answer) { takeCount(word, answer); }));
    }
}

// Telemetry is empty where there are no objects, and also where nothing is known about them.
void Summary::countAll()
{
    m_list->invalidate();
    m_stateCounts.push_back(
        m_list->fetchCount(queryOfScope(), base::Urgency::Visible, [this](const table::CountAnswer &answer) {
            m_stateCounts.clear();
            m_known = answer.count == 0;
            Q_EMIT changed();
        }));
}

void Summary::takeCount(const QString &state, const table::CountAnswer &answer)
{
    if (!answer.count) {
        m_stateCounts.clear();
        return answer.problem ? fail(*answer.problem) : void();
    }
    m_arriving[state] = *answer.count;
    if (m_arriving.size() < m_strip.states.size())
        return;
    m_stateCounts.clear();
    m_counts = std::exchange(m_arriving, {});
    m_known = true;
    m_problem.reset();
    Q_EMIT changed();
}

void Summary::fail(const table::Problem &problem)
{
    m_problem = problem;
    Q_EMIT changed();
}

void Summary::takeCounts(const Answer &answer)
{
    if (!answer)
        return fail(problemOf(answer.error()));
    m_counts.clear();
    for (const api::TelemetryValue &value : (*answer)->rows) {
        if (!std::isnan(value.value))
            m_counts[(*answer)->texts.toString(value.group1)] += std::llround(value.value);
    }
    m_problem.reset();
    if (m_counts.empty())
        return countAll();
    m_known = true;
    Q_EMIT changed();
}

bool Summary::isKnown() const
{
    return m_known;
}

qint64 Summary::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), qint64(0),
                           [](qint64 sum, const auto &count) { return sum + count.second; });
}

qint64 Summary::count(const QString &state) const
{
    const auto it = m_counts.find(state);
    return it == m_counts.end() ? 0 : it->second;
}

std::optional<double> Summary::allocatedGpus() const
{
    return m_allocatedGpus;
}

std::optional<double> Summary::totalGpus() const
{
    return m_totalGpus;
}

std::optional<double> Summary::idleGpus() const
{
    return m_idleGpus;
}

const std::optional<table::Problem> &Summary::problem() const
{
    return m_problem;
}

} // namespace catalog
