// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

// What tests need that run under ThreadSanitizer: without Qt Test, whose own watchdog thread it takes for a race, and
// without an event loop, whose locks it does not see.
namespace threadchecks {

inline int failures = 0;

inline void check(bool holds, const char *what)
{
    std::printf("%s: %s\n", holds ? "PASS" : "FAIL", what);
    failures += !holds;
}

inline int exitCode()
{
    return failures > 0 ? 1 : 0;
}

// Waits for what other threads do, within reason.
template<class Condition> bool becomes(Condition condition)
{
    using namespace std::chrono_literals;
    for (int i = 0; i < 20'000 && !condition(); ++i)
        std::this_thread::sleep_for(1ms);
    return condition();
}

// Runs work(0), work(1), ... in a thread each and returns when all have ended.
template<class Work> void inThreads(int count, Work work)
{
    std::vector<std::jthread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&work, i] { work(i); });
}

} // namespace threadchecks
