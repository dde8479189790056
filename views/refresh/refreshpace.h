// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <optional>

namespace views {

// When the next refresh is due. Knows neither clock nor window: both are told to it, times as milliseconds of any
// steady clock. The interval runs from the end of an answer, so that a slow control plane is not asked in a burst, and
// never while an answer is awaited.
class RefreshPace
{
public:
    using Time = std::chrono::milliseconds;

    // Why nothing is refreshed by itself; of several, the first in this order is the one to tell.
    enum class Pause { Off, SignedOut, Offline, Unseen, Held };

    static constexpr std::array<int, 4> choices = {5, 15, 60, 0}; // seconds; 0 = off

    void setInterval(std::chrono::seconds interval); // 0 = off
    void setInUse(bool inUse); // the window has the focus; else it is refreshed a quarter as often
    void setPaused(Pause pause, bool paused); // any but Off

    void began(); // a refresh, whoever asked for it
    void ended(Time at); // when what is shown was answered, or when that failed

    [[nodiscard]] Time interval() const; // as it is now; 0 = off
    [[nodiscard]] std::optional<Pause> pause() const;
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    // Not before the first answer, nor while something is under way or paused. May lie in the past: then it is overdue.
    [[nodiscard]] std::optional<Time> dueAt() const;
    [[nodiscard]] bool isDue(Time now) const;
    [[nodiscard]] bool isOverdue(Time now) const; // it would be due now if it were not paused

private:
    [[nodiscard]] std::optional<Time> nextAt() const;

    std::chrono::seconds m_interval{15};
    bool m_isInUse = true;
    bool m_isBusy = false;
    std::array<bool, 5> m_paused{}; // by Pause
    std::optional<Time> m_endedAt;
};

} // namespace views
