// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/overview/overview.h"

#include "models/api/capabilities.h"
#include "models/api/decimal.h"
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/base/durations.h"
#include "models/catalog/clusters.h"
#include "models/catalog/orgunits.h"
#include "models/catalog/problem.h"
#include "models/catalog/reportingclusters.h"
#include "models/catalog/workloads.h"
#include "models/table/pagecells.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace overview {
namespace {

constexpr int mostRows = 500; // of one request
constexpr int mostProjects = 50;
constexpr int mostIdle = 10;
constexpr int curvePoints = 144; // one for each ten minutes
constexpr qint64 curveMs = base::dayMs;

enum NodeNumber : std::uint8_t { Allocated, Total, Idle, Ready, All };
constexpr catalog::Figure nodeFigures[] = {
    {api::Operation::NodeTelemetry, "ALLOCATED_GPUS", "ClusterId", "Nodepool"},
    {api::Operation::NodeTelemetry, "TOTAL_GPUS", "ClusterId", "Nodepool"},
    {api::Operation::NodeTelemetry, "IDLE_ALLOCATED_GPUS", "ClusterId", "Nodepool"},
    {api::Operation::NodeTelemetry, "READY_GPU_NODES", "ClusterId"},
    {api::Operation::NodeTelemetry, "TOTAL_GPU_NODES", "ClusterId"},
};

api::Feature projectOrder()
{
    return {api::Operation::Projects, api::Feature::Kind::Key, u"gpuAllocated"_s};
}

table::Filter phaseFilter(const QString &phase)
{
    return {.key = u"phase"_s, .op = table::Op::Equal, .values = {phase}, .labels = {}};
}

std::optional<double> known(double number)
{
    return std::isnan(number) ? std::nullopt : std::optional(number);
}

void add(std::optional<double> &sum, const std::optional<double> &part)
{
    if (part)
        sum = sum.value_or(0) + *part;
}

void add(GpuCount &sum, const GpuCount &part)
{
    add(sum.allocated, part.allocated);
    add(sum.total, part.total);
    add(sum.idle, part.idle);
}

} // namespace

Overview::Overview(api::Client &client, const catalog::ClusterNames &names, std::function<qint64()> now,
                   QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_names(names)
    , m_now(std::move(now))
    , m_workloadList(catalog::makeSource(catalog::workloadResource, client, names))
    , m_clusterList(catalog::makeSource(catalog::clusterResource, client, names))
    , m_nodes(client, nodeFigures)
{
}

Overview::~Overview() = default;

void Overview::refresh()
{
    m_workloadList->invalidate();
    const auto ask = [this](Part part, auto request) {
        if (!state(part).isLoading)
            request();
    };
    ask(Part::Phases, [this] { askPhases(); });
    ask(Part::Clusters, [this] { askClusters(); });
    ask(Part::Waiting, [this] { askWaiting(); });
    ask(Part::Failed, [this] { askFailed(); });
    ask(Part::Nodes, [this] { askNodes(); });
    ask(Part::Idle, [this] { askIdle(); });
    ask(Part::Projects, [this] { askProjects(!m_client.capabilities().lacks(projectOrder())); });
}

bool Overview::isLoading() const
{
    return std::ranges::any_of(m_states, &PartState::isLoading);
}

void Overview::begin(Part part)
{
    m_states[std::size_t(part)].isLoading = true;
    Q_EMIT changed(part);
}

void Overview::end(Part part, const std::optional<table::Problem> &problem)
{
    PartState &state = m_states[std::size_t(part)];
    state.isLoading = false;
    state.isKnown = state.isKnown || !problem;
    state.problem = problem;
    Q_EMIT changed(part);
}

void Overview::askPhases()
{
    begin(Part::Phases);
    const api::TelemetryParams params{.type = u"WORKLOADS_COUNT"_s, .groupBy = {u"Phase"_s}};
    m_phaseCall = m_client.telemetry(api::Operation::WorkloadTelemetry, params, base::Urgency::Visible, this,
                                     [this](const api::Result<api::PagePtr<api::TelemetryValue>> &answer) {
                                         if (!answer)
                                             return end(Part::Phases, catalog::problemOf(answer.error()));
                                         m_phases.emplace();
                                         for (const api::TelemetryValue &value : (*answer)->rows) {
                                             if (const auto count = api::wholeNumber(value.value))
                                                 (*m_phases)[(*answer)->texts.toString(value.group1)] = *count;
                                         }
                                         end(Part::Phases, std::nullopt);
                                     });
}

std::optional<qint64> Overview::workloadsIn(const QString &phase) const
{
    if (!m_phases)
        return std::nullopt;
    const auto at = m_phases->find(phase);
    return at == m_phases->end() ? 0 : at->second;
}

void Overview::askClusters()
{
    begin(Part::Clusters);
    m_clusterList->invalidate();
    m_clusterTicket
        = m_clusterList->fetchPage(catalog::defaultQuery(catalog::clusterResource), 0, m_clusterList->maxPageSize(),
                                   base::Urgency::Visible, [this](const table::PageAnswer &answer) {
                                       if (!answer.page)
                                           return end(Part::Clusters, answer.problem);
                                       const table::PageCells cells(*m_clusterList, *answer.page);
                                       m_clusters.clear();
                                       for (int row = 0; row < answer.page->size(); ++row)
                                           m_clusters.append({.key = answer.page->id(row),
                                                              .name = cells.text(row, "name"),
                                                              .state = cells.text(row, "status.state"),
                                                              .connectedAtMs = cells.time(row, "lastLiveness"),
                                                              .gpus = {}});
                                       combineNodes();
                                       end(Part::Clusters, answer.problem);
                                       if (!state(Part::Curves).isLoading)
                                           askCurves();
                                   });
}

void Overview::askWaiting()
{
    begin(Part::Waiting);
    m_waitingTicket = m_workloadList->fetchPage(catalog::waitingQuery(), 0, mostRows, base::Urgency::Visible,
                                                [this](const table::PageAnswer &answer) {
                                                    if (answer.page)
                                                        m_waiting = waitingOf(*m_workloadList, *answer.page, m_now());
                                                    end(Part::Waiting, answer.problem);
                                                });
}

table::ListQuery Overview::failedQuery() const
{
    table::ListQuery query = catalog::defaultQuery(catalog::workloadResource);
    const QDateTime midnight = QDateTime::fromMSecsSinceEpoch(m_now()).date().startOfDay();
    query.filters = {phaseFilter(u"Failed"_s),
                     {.key = u"phaseUpdatedAt"_s,
                      .op = table::Op::AtLeast,
                      .values = {midnight.toUTC().toString(u"yyyy-MM-ddTHH:mm:ssZ"_s)},
                      .labels = {}}};
    return query;
}

void Overview::askFailed()
{
    begin(Part::Failed);
    m_failedTicket
        = m_workloadList->fetchCount(failedQuery(), base::Urgency::Metrics, [this](const table::CountAnswer &answer) {
              m_failed = answer.count;
              end(Part::Failed, answer.problem);
          });
}

void Overview::askNodes()
{
    begin(Part::Nodes);
    const auto done = [this] {
        combineNodes();
        end(Part::Nodes, m_nodes.problem());
    };
    m_nodes.read(base::Urgency::Metrics, this, done);
    if (!m_nodes.isReading()) // the control plane has none of them
        done();
}

QList<ClusterLine>::iterator Overview::lineOf(const QString &clusterId)
{
    return std::ranges::find(m_clusters, clusterId, [](const ClusterLine &one) { return one.key.toString(); });
}

bool Overview::isConnected(const QString &clusterId)
{
    const auto cluster = lineOf(clusterId);
    return cluster == m_clusters.end() || catalog::doesReport(cluster->state);
}

// Of disconnected clusters, telemetry goes on with what it knew last.
void Overview::combineNodes()
{
    m_gpus = {};
    m_readyNodes = m_allNodes = std::nullopt;
    m_pools.clear();
    for (ClusterLine &cluster : m_clusters)
        cluster.gpus = {};
    for (const auto &[cluster, pool] : m_nodes.groups(Total)) {
        if (!isConnected(cluster))
            continue;
        const PoolLine line{.clusterId = cluster,
                            .cluster = m_names.name(cluster),
                            .name = pool,
                            .gpus = {known(m_nodes.number(Allocated, cluster, pool)),
                                     known(m_nodes.number(Total, cluster, pool)),
                                     known(m_nodes.number(Idle, cluster, pool))}};
        if (line.gpus.total > 0)
            m_pools.append(line);
        add(m_gpus, line.gpus);
        if (const auto of = lineOf(cluster); of != m_clusters.end())
            add(of->gpus, line.gpus);
    }
    for (const auto &[cluster, none] : m_nodes.groups(All)) {
        if (isConnected(cluster)) {
            add(m_allNodes, known(m_nodes.number(All, cluster)));
            add(m_readyNodes, known(m_nodes.number(Ready, cluster)));
        }
    }
    std::ranges::stable_sort(m_pools, std::greater(), [](const PoolLine &line) { return line.gpus.total.value_or(0); });
}

void Overview::askIdle()
{
    begin(Part::Idle);
    m_idleCountTicket = m_workloadList->fetchCount(catalog::idleQuery(), base::Urgency::Metrics,
                                                   [this](const table::CountAnswer &answer) {
                                                       m_idleCount = answer.count;
                                                       Q_EMIT changed(Part::Idle);
                                                   });
    m_idleTicket = m_workloadList->fetchPage(
        catalog::idleQuery(), 0, mostIdle, base::Urgency::Metrics, [this](const table::PageAnswer &answer) {
            if (answer.page) {
                const table::PageCells cells(*m_workloadList, *answer.page);
                m_idle.clear();
                for (int row = 0; row < answer.page->size(); ++row)
                    m_idle.append({.key = answer.page->id(row),
                                   .name = cells.text(row, "name"),
                                   .project = cells.text(row, "projectName"),
                                   .createdBy = cells.text(row, "submittedBy"),
                                   .gpus = cells.get<table::GpuShare>(row, "gpus").value_or(table::GpuShare{})});
            }
            end(Part::Idle, answer.problem);
        });
}

// Older control planes do not sort projects by their GPUs.
void Overview::askProjects(bool isSorted)
{
    begin(Part::Projects);
    api::ListParams params{.limit = isSorted ? mostProjects : mostRows};
    if (isSorted) {
        params.sortBy = u"gpuAllocated"_s;
        params.descending = true;
    }
    m_projectCall = m_client.list<api::Project>(
        api::Operation::Projects, params, base::Urgency::Metrics, this,
        [this, isSorted](const api::Result<api::PagePtr<api::Project>> &page) {
            if (!page && page.error().httpStatus == 400 && isSorted) {
                m_client.capabilities().refuse(projectOrder());
                return askProjects(false);
            }
            if (page)
                takeProjects(**page);
            end(Part::Projects, page ? std::nullopt : std::optional(catalog::listProblemOf(page.error())));
        });
}

void Overview::takeProjects(const api::Page<api::Project> &page)
{
    m_projects.clear();
    for (const api::Project &project : page.rows)
        m_projects.append({.key = page.texts.key(project.id),
                           .name = page.texts.toString(project.name),
                           .cluster = m_names.name(page.texts.toString(project.clusterId)),
                           .allocated = known(project.allocated.gpu),
                           .quota = known(catalog::gpuQuotaOf(project, page.texts))});
    m_hasAllProjects = !page.next;
    std::ranges::stable_sort(m_projects, std::greater(),
                             [](const ProjectLine &line) { return line.allocated.value_or(-1); });
}

// A point is added to the curves every ten minutes only.
void Overview::askCurves()
{
    QList<base::Key> connected;
    for (const ClusterLine &cluster : std::as_const(m_clusters)) {
        if (catalog::doesReport(cluster.state) && cluster.state != u"WaitingToConnect")
            connected << cluster.key;
    }
    const qint64 nowMs = m_now();
    const bool isFresh = m_curveKeys == connected && nowMs >= m_curveAskedMs
        && nowMs - m_curveAskedMs < curveMs / curvePoints; // the clock of the computer may be set back
    if (state(Part::Curves).isLoading || (isFresh && !state(Part::Curves).problem))
        return;
    m_curveKeys = connected;
    m_curveAskedMs = nowMs;
    m_curves.clear();
    m_curveCalls.clear();
    m_states[std::size_t(Part::Curves)].problem.reset();
    begin(Part::Curves);
    if (connected.isEmpty())
        return end(Part::Curves, std::nullopt);
    const api::MetricsParams params{.types = {u"TOTAL_GPU"_s, u"ALLOCATED_GPU"_s},
                                    .startMs = nowMs - curveMs,
                                    .endMs = nowMs,
                                    .samples = curvePoints};
    for (const base::Key &key : std::as_const(connected))
        m_curveCalls[key.toString()] = m_client.clusterMetrics(
            key, params, base::Urgency::Prefetch, this, [this, key](const auto &answer) { takeCurve(key, answer); });
}

void Overview::takeCurve(const base::Key &cluster, const api::Result<api::MeasurementsPtr> &answer)
{
    if (answer)
        m_curves[cluster.toString()] = GpuCurve(**answer);
    else
        m_states[std::size_t(Part::Curves)].problem = catalog::problemOf(answer.error());
    const bool isOpen = std::ranges::any_of(m_curveCalls, [](const auto &call) { return call.second.isActive(); });
    if (isOpen)
        return;
    std::vector<GpuCurve> curves;
    for (auto &[id, curve] : m_curves) {
        if (!curve.isEmpty())
            curves.push_back(std::move(curve));
    }
    m_curves.clear();
    m_clustersInCurve = int(curves.size());
    m_curve = sumOf(curves, m_curveAskedMs - curveMs, m_curveAskedMs, curvePoints);
    // Clusters without an answer are told by their number.
    end(Part::Curves, curves.empty() ? m_states[std::size_t(Part::Curves)].problem : std::nullopt);
}

} // namespace overview
