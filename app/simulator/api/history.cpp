// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/nodetelemetry.h"
#include "app/simulator/api/render.h"
#include "app/simulator/world/random.h"
#include "app/simulator/world/resources.h"

#include <algorithm>

namespace simulator {

namespace {

struct Failure
{
    std::string_view code, message;
};
// The first two end a workload before it has started; see the generator.
constexpr Failure Failures[] = {
    {"ImagePullBackOff", "Back-off pulling image: manifest unknown"},
    {"CreateContainerConfigError", "secret \"registry-credentials\" not found"},
    {"OOMKilled", "Container main was killed: it used more memory than its limit (exit code 137)"},
    {"Error", "RuntimeError: NCCL watchdog timeout: collective ALLREDUCE ran for 1800000 ms before it was given up"},
    {"Error", "torch.cuda.OutOfMemoryError: CUDA out of memory (exit code 1)"},
    {"BackoffLimitExceeded", "Job has reached the specified backoff limit"},
    {"Evicted", "The node was low on ephemeral storage"},
    {"DeadlineExceeded", "Job was active longer than its deadline"},
};

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

} // namespace

Reason reasonOf(const World &world, const Workload &w, Phase phase)
{
    if (world.recording)
        return {};
    const Pool &pool = world.pools[w.pool];
    const Project &project = world.projects[w.project];
    const std::string gpus = hundredths(static_cast<std::int64_t>(w.gpuPerPod) * w.podCount);
    switch (phase) {
    case Phase::Creating:
        return {"Creating the pod group", "", ""};
    case Phase::Pending: {
        const std::int64_t quota = quotaOf(world, w.project, w.pool).value_or(0) / 100;
        if (w.gpuPerPod > 0 && !w.preemptible && w.trouble % 2 == 0) {
            return {"Project " + project.name + " uses " + number(quota) + " of " + number(quota)
                        + " GPUs of its quota in node pool " + pool.name + " and this workload asks for " + gpus
                        + " more",
                    "Unschedulable", "NonPreemptibleOverQuota"};
        }
        if (w.gpuPerPod > 0 && w.trouble % 4 == 1) {
            return {"Department " + world.departments[project.department].name + " is at its limit of "
                        + number(quota * 4) + " GPUs in node pool " + pool.name,
                    "Unschedulable", "OverLimit"};
        }
        return {"0/" + number(pool.nodeCount) + " nodes are available: " + number(pool.nodeCount - pool.nodeCount / 12)
                    + " too few free GPUs, " + number(pool.nodeCount / 12) + " cordoned",
                "Unschedulable", ""};
    }
    case Phase::Initializing:
        return {"Pulling images and starting containers", "", ""};
    case Phase::Resuming:
        return {"Creating the pods again", "", ""};
    case Phase::Updating:
        return {"Rolling out a new revision", "", ""};
    case Phase::Stopping:
        return {"Waiting for the pods to end", "", ""};
    case Phase::Stopped:
        return {"Stopped by " + world.users[w.user], "", ""};
    case Phase::Degraded:
        return {number(w.podCount - 1) + " of " + number(w.podCount) + " pods are running", "PodsNotReady", ""};
    case Phase::Failed: {
        const Failure &failure = Failures[w.trouble % 8];
        return {std::string(failure.code) + ": " + std::string(failure.message), failure.code, ""};
    }
    case Phase::Deleting:
        return {"Deletion was asked for by " + world.users[w.user], "", ""};
    case Phase::Terminating:
        return {"Waiting for finalizers", "", ""};
    case Phase::Unknown:
        return {"The cluster does not answer", "", ""};
    case Phase::Running:
    case Phase::Completed:
        break;
    }
    return {};
}

namespace {

// The events of one life of a workload, from..to (half open). Consecutive equal phases are reported once.
class Chronicle
{
public:
    Chronicle(const World &world, std::uint32_t workload)
        : m_world(world)
        , m_firstPod(world.workloads[workload].firstPod)
    {
    }

    void add(const Workload &w, std::int64_t from, std::int64_t to)
    {
        m_from = from;
        m_to = to;
        addPhases(w);
        if (!m_world.recording)
            addEvents(w);
    }
    // Newest first.
    [[nodiscard]] std::vector<Happening> take()
    {
        if (m_world.recording)
            std::ranges::reverse(m_all);
        else
            std::ranges::stable_sort(m_all, std::ranges::greater(), &Happening::time);
        return std::move(m_all);
    }

private:
    void addPhases(const Workload &w)
    {
        std::uint32_t boundaries[]
            = {0, w.toPending, w.toInitializing, w.toRunning, w.toEnd, w.unusualFrom, w.unusualTo};
        std::ranges::sort(boundaries);
        for (const std::uint32_t boundary : boundaries) {
            if (boundary == Never || at(w, boundary) < m_from || at(w, boundary) >= m_to)
                continue;
            const Phase phase = phaseAt(w, at(w, boundary));
            if (phase == m_last)
                continue;
            m_last = phase;
            Happening change;
            change.time = at(w, boundary);
            change.isPhase = true;
            change.phase = phase;
            change.message = reasonOf(m_world, w, phase).message;
            m_all.push_back(std::move(change));
        }
    }

    void addEvent(std::int64_t time, std::uint32_t ordinal, bool warning, std::string_view reason,
                  std::string_view source, std::string message)
    {
        if (time < m_from || time >= m_to)
            return;
        Happening happening;
        happening.time = time;
        happening.warning = warning;
        happening.reason = reason;
        happening.source = source;
        happening.kind = "Pod";
        happening.message = std::move(message);
        happening.object = m_world.podId(m_firstPod + ordinal);
        happening.objectName = m_world.podName(m_firstPod + ordinal);
        m_all.push_back(std::move(happening));
    }

    void addEvents(const Workload &w)
    {
        // A refusal is repeated while it lasts, at growing intervals.
        std::uint32_t pause = 15;
        for (std::uint32_t s = w.toPending + 5; s < std::min(w.toInitializing, w.toEnd) && s < w.toPending + 6 * 86400;
             s += pause) {
            addEvent(at(w, s), 0, true, "FailedScheduling", "runai-scheduler",
                     reasonOf(m_world, w, Phase::Pending).message);
            pause = std::min(pause * 2, 7200U);
        }
        for (std::uint32_t i = 0; i < std::min(w.podCount, 8U); ++i) {
            addEvent(podCreated(w, i), i, false, "Created", "workload-controller",
                     "Created pod " + m_world.podName(w.firstPod + i));
            if (w.toInitializing >= w.toEnd)
                continue;
            addEvent(at(w, w.toInitializing) + i * 11LL, i, false, "Scheduled", "runai-scheduler",
                     "Assigned to " + m_world.nodes[m_world.pods[w.firstPod + i].node].name);
            addEvent(at(w, w.toInitializing) + Second + i * 13LL, i, false, "Pulling", "kubelet",
                     "Pulling image " + std::string(imageOf(w)));
            if (w.toRunning < w.toEnd)
                addEvent(at(w, w.toRunning) - 300 + i * 17LL, i, false, "Started", "kubelet", "Started container main");
        }
        if (w.toEnd != Never && w.ending == Phase::Failed && w.podCount > 0) {
            const Reason reason = reasonOf(m_world, w, Phase::Failed);
            addEvent(at(w, w.toEnd) - 400, 0, true, reason.code, "kubelet", reason.message);
        }
    }

    const World &m_world;
    std::uint32_t m_firstPod;
    std::int64_t m_from = 0, m_to = 0;
    std::optional<Phase> m_last;
    std::vector<Happening> m_all;
};

} // namespace

std::vector<Happening> historyOf(const World &world, std::uint32_t workload, std::int64_t now)
{
    const Workload &present = world.workloads[workload];
    // An edited workload may be deleted while it runs; then its deletion is the last event.
    const bool wasEdited = world.lives.contains(workload);
    const std::int64_t gone
        = present.toDeleted == Never ? now : at(present, present.toDeleted) - (wasEdited ? 0 : Second);
    const std::int64_t end = std::min(now, gone);
    Chronicle chronicle(world, workload);
    world.eachLife(workload, [&](const Workload &w, std::int64_t from, std::int64_t to) {
        chronicle.add(w, from, std::min(to, end + 1));
    });
    return chronicle.take();
}

void writeEvent(Json &json, const World &world, std::uint32_t workload, const Happening &event)
{
    const Workload &w = world.workloads[workload];
    json.beginObject();
    json.key("createdAt").time(event.time);
    const std::uint64_t salt = mix(static_cast<std::uint64_t>(event.time) + event.object.low) >> 32;
    json.key("id").id(makeId(world.seed, IdKind::Event, static_cast<std::uint32_t>(salt)));
    json.member("type", event.warning ? "Warning" : "Normal");
    json.key("clusterId").id(world.clusters[w.cluster].id);
    json.member("message", event.message);
    json.member("reason", event.reason);
    json.member("source", event.source);
    json.key("involvedObject").beginObject();
    json.key("uid").id(event.object);
    json.member("kind", event.kind);
    json.member("name", event.objectName);
    json.member("namespace", "runai-" + world.projects[w.project].name);
    json.endObject();
    json.endObject();
}

} // namespace simulator
