// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace api {

// A few threads and a bounded task queue, using only the standard library. post() refuses instead of blocking, so that
// the network thread never waits.
class WorkerPool
{
public:
    using Task = std::move_only_function<void()>;

    WorkerPool(unsigned threads, std::size_t capacity);
    ~WorkerPool();
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;

    [[nodiscard]] bool post(Task &&task); // false if the queue is full or closed; the task is left untouched then
    void close(); // drops waiting tasks and waits for running ones; the destructor does the same
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }

private:
    void work();

    const std::size_t m_capacity;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_isClosing = false;
    std::vector<std::thread> m_threads;
};

} // namespace api
