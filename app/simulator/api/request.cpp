// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/request.h"

#include "app/simulator/api/json.h"

#include <algorithm>

namespace simulator {

namespace {

std::size_t placeOf(std::string_view name, std::string_view value, std::span<const std::string_view> values)
{
    const auto found = std::ranges::find(values, value);
    if (found != values.end())
        return static_cast<std::size_t>(found - values.begin());
    std::string message = std::string(name) + ": \"" + std::string(value) + "\" is not one of";
    for (const std::string_view known : values)
        message += ' ' + std::string(known);
    throw Refusal{400, message};
}

} // namespace

Answer errorAnswer(int status, std::string_view message)
{
    Answer answer;
    answer.status = status;
    Json json(answer.body);
    json.beginObject();
    json.key("code").integer(status);
    json.member("message", message);
    json.endObject();
    return answer;
}

Query::Query(std::string_view text, std::span<const std::string_view> known)
{
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view part = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (part.empty())
            continue;
        const std::size_t equals = part.find('=');
        auto name = percentDecoded(part.substr(0, equals), true);
        auto value
            = percentDecoded(equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1), true);
        if (!name || !value)
            throw Refusal{400, "the query holds a broken percent escape or text that is not UTF-8"};
        if (std::ranges::find(known, *name) == known.end())
            throw Refusal{400, "there is no parameter \"" + *name + "\" here"};
        if (!m_values.emplace(*name, std::move(*value)).second)
            throw Refusal{400, "the parameter \"" + *name + "\" is given more than once"};
    }
}

std::optional<std::string> Query::text(std::string_view name) const
{
    const auto found = m_values.find(name);
    if (found == m_values.end())
        return std::nullopt;
    return found->second;
}

std::string Query::required(std::string_view name) const
{
    const auto found = text(name);
    if (!found)
        throw Refusal{400, "the parameter \"" + std::string(name) + "\" is required"};
    return *found;
}

bool Query::boolean(std::string_view name, bool otherwise) const
{
    static constexpr std::string_view Values[] = {"false", "true"};
    const auto found = choice(name, Values);
    return found ? *found == 1 : otherwise;
}

std::int64_t Query::integer(std::string_view name, std::int64_t least, std::int64_t most, std::int64_t otherwise) const
{
    const auto found = text(name);
    if (!found)
        return otherwise;
    const auto value = parseInteger(*found);
    if (!value || *value < least || *value > most) {
        throw Refusal{400,
                      std::string(name) + ": a whole number from " + std::to_string(least) + " to "
                          + std::to_string(most) + " is needed"};
    }
    return *value;
}

std::optional<std::size_t> Query::choice(std::string_view name, std::span<const std::string_view> values) const
{
    const auto found = text(name);
    if (!found)
        return std::nullopt;
    return placeOf(name, *found, values);
}

std::vector<std::string> Query::list(std::string_view name) const
{
    std::vector<std::string> items;
    const auto found = text(name);
    if (!found)
        return items;
    std::string_view rest = *found;
    for (;;) {
        const std::size_t comma = rest.find(',');
        items.emplace_back(rest.substr(0, comma));
        if (comma == std::string_view::npos)
            return items;
        rest.remove_prefix(comma + 1);
    }
}

std::vector<std::size_t> Query::choices(std::string_view name, std::span<const std::string_view> values) const
{
    std::vector<std::size_t> places;
    for (const std::string &item : list(name))
        places.push_back(placeOf(name, item, values));
    return places;
}

} // namespace simulator
