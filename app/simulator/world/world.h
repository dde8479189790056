// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/ids.h"
#include "app/simulator/world/text.h"

#include <array>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

// Everything that exists during the simulated time: the visible state at a given time is a pure function of that time
// (life.h). Only a journal changes the world (journal.h). Offsets are seconds after creation.
namespace simulator {

enum class Phase : std::uint8_t {
    Creating,
    Initializing,
    Resuming,
    Pending,
    Deleting,
    Running,
    Updating,
    Stopped,
    Stopping,
    Degraded,
    Failed,
    Completed,
    Terminating,
    Unknown,
};
constexpr int PhaseCount = 14;
inline constexpr std::array<std::string_view, PhaseCount> PhaseNames
    = {"Creating", "Initializing", "Resuming", "Pending", "Deleting",  "Running",     "Updating",
       "Stopped",  "Stopping",     "Degraded", "Failed",  "Completed", "Terminating", "Unknown"};

enum class ClusterState : std::uint8_t {
    WaitingToConnect,
    Connected,
    Disconnected,
    MissingPrerequisites,
    ServiceIssues
};

struct Cluster
{
    Uuid id;
    std::string name, domain, version, kubeVersion, platform;
    ClusterState state = ClusterState::Connected;
    std::int64_t created = 0;
    std::int64_t stateSince = 0;
    std::int64_t lastLiveness = 0; // 0 = as old as the last heartbeat; only for disconnected clusters
    std::int64_t deleteRequestedAt = 0; // 0 = not requested
    std::int64_t updated = 0; // 0 = when its state changed
    std::int64_t zone = 1; // hours ahead of UTC
    bool identifiesNodes = true; // by ids
    bool isGone = false; // deleted; kept so that indices stay valid
};

struct Pool
{
    std::string name, gpuType;
    std::uint16_t cluster = 0;
    std::uint16_t gpuMemoryGib = 0;
    std::uint16_t gpusPerNode = 0;
    std::uint32_t firstNode = 0, nodeCount = 0;
    bool mig = false;
};

struct Node
{
    std::string name;
    std::uint16_t pool = 0;
};

struct Department
{
    std::string id, name;
    std::uint16_t cluster = 0;
};

struct Project
{
    std::string id, name;
    std::uint16_t department = 0, cluster = 0;
    std::uint8_t theme = 0; // index of its project name
    // The guaranteed hundredths of a GPU in each node pool of its cluster; empty: it has no quota.
    std::vector<std::int64_t> quotas = {};
};

enum class Type : std::uint8_t {
    Workspace,
    Training,
    Distributed,
    Inference,
    DistributedInference,
    RayCluster,
    RayJob,
    Deployment,
    Notebook,
    Job,
    CronJob,
    SparkApplication,
    NIMService,
    Unrecorded, // not in the recording
};
constexpr int TypeCount = 14;

constexpr std::uint32_t Never = std::numeric_limits<std::uint32_t>::max();

struct Workload
{
    std::int64_t created = 0;
    std::uint32_t toPending = 0, toInitializing = Never, toRunning = Never, toEnd = Never, toDeleted = Never;
    std::uint32_t unusualFrom = Never, unusualTo = Never;
    Phase unusual = Phase::Running; // shown between unusualFrom and unusualTo
    Phase ending = Phase::Completed; // Completed, Failed or Stopped
    Type type = Type::Training;
    std::uint8_t priority = 0, trouble = 0, framework = 0, application = 0, source = 0;
    std::uint16_t project = 0, user = 0, pool = 0, cluster = 0;
    std::uint16_t gpuPerPod = 0; // hundredths of a GPU
    std::uint8_t idlePercent = 0; // of the allocated GPUs while running
    bool preemptible = true;
    bool recorded = false; // from a recording: a stopped one keeps its pods, and all that ended are completed
    std::uint32_t podCount = 0, firstPod = 0, nameAt = 0, nameSize = 0;
    std::uint32_t pendingBefore = 0, runningBefore = 0; // seconds, in earlier lives
};

// A workload as it was before an edit changed its future.
struct Life
{
    std::int64_t until = 0; // ms UTC
    Workload workload;
};

constexpr std::uint32_t NoNode = std::numeric_limits<std::uint32_t>::max();

struct Pod
{
    std::uint32_t workload = 0, node = 0; // NoNode if a recording does not contain it
};

// A node whose CPU cores are nearly used up for a while, see crowds.h.
struct Crowd
{
    std::uint32_t node = 0;
    std::uint32_t loud = 0; // the pod that takes them
    std::int64_t from = 0, to = 0; // half open, ms UTC
    std::vector<std::uint32_t> guests; // all pods of the node, ever, as planned at the begin
};

// A closed set of texts: rows store its codes. Equal texts have equal ranks.
struct Dictionary
{
    std::vector<std::string> texts;
    std::vector<std::uint32_t> ranks;

    void finish(); // computes the ranks
};

// What new workloads of a type get.
struct TypeDefaults
{
    std::uint8_t category = 0; // see categoryCode()
    std::uint8_t priority = 0; // in PriorityClasses
    std::int64_t updated = 0; // 0 = never
};

struct Recording;

struct World
{
    std::uint64_t seed = 0;
    std::int64_t begin = 0; // the simulated time at the start
    std::int64_t disconnectedAt = 0; // of the disconnected cluster

    std::vector<Cluster> clusters;
    std::vector<Pool> pools;
    std::vector<Node> nodes;
    std::vector<Department> departments;
    std::vector<Project> projects;
    std::vector<std::string> users;
    std::vector<std::pair<Uuid, std::string>> applications; // 0 = none

    std::vector<Workload> workloads; // by time of creation
    std::vector<Pod> pods; // by workload, then ordinal
    std::vector<Crowd> crowds; // by node
    std::string names, foldedNames; // of the workloads, one after the other
    std::vector<std::uint32_t> foldedAt; // workloads + 1 places in foldedNames
    std::vector<std::uint32_t> nameRank;

    Dictionary types, clusterIds, projectIds, projectNames, departmentIds, departmentNames, submitters, phases,
        poolNames, nodeNames, frameworks, categories, priorityClasses, applicationIds, applicationNames;

    // Only in a world read from recorded clusters.
    std::shared_ptr<const Recording> recording;
    std::vector<Uuid> recordedWorkloadIds, recordedPodIds;
    std::vector<std::uint32_t> workloadsById, podsById; // indices in the order of the ids

    // Times after begin at which any row changes state, ascending.
    std::vector<std::int64_t> changes;

    // The earlier lives of edited workloads, in order; the current one is in `workloads`.
    std::unordered_map<std::uint32_t, std::vector<Life>> lives;
    std::map<Type, TypeDefaults> typeDefaults; // of edited types
    std::size_t revision = 0; // counts edits

    // The workload as it was at that time.
    [[nodiscard]] const Workload &workloadAt(std::uint32_t index, std::int64_t time) const;
    // Calls use(workload, from, to) for each life of the workload.
    template<typename Use> void eachLife(std::uint32_t index, const Use &use) const
    {
        std::int64_t from = std::numeric_limits<std::int64_t>::min();
        if (const auto found = lives.find(index); found != lives.end()) {
            for (const Life &life : found->second) {
                use(life.workload, from, life.until);
                from = life.until;
            }
        }
        use(workloads[index], from, std::numeric_limits<std::int64_t>::max());
    }

    [[nodiscard]] std::string_view name(const Workload &w) const
    {
        return std::string_view(names).substr(w.nameAt, w.nameSize);
    }
    [[nodiscard]] std::string_view foldedName(std::uint32_t workload) const
    {
        const std::uint32_t at = foldedAt[workload];
        return std::string_view(foldedNames).substr(at, foldedAt[workload + 1] - at);
    }
    [[nodiscard]] Uuid workloadId(std::uint32_t index) const
    {
        return recording ? recordedWorkloadIds[index] : makeId(seed, IdKind::Workload, index);
    }
    [[nodiscard]] Uuid podId(std::uint32_t index) const
    {
        return recording ? recordedPodIds[index] : makeId(seed, IdKind::Pod, index);
    }
    // Also for workloads that do not exist yet.
    [[nodiscard]] std::optional<std::uint32_t> workloadOf(Uuid id) const;
    [[nodiscard]] std::optional<std::uint32_t> podOf(Uuid id) const;
    [[nodiscard]] std::uint32_t indexOf(const Workload &w) const
    {
        return static_cast<std::uint32_t>(&w - workloads.data());
    }
    [[nodiscard]] std::uint32_t ordinal(std::uint32_t pod) const
    {
        return pod - workloads[pods[pod].workload].firstPod;
    }
    // Equal for two times between which nothing changed: 0 at begin, then counting.
    [[nodiscard]] std::size_t epoch(std::int64_t now) const;
    [[nodiscard]] std::string podName(std::uint32_t pod) const;
    // The part after the name of its workload; lower-case ASCII letters, digits and dashes.
    void appendPodSuffix(std::string &out, std::uint32_t pod) const;
};

[[nodiscard]] bool isMultiPod(Type type);
[[nodiscard]] std::string_view typeName(Type type);
[[nodiscard]] std::string_view categoryName(Type type);
[[nodiscard]] std::uint32_t categoryCode(Type type);

struct PriorityClass
{
    std::string_view name;
    int value;
};
inline constexpr std::array<PriorityClass, 7> PriorityClasses = {{{"very-low", 10},
                                                                  {"low", 25},
                                                                  {"medium-low", 40},
                                                                  {"medium", 50},
                                                                  {"medium-high", 60},
                                                                  {"high", 75},
                                                                  {"very-high", 90}}};
// For recordings without priorities.
constexpr std::uint8_t NoPriority = PriorityClasses.size();
inline constexpr std::string_view NotRecorded = "unknown", DefaultName = "default";
inline constexpr std::array<std::string_view, 6> Frameworks = {"", "PyTorch", "MPI", "TF", "XGBoost", "JAX"};

} // namespace simulator
