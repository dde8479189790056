// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/replay.h"

#include "app/simulator/generator.h"
#include "app/simulator/recording.h"
#include "app/simulator/replay_csv.h"
#include "app/simulator/replay_manifest.h"

#include <QUuid>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

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
        throw BadTrace{folder.string() + " has no cluster.json: name a recorded cluster's folder or a folder of them"};
    }
    std::ranges::sort(folders);
    return folders;
}

// Rows in the order of the files; the world wants them by time of creation.
struct Draft
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

using Keys = std::unordered_map<std::string, std::uint32_t>;

class Maker
{
public:
    explicit Maker(World &world)
        : m_world(world)
    {
        m_world.users.emplace_back(); // of a workload whose user is not recorded
        m_world.applications.emplace_back();
    }

    void addCluster(const Manifest &manifest);
    void finish();

private:
    [[nodiscard]] std::int64_t momentOf(double seconds) const
    {
        return m_origin + std::llround(seconds * static_cast<double>(Second));
    }
    Keys addNodes(const Manifest &manifest);
    Keys addWorkloads(const Manifest &manifest);
    void addPods(const Manifest &manifest, const Keys &nodes, const Keys &workloads);
    std::uint16_t project(const std::string &name);
    std::uint16_t user(const std::string &name);
    [[nodiscard]] Uuid idOf(std::string_view key) const { return nameUuid(m_space, key); }

    World &m_world;
    Recording m_recording;
    std::vector<Draft> m_drafts;
    Keys m_users, m_projects; // projects: of this cluster
    // Of the cluster that is being added
    QUuid m_space;
    std::int64_t m_origin = 0; // the moment at which its recording begins
    std::uint16_t m_cluster = 0;
};

std::uint16_t Maker::user(const std::string &name)
{
    if (name.empty())
        return 0;
    const auto [entry, isNew] = m_users.emplace(name, m_world.users.size());
    if (isNew)
        m_world.users.push_back(name);
    return static_cast<std::uint16_t>(entry->second);
}

std::uint16_t Maker::project(const std::string &name)
{
    const std::string shown = name.empty() ? std::string(DefaultName) : name;
    const auto [entry, isNew] = m_projects.emplace(shown, m_world.projects.size());
    if (isNew) {
        m_world.projects.push_back(
            {toString(idOf(shown)), shown, static_cast<std::uint16_t>(m_world.departments.size() - 1), m_cluster, 0});
    }
    return static_cast<std::uint16_t>(entry->second);
}

Keys Maker::addNodes(const Manifest &manifest)
{
    Keys keys;
    if (!manifest.has("nodes.csv"))
        return keys;
    static constexpr std::string_view Columns[] = {"id", "gpus"};
    enum { Id, Gpus };
    CsvReader csv(manifest.folder / "nodes.csv", Columns);
    while (csv.next()) {
        const auto at = static_cast<std::uint32_t>(m_world.nodes.size());
        if (!keys.emplace(csv.neededText(Id), at).second)
            csv.fail("there are two nodes \"" + std::string(csv.text(Id)) + '"');
        m_world.nodes.push_back({std::string(csv.text(Id)), static_cast<std::uint16_t>(m_world.pools.size() - 1)});
        m_recording.nodeGpus.push_back(static_cast<std::uint16_t>(csv.neededCount(Gpus, 64)));
    }
    manifest.checkRows("nodes.csv", csv.rows());
    return keys;
}

// What a state of the source is in the words of Run:ai once the workload has ended.
void setEnding(Workload &w, std::string_view status, const CsvReader &csv)
{
    static constexpr std::pair<std::string_view, Phase> Endings[]
        = {{"Pass", Phase::Completed}, {"Succeeded", Phase::Completed}, {"Failed", Phase::Failed},
           {"Killed", Phase::Stopped}, {"Running", Phase::Running},     {"Pending", Phase::Pending}};
    const auto *const ending = std::ranges::find(Endings, status, &std::pair<std::string_view, Phase>::first);
    if (ending == std::end(Endings))
        csv.fail("\"" + std::string(status) + "\" is no status that is known");
    w.ending = ending->second;
    // Those that had not finished were deleted.
    if (w.ending == Phase::Running || w.ending == Phase::Pending)
        w.toDeleted = w.toEnd;
    if (w.ending == Phase::Running && w.toRunning == Never)
        csv.fail("it is Running and has not started");
}

Keys Maker::addWorkloads(const Manifest &manifest)
{
    Keys keys;
    if (!manifest.has("workloads.csv"))
        return keys;
    const bool hasAttempts = contentsOf(manifest.folder / "workloads.csv").substr(0, 400).contains(",attempts\n");
    std::vector<std::string_view> columns
        = {"id", "name", "project", "user", "kind", "priority", "status", "pods", "submitted", "started", "ended"};
    enum { Id, Name, Project, User, Kind, Priority, Status, Pods, Submitted, Started, Ended, Attempts };
    if (hasAttempts)
        columns.push_back("attempts");
    CsvReader csv(manifest.folder / "workloads.csv", columns);
    while (csv.next()) {
        Draft draft;
        Workload &w = draft.workload;
        if (!keys.emplace(csv.neededText(Id), m_drafts.size()).second)
            csv.fail("there are two workloads \"" + std::string(csv.text(Id)) + '"');
        draft.id = idOf(csv.text(Id));
        draft.name = csv.neededText(Name);
        draft.podsInFile = csv.neededCount(Pods, 100'000);
        draft.recorded.waitIsKnown = !hasAttempts || csv.text(Attempts) == "1";

        const double submitted = csv.neededNumber(Submitted);
        const auto after = [&](double time, double least) {
            if (time < least)
                csv.fail("it starts before it is submitted, or ends before it starts");
            return static_cast<std::uint32_t>(std::llround(time - submitted));
        };
        const std::optional<double> started = csv.number(Started), ended = csv.number(Ended);
        w.recorded = true;
        w.created = momentOf(submitted);
        if (started)
            w.toInitializing = w.toRunning = after(*started, submitted);
        if (ended)
            w.toEnd = after(*ended, started.value_or(submitted));
        setEnding(w, csv.text(Status), csv);

        w.cluster = m_cluster;
        w.pool = static_cast<std::uint16_t>(m_world.pools.size() - 1);
        w.project = project(std::string(csv.text(Project)));
        w.user = user(std::string(csv.text(User)));
        const std::string_view kind = csv.text(Kind), priority = csv.text(Priority);
        w.type = kind == "inference" ? Type::Inference
            : kind != "training"     ? Type::Unrecorded
            : draft.podsInFile > 1   ? Type::Distributed
                                     : Type::Training;
        // By convention; the other classes of service say nothing about it.
        w.priority = priority == "LS" ? 5 : priority == "BE" ? 1 : NoPriority;
        w.preemptible = priority == "BE";
        draft.recorded.preemptionIsKnown = w.priority != NoPriority;
        m_drafts.push_back(std::move(draft));
    }
    manifest.checkRows("workloads.csv", csv.rows());
    return keys;
}

std::uint64_t gpuBits(const CsvReader &csv, std::string_view list)
{
    std::uint64_t bits = 0;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(';'), list.size());
        const std::optional<std::int64_t> index = parseInteger(list.substr(0, end));
        if (!index || *index < 0 || *index > 63)
            csv.fail("the GPU \"" + std::string(list.substr(0, end)) + "\" is not a number from 0 to 63");
        bits |= std::uint64_t{1} << *index;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return bits;
}

void Maker::addPods(const Manifest &manifest, const Keys &nodes, const Keys &workloads)
{
    if (!manifest.has("pods.csv"))
        return;
    static constexpr std::string_view Columns[] = {"id", "workload", "node", "gpus", "gpu_ids", "cpus", "memory_mib"};
    enum { Id, Of, NodeId, Gpus, GpuIds, Cpus, Memory };
    CsvReader csv(manifest.folder / "pods.csv", Columns);
    while (csv.next()) {
        const auto of = workloads.find(std::string(csv.neededText(Of)));
        if (of == workloads.end())
            csv.fail("there is no workload \"" + std::string(csv.text(Of)) + '"');
        Draft &draft = m_drafts[of->second];
        Draft::PodRow pod{idOf(csv.neededText(Id)), NoNode, gpuBits(csv, csv.text(GpuIds))};
        if (!csv.text(NodeId).empty()) {
            const auto node = nodes.find(std::string(csv.text(NodeId)));
            if (node == nodes.end())
                csv.fail("there is no node \"" + std::string(csv.text(NodeId)) + '"');
            pod.node = node->second;
        }
        const double gpus = csv.number(Gpus).value_or(0) * 100;
        if (gpus < 0 || gpus > 65535 || std::abs(gpus - std::round(gpus)) > 1e-6)
            csv.fail("the number of GPUs needs to be from 0 to 655 with at most two decimals");
        const auto hundredths = static_cast<std::uint16_t>(std::lround(gpus));
        const auto millicores = static_cast<std::int32_t>(std::lround(csv.number(Cpus).value_or(-0.001) * 1000));
        const auto memory = static_cast<std::int32_t>(std::lround(csv.number(Memory).value_or(-1)));
        if (draft.pods.empty()) {
            draft.workload.gpuPerPod = hundredths;
            draft.recorded.millicores = millicores;
            draft.recorded.memoryMib = memory;
        } else if (draft.workload.gpuPerPod != hundredths || draft.recorded.millicores != millicores
                   || draft.recorded.memoryMib != memory) {
            csv.fail("the pods of a workload need to ask for the same resources");
        }
        draft.pods.push_back(pod);
    }
    manifest.checkRows("pods.csv", csv.rows());
}

void Maker::addCluster(const Manifest &manifest)
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
    m_world.departments.push_back({toString(idOf(DefaultName)), std::string(DefaultName), m_cluster});
    Pool pool; // nameless: the recordings know of none
    pool.cluster = m_cluster;
    pool.firstNode = static_cast<std::uint32_t>(m_world.nodes.size());
    m_world.pools.push_back(std::move(pool));

    const std::size_t first = m_drafts.size();
    const Keys nodes = addNodes(manifest);
    m_world.pools.back().nodeCount = static_cast<std::uint32_t>(nodes.size());
    if (!manifest.window && manifest.has("workloads.csv"))
        throw BadTrace{(manifest.folder / "cluster.json").string() + ": workloads need a \"replay_window\""};
    const Keys workloads = addWorkloads(manifest);
    addPods(manifest, nodes, workloads);
    for (std::size_t i = first; i < m_drafts.size(); ++i) {
        const Draft &draft = m_drafts[i];
        if (draft.pods.size() != draft.podsInFile) {
            throw BadTrace{(manifest.folder / "workloads.csv").string() + ':' + std::to_string(i - first + 2) + ": "
                           + std::to_string(draft.podsInFile) + " pods, but pods.csv has "
                           + std::to_string(draft.pods.size())};
        }
    }
}

template<typename Ids> std::vector<std::uint32_t> sortedIndex(const Ids &ids)
{
    std::vector<std::uint32_t> order(ids.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&ids](std::uint32_t i) { return ids[i]; });
    return order;
}

void Maker::finish()
{
    std::ranges::stable_sort(m_drafts, {}, [](const Draft &draft) { return draft.workload.created; });
    for (const Draft &draft : m_drafts) {
        Workload w = draft.workload;
        w.podCount = draft.podsInFile;
        w.firstPod = static_cast<std::uint32_t>(m_world.pods.size());
        const auto index = static_cast<std::uint32_t>(m_world.workloads.size());
        addName(m_world, w, draft.name);
        m_world.workloads.push_back(w);
        m_world.recordedWorkloadIds.push_back(draft.id);
        m_recording.workloads.push_back(draft.recorded);
        for (const Draft::PodRow &pod : draft.pods) {
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
    m_world.recording = std::make_shared<const Recording>(std::move(m_recording));
}

} // namespace

std::unique_ptr<const World> replay(const fs::path &folder, std::int64_t begin)
{
    auto world = std::make_unique<World>();
    world->begin = begin;
    Maker maker(*world);
    for (const fs::path &cluster : clusterFolders(folder))
        maker.addCluster(readManifest(cluster));
    maker.finish();
    return world;
}

} // namespace simulator
