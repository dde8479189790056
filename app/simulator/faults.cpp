// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faults.h"

#include "app/simulator/world/text.h"

#include <string_view>

namespace simulator {
namespace {

constexpr int MostMs = 600'000;
constexpr int MostSeconds = 86'400;

std::vector<std::string> split(const std::string &text)
{
    std::vector<std::string> words;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        words.push_back(text.substr(at, comma - at));
        at = comma + 1;
    }
    return words;
}

std::optional<int> whole(const std::string &text, int least, int most)
{
    const auto number = parseInteger(text);
    return number && *number >= least && *number <= most ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

// "20s" or "20"
std::optional<int> seconds(std::string text)
{
    if (text.ends_with('s'))
        text.pop_back();
    return whole(text, 0, MostSeconds);
}

std::optional<Fault::Kind> kindNamed(std::string_view word)
{
    if (word == "reset")
        return Fault::Kind::Reset;
    if (word == "truncate")
        return Fault::Kind::Truncate;
    if (word == "drip")
        return Fault::Kind::Drip;
    if (word == "empty")
        return Fault::Kind::Empty;
    if (word == "html")
        return Fault::Kind::Html;
    return {};
}

// False if the value is not one.
bool set(Fault &fault, const std::string &key, const std::string &value)
{
    const auto put = [](auto &member, const std::optional<int> &number) {
        if (number)
            member = *number;
        return number.has_value();
    };
    if (key == "status") {
        fault.kind = Fault::Kind::Status;
        return put(fault.status, whole(value, 400, 599));
    }
    if (key == "latency")
        return put(fault.latencyMs, whole(value, 0, MostMs));
    if (key == "retry-after")
        return put(fault.retryAfter, seconds(value));
    if (key == "every")
        return put(fault.every, whole(value, 1, 1'000'000));
    if (key == "after")
        return put(fault.afterSeconds, seconds(value));
    if (key == "for")
        return put(fault.forSeconds, seconds(value));
    if (key == "path" && value.starts_with('/')) {
        fault.path = value;
        return true;
    }
    return false;
}

bool fits(const std::string &path, const std::string &target)
{
    if (path.empty())
        return true;
    if (path.ends_with('*'))
        return target.starts_with(std::string_view(path).substr(0, path.size() - 1));
    return std::string_view(target).substr(0, target.find('?')) == path;
}

} // namespace

std::string faultWords()
{
    return "status=400..599, reset, truncate, drip, empty, html, latency=MS, retry-after=S, path=/PATH, every=N, "
           "after=S, for=S";
}

ParsedFault parseFault(const std::string &text)
{
    Fault fault;
    int kinds = 0;
    for (const std::string &word : split(text)) {
        const std::size_t equals = word.find('=');
        const auto kind = kindNamed(word);
        const bool isKnown
            = kind || (equals != std::string::npos && set(fault, word.substr(0, equals), word.substr(equals + 1)));
        if (!isKnown)
            return {{}, '"' + word + "\" is no fault; known are " + faultWords()};
        kinds += kind || word.starts_with("status=") ? 1 : 0;
        fault.kind = kind.value_or(fault.kind);
    }
    if (kinds > 1)
        return {{}, '"' + text + "\" names more than one fault; give each an option of its own"};
    if (fault.retryAfter && kinds == 0) {
        fault.kind = Fault::Kind::Status;
        fault.status = 429;
    }
    if (fault.kind == Fault::Kind::None && fault.latencyMs == 0)
        return {{}, '"' + text + "\" names no fault; known are " + faultWords()};
    return {fault, {}};
}

Faults::Faults(const std::vector<Fault> &faults)
{
    for (const Fault &fault : faults) {
        m_entries.push_back(std::make_unique<Entry>());
        m_entries.back()->fault = fault;
    }
}

void Faults::start()
{
    m_started = std::chrono::steady_clock::now();
}

const Fault *Faults::next(const std::string &target)
{
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - m_started;
    for (const auto &entry : m_entries) {
        const Fault &fault = entry->fault;
        const double since = elapsed.count() - fault.afterSeconds;
        if (since >= 0 && since < fault.forSeconds && fits(fault.path, target) && ++entry->met % fault.every == 0)
            return &fault;
    }
    return nullptr;
}

} // namespace simulator
