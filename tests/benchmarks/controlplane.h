// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "tests/benchmarks/harness.h"
#include "tests/benchmarks/process.h"

// The simulator as another process with a frozen clock, and, where its own time must not count, a server of prepared
// answers before it.
namespace bench {

class ControlPlane
{
public:
    enum class Answers {
        Live, // from the simulator
        Prepared, // from memory once asked for, with gzip for those who accept it
        PreparedPlain, // the same, never compressed
    };

    ControlPlane(const Settings &settings, int pods, Answers answers);

    [[nodiscard]] QString url() const;
    [[nodiscard]] QString token() const;
    [[nodiscard]] session::Connection connection() const;
    [[nodiscard]] long requests() const; // answered so far; of prepared answers only

private:
    std::unique_ptr<Server> m_simulator;
    std::unique_ptr<Server> m_replay; // ends before the simulator
};

} // namespace bench
