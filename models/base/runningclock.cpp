// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/runningclock.h"

#include <atomic>
#include <ctime>

namespace base {
namespace {

std::atomic<RunningClock::rep> skipped = 0;

} // namespace

RunningClock::time_point RunningClock::now()
{
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return time_point(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec) + duration(skipped));
}

void RunningClock::skip(duration asleep)
{
    skipped += asleep.count();
}

} // namespace base
