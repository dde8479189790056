// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/workers.h"

#include <algorithm>
#include <thread>

namespace replica {

Workers::Workers(QObject *parent)
    : QObject(parent)
    , m_threads(std::clamp(std::thread::hardware_concurrency() / 2, 1U, 2U))
{
}

Workers::~Workers()
{
    m_waiting.clear();
    m_pool.reset();
}

void Workers::post(const std::shared_ptr<Job> &job, std::move_only_function<void()> run)
{
    m_waiting.push_back({job, std::move(run)});
    pump();
}

void Workers::pump()
{
    while (m_running < m_threads && !m_waiting.empty()) {
        Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (next.job.expired())
            continue;
        if (!m_pool)
            m_pool = std::make_unique<api::WorkerPool>(m_threads, m_threads);
        ++m_running;
        [[maybe_unused]] const bool isPosted = m_pool->post(std::move(next.run));
        Q_ASSERT(isPosted); // there is room for as many as there are threads
    }
}

void Workers::release()
{
    if (m_running == 0)
        m_pool.reset();
}

} // namespace replica
