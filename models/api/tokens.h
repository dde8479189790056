// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/result.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <optional>

namespace api {

// Where the bearer tokens come from. Lives in the network thread.
class TokenSource
{
public:
    using Done = std::move_only_function<void(Result<QByteArray>)>;

    virtual ~TokenSource() = default;
    // `done` is called once, at once or later; not after the source was destroyed. Sources that ask a server ask once,
    // however many wait.
    virtual void token(Done done) = 0;
    // The server answered 401 to this token. True if token() may give another one now.
    virtual bool refuse(const QByteArray &token) = 0;
    // How long the token lasts from when it was given; absent = not known. Of a token that the user gave: from now.
    [[nodiscard]] virtual std::optional<std::chrono::seconds> lifetime() const = 0;
};

} // namespace api
