// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/workerpool.h"
#include "models/table/source.h"

#include <QObject>

#include <deque>
#include <memory>
#include <stop_token>

namespace replica {

// Runs work in a few threads and brings the results back. Work for which nobody waits any more is asked to stop, or not
// begun. Lives in the thread of its owner, which needs an event loop. Its end waits for what is running.
class Workers final : public QObject
{
public:
    explicit Workers(QObject *parent = nullptr);
    ~Workers() override;

    // `work` runs in another thread, `done` with its result in this one, unless the ticket was released before.
    template<class Work, class Done> [[nodiscard]] table::Ticket run(Work work, Done done)
    {
        using Result = decltype(work(std::stop_token()));
        struct TypedJob final : Job
        {
            explicit TypedJob(Done then)
                : done(std::move(then))
            {
            }
            Done done;
        };
        const auto job = std::make_shared<TypedJob>(std::move(done));
        post(job, [this, weak = std::weak_ptr(job), work = std::move(work), stop = job->stop.get_token()]() mutable {
            Result result = work(stop);
            // This object is there as long as its threads are.
            QMetaObject::invokeMethod(
                this,
                [this, weak, result = std::make_shared<Result>(std::move(result))] {
                    --m_running;
                    pump();
                    if (const auto held = weak.lock())
                        held->done(std::move(*result));
                },
                Qt::QueuedConnection);
        });
        return job;
    }

    void release(); // ends the threads, if nothing is running; further work starts them again

private:
    struct Job
    {
        Job() = default;
        Job(const Job &) = delete;
        Job &operator=(const Job &) = delete;
        virtual ~Job() { stop.request_stop(); }
        std::stop_source stop;
    };
    struct Waiting
    {
        std::weak_ptr<Job> job;
        std::move_only_function<void()> run;
    };

    void post(const std::shared_ptr<Job> &job, std::move_only_function<void()> run);
    void pump();

    unsigned m_threads;
    std::deque<Waiting> m_waiting;
    unsigned m_running = 0;
    std::unique_ptr<api::WorkerPool> m_pool; // as soon as there is work
};

} // namespace replica
