// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/json.h"
#include "app/simulator/api/request.h"

#include <algorithm>
#include <limits>

// What the operations that answer lists share.
namespace simulator {

inline constexpr std::string_view Orders[] = {"asc", "desc"};

struct Paging
{
    std::size_t offset, limit;
};

[[nodiscard]] inline Paging pagingOf(const Query &query)
{
    constexpr std::int64_t MaxInt32 = std::numeric_limits<std::int32_t>::max();
    return {static_cast<std::size_t>(query.integer("offset", 0, MaxInt32, 0)),
            static_cast<std::size_t>(query.integer("limit", 1, 500, 50))};
}

enum class Next : bool { Absent, IfMore };

// Writes {"next": ..., "KEY": [items]}; "next" only if there is more, and never in lists that do not report it.
template<typename Write>
[[nodiscard]] Answer page(std::string_view key, std::size_t size, const Paging &paging, std::size_t bytesPerItem,
                          Write write, Next next = Next::IfMore)
{
    const std::size_t from = std::min(paging.offset, size);
    const std::size_t to = std::min(from + paging.limit, size);
    Answer answer;
    answer.body.reserve((to - from) * bytesPerItem + 64);
    Json json(answer.body);
    json.beginObject();
    if (to < size && next == Next::IfMore)
        json.key("next").integer(static_cast<std::int64_t>(to));
    json.key(key).beginArray();
    for (std::size_t i = from; i < to; ++i)
        write(json, i);
    json.endArray();
    json.endObject();
    return answer;
}

[[nodiscard]] inline Answer countAnswer(std::size_t count)
{
    Answer answer;
    Json json(answer.body);
    json.beginObject();
    json.key("count").integer(static_cast<std::int64_t>(count));
    json.endObject();
    return answer;
}

} // namespace simulator
