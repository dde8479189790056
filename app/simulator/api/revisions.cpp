// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/api.h"
#include "app/simulator/api/metrics.h"
#include "app/simulator/api/page.h"
#include "app/simulator/world/resources.h"

#include <algorithm>

// The operations on revisions of inference workloads, and the list of pods that older releases have.
namespace simulator {

namespace {

constexpr std::size_t PodBytes = 1900, OldPodBytes = 700;

Happening ofRevision(const World &world, Revision revision, std::int64_t time, std::string_view reason,
                     std::string message)
{
    Happening happening;
    happening.time = time;
    happening.reason = reason;
    happening.source = "revision-controller";
    happening.kind = "Revision";
    happening.message = std::move(message);
    happening.object = idOf(world, revision);
    happening.objectName = revisionName(world, revision);
    return happening;
}

// Newest first: what became of the revision itself, and of its workload while the revision was the newest one.
std::vector<Happening> historyOf(const World &world, Revision revision, std::int64_t now)
{
    const RevisionState state = stateOf(world, revision, now);
    std::vector<Happening> history = historyOf(world, revision.workload, now);
    std::erase_if(history, [&state](const Happening &happening) {
        return happening.time < state.created || (state.replacedAt && happening.time >= *state.replacedAt);
    });
    history.push_back(
        ofRevision(world, revision, state.created, "Created", "Created revision " + revisionName(world, revision)));
    if (state.replacedAt) {
        history.push_back(ofRevision(world, revision, *state.replacedAt, "Replaced",
                                     "Replaced by " + revisionName(world, {revision.workload, revision.number + 1})));
        Happening stopped;
        stopped.time = state.phaseSince;
        stopped.isPhase = true;
        stopped.phase = state.phase;
        stopped.message = history.back().message;
        history.push_back(std::move(stopped));
    }
    std::ranges::stable_sort(history, std::ranges::greater(), &Happening::time);
    return history;
}

std::int64_t seconds(std::optional<std::int64_t> ms)
{
    return ms ? *ms / Second : 0;
}

void writeOldPod(Json &json, const World &world, std::uint32_t pod, std::int64_t now)
{
    const std::uint32_t workload = world.pods[pod].workload;
    const Workload &w = world.workloads[workload];
    const PodState state = podStateAt(w, pod - w.firstPod, now);
    const std::string_view phase = PodPhaseNames[static_cast<std::size_t>(state.phase)];
    json.beginObject();
    json.member("podId", toString(world.podId(pod)));
    json.key("jobId").id(world.workloadId(workload));
    json.member("podGroupId", toString(world.workloadId(workload)));
    json.key("clusterUuid").id(world.clusters[w.cluster].id);
    json.member("podName", world.podName(pod));
    json.member("imageName", world.recording ? std::string_view() : imageOf(w));
    if (state.bound && world.pods[pod].node != NoNode)
        json.member("nodeId", world.nodes[world.pods[pod].node].name);
    json.member("phase", phase);
    json.member("status", phase);
    json.key("created").integer(podCreated(w, pod - w.firstPod) / Second);
    json.key("started").integer(seconds(state.startedAt));
    json.key("completed").integer(seconds(state.completedAt));
    json.key("lastUpdated").integer(state.phaseSince / Second);
    json.key("dynamicData").beginObject();
    json.endObject();
    json.key("existsInCluster").boolean(!state.completedAt.has_value());
    if (!world.recording) {
        for (const std::string_view key : {"resourceRequest", "resourceAllocation"}) {
            const bool isHeld = key == "resourceRequest" || state.allocated;
            json.key(key).beginObject();
            json.key("gpu").fraction(isHeld ? w.gpuPerPod : 0);
            json.key("cpu").integer(isHeld ? cpuPerPod(w) : 0);
            json.key("memory").integer(isHeld ? static_cast<std::int64_t>(memoryGibPerPod(w)) << 30 : 0);
            json.endObject();
        }
    }
    json.member("nodePool", world.pools[w.pool].name);
    json.member("namespace", "runai-" + world.projects[w.project].name);
    json.endObject();
}

} // namespace

Revision Api::revisionOf(const Call &call) const
{
    const auto id = parseUuid(call.id);
    if (!id)
        throw Refusal{400, "revisionId: a UUID is needed"};
    const auto revision = simulator::revisionOf(m_world, *id, call.now);
    if (!revision)
        throw Refusal{404, "there is no such revision"};
    return *revision;
}

Answer Api::revisions(const Call &call)
{
    static constexpr std::string_view Known[] = {"deleted"};
    const Query query(call.query, Known);
    const bool deleted = query.boolean("deleted", false);
    const std::uint32_t workload = workloadIndex(call);
    if (!hasRevision(m_world.workloads[workload]))
        throw Refusal{404, "there is no such inference workload"};
    Answer answer;
    Json json(answer.body);
    json.beginObject();
    json.key("revisions").beginArray();
    for (std::uint32_t number = revisionCount(m_world, workload, call.now); number-- > 0;) {
        const Revision revision = {workload, number};
        if (stateOf(m_world, revision, call.now).deletedAt.has_value() == deleted)
            writeRevision(json, m_world, revision, call.now);
    }
    json.endArray();
    json.endObject();
    return answer;
}

Answer Api::revision(const Call &call)
{
    const Query query(call.query, {});
    Answer answer;
    Json json(answer.body);
    writeRevision(json, m_world, revisionOf(call), call.now);
    return answer;
}

// All at once: there are no pages.
Answer Api::revisionPods(const Call &call)
{
    static constexpr std::string_view Known[] = {"deleted"};
    const Query query(call.query, Known);
    ListQuery list;
    list.resource = Resource::Pods;
    list.deleted = query.boolean("deleted", false);
    addFilter(list, "revisionId==" + toString(idOf(m_world, revisionOf(call))));
    const auto rows = m_engine.rows(list, call.now);
    return page("pods", rows->size(), {0, rows->size()}, PodBytes,
                [&](Json &json, std::size_t i) { writePod(json, m_world, (*rows)[i], call.now, true); });
}

Answer Api::revisionEvents(const Call &call)
{
    const Revision revision = revisionOf(call);
    return eventsAnswer(call, revision.workload, historyOf(m_world, revision, call.now));
}

Answer Api::revisionHistory(const Call &call)
{
    const Revision revision = revisionOf(call);
    return historyAnswer(call, revision.workload, historyOf(m_world, revision, call.now));
}

// A bare array of all pods that are not deleted.
Answer Api::oldPods(const Call &call)
{
    const Query query(call.query, {});
    const std::size_t cluster = clusterIndex(call);
    Answer answer;
    Json json(answer.body);
    json.beginArray();
    for (const Workload &w : m_world.workloads) {
        if (!exists(w, call.now))
            break;
        if (w.cluster != cluster || passed(w, podsDeletedAfter(w), call.now))
            continue;
        if (answer.body.capacity() < answer.body.size() + w.podCount * OldPodBytes)
            answer.body.reserve(answer.body.capacity() * 2 + w.podCount * OldPodBytes);
        for (std::uint32_t i = 0; i < w.podCount && podCreated(w, i) <= call.now; ++i)
            writeOldPod(json, m_world, w.firstPod + i, call.now);
    }
    json.endArray();
    return answer;
}

} // namespace simulator
