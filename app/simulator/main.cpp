// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "app/simulator/world/text.h"

#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <unistd.h>
#include <vector>

using namespace simulator;

namespace {

constexpr const char *Help = R"(binnacle-simulator: a simulated Run:ai control plane on this computer

Usage: binnacle-simulator [OPTIONS]

Serves the Run:ai REST API on 127.0.0.1 with an invented world of clusters, workloads and pods. The same seed, size and
start time give the same world, byte for byte.

Network
  --port N             port on 127.0.0.1 (default: any free port)
  --port-file FILE     write the port to FILE when the simulator is ready
  --tls CERT KEY       serve HTTPS with these PEM files
  --latency MS         delay before each answer (default: 0)

World
  --size SIZE          small (2,000 pods), medium (20,000; default), large (100,000) or huge (1,000,000)
  --clusters N, --nodes N, --workloads N, --pods N
                       override single numbers of the size
  --odd-names          give some of the newest workloads names that are hard to show: HTML, formulas, emoji, line
                       breaks, 253 characters etc.
  --seed N             choose a different world of the same kind (default: 1)
  --now TIME           simulated start time, e.g. 2025-01-31T12:00:00Z (default: the current time)
  --replay DIR         recorded clusters instead of an invented world; DIR is the folder of one cluster or contains
                       such folders, each with cluster.json and CSV files; the suggested window of each cluster ends
                       24 hours after the start
  --speed X            simulated seconds per second (default: 1; 0: time stands still)

API
  --api-version V      release of the control plane and its clusters: 2.18, 2.19, 2.20, 2.21, 2.22, 2.23, 2.24, 2.25,
                       2.26 or 3.0; what a release lacks is missing or ignored (default: the API of 3.0, with clusters
                       of several releases)
  --refuse PATH        answer requests to PATH with 403, e.g. /api/v1/clusters; can be repeated

Faults
  --fault SPEC         do something wrong; can be repeated, the first that fits counts. SPEC is one of
                         status=N      answer with an error, 400 to 599
                         reset         close the connection without an answer
                         truncate      close it in the middle of the answer
                         drip          send a byte a second
                         empty         answer 200 without a body
                         html          answer 200 with a web page
                         latency=MS    answer rightly, but late; can be added to the others
                         retry-after=S answer 429 with Retry-After; can be added to status=N
                       and, with commas between them, when:
                         path=/PATH    only there, e.g. path=/api/v1/workloads; with * at the end for all that begin so
                         every=N       only each Nth answer
                         after=S       not before so many seconds after the start
                         for=S         for so many seconds
                       Example: --fault status=503,path=/api/v1/workloads,every=3,after=10s,for=20s

Authentication
  --token TOKEN        bearer token that never expires (default: a random one)
  --token-lifetime S   lifetime of tokens from the token endpoints, in seconds (default: 3600)

  --help, --version
)";

struct Arguments
{
    Options options;
    std::string portFile;
};

// A command-line error; printed with a hint, exit code 2.
struct Misuse
{
    std::string message;
};

class Reader
{
public:
    Reader(int argc, char **argv)
        : m_words(argv + 1, argv + argc)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at == m_words.size(); }
    std::string option()
    {
        m_option = m_words[m_at++];
        return m_option;
    }
    std::string value(const char *what)
    {
        if (atEnd() || m_words[m_at].starts_with("--"))
            throw Misuse{m_option + " needs " + what};
        return m_words[m_at++];
    }
    int integer(std::int64_t least, std::int64_t most)
    {
        const std::string text = value("a number");
        const auto number = parseInteger(text);
        if (!number || *number < least || *number > most) {
            throw Misuse{m_option + " needs a whole number from " + std::to_string(least) + " to "
                         + std::to_string(most) + ", not \"" + text + '"'};
        }
        return static_cast<int>(*number);
    }
    double decimal()
    {
        const std::string text = value("a number");
        const auto number = parseNumber(text);
        if (!number || *number < 0 || *number > 1e6)
            throw Misuse{m_option + " needs a number from 0 to 1000000, not \"" + text + '"'};
        return *number;
    }

private:
    std::vector<std::string> m_words;
    std::size_t m_at = 0;
    std::string m_option;
};

Size sizeOf(const std::string &text)
{
    if (text == "small")
        return Size::Small;
    if (text == "medium")
        return Size::Medium;
    if (text == "large")
        return Size::Large;
    if (text == "huge")
        return Size::Huge;
    throw Misuse{"--size must be small, medium, large or huge, not \"" + text + '"'};
}

bool saysHowLarge(const std::string &option)
{
    return option == "--size" || option == "--clusters" || option == "--nodes" || option == "--workloads"
        || option == "--pods" || option == "--seed" || option == "--odd-names";
}

Arguments parse(int argc, char **argv)
{
    Arguments result;
    Options &options = result.options;
    Reader reader(argc, argv);
    std::string sizing;
    while (!reader.atEnd()) {
        const std::string option = reader.option();
        if (saysHowLarge(option))
            sizing = option;
        if (option == "--port") {
            options.port = reader.integer(0, 65535);
        } else if (option == "--port-file") {
            result.portFile = reader.value("a file");
        } else if (option == "--tls") {
            options.certificateFile = reader.value("a certificate and a key");
            options.keyFile = reader.value("a certificate and a key");
        } else if (option == "--latency") {
            options.latencyMs = reader.integer(0, 600000);
        } else if (option == "--size") {
            options.size = sizeOf(reader.value("a size"));
        } else if (option == "--clusters") {
            options.clusters = reader.integer(1, 500);
        } else if (option == "--nodes") {
            options.nodes = reader.integer(1, 65000);
        } else if (option == "--workloads") {
            options.workloads = reader.integer(1, 2000000);
        } else if (option == "--pods") {
            options.pods = reader.integer(1, 8000000);
        } else if (option == "--odd-names") {
            options.oddNames = true;
        } else if (option == "--seed") {
            options.seed = static_cast<unsigned>(reader.integer(0, 2147483647));
        } else if (option == "--replay") {
            options.replayFolder = reader.value("a folder");
        } else if (option == "--now") {
            const std::string text = reader.value("a time");
            const auto time = parseTime(text);
            if (!time)
                throw Misuse{"--now needs a time such as 2025-01-31T12:00:00Z, not \"" + text + '"'};
            options.nowMs = *time;
        } else if (option == "--speed") {
            options.speed = reader.decimal();
        } else if (option == "--api-version") {
            const std::string name = reader.value("a release");
            options.release = releaseNamed(name);
            if (!options.release)
                throw Misuse{"--api-version must be one of " + releaseNames() + ", not \"" + name + '"'};
        } else if (option == "--refuse") {
            options.refusedPaths.push_back(reader.value("a path"));
        } else if (option == "--fault") {
            const ParsedFault parsed = parseFault(reader.value("a fault"));
            if (!parsed.fault)
                throw Misuse{"--fault: " + parsed.problem};
            options.faults.push_back(*parsed.fault);
        } else if (option == "--token") {
            options.token = reader.value("a token");
        } else if (option == "--token-lifetime") {
            options.tokenLifetimeSeconds = reader.integer(1, 31536000);
        } else {
            throw Misuse{"there is no option \"" + option + '"'};
        }
    }
    if (!options.replayFolder.empty() && !sizing.empty())
        throw Misuse{"--replay and " + sizing
                     + " cannot be combined: the size and the names of recorded clusters are fixed"};
    if (options.pods && options.workloads && *options.pods < *options.workloads)
        throw Misuse{"--pods must be at least --workloads: each workload has a pod"};
    return result;
}

// Renamed into place, so that no reader sees half a number.
bool writeWhole(const std::string &file, const std::string &text)
{
    const std::string temporary = file + ".part" + std::to_string(getpid());
    {
        std::ofstream out(temporary);
        out << text << '\n';
        if (!out.flush())
            return false;
    }
    return std::rename(temporary.c_str(), file.c_str()) == 0;
}

} // namespace

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--help" || word == "-h") {
            std::cout << Help;
            return 0;
        }
        if (word == "--version") {
            std::cout << "binnacle-simulator " BINNACLE_VERSION "\n";
            return 0;
        }
    }
    Arguments arguments;
    try {
        arguments = parse(argc, argv);
    } catch (const Misuse &misuse) {
        std::cerr << "binnacle-simulator: " << misuse.message << ". See binnacle-simulator --help.\n";
        return 2;
    }

    // Blocked in all threads, so that only sigwait() below receives them.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    Simulator simulator(arguments.options);
    if (!simulator.start()) {
        std::cerr << "binnacle-simulator: " << simulator.error() << ".\n";
        return 1;
    }
    if (!arguments.portFile.empty() && !writeWhole(arguments.portFile, std::to_string(simulator.port()))) {
        std::cerr << "binnacle-simulator: could not write the port file " << arguments.portFile << ".\n";
        return 1;
    }
    std::cout << "Simulated control plane: " << simulator.url() << ", bearer token: " << simulator.token() << std::endl;
    int received = 0;
    sigwait(&signals, &received);
    std::cout << "Requests answered: " << simulator.answered() << std::endl;
    return 0;
}
