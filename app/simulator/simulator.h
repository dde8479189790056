// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/release.h"
#include "app/simulator/faults.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

// A Run:ai control plane on 127.0.0.1: the demo, the tests and the benchmarks talk to it over real HTTP. start() builds
// the world and listens in threads of its own; it returns once requests are answered. The destructor closes the
// listener and joins every thread; that is fast if all clients are closed first. Thread-safe.
//
// Every answer is a pure function of the options, the request, the simulated clock and the changes requested so far.
// Changes take some seconds, or none if the clock stands still.
//
// Any credentials get a token, except for the secret "wrong"; bearer tokens that begin with "forbidden-" are answered
// with 403. New workloads arrive for some tens of hours of simulated time; then the world drains.
namespace simulator {

enum class Size { Small, Medium, Large, Huge };

struct Options
{
    int port = 0; // 0 = any free port
    unsigned seed = 1;
    Size size = Size::Medium;
    std::optional<int> clusters, nodes, workloads, pods; // override the numbers of the size
    bool oddNames = false; // some of the newest workloads have names that are hard to show: HTML, formulas, emoji etc.
    std::optional<long long> nowMs; // simulated start time, ms since 1970 UTC; absent = the current time
    double speed = 1; // simulated seconds per second; 0 = frozen
    std::string token; // a fixed bearer token; empty = a random one
    int tokenLifetimeSeconds = 3600; // of tokens from the token endpoints
    int latencyMs = 0; // added to every answer
    // The API and all clusters are of this release, see api/release.h; absent = the API of the newest without what
    // it has taken away, and clusters of several older ones.
    std::optional<Release> release;
    std::vector<std::string> refusedPaths; // answered with 403, e.g. "/api/v1/clusters"; does not hold for paths below
    std::vector<Fault> faults;
    std::string replayFolder; // recorded clusters instead of an invented world; seed and sizes are then ignored
    std::string certificateFile, keyFile; // TLS if both are set
};

class Simulator
{
public:
    explicit Simulator(Options options);
    ~Simulator();
    Simulator(const Simulator &) = delete;
    Simulator &operator=(const Simulator &) = delete;

    // False if the port, the certificate or the recorded clusters cannot be used; error() explains why.
    [[nodiscard]] bool start();
    [[nodiscard]] std::string error() const;

    [[nodiscard]] int port() const;
    [[nodiscard]] std::string url() const; // "http://127.0.0.1:PORT"
    [[nodiscard]] std::string token() const; // accepted as a bearer token, never expires
    [[nodiscard]] long long answered() const; // requests so far, including refused ones

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace simulator
