// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded into a program by LD_PRELOAD: tells that the program calls what libraries have registered for its end.
#include <cstdio>
#include <cstdlib>

namespace {

void tell()
{
    std::fputs("libraries are cleaned up\n", stderr);
}

[[gnu::constructor]] void begin()
{
    std::atexit(tell);
}

} // namespace
