// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace waste {

enum class Counts { NotUsed, Idle }; // what counts as wasted: see hours.h
enum class GroupBy { Workload, User, Project, Cluster, NodePool };

// What somebody wants to know of wasted GPUs.
struct Question
{
    std::int64_t windowMs = 0; // that ends now; 0: which GPUs are idle now
    Counts counts = Counts::NotUsed;
    std::int64_t shortestIdleMs = 300'000; // of a stretch that counts as idle
    GroupBy groupBy = GroupBy::Workload;

    friend bool operator==(const Question &, const Question &) = default;
};

// What can be chosen, in milliseconds.
inline constexpr std::array<std::int64_t, 4> offeredWindows{0, 86'400'000, 604'800'000, 2'592'000'000};
inline constexpr std::array<std::int64_t, 4> offeredIdleTimes{300'000, 900'000, 3'600'000, 7'200'000};
// Node pools of workloads are not told together with their idle GPUs.
[[nodiscard]] inline bool isOffered(const Question &question)
{
    const auto isOneOf
        = [](const auto &offered, std::int64_t ms) { return std::ranges::find(offered, ms) != offered.end(); };
    return isOneOf(offeredWindows, question.windowMs) && isOneOf(offeredIdleTimes, question.shortestIdleMs)
        && (question.windowMs > 0 || question.groupBy != GroupBy::NodePool);
}

} // namespace waste
