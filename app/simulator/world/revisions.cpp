// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/revisions.h"

#include "app/simulator/world/random.h"

namespace simulator {

namespace {

constexpr std::uint32_t Most = 4; // revisions of a workload

// Fixed for each workload, whatever edits have made of it since.
struct Plan
{
    std::int64_t begin = 0;
    std::int64_t pause = 0; // between two early revisions
    std::uint32_t early = 0;
    std::int64_t updateFrom = 0, updateTo = 0; // 0 = there is no late one

    [[nodiscard]] std::int64_t created(std::uint32_t number) const
    {
        return number < early ? begin + number * pause : updateFrom;
    }
    [[nodiscard]] bool isUpdating(std::int64_t now) const { return updateFrom <= now && now < updateTo; }
    [[nodiscard]] std::uint32_t count(std::int64_t now) const
    {
        return early + (updateFrom != 0 && updateFrom <= now ? 1 : 0);
    }
};

const Workload &asPlanned(const World &world, std::uint32_t workload)
{
    const auto lives = world.lives.find(workload);
    return lives == world.lives.end() ? world.workloads[workload] : lives->second.front().workload;
}

Plan planOf(const World &world, std::uint32_t workload)
{
    const Workload &w = asPlanned(world, workload);
    const std::uint64_t drawn = mix(world.seed ^ mix(workload ^ 0x7265766973696f6eULL));
    Plan plan;
    plan.begin = w.created;
    plan.pause = static_cast<std::int64_t>(3 + drawn / 16 % 13) * Minute;
    plan.early = static_cast<std::uint32_t>(1 + drawn % (Most - 1));
    const std::int64_t last = plan.created(plan.early - 1);
    if (last > world.begin || (w.toEnd != Never && last > at(w, w.toEnd)))
        plan.early = 1;
    if (w.unusual == Phase::Updating && w.unusualFrom < w.unusualTo
        && at(w, w.unusualFrom) > plan.created(plan.early - 1)) {
        plan.updateFrom = at(w, w.unusualFrom);
        plan.updateTo = at(w, w.unusualTo);
    }
    return plan;
}

} // namespace

Uuid idOf(const World &world, Revision revision)
{
    return makeId(world.seed, IdKind::Revision, revision.workload * Most + revision.number);
}

std::optional<Revision> revisionOf(const World &world, Uuid id, std::int64_t now)
{
    const auto index = indexOf(world.seed, IdKind::Revision, id);
    if (!index || *index / Most >= world.workloads.size())
        return std::nullopt;
    const Revision revision = {*index / Most, *index % Most};
    if (revision.number >= revisionCount(world, revision.workload, now))
        return std::nullopt;
    return revision;
}

std::uint32_t revisionCount(const World &world, std::uint32_t workload, std::int64_t now)
{
    const Workload &w = world.workloads[workload];
    return hasRevision(w) && exists(w, now) ? planOf(world, workload).count(now) : 0;
}

Revision revisionOfPod(const World &world, std::uint32_t pod, std::int64_t now)
{
    const std::uint32_t workload = world.pods[pod].workload;
    const Plan plan = planOf(world, workload);
    const std::uint32_t newest = plan.count(now) - 1;
    const bool isOld = plan.isUpdating(now) && world.ordinal(pod) >= world.workloads[workload].podCount / 2;
    return {workload, isOld ? newest - 1 : newest};
}

RevisionState stateOf(const World &world, Revision revision, std::int64_t now)
{
    const Workload &w = world.workloads[revision.workload];
    const Plan plan = planOf(world, revision.workload);
    const std::uint32_t newest = plan.count(now) - 1;
    RevisionState state;
    state.created = plan.created(revision.number);
    state.isNewest = revision.number == newest;
    state.isUpdating = plan.isUpdating(now) && revision.number + 1 >= newest;
    if (!state.isNewest)
        state.replacedAt = plan.created(revision.number + 1);
    if (revision.number == 0 && newest == Most - 1)
        state.deletedAt = plan.created(newest);
    else if (isDeleted(w, now))
        state.deletedAt = at(w, w.toDeleted);

    const std::uint32_t taken = plan.isUpdating(now) ? w.podCount / 2 : w.podCount;
    if (state.isNewest)
        state.pods = taken;
    else if (state.isUpdating)
        state.pods = w.podCount - taken;

    const WorkloadState whole = stateAt(w, now);
    if (state.isUpdating && whole.phase == Phase::Updating) {
        state.phase = state.isNewest ? Phase::Initializing : Phase::Stopping;
        state.phaseSince = plan.updateFrom;
    } else if (state.isNewest) {
        state.phase = whole.phase;
        state.phaseSince = std::max(whole.phaseSince, state.created);
    } else {
        state.phaseSince = revision.number + 1 == newest && plan.updateFrom != 0 ? plan.updateTo : *state.replacedAt;
        state.phaseSince = std::min(state.phaseSince, now);
    }
    return state;
}

} // namespace simulator
