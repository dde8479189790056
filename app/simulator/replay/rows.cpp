// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/replay/csv.h"
#include "app/simulator/replay/maker.h"

#include <algorithm>

namespace simulator {

namespace {

// Maps a final state of the source to Run:ai's.
void setEnding(Workload &w, std::string_view status, const CsvReader &csv)
{
    static constexpr std::pair<std::string_view, Phase> Endings[]
        = {{"Pass", Phase::Completed}, {"Succeeded", Phase::Completed}, {"Failed", Phase::Failed},
           {"Killed", Phase::Stopped}, {"Running", Phase::Running},     {"Pending", Phase::Pending}};
    const auto *const ending = std::ranges::find(Endings, status, &std::pair<std::string_view, Phase>::first);
    if (ending == std::end(Endings))
        csv.fail("\"" + std::string(status) + "\" is no status that is known");
    w.ending = ending->second;
    // Workloads that had not finished were deleted.
    if (w.ending == Phase::Running || w.ending == Phase::Pending)
        w.toDeleted = w.toEnd;
    if (w.ending == Phase::Running && w.toRunning == Never)
        csv.fail("it is Running and has not started");
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

// For columns that only some recordings have.
std::string headerOf(const std::filesystem::path &file)
{
    const std::string text = contentsOf(file);
    return text.substr(0, text.find('\n'));
}

} // namespace

ReplayKeys ReplayMaker::addNodes(const Manifest &manifest)
{
    ReplayKeys keys;
    if (!manifest.has("nodes.csv"))
        return keys;
    const bool hasModels = headerOf(manifest.folder / "nodes.csv").contains("gpu_model");
    std::vector<std::string_view> columns = {"id", "gpus"};
    enum { Id, Gpus, Model };
    if (hasModels)
        columns.emplace_back("gpu_model");
    CsvReader csv(manifest.folder / "nodes.csv", columns);
    while (csv.next()) {
        const auto at = static_cast<std::uint32_t>(m_world.nodes.size());
        if (!keys.emplace(csv.neededText(Id), at).second)
            csv.fail("there are two nodes \"" + std::string(csv.text(Id)) + '"');
        m_world.nodes.push_back({std::string(csv.text(Id)), static_cast<std::uint16_t>(m_world.pools.size() - 1)});
        const std::uint32_t gpus = csv.neededCount(Gpus, 64);
        loads().gpus = std::max(loads().gpus, 0) + static_cast<std::int32_t>(gpus);
        m_recording.nodes.push_back({idOf("node " + std::string(csv.text(Id))),
                                     std::string(hasModels ? csv.text(Model) : std::string_view()),
                                     static_cast<std::uint16_t>(gpus)});
    }
    manifest.checkRows("nodes.csv", csv.rows());
    return keys;
}

ReplayKeys ReplayMaker::addWorkloads(const Manifest &manifest)
{
    ReplayKeys keys;
    if (!manifest.has("workloads.csv"))
        return keys;
    const bool hasAttempts = headerOf(manifest.folder / "workloads.csv").contains("attempts");
    std::vector<std::string_view> columns
        = {"id", "name", "project", "user", "kind", "priority", "status", "pods", "submitted", "started", "ended"};
    enum { Id, Name, Project, User, Kind, Priority, Status, Pods, Submitted, Started, Ended, Attempts };
    if (hasAttempts)
        columns.emplace_back("attempts");
    CsvReader csv(manifest.folder / "workloads.csv", columns);
    while (csv.next()) {
        ReplayDraft draft;
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
        // By convention; other classes of service have no known priority.
        w.priority = priority == "LS" ? 5 : priority == "BE" ? 1 : NoPriority;
        w.preemptible = priority == "BE";
        draft.recorded.preemptionIsKnown = w.priority != NoPriority;
        m_drafts.push_back(std::move(draft));
    }
    manifest.checkRows("workloads.csv", csv.rows());
    return keys;
}

void ReplayMaker::addPods(const Manifest &manifest, const ReplayKeys &nodes, const ReplayKeys &workloads)
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
        ReplayDraft &draft = m_drafts[of->second];
        ReplayDraft::PodRow pod{idOf(csv.neededText(Id)), NoNode, gpuBits(csv, csv.text(GpuIds))};
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

} // namespace simulator
