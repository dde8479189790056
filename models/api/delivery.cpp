// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/delivery.h"

#include <QCoreApplication>
#include <QEvent>
#include <QThread>

#include <utility>

namespace api {
namespace {

class Handle final : public CallBase
{
public:
    Handle(QObject *context, std::shared_ptr<Delivery> delivery, std::move_only_function<void()> run,
           std::move_only_function<void()> abort)
        : m_receiver(new Receiver(std::move(run)))
        , m_delivery(std::move(delivery))
        , m_abort(std::move(abort))
    {
        Q_ASSERT(context && context->thread() == QThread::currentThread());
        m_delivery->open(m_receiver);
        m_context = QObject::connect(context, &QObject::destroyed, m_receiver, [this] { cancel(); });
    }

    ~Handle() override
    {
        cancel();
        QObject::disconnect(m_context);
        // The callback that the receiver is running may destroy the handle.
        if (m_receiver->isRunning())
            m_receiver->deleteLater();
        else
            delete m_receiver;
    }

    void cancel() override
    {
        if (!m_receiver->isWaiting())
            return;
        m_delivery->close();
        m_receiver->drop();
        m_abort();
    }

    [[nodiscard]] bool isActive() const override { return m_receiver->isWaiting(); }

private:
    Receiver *m_receiver; // owned
    QMetaObject::Connection m_context;
    std::shared_ptr<Delivery> m_delivery;
    std::move_only_function<void()> m_abort;
};

} // namespace

bool Receiver::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    if (m_run) {
        m_isRunning = true;
        std::exchange(m_run, nullptr)();
        m_isRunning = false;
    }
    return true;
}

void Delivery::close()
{
    const std::lock_guard lock(m_mutex);
    m_receiver = nullptr;
    m_isClosed.store(true, std::memory_order_relaxed);
}

void Delivery::post()
{
    QCoreApplication::postEvent(std::exchange(m_receiver, nullptr), new QEvent(QEvent::User));
}

Call makeCall(QObject *context, std::shared_ptr<Delivery> delivery, std::move_only_function<void()> run,
              std::move_only_function<void()> abort)
{
    return Call(std::make_unique<Handle>(context, std::move(delivery), std::move(run), std::move(abort)));
}

} // namespace api
