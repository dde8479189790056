// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/tokenanswer.h"
#include "tests/fuzz/target.h"

#include <chrono>

// The claims of a JWT, and texts that look like one.
void tryInput(const QByteArray &input)
{
    using namespace std::chrono;
    const QByteArray claims = input.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    for (const QByteArray &token : {input, "e30." + claims + ".sig"}) {
        for (const seconds now : {0s, 1'700'000'000s}) {
            const auto lifetime = session::lifetimeOfJwt(token, now);
            const auto remaining = session::remainingOfJwt(token, now);
            fuzz::require(lifetime.has_value() == remaining.has_value(), "both or none");
            fuzz::require(!lifetime || (abs(*lifetime) <= years(1) && abs(*remaining) <= years(1)), "bounded");
        }
        static_cast<void>(session::userOfJwt(token));
    }
}
