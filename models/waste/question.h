// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/key.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace waste {

enum class Counts { NotUsed, Idle }; // what counts as wasted: see hours.h
enum class GroupBy { Workload, User, Project, Cluster, NodePool };

// What workloads have in common. Two are the same if their keys are: names may be, of projects in several clusters.
struct Group
{
    enum class Kind {
        Named,
        Unknown, // without a user, project or node pool
        Several, // with several node pools
    };
    GroupBy by = GroupBy::Workload;
    Kind kind = Kind::Named;
    QString name = {}; // of the workload, user, project or node pool; of clusters, the id
    base::Key id = {}; // of the workload, project or cluster; else null
    base::Key clusterId = {}; // of the project or node pool; else null

    [[nodiscard]] base::Key key() const; // that of the workload, else unlike that of any other group
    friend bool operator==(const Group &a, const Group &b) { return a.key() == b.key(); }
};

// What somebody wants to know of wasted GPUs.
struct Question
{
    std::int64_t windowMs = 0; // that ends now; 0: which GPUs are idle now
    Counts counts = Counts::NotUsed;
    std::int64_t shortestIdleMs = 300'000; // of a stretch that counts as idle
    GroupBy groupBy = GroupBy::Workload;
    std::optional<Group> within = {}; // only the workloads of this group; absent: all

    friend bool operator==(const Question &, const Question &) = default;
};

// What can be chosen, in milliseconds.
inline constexpr std::array<std::int64_t, 4> offeredWindows{0, 86'400'000, 604'800'000, 2'592'000'000};
inline constexpr std::array<std::int64_t, 4> offeredIdleTimes{300'000, 900'000, 3'600'000, 7'200'000};
[[nodiscard]] inline bool isOffered(const Question &question)
{
    const auto isOneOf
        = [](const auto &offered, std::int64_t ms) { return std::ranges::find(offered, ms) != offered.end(); };
    return isOneOf(offeredWindows, question.windowMs) && isOneOf(offeredIdleTimes, question.shortestIdleMs);
}

} // namespace waste
