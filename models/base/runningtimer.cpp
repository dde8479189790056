// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/runningtimer.h"

#include <algorithm>

namespace base {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds longestLook{1'000};

} // namespace

RunningTimer::RunningTimer(std::move_only_function<void()> done)
    : m_done(std::move(done))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // coarse timers may fire early
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
}

void RunningTimer::start(milliseconds delay)
{
    m_end = RunningClock::now() + delay;
    m_timer.start(std::clamp(delay, milliseconds(0), longestLook));
}

milliseconds RunningTimer::remaining() const
{
    const milliseconds left = std::chrono::ceil<milliseconds>(m_end - RunningClock::now());
    return isActive() ? std::max(left, milliseconds(0)) : milliseconds(0);
}

void RunningTimer::look()
{
    const milliseconds left = std::chrono::ceil<milliseconds>(m_end - RunningClock::now());
    if (left > milliseconds(0))
        m_timer.start(std::min(left, longestLook));
    else
        m_done();
}

} // namespace base
