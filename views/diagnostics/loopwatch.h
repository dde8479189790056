// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <array>

namespace views {

// Measures event loop delays of this thread: the time between two timeouts of a timer of a few milliseconds. Costs a
// few hundred wake-ups a second, so run it only while the result is visible.
class LoopWatch final : public QObject
{
    Q_OBJECT

public:
    // Delays longer than a frame; shorter ones are not noticeable.
    struct Gaps
    {
        static constexpr double noticedMs = 16;
        static constexpr std::array<double, 3> bounds = {33, 100, 500}; // ms, of the parts below

        int count = 0;
        double longestMs = 0;
        double lastMs = 0;
        std::array<int, 4> parts{}; // 16 to 33, to 100, to 500, longer
    };

    explicit LoopWatch(QObject *parent = nullptr);

    void start(); // keeps earlier results
    void stop();
    void reset();
    void add(double gapMs);
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }
    [[nodiscard]] const Gaps &gaps() const { return m_gaps; }

private:
    QTimer m_timer;
    QElapsedTimer m_sinceBeat;
    Gaps m_gaps;
};

} // namespace views
