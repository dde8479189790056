// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/gateway.h"

namespace api {

void Gateway::open(Dispatcher *dispatcher)
{
    const std::lock_guard lock(m_mutex);
    m_dispatcher = dispatcher;
}

void Gateway::close()
{
    const std::lock_guard lock(m_mutex);
    m_dispatcher = nullptr;
}

void Gateway::submit(std::uint64_t number, Job job)
{
    const std::lock_guard lock(m_mutex);
    if (!m_dispatcher)
        return;
    notePending(+1);
    QMetaObject::invokeMethod(
        m_dispatcher,
        [dispatcher = m_dispatcher, number, job = std::move(job)]() mutable {
            dispatcher->submit(number, std::move(job));
        },
        Qt::QueuedConnection);
}

void Gateway::cancel(std::uint64_t number)
{
    const std::lock_guard lock(m_mutex);
    if (!m_dispatcher)
        return;
    QMetaObject::invokeMethod(
        m_dispatcher, [dispatcher = m_dispatcher, number] { dispatcher->cancel(number); }, Qt::QueuedConnection);
}

void Gateway::endPauses()
{
    const std::lock_guard lock(m_mutex);
    if (m_dispatcher)
        QMetaObject::invokeMethod(m_dispatcher, &Dispatcher::endPauses, Qt::QueuedConnection);
}

void Gateway::jobDone()
{
    const std::lock_guard lock(m_mutex);
    if (m_dispatcher)
        notePending(-1);
}

void Gateway::notePending(int change)
{
    m_pending.fetch_add(change, std::memory_order_relaxed);
    m_pendingChanged();
}

} // namespace api
