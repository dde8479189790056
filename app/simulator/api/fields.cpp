// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/fields.h"

#include "app/simulator/replay/recording.h"
#include "app/simulator/world/revisions.h"

#include <algorithm>

namespace simulator {

namespace {

std::int64_t orNull(std::optional<std::int64_t> value)
{
    return value.value_or(Null);
}

const Workload &row(const World &world, std::uint32_t index)
{
    return world.workloads[index];
}

// Ids sort like their texts; the first 63 bits are enough.
std::int64_t idKey(Uuid id)
{
    return static_cast<std::int64_t>(id.high >> 1);
}

bool hasPool(const World &world, const Workload &w)
{
    return !world.pools[w.pool].name.empty();
}

bool waitIsKnown(const World &world, std::uint32_t index)
{
    return !world.recording || world.recording->workloads[index].waitIsKnown;
}

using W = const World &;
using I = std::uint32_t;
using T = std::int64_t;

constexpr Field WorkloadFields[] = {
    {"type", {Kind::Text}, [](W w, I i, T) { return static_cast<T>(row(w, i).type); }, &World::types},
    {"name",
     {Kind::Text},
     [](W w, I i, T) { return static_cast<T>(w.nameRank[i]); },
     nullptr,
     [](W w, I i, T, std::string &) { return w.name(row(w, i)); }},
    {"clusterId", {Kind::Text}, [](W w, I i, T) { return static_cast<T>(row(w, i).cluster); }, &World::clusterIds},
    {"projectId", {Kind::Text}, [](W w, I i, T) { return static_cast<T>(row(w, i).project); }, &World::projectIds},
    {"projectName", {Kind::Text}, [](W w, I i, T) { return static_cast<T>(row(w, i).project); }, &World::projectNames},
    {"departmentId",
     {Kind::Text},
     [](W w, I i, T) { return static_cast<T>(w.projects[row(w, i).project].department); },
     &World::departmentIds},
    {"departmentName",
     {Kind::Text},
     [](W w, I i, T) { return static_cast<T>(w.projects[row(w, i).project].department); },
     &World::departmentNames},
    {"createdAt", {Kind::Time}, [](W w, I i, T) { return row(w, i).created; }},
    {"deletedAt", {Kind::Time}, [](W w, I i, T now) { return orNull(stateAt(row(w, i), now).deletedAt); }},
    {"submittedBy",
     {Kind::Text},
     [](W w, I i, T) { return w.users[row(w, i).user].empty() ? Null : static_cast<T>(row(w, i).user); },
     &World::submitters},
    {"phase", {Kind::Text}, [](W w, I i, T now) { return static_cast<T>(phaseAt(row(w, i), now)); }, &World::phases},
    {"completedAt", {Kind::Time}, [](W w, I i, T now) { return orNull(stateAt(row(w, i), now).completedAt); }},
    {"nodepool",
     {Kind::Text},
     [](W w, I i, T now) {
         return hasPool(w, row(w, i)) && passed(row(w, i), row(w, i).toInitializing, now)
             ? static_cast<T>(row(w, i).pool)
             : Null;
     },
     &World::poolNames},
    {"distributedFramework",
     {Kind::Text},
     [](W w, I i, T) { return row(w, i).framework == 0 ? Null : static_cast<T>(row(w, i).framework); },
     &World::frameworks},
    {"allocatedGPU",
     {Kind::Number, false, false, 100},
     [](W w, I i, T now) { return allocatedGpu(row(w, i), stateAt(row(w, i), now)); }},
    {"idleGpus",
     {Kind::Number},
     [](W w, I i, T now) { return w.recording ? Null : idleGpu(row(w, i), stateAt(row(w, i), now)) / 100; }},
    {"idleAllocatedGpus",
     {Kind::Number, false, false, 100},
     [](W w, I i, T now) { return w.recording ? Null : idleGpu(row(w, i), stateAt(row(w, i), now)); }},
    {"phaseUpdatedAt", {Kind::Time}, [](W w, I i, T now) { return stateAt(row(w, i), now).phaseSince; }},
    {"category",
     {Kind::Text},
     [](W w, I i, T) { return static_cast<T>(categoryCode(row(w, i).type)); },
     &World::categories},
    {"priority",
     {Kind::Number},
     [](W w, I i, T) {
         const std::uint8_t priority = row(w, i).priority;
         return priority == NoPriority ? Null : static_cast<T>(PriorityClasses[priority].value);
     }},
    {"totalPendingTimeSeconds",
     {Kind::Number, false, true, 1},
     [](W w, I i, T now) { return waitIsKnown(w, i) ? static_cast<T>(stateAt(row(w, i), now).pendingSeconds) : Null; }},
    {"totalRunningTimeSeconds",
     {Kind::Number, false, true, 1},
     [](W w, I i, T now) {
         const auto seconds = stateAt(row(w, i), now).runningSeconds;
         return seconds > 0 ? static_cast<T>(seconds) : Null;
     }},
    {"priorityClassName",
     {Kind::Text},
     [](W w, I i, T) { return static_cast<T>(row(w, i).priority); },
     &World::priorityClasses},
    {"guaranteedRuntimeEndsAt",
     {Kind::Time},
     [](W w, I i, T now) { return orNull(guaranteedUntil(row(w, i), stateAt(row(w, i), now))); }},
    {"aiApplicationId",
     {Kind::Text},
     [](W w, I i, T) { return row(w, i).application == 0 ? Null : static_cast<T>(row(w, i).application); },
     &World::applicationIds},
    {"aiApplicationName",
     {Kind::Text},
     [](W w, I i, T) { return row(w, i).application == 0 ? Null : static_cast<T>(row(w, i).application); },
     &World::applicationNames},
};

const Workload &owner(const World &world, std::uint32_t pod)
{
    return world.workloads[world.pods[pod].workload];
}

PodState stateOf(const World &world, std::uint32_t pod, std::int64_t now)
{
    const Workload &w = owner(world, pod);
    return podStateAt(w, pod - w.firstPod, now);
}

constexpr Field PodFields[] = {
    {"clusterId",
     {Kind::Text, true},
     [](W w, I i, T) { return static_cast<T>(owner(w, i).cluster); },
     &World::clusterIds},
    {"workloadId",
     {Kind::Text, true},
     [](W w, I i, T) { return idKey(w.workloadId(w.pods[i].workload)); },
     nullptr,
     [](W w, I i, T, std::string &scratch) {
         scratch = toString(w.workloadId(w.pods[i].workload));
         return std::string_view(scratch);
     }},
    {"revisionId",
     {Kind::Text, false, false, 1, true}, // pods change their revision
     [](W w, I i, T now) { return hasRevision(owner(w, i)) ? idKey(idOf(w, revisionOfPod(w, i, now))) : Null; },
     nullptr,
     [](W w, I i, T now, std::string &scratch) {
         scratch = toString(idOf(w, revisionOfPod(w, i, now)));
         return std::string_view(scratch);
     }},
    {"nodeName",
     {Kind::Text},
     [](W w, I i, T now) {
         return w.pods[i].node != NoNode && stateOf(w, i, now).bound ? static_cast<T>(w.pods[i].node) : Null;
     },
     &World::nodeNames},
    {"currentNodepool",
     {Kind::Text},
     [](W w, I i, T now) {
         return hasPool(w, owner(w, i)) && stateOf(w, i, now).bound ? static_cast<T>(owner(w, i).pool) : Null;
     },
     &World::poolNames},
    {"createdAt", {Kind::Time}, [](W w, I i, T) { return podCreated(owner(w, i), w.ordinal(i)); }},
    {"completedAt", {Kind::Time}, [](W w, I i, T now) { return orNull(stateOf(w, i, now).completedAt); }},
    {"deletedAt", {Kind::Time}, [](W w, I i, T now) { return orNull(stateOf(w, i, now).deletedAt); }},
    {"name",
     {Kind::Text, false, false, 1, true},
     [](W, I, T) { return T(0); },
     nullptr,
     [](W w, I i, T, std::string &scratch) {
         scratch = w.podName(i);
         return std::string_view(scratch);
     }},
};

} // namespace

std::span<const Field> fieldsOf(Resource resource)
{
    return resource == Resource::Workloads ? std::span<const Field>(WorkloadFields) : std::span<const Field>(PodFields);
}

const Field *findField(Resource resource, std::string_view name)
{
    const std::span<const Field> fields = fieldsOf(resource);
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

} // namespace simulator
