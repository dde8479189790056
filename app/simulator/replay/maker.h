// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/replay/manifest.h"
#include "app/simulator/replay/recording.h"

#include <QUuid>

#include <cmath>
#include <unordered_map>

namespace simulator {

// Rows in the order of the files; the world needs them by time of creation.
struct ReplayDraft
{
    Workload workload;
    RecordedWorkload recorded;
    Uuid id;
    std::string name;
    std::uint32_t podsInFile = 0;
    struct PodRow
    {
        Uuid id;
        std::uint32_t node;
        std::uint64_t gpus;
    };
    std::vector<PodRow> pods;
};

using ReplayKeys = std::unordered_map<std::string, std::uint32_t>;

// Builds the world of recorded clusters, cluster by cluster. Throws BadTrace.
class ReplayMaker
{
public:
    explicit ReplayMaker(World &world);

    void addCluster(const Manifest &manifest);
    void finish();

private:
    [[nodiscard]] std::int64_t momentOf(double seconds) const
    {
        return m_origin + std::llround(seconds * static_cast<double>(Second));
    }
    ReplayKeys addNodes(const Manifest &manifest);
    ReplayKeys addWorkloads(const Manifest &manifest);
    void addPods(const Manifest &manifest, const ReplayKeys &nodes, const ReplayKeys &workloads);
    void addUtilization(const Manifest &manifest, const Manifest::Metric &metric, const ReplayKeys &nodes);
    void addPlaces();
    void addSeries(const Manifest &manifest, const ReplayKeys &nodes);
    void addProjectSeries(const Manifest &manifest, const Manifest::Metric &metric);
    [[nodiscard]] Loads &loads() { return m_recording.loads.back(); }
    std::uint16_t project(const std::string &name);
    std::uint16_t user(const std::string &name);
    [[nodiscard]] Uuid idOf(std::string_view key) const;

    World &m_world;
    Recording m_recording;
    std::vector<ReplayDraft> m_drafts;
    ReplayKeys m_users, m_projects; // projects: of this cluster
    // Of the cluster being added.
    QUuid m_space;
    std::int64_t m_origin = 0; // the time at which its recording begins
    std::uint16_t m_cluster = 0;
};

} // namespace simulator
