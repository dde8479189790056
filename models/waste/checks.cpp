// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/checks.h"

#include "models/api/measurements.h"
#include "models/waste/measurement.h"
#include "models/waste/plan.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace waste {
namespace {

constexpr double hourMs = 3'600'000;
constexpr std::int64_t dayMs = 86'400'000;

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
    if (m_open.empty())
        return askProjects();
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
    if (m_projects && *m_projects > 0)
        result.projects = {all, *m_projects};
}

} // namespace waste
