// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/coredumps.h"

#include <algorithm>
#include <sys/resource.h>

namespace base {
namespace {

bool isDumpForbidden = false;
rlimit formerLimit{};

} // namespace

void forbidCoreDumps()
{
    if (isDumpForbidden || getrlimit(RLIMIT_CORE, &formerLimit) != 0)
        return;
    rlimit limit = formerLimit;
    // With 0, programs that take dumps would get them all the same.
    limit.rlim_cur = std::min<rlim_t>(1, formerLimit.rlim_max);
    isDumpForbidden = setrlimit(RLIMIT_CORE, &limit) == 0;
}

void allowCoreDumpsAgain()
{
    if (isDumpForbidden)
        setrlimit(RLIMIT_CORE, &formerLimit);
}

} // namespace base
