// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/life.h"

// Servers are deployed in revisions: each change of their specification makes a new one, which takes over the pods. A
// workload with revisions has 1 to 4 of them. All but the last were made before the simulated time begins; the last may
// be made later, while the workload is Updating. Of four, the first has been deleted.
namespace simulator {

struct Revision
{
    std::uint32_t workload = 0;
    std::uint32_t number = 0; // 0 = the first
};

[[nodiscard]] Uuid idOf(const World &world, Revision revision);
// None if there is no such revision at that time.
[[nodiscard]] std::optional<Revision> revisionOf(const World &world, Uuid id, std::int64_t now);
// 0 for workloads without revisions
[[nodiscard]] std::uint32_t revisionCount(const World &world, std::uint32_t workload, std::int64_t now);
// Of the pod of a workload that has some. While a new revision is rolled out, the second half of the pods still belong
// to the one before.
[[nodiscard]] Revision revisionOfPod(const World &world, std::uint32_t pod, std::int64_t now);

struct RevisionState
{
    std::int64_t created = 0;
    bool isNewest = false;
    bool isUpdating = false; // takes over pods, or loses them
    std::optional<std::int64_t> replacedAt; // when the next one was made
    std::optional<std::int64_t> deletedAt;
    std::uint32_t pods = 0; // that belong to it
    Phase phase = Phase::Stopped;
    std::int64_t phaseSince = 0;
};
[[nodiscard]] RevisionState stateOf(const World &world, Revision revision, std::int64_t now);

} // namespace simulator
