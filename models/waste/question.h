// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace waste
