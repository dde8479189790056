// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/diagnostics/loopwatch.h"

#include <algorithm>

namespace views {
namespace {

constexpr int beatMs = 4;

} // namespace

LoopWatch::LoopWatch(QObject *parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(beatMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        add(double(m_sinceBeat.nsecsElapsed()) / 1e6);
        m_sinceBeat.start();
    });
}

void LoopWatch::start()
{
    m_sinceBeat.start();
    m_timer.start();
}

void LoopWatch::stop()
{
    m_timer.stop();
}

void LoopWatch::reset()
{
    m_gaps = {};
}

void LoopWatch::add(double gapMs)
{
    if (gapMs <= Gaps::noticedMs)
        return;
    ++m_gaps.count;
    m_gaps.lastMs = gapMs;
    m_gaps.longestMs = std::max(m_gaps.longestMs, gapMs);
    const auto part = std::ranges::upper_bound(Gaps::bounds, gapMs) - Gaps::bounds.begin();
    ++m_gaps.parts[std::size_t(part)];
}

} // namespace views
