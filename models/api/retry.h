// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace api {

// How often and when a request is tried again. Only GETs are.
struct RetryPolicy
{
    using ms = std::chrono::milliseconds;

    int attempts = 4; // the first one included
    ms deadline{60'000}; // from the first attempt on, all attempts and waits together
    ms firstDelay{400};
    ms longestDelay{8'000};
    ms longestServerDelay{30'000}; // a Retry-After beyond this is answered with the error instead

    // The wait before attempt number `attempt` + 1, after `attempt` attempts took `elapsed`. `random` is in [0, 1): the
    // jitter keeps clients that failed together from coming back together. nullopt = give up.
    [[nodiscard]] std::optional<ms> delayAfter(int attempt, ms elapsed, std::optional<ms> retryAfter,
                                               double random) const;
};

} // namespace api
