// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/result.h"

#include <functional>
#include <memory>

namespace api {

template<class T> using Callback = std::move_only_function<void(Result<T>)>;

// A request under way. Move-only; destroying it cancels. The callback runs exactly once, queued, in the thread of the
// context object that the request was made with, and never before the creating call has returned. It never runs after
// cancel(), after the handle is destroyed, or after the context object is destroyed. To be used in that thread only.
// A callback may destroy or replace the handle of its own call: it was moved out of the handle before it runs.
class CallBase
{
public:
    virtual ~CallBase() = default;
    virtual void cancel() = 0;
    [[nodiscard]] virtual bool isActive() const = 0; // the callback is still to come
};

class Call
{
public:
    Call() = default;
    explicit Call(std::unique_ptr<CallBase> call)
        : m_call(std::move(call))
    {
    }
    Call(Call &&) noexcept = default;
    Call &operator=(Call &&) noexcept = default;
    ~Call() { cancel(); }

    void cancel()
    {
        // Aborting drops the callback, and with it maybe the owner of this handle.
        if (const std::unique_ptr<CallBase> call = std::move(m_call))
            call->cancel();
    }
    [[nodiscard]] bool isActive() const { return m_call && m_call->isActive(); }

private:
    std::unique_ptr<CallBase> m_call;
};

} // namespace api
