// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A server with prepared answers, for cases in which the time of the simulator must not count: `binnacle-bench replay
// --upstream URL --port-file FILE [--identity]`. What is asked for the first time is fetched from upstream and kept;
// asked again, it comes from memory. With --identity the client is never served gzip. GET /replay/requests tells how
// many requests of the API were answered.
namespace bench {

[[nodiscard]] int replayMain(int argc, char **argv);

} // namespace bench
