// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace base {

// A dump of the memory would hold tokens and secrets. Who looks for a fault can raise the limit with prlimit(1). Call
// it first in main(): not thread-safe.
void forbidCoreDumps();

// Gives a process that this one has just made the limit that the user had set; nothing if dumps were not forbidden.
// Between fork() and exec(): async-signal-safe.
void allowCoreDumpsAgain();

} // namespace base
