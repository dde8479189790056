// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/life.h"

#include <algorithm>

namespace simulator {

namespace {

// Seconds since creation; `w` must exist.
std::uint32_t secondsOld(const Workload &w, std::int64_t now)
{
    return static_cast<std::uint32_t>(std::max<std::int64_t>(now - w.created, 0) / Second);
}

bool isUnusual(const Workload &w, std::uint32_t age)
{
    return age >= w.unusualFrom && age < w.unusualTo;
}

Phase regularPhase(const Workload &w, std::uint32_t age)
{
    if (age < w.toPending)
        return Phase::Creating;
    if (age >= w.toEnd)
        return w.ending;
    if (age < w.toInitializing)
        return Phase::Pending;
    if (age < w.toRunning)
        return Phase::Initializing;
    return Phase::Running;
}

Phase phaseOfAge(const Workload &w, std::uint32_t age)
{
    return isUnusual(w, age) ? w.unusual : regularPhase(w, age);
}

// While degraded, the last pod waits for a node; while resuming, all pods do.
std::uint32_t boundPods(const Workload &w, Phase phase, std::uint32_t age)
{
    if (age < w.toInitializing || age >= w.toEnd || phase == Phase::Resuming)
        return 0;
    return phase == Phase::Degraded ? w.podCount - 1 : w.podCount;
}

bool podsRun(Phase phase)
{
    return phase == Phase::Running || phase == Phase::Degraded || phase == Phase::Updating || phase == Phase::Stopping
        || phase == Phase::Deleting || phase == Phase::Terminating;
}

// A recording can end with the deletion of a running or pending pod.
PodPhase lastPhase(Phase ending)
{
    switch (ending) {
    case Phase::Completed:
        return PodPhase::Succeeded;
    case Phase::Running:
        return PodPhase::Running;
    case Phase::Pending:
        return PodPhase::Pending;
    default:
        return PodPhase::Failed;
    }
}

} // namespace

Phase phaseAt(const Workload &w, std::int64_t now)
{
    return phaseOfAge(w, secondsOld(w, now));
}

WorkloadState stateAt(const Workload &w, std::int64_t now)
{
    const std::uint32_t age = secondsOld(w, now);
    WorkloadState state;
    state.phase = phaseOfAge(w, age);

    // The last boundary that has passed is the start of this phase.
    std::uint32_t since = 0;
    for (const std::uint32_t boundary :
         {w.toPending, w.toInitializing, w.toRunning, w.toEnd, w.unusualFrom, w.unusualTo}) {
        if (boundary <= age && boundary > since && phaseOfAge(w, boundary) == state.phase
            && phaseOfAge(w, boundary - 1) != state.phase)
            since = boundary;
    }
    state.phaseSince = at(w, since);

    state.boundPods = boundPods(w, state.phase, age);
    if (age >= w.toRunning && podsRun(state.phase))
        state.runningPods = state.boundPods;
    if (age >= w.toEnd && (w.recorded || w.ending != Phase::Stopped))
        state.completedAt = at(w, w.toEnd);
    if (age >= w.toDeleted)
        state.deletedAt = at(w, w.toDeleted);
    state.pendingSeconds = w.pendingBefore;
    state.runningSeconds = w.runningBefore;
    if (age > w.toPending)
        state.pendingSeconds += std::min({age, w.toInitializing, w.toEnd}) - w.toPending;
    if (age > w.toRunning)
        state.runningSeconds += std::min(age, w.toEnd) - w.toRunning;
    return state;
}

PodState podStateAt(const Workload &w, std::uint32_t ordinal, std::int64_t now)
{
    PodState pod;
    const std::int64_t created = podCreated(w, ordinal);
    if (created > now)
        return pod;
    const std::uint32_t age = secondsOld(w, now);
    const Phase phase = phaseOfAge(w, age);
    pod.exists = true;
    pod.phaseSince = created;

    const std::uint32_t gone = podsDeletedAfter(w);
    if (age >= gone)
        pod.deletedAt = at(w, gone);

    if (age >= w.toEnd) {
        pod.bound = w.toInitializing < w.toEnd;
        if (age >= w.toRunning && w.toRunning < w.toEnd)
            pod.startedAt = at(w, w.toRunning);
        pod.phase = lastPhase(w.ending);
        pod.completedAt = at(w, w.toEnd);
        pod.phaseSince = *pod.completedAt;
        return pod;
    }
    pod.bound = ordinal < boundPods(w, phase, age);
    pod.allocated = pod.bound;
    if (age < w.toRunning || !pod.bound)
        return pod;
    pod.startedAt = at(w, w.toRunning);
    pod.phaseSince = *pod.startedAt;
    if (podsRun(phase)) {
        pod.phase = PodPhase::Running;
    } else if (phase == Phase::Unknown) {
        pod.phase = PodPhase::Unknown;
        pod.phaseSince = at(w, w.unusualFrom);
    }
    return pod;
}

std::int64_t allocatedGpu(const Workload &w, const WorkloadState &state)
{
    return static_cast<std::int64_t>(state.boundPods) * w.gpuPerPod;
}

std::int64_t idleGpu(const Workload &w, const WorkloadState &state)
{
    if (state.runningPods == 0 || w.idlePercent == 0)
        return 0;
    const std::int64_t allocated = static_cast<std::int64_t>(state.runningPods) * w.gpuPerPod;
    if (w.gpuPerPod < 100)
        return allocated; // a fraction of a GPU is idle as a whole
    return allocated * w.idlePercent / 100 / 100 * 100;
}

std::optional<std::int64_t> guaranteedUntil(const Workload &w, const WorkloadState &state)
{
    if (!w.preemptible || w.priority < 3 || state.boundPods == 0 || w.toRunning == Never)
        return std::nullopt;
    return at(w, w.toRunning) + 4 * Hour;
}

} // namespace simulator
