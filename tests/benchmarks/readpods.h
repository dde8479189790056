// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/store.h"
#include "tests/benchmarks/harness.h"

#include <memory>

namespace bench {

struct ReadPods
{
    std::shared_ptr<const replica::Store> store;
    double rowsPerSecond = 0;
};

// A local copy of so many pods, read from a control plane of its own. Throws a Failure.
[[nodiscard]] ReadPods readPods(const Settings &settings, int rows);

} // namespace bench
