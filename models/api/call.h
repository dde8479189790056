// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/result.h"

#include <functional>
#include <memory>

namespace api {

template<class T> using Callback = std::move_only_function<void(Result<T>)>;

// A request in progress. Move-only; destroying it cancels the request. The callback runs exactly once, queued, in the
// thread of the context object passed with the request, and never before the creating call has returned. It never runs
// after cancel(), or after the handle or the context object is destroyed. Use the handle in that thread only. A
// callback may destroy or replace the handle of its own call: it is moved out of the handle before it runs.
class CallBase
{
public:
    virtual ~CallBase() = default;
    virtual void cancel() = 0;
    [[nodiscard]] virtual bool isActive() const = 0; // the callback has not run yet
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
        // Aborting destroys the callback, which may own the object that holds this handle.
        if (const std::unique_ptr<CallBase> call = std::move(m_call))
            call->cancel();
    }
    [[nodiscard]] bool isActive() const { return m_call && m_call->isActive(); }

private:
    std::unique_ptr<CallBase> m_call;
};

} // namespace api
