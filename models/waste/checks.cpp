// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/checks.h"

#include "models/api/measurements.h"
#include "models/base/durations.h"
#include "models/waste/measurement.h"
#include "models/waste/plan.h"
#include "models/waste/totals.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace waste {
namespace {

using base::dayMs;
using base::hourMs;
constexpr double leastCoverage = 0.9; // of each window, by samples, to compare them
constexpr double mostDeviation = 0.15; // of what clusters tell from what was measured

// Held according to samples, or as expected where they were not asked for.
double heldBy(const Measured &workload)
{
    const bool isAnswered = workload.state == State::Measured || workload.state == State::NoSamples;
    return isAnswered ? workload.hours.held : workload.holder.expected;
}

} // namespace

Checks::Checks(api::Client &client)
    : m_client(client)
    , m_projectList(client)
{
}

void Checks::ask(const std::vector<base::Key> &clusters, const metrics::Range &window, QObject *context,
                 std::move_only_function<void()> done)
{
    m_open = clusters;
    m_window = window;
    m_context = context;
    m_done = std::move(done);
    askClusters();
}

void Checks::cancel()
{
    m_call.cancel();
    m_projectList.cancel();
}

void Checks::askClusters()
{
    if (m_open.empty()) {
        const QList<base::Key> telling = m_clusters.keys();
        m_open.assign(telling.begin(), telling.end());
        m_asked = int(m_open.size());
        return askBefore();
    }
    const base::Key cluster = m_open.back();
    m_open.pop_back();
    const Ask ask = askFor(0, m_window);
    const api::MetricsParams params{
        .types = {u"ALLOCATED_GPU"_s}, .startMs = ask.range.fromMs, .endMs = ask.range.toMs, .samples = ask.samples};
    m_call = m_client.clusterMetrics(
        cluster, params, base::Urgency::Export, m_context,
        [this, cluster, ask](const api::Result<api::MeasurementsPtr> &answer) {
            ++m_requests;
            const auto hours
                = answer ? gpuHoursOf(**answer, *metrics::find("ALLOCATED_GPU"), ask.range, ask.samples) : std::nullopt;
            if (hours)
                m_clusters.insert(cluster, *hours);
            else
                ++m_silent;
            askClusters();
        });
}

// Both windows in one request: the same samples tell of both, so that their difference is not one of sources. Only of
// clusters that have answered before.
void Checks::askBefore()
{
    if (m_open.empty())
        return askProjects();
    const base::Key cluster = m_open.back();
    m_open.pop_back();
    const Ask ask = askFor(0, {m_window.fromMs - m_window.length(), m_window.toMs});
    const api::MetricsParams params{.types = {u"ALLOCATED_GPU"_s, u"TOTAL_GPU"_s, u"GPU_UTILIZATION"_s},
                                    .startMs = ask.range.fromMs,
                                    .endMs = ask.range.toMs,
                                    .samples = ask.samples};
    m_call = m_client.clusterMetrics(cluster, params, base::Urgency::Export, m_context,
                                     [this, cluster, ask](const api::Result<api::MeasurementsPtr> &answer) {
                                         ++m_requests;
                                         if (answer)
                                             takeBefore(cluster, unusedOfCluster(**answer, ask.range, ask.samples));
                                         askBefore();
                                     });
}

void Checks::takeBefore(const base::Key &cluster, const std::vector<Cell> &cells)
{
    const std::int64_t length = m_window.length();
    const Hours now = hoursOf(cells, m_window, length);
    const Hours before = hoursOf(cells, {m_window.fromMs - length, m_window.fromMs}, length);
    const double least = leastCoverage * double(length);
    if (double(now.seenMs) >= least && double(before.seenMs) >= least)
        m_unused.insert(cluster, {now.held, before.held});
}

// Not if the clusters mean something else by their utilization, or their workloads were not all found.
void Checks::compare(Result &result) const
{
    Comparison comparison{.others = m_asked + m_silent - int(m_unused.size())};
    double ours = 0;
    for (auto cluster = m_unused.cbegin(); cluster != m_unused.cend(); ++cluster) {
        ++comparison.clusters;
        comparison.now += cluster->now;
        comparison.before += cluster->before;
        const Group group{.by = GroupBy::Cluster, .name = cluster.key().toString(), .id = cluster.key()};
        const Amount amount = totalOf(result, Counts::NotUsed, {}, group).amount;
        ours += amount.wasted + amount.estimate;
    }
    const bool agrees = ours > 0 && std::abs(comparison.now - ours) <= mostDeviation * ours;
    if (agrees && comparison.before > 0)
        result.before = comparison;
}

// Projects have averages of some windows only.
void Checks::askProjects()
{
    const std::int64_t length = m_window.length();
    if (length != dayMs && length != 7 * dayMs && length != 30 * dayMs)
        return std::exchange(m_done, nullptr)();
    m_projectList.read(api::Operation::Projects, {}, {}, base::Urgency::Export, m_context,
                       [this](const api::Result<api::WholeList<api::Project>::Pages> &pages) {
                           ++m_requests;
                           if (pages)
                               takeProjects(*pages);
                           std::exchange(m_done, nullptr)();
                       });
}

void Checks::takeProjects(const std::vector<api::PagePtr<api::Project>> &pages)
{
    const std::int64_t length = m_window.length();
    const auto average = length == dayMs ? &api::Project::day
        : length == 7 * dayMs            ? &api::Project::week
                                         : &api::Project::month;
    for (const auto &page : pages) {
        for (const api::Project &project : page->rows) {
            const double gpus = (project.*average).gpuAllocation;
            if (!std::isnan(gpus))
                m_projects = m_projects.value_or(0) + gpus * double(length) / hourMs;
        }
    }
}

void Checks::addTo(Result &result) const
{
    double all = 0;
    double ofClusters = 0;
    for (const Measured &workload : result.workloads) {
        all += heldBy(workload);
        if (m_clusters.contains(workload.holder.clusterId))
            ofClusters += heldBy(workload);
    }
    double told = 0;
    for (const double hours : m_clusters)
        told += hours;
    if (told > 0)
        result.clusters = {ofClusters, told};
    result.clustersSilent = m_silent;
    if (!m_unused.isEmpty())
        compare(result);
    if (m_projects && *m_projects > 0)
        result.projects = {all, *m_projects};
}

} // namespace waste
