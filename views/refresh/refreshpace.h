// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <optional>

namespace views {

// Computes when the next refresh is due. Has no clock and no window: the caller passes both, with times in milliseconds
// of any steady clock. The interval starts when an answer has arrived, so that a slow control plane is never flooded,
// and never while a request is in progress.
class RefreshPace
{
public:
    using Time = std::chrono::milliseconds;

    // Why automatic refresh is paused. If several apply, show the first in this order.
    enum class Pause { Off, SignedOut, Offline, Unseen, Held };

    static constexpr std::array<int, 4> choices = {5, 15, 60, 0}; // seconds; 0 = off

    void setInterval(std::chrono::seconds interval); // 0 = off
    void setInUse(bool inUse); // the window is active; otherwise refresh a quarter as often
    void setPaused(Pause pause, bool paused); // any but Off

    void began(); // a refresh, automatic or manual
    void ended(Time at); // when the displayed data arrived, or when the request failed
    // The displayed data are known to be outdated: a refresh is due at once, even if automatic refresh is off.
    void setStale(bool stale);

    [[nodiscard]] Time interval() const; // effective interval; 0 = off
    [[nodiscard]] std::optional<Pause> pause() const;
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    // nullopt before the first answer, and while a request is in progress or paused. In the past = overdue.
    [[nodiscard]] std::optional<Time> dueAt() const;
    [[nodiscard]] bool isDue(Time now) const;
    [[nodiscard]] bool isOverdue(Time now) const; // would be due now if it were not paused

private:
    [[nodiscard]] std::optional<Time> nextAt() const;
    [[nodiscard]] bool isPaused() const;

    std::chrono::seconds m_interval{15};
    bool m_isInUse = true;
    bool m_isBusy = false;
    bool m_isStale = false;
    std::array<bool, 5> m_paused{}; // by Pause
    std::optional<Time> m_endedAt;
};

} // namespace views
