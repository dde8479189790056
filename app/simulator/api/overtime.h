// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/ledger.h"

#include <array>

namespace simulator {

// Integrals over a range of time. Not for recordings.
struct Spent
{
    double hours = 0; // for which the cluster reported
    double allocated = 0, used = 0, memory = 0; // GPU-hours; memory: as if each GPU had the same

    void add(const Spent &other);
};

// What the projects held and used in the 24 hours, 7 days and 30 days before a whole hour, from the ledger.
struct Overtime
{
    std::int64_t updatedAt = 0; // ms UTC
    std::vector<std::array<Spent, 3>> projects; // one per project of the world
};
inline constexpr std::array<std::int64_t, 3> OvertimeRanges = {Day, 7 * Day, 30 * Day};

[[nodiscard]] constexpr std::int64_t overtimeAt(std::int64_t now)
{
    return now / Hour * Hour;
}
[[nodiscard]] Overtime overtimeOf(const World &world, const Ledger &ledger, std::int64_t now);

} // namespace simulator
