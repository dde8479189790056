// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/urgency.h"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>

namespace api {

// Decides which request is sent next: by priority, then first come, first served. Stores only request numbers; has no
// clock and no thread of its own.
class Scheduler
{
public:
    using Ticket = std::uint64_t;

    struct Limits
    {
        int inFlight = 4;
        int background = 2; // of inFlight, for Refresh and Export together
        int reserved = 1; // of inFlight, for Interactive and Visible only
    };

    Scheduler() = default;
    explicit Scheduler(Limits limits)
        : m_limits(limits)
    {
    }

    enum class Place { Back, Front };
    void add(Ticket ticket, base::Urgency priority, Place place = Place::Back);
    [[nodiscard]] std::optional<Ticket> startNext(); // takes a slot; nullopt if nothing may start now
    void finish(Ticket ticket); // releases the slot; unknown tickets are ignored
    void remove(Ticket ticket); // waiting or started

    [[nodiscard]] int inFlight() const { return static_cast<int>(m_started.size()); }
    [[nodiscard]] std::size_t waiting() const;
    [[nodiscard]] std::array<int, 6> waitingByPriority() const;

private:
    [[nodiscard]] bool mayStart(base::Urgency priority) const;

    Limits m_limits;
    std::array<std::deque<Ticket>, 6> m_queues; // by urgency
    std::unordered_map<Ticket, base::Urgency> m_started;
};

} // namespace api
