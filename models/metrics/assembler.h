// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/tiles.h"

#include <QObject>

#include <functional>
#include <memory>

namespace metrics {

// Builds long curves in another thread, one job at a time: millions of samples take longer than a frame. Its owner's
// thread gets the result; what it passes must not change in the meantime.
class Assembler
{
public:
    struct Task
    {
        std::size_t metric = 0; // index of the query
        std::size_t target = 0;
        TileSet tiles;
        SeriesFrame frame;
    };
    struct Built
    {
        std::size_t metric = 0;
        std::size_t target = 0;
        std::vector<Ordered> curves;
        bool isPartial = false;
        Losses losses;
    };
    using Done = std::function<void(std::vector<Built>)>;

    // `context` receives the results in its thread and must outlive the assembler.
    explicit Assembler(QObject *context);
    ~Assembler();
    Assembler(const Assembler &) = delete;
    Assembler &operator=(const Assembler &) = delete;

    void start(std::vector<Task> tasks, Done done); // not while it is running
    void cancel(); // `done` is not called any more
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

private:
    struct Mailbox;
    std::shared_ptr<Mailbox> m_mailbox;
    std::uint64_t m_job = 0; // of the current one
    bool m_isRunning = false;
    Done m_done;
};

} // namespace metrics
