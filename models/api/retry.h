// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace api {

// How often and when a request is retried. Only GETs are.
struct RetryPolicy
{
    using ms = std::chrono::milliseconds;

    int attempts = 4; // including the first
    ms deadline{60'000}; // from the first attempt, including all retries and waits
    ms firstDelay{400};
    ms longestDelay{8'000};
    ms longestServerDelay{30'000}; // a longer Retry-After ends in the error instead

    // The wait before attempt number `attempt` + 1, after `attempt` attempts took `elapsed`. `random` is in [0, 1); its
    // jitter keeps clients that failed together from retrying together. nullopt = give up.
    [[nodiscard]] std::optional<ms> delayAfter(int attempt, ms elapsed, std::optional<ms> retryAfter,
                                               double random) const;
};

} // namespace api
