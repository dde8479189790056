// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/replay/replay.h"

#include "app/simulator/replay/csv.h"
#include "app/simulator/replay/maker.h"
#include "app/simulator/world/generator.h"

#include <algorithm>
#include <numeric>

namespace simulator {

namespace {

namespace fs = std::filesystem;

Uuid nameUuid(const QUuid &space, std::string_view name)
{
    const QUuid id = QUuid::createUuidV5(space, QByteArray(name.data(), static_cast<qsizetype>(name.size())));
    return *parseUuid(id.toString(QUuid::WithoutBraces).toStdString());
}

QUuid qtUuid(Uuid id)
{
    return QUuid::fromString(QString::fromStdString(toString(id)));
}

const QUuid DnsNames(0x6ba7b810, 0x9dad, 0x11d1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8);

std::vector<fs::path> clusterFolders(const fs::path &folder)
{
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw BadTrace{folder.string() + " is not a folder"};
    if (fs::exists(folder / "cluster.json", error))
        return {folder};
    std::vector<fs::path> folders;
    for (const fs::directory_entry &entry : fs::directory_iterator(folder, error)) {
        if (fs::exists(entry.path() / "cluster.json", error))
            folders.push_back(entry.path());
    }
    if (folders.empty()) {
        throw BadTrace{
            folder.string()
            + " has no cluster.json; choose the folder of a recorded cluster, or a folder that contains such folders"};
    }
    std::ranges::sort(folders);
    return folders;
}

template<typename Ids> std::vector<std::uint32_t> sortedIndex(const Ids &ids)
{
    std::vector<std::uint32_t> order(ids.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&ids](std::uint32_t i) { return ids[i]; });
    return order;
}

} // namespace

ReplayMaker::ReplayMaker(World &world)
    : m_world(world)
{
    m_world.users.emplace_back(); // for workloads without a recorded user
    m_world.applications.emplace_back();
}

Uuid ReplayMaker::idOf(std::string_view key) const
{
    return nameUuid(m_space, key);
}

std::uint16_t ReplayMaker::user(const std::string &name)
{
    if (name.empty())
        return 0;
    const auto [entry, isNew] = m_users.emplace(name, m_world.users.size());
    if (isNew)
        m_world.users.push_back(name);
    return static_cast<std::uint16_t>(entry->second);
}

std::uint16_t ReplayMaker::project(const std::string &name)
{
    const std::string shown = name.empty() ? std::string(DefaultName) : name;
    const auto [entry, isNew] = m_projects.emplace(shown, m_world.projects.size());
    if (isNew) {
        m_world.projects.push_back(
            {toString(idOf(shown)), shown, static_cast<std::uint16_t>(m_world.departments.size() - 1), m_cluster, 0});
    }
    return static_cast<std::uint16_t>(entry->second);
}

void ReplayMaker::addCluster(const Manifest &manifest)
{
    m_cluster = static_cast<std::uint16_t>(m_world.clusters.size());
    m_projects.clear();
    Cluster cluster;
    cluster.id = nameUuid(DnsNames, manifest.name);
    cluster.name = manifest.name;
    m_space = qtUuid(cluster.id);
    m_origin = manifest.window ? m_world.begin + Day - std::llround(manifest.window->second * Second) : m_world.begin;
    cluster.created = m_origin;
    m_world.clusters.push_back(std::move(cluster));
    m_recording.loads.emplace_back().origin = m_origin;
    m_world.departments.push_back({toString(idOf(DefaultName)), std::string(DefaultName), m_cluster});
    Pool pool; // without a name: recordings have no pools
    pool.cluster = m_cluster;
    pool.firstNode = static_cast<std::uint32_t>(m_world.nodes.size());
    m_world.pools.push_back(std::move(pool));

    const std::size_t first = m_drafts.size();
    const ReplayKeys nodes = addNodes(manifest);
    m_world.pools.back().nodeCount = static_cast<std::uint32_t>(nodes.size());
    if (!manifest.window && manifest.has("workloads.csv"))
        throw BadTrace{(manifest.folder / "cluster.json").string() + ": workloads need a \"replay_window\""};
    const ReplayKeys workloads = addWorkloads(manifest);
    addPods(manifest, nodes, workloads);
    for (std::size_t i = first; i < m_drafts.size(); ++i) {
        const ReplayDraft &draft = m_drafts[i];
        if (draft.pods.size() != draft.podsInFile) {
            throw BadTrace{(manifest.folder / "workloads.csv").string() + ':' + std::to_string(i - first + 2) + ": "
                           + std::to_string(draft.podsInFile) + " pods, but pods.csv has "
                           + std::to_string(draft.pods.size())};
        }
    }
    addSeries(manifest, nodes);
}

void ReplayMaker::finish()
{
    std::ranges::stable_sort(m_drafts, {}, [](const ReplayDraft &draft) { return draft.workload.created; });
    for (const ReplayDraft &draft : m_drafts) {
        Workload w = draft.workload;
        w.podCount = draft.podsInFile;
        w.firstPod = static_cast<std::uint32_t>(m_world.pods.size());
        const auto index = static_cast<std::uint32_t>(m_world.workloads.size());
        addName(m_world, w, draft.name);
        m_world.workloads.push_back(w);
        m_world.recordedWorkloadIds.push_back(draft.id);
        m_recording.workloads.push_back(draft.recorded);
        for (const ReplayDraft::PodRow &pod : draft.pods) {
            m_world.pods.push_back({index, pod.node});
            m_world.recordedPodIds.push_back(pod.id);
            m_recording.gpus.push_back(pod.gpus);
        }
    }
    m_world.workloadsById = sortedIndex(m_world.recordedWorkloadIds);
    m_world.podsById = sortedIndex(m_world.recordedPodIds);
    finishNames(m_world);
    addChanges(m_world);
    addDictionaries(m_world);
    // The loads are computed from the workloads, whose details are in the recording.
    const auto recording = std::make_shared<Recording>(std::move(m_recording));
    m_world.recording = recording;
    for (std::size_t i = 0; i < recording->loads.size(); ++i) {
        if (recording->loads[i].to == 0)
            addWorkloadLoads(recording->loads[i], m_world, i);
    }
}

std::unique_ptr<const World> replay(const fs::path &folder, std::int64_t begin)
{
    auto world = std::make_unique<World>();
    world->begin = begin;
    ReplayMaker maker(*world);
    for (const fs::path &cluster : clusterFolders(folder))
        maker.addCluster(readManifest(cluster));
    maker.finish();
    return world;
}

} // namespace simulator
