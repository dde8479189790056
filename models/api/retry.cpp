// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/retry.h"

#include <algorithm>

namespace api {

std::optional<RetryPolicy::ms> RetryPolicy::delayAfter(int attempt, ms elapsed, std::optional<ms> retryAfter,
                                                       double random) const
{
    if (attempt >= attempts)
        return {};
    ms delay = std::min(longestDelay, firstDelay * (1 << std::min(attempt - 1, 16)));
    delay = std::chrono::duration_cast<ms>(delay * (0.5 + random / 2));
    if (retryAfter) {
        if (*retryAfter > longestServerDelay)
            return {};
        delay += *retryAfter;
    }
    if (elapsed + delay >= deadline)
        return {};
    return delay;
}

} // namespace api
