// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace simulator {

struct Request
{
    std::string method;
    std::string target; // path and query as received
    std::string authorization;
    std::string contentType;
    std::string body;
};

struct Answer
{
    int status = 200;
    std::string body; // JSON
    std::string allow; // of a 405
};

[[nodiscard]] Answer errorAnswer(int status, std::string_view message);

// An invalid request; thrown by the readers below and turned into an answer in one place.
struct Refusal
{
    int status;
    std::string message;
};

// The query of a request, parsed strictly: an unknown or repeated parameter, or an invalid value, is a Refusal with
// status 400.
class Query
{
public:
    Query(std::string_view text, std::span<const std::string_view> known);

    [[nodiscard]] std::optional<std::string> text(std::string_view name) const;
    [[nodiscard]] std::string required(std::string_view name) const;
    [[nodiscard]] bool boolean(std::string_view name, bool otherwise) const;
    [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t least, std::int64_t most,
                                       std::int64_t otherwise) const;
    // The index into `values`.
    [[nodiscard]] std::optional<std::size_t> choice(std::string_view name,
                                                    std::span<const std::string_view> values) const;
    // One parameter with values joined by commas. Servers split after decoding, so %2C separates, too.
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
    [[nodiscard]] std::vector<std::size_t> choices(std::string_view name,
                                                   std::span<const std::string_view> values) const;

private:
    std::map<std::string, std::string, std::less<>> m_values;
};

} // namespace simulator
