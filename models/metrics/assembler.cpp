// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/assembler.h"

#include <QThreadPool>

#include <mutex>

namespace metrics {

// What a running job knows of the assembler. It may outlive it.
struct Assembler::Mailbox
{
    std::mutex mutex;
    Assembler *owner = nullptr; // null once it is destroyed
    QObject *context = nullptr; // as long as the owner is there
};

Assembler::Assembler(QObject *context)
    : m_mailbox(std::make_shared<Mailbox>())
{
    m_mailbox->owner = this;
    m_mailbox->context = context;
}

Assembler::~Assembler()
{
    const std::lock_guard lock(m_mailbox->mutex);
    m_mailbox->owner = nullptr;
}

void Assembler::start(std::vector<Task> tasks, Done done)
{
    Q_ASSERT(!m_isRunning);
    m_isRunning = true;
    m_done = std::move(done);
    const std::uint64_t job = ++m_job;
    auto work = std::make_shared<std::vector<Task>>(std::move(tasks));
    QThreadPool::globalInstance()->start([work, job, mailbox = m_mailbox] {
        auto all = std::make_shared<std::vector<Built>>();
        for (Task &task : *work) {
            Part part;
            Built built{task.metric, task.target, task.tiles.build(std::move(task.frame), part), false, {}};
            built.isPartial = part.isPartial;
            built.losses = part.losses;
            all->push_back(std::move(built));
        }
        work->clear(); // in this thread
        const std::lock_guard lock(mailbox->mutex);
        if (!mailbox->owner)
            return;
        QMetaObject::invokeMethod(
            mailbox->context,
            [mailbox, all, job] {
                // In the owner's thread, which is the one that destroys it.
                Assembler *owner = mailbox->owner;
                if (!owner || !owner->m_isRunning || owner->m_job != job)
                    return;
                owner->m_isRunning = false;
                std::exchange(owner->m_done, {})(std::move(*all));
            },
            Qt::QueuedConnection);
    });
}

void Assembler::cancel()
{
    ++m_job;
    m_isRunning = false;
    m_done = {};
}

} // namespace metrics
