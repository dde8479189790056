// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"
#include "models/base/runningclock.h"

#include <QByteArray>

#include <chrono>
#include <map>
#include <optional>

namespace api {

// Addresses that keep failing, by path: of a list, or of one object. Nobody waits for a refresh, so one of an address
// that has just failed is put off, ever longer, until it succeeds: a control plane in trouble gets fewer requests than
// a healthy one. A failure that is long ago is forgotten.
class Setbacks
{
public:
    using ms = std::chrono::milliseconds;
    using Clock = base::RunningClock; // after a sleep, all is tried again

    // Pauses after the first failure and at most.
    Setbacks(ms first, ms longest)
        : m_first(first)
        , m_longest(longest)
    {
    }

    // `random` is in [0, 1); its jitter keeps addresses that failed together from being tried together.
    void failed(const QByteArray &path, const Error &error, double random);
    // Where one has recovered, the others may have, too: their pauses end.
    void succeeded(const QByteArray &path);
    void clear() { m_failing.clear(); }

    [[nodiscard]] bool isFailing(const QByteArray &path) const;
    // The last failure, while it is not tried again.
    [[nodiscard]] std::optional<Error> pausedBy(const QByteArray &path) const;

private:
    struct Setback
    {
        Error error;
        int failures = 0;
        Clock::time_point until;
    };

    [[nodiscard]] bool isForgotten(const Setback &setback) const;

    ms m_first;
    ms m_longest;
    std::map<QByteArray, Setback> m_failing;
};

} // namespace api
