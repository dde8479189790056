// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/setbacks.h"

#include <algorithm>

namespace api {

void Setbacks::failed(const QByteArray &path, const Error &error, double random)
{
    std::erase_if(m_failing, [this](const auto &entry) { return isForgotten(entry.second); });
    Setback &setback = m_failing[path];
    // Those that were on their way together count once.
    if (setback.failures == 0 || setback.until <= Clock::now()) {
        const ms pause = std::min(m_longest, m_first * (1 << std::min(setback.failures, 16)));
        setback.until = Clock::now() + std::chrono::duration_cast<ms>(pause * (0.75 + random / 4));
        ++setback.failures;
    }
    setback.error = error;
}

void Setbacks::succeeded(const QByteArray &path)
{
    if (m_failing.erase(path) == 0)
        return;
    for (auto &[other, setback] : m_failing)
        setback.until = {};
}

bool Setbacks::isFailing(const QByteArray &path) const
{
    const auto at = m_failing.find(path);
    return at != m_failing.end() && !isForgotten(at->second);
}

bool Setbacks::isForgotten(const Setback &setback) const
{
    return setback.failures > 0 && Clock::now() - setback.until > m_longest;
}

std::optional<Error> Setbacks::pausedBy(const QByteArray &path) const
{
    const auto at = m_failing.find(path);
    return at == m_failing.end() || at->second.until <= Clock::now() ? std::nullopt : std::optional(at->second.error);
}

} // namespace api
