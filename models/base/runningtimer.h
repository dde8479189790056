// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/runningclock.h"

#include <QTimer>

#include <functional>

namespace base {

// Calls back once, when so much time has passed on RunningClock. What is over by the time the computer wakes up ends
// within a second then, where a QTimer would still wait for what was left before. Use from the thread that makes it.
class RunningTimer
{
public:
    explicit RunningTimer(std::move_only_function<void()> done);

    void start(std::chrono::milliseconds delay); // anew, if it runs
    void stop() { m_timer.stop(); }
    [[nodiscard]] bool isActive() const { return m_timer.isActive(); }
    [[nodiscard]] std::chrono::milliseconds remaining() const; // 0: it is over, or does not run

private:
    void look();

    QTimer m_timer;
    RunningClock::time_point m_end;
    std::move_only_function<void()> m_done;
};

} // namespace base
