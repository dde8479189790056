// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/replay/csv.h"
#include "app/simulator/replay/maker.h"

namespace simulator {

void ReplayMaker::addUtilization(const Manifest &manifest, const Manifest::Metric &metric, const ReplayKeys &nodes)
{
    static constexpr std::string_view Columns[] = {"node", "gpu", "start", "values"};
    enum { NodeId, Gpu, Start, Values };
    CsvReader csv(manifest.folder / metric.file, Columns);
    while (csv.next()) {
        const auto node = nodes.find(std::string(csv.neededText(NodeId)));
        if (node == nodes.end())
            csv.fail("there is no node \"" + std::string(csv.text(NodeId)) + '"');
        m_recording.utilization.add(node->second, csv.neededCount(Gpu, 63), csv.neededCount(Start, 4'000'000'000),
                                    metric.stepSeconds, csv.text(Values), csv);
    }
    manifest.checkRows(metric.file, csv.rows());
    if (!m_recording.utilization.seal())
        throw BadTrace{(manifest.folder / metric.file).string() + ": rows of one GPU overlap in time"};
}

void ReplayMaker::addProjectSeries(const Manifest &manifest, const Manifest::Metric &metric)
{
    static constexpr std::string_view ProjectColumns[] = {"project", "gpus"};
    enum { Name, Gpus };
    CsvReader projects(manifest.folder / "projects.csv", ProjectColumns);
    while (projects.next()) {
        (void)project(std::string(projects.neededText(Name)));
        loads().projectGpus.push_back(static_cast<std::int32_t>(projects.neededCount(Gpus, 1'000'000)));
        loads().gpus = std::max(loads().gpus, 0) + loads().projectGpus.back();
    }
    manifest.checkRows("projects.csv", projects.rows());
    if (m_projects.size() != loads().projectGpus.size())
        projects.fail("a project stands there twice");

    addPlaces();
    static constexpr std::string_view Columns[] = {"t", "project", "gpus_allocated", "running", "pending"};
    enum { Time, Of, Allocated, Running, Waiting };
    CsvReader csv(manifest.folder / metric.file, Columns);
    while (csv.next()) {
        const auto found = m_projects.find(std::string(csv.neededText(Of)));
        if (found == m_projects.end())
            csv.fail("there is no project \"" + std::string(csv.text(Of)) + '"');
        std::vector<Load> &series = loads().byProject[found->second - loads().projects.front()];
        Load load;
        load.second = csv.neededCount(Time, 4'000'000'000);
        load.allocated = static_cast<std::int32_t>(csv.neededCount(Allocated, 1'000'000)) * 100;
        load.workloads
            = static_cast<std::int32_t>(csv.neededCount(Running, 1'000'000) + csv.neededCount(Waiting, 1'000'000));
        if (!series.empty() && series.back().second >= load.second)
            csv.fail("the rows of a project need to be in order of time");
        series.push_back(load);
    }
    manifest.checkRows(metric.file, csv.rows());
    loads().from = static_cast<std::uint32_t>(std::lround(manifest.window->first));
    loads().to = static_cast<std::uint32_t>(std::lround(manifest.window->second)) + metric.stepSeconds;
}

// Room for the loads of each project of the cluster; the projects are adjacent.
void ReplayMaker::addPlaces()
{
    for (std::size_t i = 0; i < m_world.projects.size(); ++i) {
        if (m_world.projects[i].cluster == m_cluster)
            loads().projects.push_back(static_cast<std::uint32_t>(i));
    }
    loads().byProject.resize(loads().projects.size());
}

void ReplayMaker::addSeries(const Manifest &manifest, const ReplayKeys &nodes)
{
    for (const Manifest::Metric &metric : manifest.metrics) {
        if (metric.entity == "gpu" && metric.metric == "GPU_UTILIZATION" && metric.layout == "segments")
            addUtilization(manifest, metric, nodes);
        else if (metric.entity == "project" && metric.layout == "changes" && manifest.window)
            addProjectSeries(manifest, metric);
    }
    if (loads().projects.empty())
        addPlaces();
}

} // namespace simulator
