// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/telemetry.h"

namespace simulator {

TelemetryWriter::TelemetryWriter(std::string_view type, std::int64_t now)
    : m_json(m_answer.body)
{
    m_json.beginObject();
    m_json.member("type", type);
    m_json.key("timestamp").time(now);
    m_json.key("values").beginArray();
}

void TelemetryWriter::beginValue(std::int64_t hundredthsOfOne)
{
    m_json.beginObject();
    m_json.member("value", hundredths(hundredthsOfOne));
    m_json.key("groups").beginArray();
}

void TelemetryWriter::group(std::string_view key, std::string_view value, std::optional<std::string_view> name)
{
    m_json.beginObject();
    m_json.member("key", key);
    m_json.member("value", value);
    if (name)
        m_json.member("name", *name);
    m_json.endObject();
}

void TelemetryWriter::endValue()
{
    m_json.endArray();
    m_json.endObject();
}

Answer TelemetryWriter::finish()
{
    m_json.endArray();
    m_json.endObject();
    return std::move(m_answer);
}

std::optional<Uuid> clusterOf(const Query &query)
{
    const auto text = query.text("clusterId");
    if (!text)
        return std::nullopt;
    const auto id = parseUuid(*text);
    if (!id)
        throw Refusal{400, "clusterId: a UUID is needed"};
    return id;
}

} // namespace simulator
