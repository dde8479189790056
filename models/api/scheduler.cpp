// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/scheduler.h"

#include <algorithm>

namespace api {
namespace {

bool isBackground(base::Urgency priority)
{
    return priority == base::Urgency::Refresh || priority == base::Urgency::Export;
}

bool isUrgent(base::Urgency priority)
{
    return priority == base::Urgency::Interactive || priority == base::Urgency::Visible;
}

} // namespace

void Scheduler::add(Ticket ticket, base::Urgency priority, Place place)
{
    std::deque<Ticket> &queue = m_queues[static_cast<std::size_t>(priority)];
    if (place == Place::Front)
        queue.push_front(ticket);
    else
        queue.push_back(ticket);
}

std::optional<Scheduler::Ticket> Scheduler::startNext()
{
    for (std::size_t i = 0; i < m_queues.size(); ++i) {
        const auto priority = static_cast<base::Urgency>(i);
        if (m_queues[i].empty() || !mayStart(priority))
            continue;
        const Ticket ticket = m_queues[i].front();
        m_queues[i].pop_front();
        m_started.emplace(ticket, priority);
        return ticket;
    }
    return {};
}

bool Scheduler::mayStart(base::Urgency priority) const
{
    const int started = inFlight();
    if (started >= m_limits.inFlight)
        return false;
    if (isUrgent(priority))
        return true;
    const auto count = [this](auto matches) {
        return static_cast<int>(
            std::ranges::count_if(m_started, [&](const auto &entry) { return matches(entry.second); }));
    };
    if (count([](base::Urgency p) { return !isUrgent(p); }) >= m_limits.inFlight - m_limits.reserved)
        return false;
    return !isBackground(priority) || count(isBackground) < m_limits.background;
}

void Scheduler::finish(Ticket ticket)
{
    m_started.erase(ticket);
}

void Scheduler::remove(Ticket ticket)
{
    finish(ticket);
    for (std::deque<Ticket> &queue : m_queues)
        std::erase(queue, ticket);
}

std::size_t Scheduler::waiting() const
{
    std::size_t sum = 0;
    for (const std::deque<Ticket> &queue : m_queues)
        sum += queue.size();
    return sum;
}

std::array<int, 6> Scheduler::waitingByPriority() const
{
    std::array<int, 6> lengths{};
    std::ranges::transform(m_queues, lengths.begin(), [](const auto &queue) { return static_cast<int>(queue.size()); });
    return lengths;
}

} // namespace api
