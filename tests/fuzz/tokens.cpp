// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/tokenanswer.h"
#include "tests/fuzz/target.h"

#include <chrono>

// Answers of token endpoints, and what a command prints.
void tryInput(const QByteArray &input)
{
    using fuzz::require;
    constexpr std::chrono::seconds longest = std::chrono::years(1);
    if (const auto answer = session::parseTokenAnswer(input)) {
        require(!answer->token.isEmpty(), "there is a token");
        require(!answer->lifetime || std::chrono::abs(*answer->lifetime) <= longest, "a bounded lifetime");
    }
    if (const auto answer = session::parsePrintedToken(input)) {
        require(session::isToken(answer->token), "what can be sent in a header");
        require(!answer->lifetime || (answer->lifetime->count() > 0 && *answer->lifetime <= longest),
                "a lifetime that is left");
    }
}
