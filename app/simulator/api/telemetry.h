// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/json.h"
#include "app/simulator/api/request.h"

namespace simulator {

// Writes an answer of telemetry: its type and time, then each value with the groups that it is of.
class TelemetryWriter
{
public:
    TelemetryWriter(std::string_view type, std::int64_t now);
    TelemetryWriter(const TelemetryWriter &) = delete;
    TelemetryWriter &operator=(const TelemetryWriter &) = delete;

    void beginValue(std::int64_t hundredths);
    void group(std::string_view key, std::string_view value, std::optional<std::string_view> name);
    void endValue();
    [[nodiscard]] Answer finish(); // once

private:
    Answer m_answer;
    Json m_json;
};

// The parameter clusterId; one that is no UUID is a Refusal.
[[nodiscard]] std::optional<Uuid> clusterOf(const Query &query);

} // namespace simulator
