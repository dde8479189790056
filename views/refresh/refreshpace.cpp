// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/refresh/refreshpace.h"

#include <algorithm>

namespace views {
namespace {

constexpr int unusedFactor = 4;

} // namespace

void RefreshPace::setInterval(std::chrono::seconds interval)
{
    m_interval = interval;
    m_paused[std::size_t(Pause::Off)] = interval.count() == 0;
}

void RefreshPace::setInUse(bool inUse)
{
    m_isInUse = inUse;
}

void RefreshPace::setPaused(Pause pause, bool paused)
{
    if (pause != Pause::Off)
        m_paused[std::size_t(pause)] = paused;
}

void RefreshPace::began()
{
    m_isBusy = true;
}

void RefreshPace::ended(Time at)
{
    m_isBusy = false;
    m_endedAt = at;
}

void RefreshPace::setStale(bool stale)
{
    m_isStale = stale;
}

RefreshPace::Time RefreshPace::interval() const
{
    return m_interval * (m_isInUse ? 1 : unusedFactor);
}

std::optional<RefreshPace::Pause> RefreshPace::pause() const
{
    const auto it = std::ranges::find(m_paused, true);
    if (it == m_paused.end())
        return std::nullopt;
    return Pause(it - m_paused.begin());
}

std::optional<RefreshPace::Time> RefreshPace::nextAt() const
{
    if (m_isBusy || !m_endedAt)
        return std::nullopt;
    if (m_isStale)
        return m_endedAt;
    return m_interval.count() == 0 ? std::nullopt : std::optional(*m_endedAt + interval());
}

bool RefreshPace::isPaused() const
{
    const auto *first = m_paused.begin() + (m_isStale ? 1 : 0); // Off is the first
    return std::find(first, m_paused.end(), true) != m_paused.end();
}

std::optional<RefreshPace::Time> RefreshPace::dueAt() const
{
    return isPaused() ? std::nullopt : nextAt();
}

bool RefreshPace::isDue(Time now) const
{
    const std::optional<Time> at = dueAt();
    return at && *at <= now;
}

bool RefreshPace::isOverdue(Time now) const
{
    const std::optional<Time> at = nextAt();
    return at && *at <= now;
}

} // namespace views
