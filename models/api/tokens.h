// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/result.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <optional>

namespace api {

// Provides bearer tokens. Lives in the network thread.
class TokenSource
{
public:
    using Done = std::move_only_function<void(Result<QByteArray>)>;

    virtual ~TokenSource() = default;
    // Calls `done` once, immediately or later, but not after the source is destroyed. A source that asks a server sends
    // one request, however many callers wait.
    virtual void token(Done done) = 0;
    // The server answered 401 to this token. Returns true if token() may provide another one now.
    virtual bool refuse(const QByteArray &token) = 0;
    // It answered 401 to the token that replaced a refused one, too. From now on token() fails without asking the
    // server, until a new sign-in replaces this source or, if tokens come from elsewhere, there is another token.
    virtual void giveUp(const QByteArray &token) = 0;
    // A translated sentence for the user whose token was refused; empty = the usual one.
    [[nodiscard]] virtual QString refusalSentence() const { return {}; }
    // How long a token lasts from when it was issued; absent = unknown. For a token that the user entered: from now.
    [[nodiscard]] virtual std::optional<std::chrono::seconds> lifetime() const = 0;
};

} // namespace api
