// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/dispatcher.h"

#include <atomic>
#include <mutex>

namespace api {

// The way from any thread to the dispatcher in the network thread. Calls share ownership, so it may outlive the
// session; once closed, it does nothing.
class Gateway
{
public:
    // `pendingChanged` may be called in any thread, until close() has returned.
    explicit Gateway(std::move_only_function<void()> pendingChanged)
        : m_pendingChanged(std::move(pendingChanged))
    {
    }

    void open(Dispatcher *dispatcher);
    void close();

    [[nodiscard]] std::uint64_t nextNumber() { return ++m_lastNumber; }
    void submit(std::uint64_t number, Job job);
    void cancel(std::uint64_t number);
    void endPauses();
    void jobDone(); // called by the dispatcher

    [[nodiscard]] int pending() const { return m_pending.load(std::memory_order_relaxed); }

private:
    void notePending(int change);

    std::mutex m_mutex; // held while posting to the dispatcher, so that it is not destroyed meanwhile
    Dispatcher *m_dispatcher = nullptr;
    std::atomic_uint64_t m_lastNumber = 0;
    std::atomic_int m_pending = 0;
    std::move_only_function<void()> m_pendingChanged;
};

} // namespace api
