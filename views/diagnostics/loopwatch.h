// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <array>

namespace views {

// How long the event loop of this thread kept people waiting: the time between two beats of a timer of a few
// milliseconds. Costs a few hundred wake-ups a second, so it runs only while somebody looks.
class LoopWatch final : public QObject
{
    Q_OBJECT

public:
    // Gaps longer than a frame; what is shorter nobody sees.
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

    void start(); // what was seen before is kept
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
