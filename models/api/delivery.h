// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"

#include <QByteArray>
#include <QObject>

#include <atomic>
#include <mutex>
#include <optional>

// The two ends of a Call: a Delivery, held by the network and decode threads, and a Receiver in the context's thread.
namespace api {

// Runs a function once, when an event is posted to it. Lives in the thread of the context.
class Receiver final : public QObject
{
public:
    explicit Receiver(std::move_only_function<void()> run)
        : m_run(std::move(run))
    {
    }

    bool event(QEvent *event) override;
    void drop() { m_run = nullptr; }
    [[nodiscard]] bool isWaiting() const { return bool(m_run); }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

private:
    std::move_only_function<void()> m_run;
    bool m_isRunning = false;
};

// What a request returned.
struct Payload
{
    QByteArray body;
    int status = 200; // 2xx
};

// The sending end. Thread-safe; the first outcome counts, and none after close().
class Delivery
{
public:
    virtual ~Delivery() = default;
    // Decodes in the calling thread. Returns why it could not; nullopt also if nobody waits for it.
    virtual std::optional<Error> succeed(Payload payload) = 0;
    virtual void fail(Error error) = 0;

    void open(QObject *receiver) { m_receiver = receiver; }
    void close();
    [[nodiscard]] bool isClosed() const { return m_isClosed.load(std::memory_order_relaxed); }

protected:
    // `keep` stores the outcome; it is called with the lock held, at most once.
    template<class Keep> void arrive(Keep keep)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_receiver)
            return;
        keep();
        post();
    }

private:
    void post();

    std::mutex m_mutex; // held while posting, so that the receiver is not destroyed meanwhile
    QObject *m_receiver = nullptr;
    std::atomic_bool m_isClosed = false;
};

template<class T> class TypedDelivery final : public Delivery
{
public:
    using Decode = std::move_only_function<Result<T>(const Payload &)>;

    explicit TypedDelivery(Decode decode)
        : m_decode(std::move(decode))
    {
    }

    std::optional<Error> succeed(Payload payload) override
    {
        if (isClosed())
            return {};
        Result<T> result = m_decode(payload);
        std::optional<Error> failure;
        if (!result)
            failure = result.error();
        arrive([&] { m_result.emplace(std::move(result)); });
        return failure;
    }
    void fail(Error error) override
    {
        arrive([&] { m_result.emplace(Failure(std::move(error))); });
    }
    // For the receiver, once the outcome has arrived.
    [[nodiscard]] Result<T> take() { return std::move(*m_result); }

private:
    Decode m_decode;
    std::optional<Result<T>> m_result;
};

// The handle behind a Call. `abort` is called when nobody waits for the outcome any more.
[[nodiscard]] Call makeCall(QObject *context, std::shared_ptr<Delivery> delivery, std::move_only_function<void()> run,
                            std::move_only_function<void()> abort);

} // namespace api
