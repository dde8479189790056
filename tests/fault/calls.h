// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"

#include <QTest>

// Small helpers of the fault tests.
namespace calls {

// A session that loses its patience quickly.
inline session::Patience hurried()
{
    using namespace std::chrono_literals;
    session::Patience patience;
    patience.retry.firstDelay = 10ms;
    patience.retry.longestDelay = 40ms;
    patience.retry.deadline = 20s;
    patience.reach.firstProbe = 20ms;
    patience.reach.longestProbe = 100ms;
    return patience;
}

inline session::Connection connectionTo(const QUrl &url)
{
    return {.name = {},
            .url = url,
            .caFile = {},
            .credentials = session::BearerToken{QStringLiteral("secret-token")},
            .allowsChanges = true};
}

// Counts pods and waits for the outcome.
inline api::Result<std::int64_t> count(session::Session &session, base::Urgency priority = base::Urgency::Visible)
{
    std::optional<api::Result<std::int64_t>> result;
    QObject context;
    const api::Call call = session.client().podCount(
        {}, priority, &context, [&](api::Result<std::int64_t> outcome) { result.emplace(std::move(outcome)); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 60'000))
        return api::Failure(api::Error{.kind = api::Error::Kind::Local, .detail = QStringLiteral("no outcome")});
    return *result;
}

} // namespace calls
