// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace base {

// Time that nobody sets, and that runs on while the computer sleeps, which std::chrono::steady_clock and Qt's timers do
// not on Linux: for what is over or outdated when the computer wakes up. Thread-safe.
struct RunningClock
{
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<RunningClock>;
    static constexpr bool is_steady = true;

    [[nodiscard]] static time_point now();
    static void skip(duration asleep); // as if the computer had slept so long; for tests
};

} // namespace base
