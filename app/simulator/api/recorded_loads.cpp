// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/json.h"
#include "app/simulator/api/recorded_metrics.h"
#include "app/simulator/api/series.h"
#include "app/simulator/api/telemetry.h"
#include "app/simulator/replay/recording.h"

#include <map>

namespace simulator {

namespace {

enum class Kind : std::uint8_t { Total, Quota, Allocated, Unallocated, Count, Wait };

std::optional<Kind> kindOf(std::string_view type)
{
    static const std::map<std::string_view, Kind> Kinds = {{"TOTAL_GPU", Kind::Total},
                                                           {"GPU_QUOTA", Kind::Quota},
                                                           {"ALLOCATED_GPU", Kind::Allocated},
                                                           {"UNALLOCATED_GPU", Kind::Unallocated},
                                                           {"GPU_ALLOCATION", Kind::Allocated},
                                                           {"WORKLOADS_COUNT", Kind::Count},
                                                           {"AVG_WORKLOAD_WAIT_TIME", Kind::Wait}};
    const auto found = Kinds.find(type);
    return found == Kinds.end() ? std::nullopt : std::optional(found->second);
}

// For some projects of a cluster, in hundredths. `gpus`: their GPUs, -1 if not recorded.
std::int64_t valueOf(Kind kind, const Load &load, std::int64_t gpus)
{
    switch (kind) {
    case Kind::Total:
    case Kind::Quota:
        return gpus * 100;
    case Kind::Allocated:
        return load.allocated;
    case Kind::Unallocated:
        return gpus * 100 - load.allocated;
    case Kind::Count:
        return load.workloads * 100LL;
    case Kind::Wait:
        return load.waits == 0 ? NoSample : (load.waited * 200 + load.waits) / (load.waits * 2LL);
    }
    return NoSample;
}

bool isKnown(Kind kind, const Loads &loads, std::int64_t gpus)
{
    switch (kind) {
    case Kind::Quota:
        return !loads.projectGpus.empty();
    case Kind::Total:
    case Kind::Unallocated:
        return gpus >= 0;
    case Kind::Wait:
        return loads.projectGpus.empty(); // not in series of projects
    default:
        return true;
    }
}

Load sumOf(const Loads &loads, std::size_t first, std::size_t last, std::int64_t time)
{
    Load sum;
    for (std::size_t project = first; project < last; ++project) {
        const Load load = loads.at(project, time);
        sum.allocated += load.allocated;
        sum.workloads += load.workloads;
        sum.waits += load.waits;
        sum.waited += load.waited;
    }
    return sum;
}

void addSeries(std::vector<Series> &out, const Loads &loads, std::string_view type, std::size_t first, std::size_t last,
               std::int64_t gpus, const Grid &grid, const std::string &groups)
{
    const std::optional<Kind> kind = kindOf(type);
    if (!kind || !isKnown(*kind, loads, gpus))
        return;
    Series series;
    series.type = type;
    series.groups = groups;
    series.decimals = 2;
    series.values.assign(static_cast<std::size_t>(grid.known), NoSample);
    bool any = false;
    for (int i = 0; i < grid.known; ++i) {
        if (!loads.covers(grid.at(i)))
            continue;
        std::int64_t &value = series.values[static_cast<std::size_t>(i)];
        value = valueOf(*kind, sumOf(loads, first, last, grid.at(i)), gpus);
        any = any || value != NoSample;
    }
    if (any)
        out.push_back(std::move(series));
}

std::string groupText(const Project &project)
{
    std::string text;
    Json json(text);
    json.beginArray();
    json.beginObject();
    json.member("key", "Project");
    json.member("value", project.name);
    json.endObject();
    json.endArray();
    return text;
}

} // namespace

Answer recordedLoads(const World &world, std::size_t cluster, TypeNamesOf names, const MetricQuery &query,
                     bool byProject)
{
    const Loads &loads = world.recording->loads[cluster];
    std::vector<Series> series;
    for (const std::size_t type : query.types) {
        if (names.empty())
            break;
        if (!byProject) {
            addSeries(series, loads, names[type], 0, loads.projects.size(), loads.gpus, query.grid, {});
            continue;
        }
        for (std::size_t i = 0; i < loads.projects.size(); ++i) {
            addSeries(series, loads, names[type], i, i + 1, loads.projectGpus.empty() ? -1 : loads.projectGpus[i],
                      query.grid, groupText(world.projects[loads.projects[i]]));
        }
    }
    Answer answer;
    answer.body = measurementsText(query.grid, series);
    return answer;
}

Answer recordedOrgLoads(const World &world, std::size_t cluster, std::optional<std::size_t> project, TypeNamesOf names,
                        const MetricQuery &query)
{
    const Loads &loads = world.recording->loads[cluster];
    std::vector<Series> series;
    std::int64_t gpus = loads.projectGpus.empty() ? -1 : 0;
    for (const std::int32_t one : loads.projectGpus)
        gpus += one;
    if (!project) {
        for (const std::size_t type : query.types)
            addSeries(series, loads, names[type], 0, loads.projects.size(), gpus, query.grid, {});
    }
    for (std::size_t i = 0; project && i < loads.projects.size(); ++i) {
        if (loads.projects[i] != *project)
            continue;
        gpus = loads.projectGpus.empty() ? -1 : loads.projectGpus[i];
        for (const std::size_t type : query.types)
            addSeries(series, loads, names[type], i, i + 1, gpus, query.grid, {});
    }
    Answer answer;
    answer.body = measurementsText(query.grid, series);
    return answer;
}

Answer recordedNodeTelemetry(const World &world, std::span<const std::size_t> clusters, std::string_view type,
                             bool byCluster, std::int64_t now)
{
    static const std::map<std::string_view, Kind> Kinds
        = {{"TOTAL_GPUS", Kind::Total}, {"ALLOCATED_GPUS", Kind::Allocated}, {"FREE_GPUS", Kind::Unallocated}};
    const auto kind = Kinds.find(type);
    std::map<std::size_t, std::int64_t> sums;
    for (const std::size_t cluster : clusters) {
        const Loads &loads = world.recording->loads[cluster];
        if (kind == Kinds.end() || loads.gpus < 0 || !loads.covers(now))
            continue;
        sums[byCluster ? cluster : 0] += valueOf(kind->second, sumOf(loads, 0, loads.projects.size(), now), loads.gpus);
    }
    TelemetryWriter writer(type, now);
    for (const auto &[cluster, sum] : sums) {
        writer.beginValue(sum);
        if (byCluster)
            writer.group("ClusterId", toString(world.clusters[cluster].id), world.clusters[cluster].name);
        writer.endValue();
    }
    return writer.finish();
}

} // namespace simulator
