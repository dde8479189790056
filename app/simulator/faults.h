// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// What a simulated control plane does wrong on request.
namespace simulator {

struct Fault
{
    enum class Kind {
        None, // the right answer, only late
        Status,
        Reset, // the connection closes without an answer
        Truncate, // the connection closes in the middle of the body
        Drip, // a byte a second
        Empty, // 200 without a body
        Html, // 200 with a web page
    };

    Kind kind = Kind::None;
    int status = 0; // of Status
    int latencyMs = 0;
    std::optional<int> retryAfter; // seconds
    std::string path; // exactly this one or, with an asterisk at its end, all that begin so; empty = all
    int every = 1; // only each third answer, etc.
    double afterSeconds = 0; // since the start
    double forSeconds = std::numeric_limits<double>::infinity();
};

struct ParsedFault
{
    std::optional<Fault> fault;
    std::string problem; // if there is none: what is wrong with the text, and what is known
};

// From words with commas between them, e.g. "status=503,path=/api/v1/workloads,every=3". See faultWords.
[[nodiscard]] ParsedFault parseFault(const std::string &text);

// "status=N, latency=MS, ..."
[[nodiscard]] std::string faultWords();

// Thread-safe.
class Faults
{
public:
    explicit Faults(const std::vector<Fault> &faults);

    void start(); // of the time that afterSeconds and forSeconds count
    // The fault that an answer to this request gets; null = none. The first one that fits.
    [[nodiscard]] const Fault *next(const std::string &target);

private:
    struct Entry
    {
        Fault fault;
        std::atomic<long long> met = 0;
    };

    std::vector<std::unique_ptr<Entry>> m_entries;
    std::chrono::steady_clock::time_point m_started;
};

} // namespace simulator
