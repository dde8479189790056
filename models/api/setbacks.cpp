// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/setbacks.h"

#include <algorithm>

namespace api {

void Setbacks::failed(Operation operation, const Error &error, double random)
{
    Setback &setback = m_failing[operation];
    // Those that were on their way together count once.
    if (setback.failures == 0 || setback.until.hasExpired()) {
        const ms pause = std::min(m_longest, m_first * (1 << std::min(setback.failures, 16)));
        setback.until.setRemainingTime(std::chrono::duration_cast<ms>(pause * (0.75 + random / 4)));
        ++setback.failures;
    }
    setback.error = error;
}

void Setbacks::succeeded(Operation operation)
{
    if (m_failing.erase(operation) == 0)
        return;
    for (auto &[other, setback] : m_failing)
        setback.until = QDeadlineTimer();
}

std::optional<Error> Setbacks::pausedBy(Operation operation) const
{
    const auto at = m_failing.find(operation);
    return at == m_failing.end() || at->second.until.hasExpired() ? std::nullopt : std::optional(at->second.error);
}

} // namespace api
