// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/endpoints.h"
#include "models/api/error.h"

#include <QDeadlineTimer>

#include <chrono>
#include <map>
#include <optional>

namespace api {

// Operations that keep failing. Nobody waits for a refresh, so one of an operation that has just failed is put off,
// ever longer, until it succeeds: a control plane in trouble gets fewer requests than a healthy one.
class Setbacks
{
public:
    using ms = std::chrono::milliseconds;

    // Pauses after the first failure and at most.
    Setbacks(ms first, ms longest)
        : m_first(first)
        , m_longest(longest)
    {
    }

    // `random` is in [0, 1); its jitter keeps operations that failed together from being tried together.
    void failed(Operation operation, const Error &error, double random);
    // Where one has recovered, the others may have, too: their pauses end.
    void succeeded(Operation operation);

    [[nodiscard]] bool isFailing(Operation operation) const { return m_failing.contains(operation); }
    // The last failure, while it is not tried again.
    [[nodiscard]] std::optional<Error> pausedBy(Operation operation) const;

private:
    struct Setback
    {
        Error error;
        int failures = 0;
        QDeadlineTimer until;
    };

    ms m_first;
    ms m_longest;
    std::map<Operation, Setback> m_failing;
};

} // namespace api
