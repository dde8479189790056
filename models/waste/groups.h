// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/waste/holders.h"
#include "models/waste/question.h"

// Which groups workloads are part of. Pure functions.
namespace waste {

struct IdleWorkload;

[[nodiscard]] Group groupOf(const Holder &holder, GroupBy by);
[[nodiscard]] Group groupOf(const IdleWorkload &workload, GroupBy by);

template<class Workload> [[nodiscard]] bool isIn(const std::optional<Group> &group, const Workload &workload)
{
    return !group || groupOf(workload, group->by) == *group;
}

} // namespace waste
