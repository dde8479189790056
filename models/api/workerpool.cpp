// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/workerpool.h"

#include <algorithm>

namespace api {

WorkerPool::WorkerPool(unsigned threads, std::size_t capacity)
    : m_capacity(capacity)
{
    m_threads.reserve(std::max(1U, threads));
    for (unsigned i = 0; i < std::max(1U, threads); ++i)
        m_threads.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool()
{
    close();
}

void WorkerPool::close()
{
    std::deque<Task> dropped;
    {
        const std::lock_guard lock(m_mutex);
        m_isClosing = true;
        dropped.swap(m_tasks);
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

bool WorkerPool::post(Task &&task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isClosing || m_tasks.size() >= m_capacity)
            return false;
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
    return true;
}

void WorkerPool::work()
{
    for (;;) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isClosing || !m_tasks.empty(); });
            if (m_isClosing)
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
    }
}

} // namespace api
