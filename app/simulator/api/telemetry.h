// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/json.h"
#include "app/simulator/api/request.h"

namespace simulator {

// Writes a telemetry answer: its type and time, then each value with its groups.
class TelemetryWriter
{
public:
    TelemetryWriter(std::string_view type, std::int64_t now);
    TelemetryWriter(const TelemetryWriter &) = delete;
    TelemetryWriter &operator=(const TelemetryWriter &) = delete;

    void beginValue(std::int64_t hundredths);
    void group(std::string_view key, std::string_view value, std::optional<std::string_view> name);
    void endValue();
    [[nodiscard]] Answer finish(); // call once

private:
    Answer m_answer;
    Json m_json;
};

// The parameter clusterId; if it is not a UUID, a Refusal.
[[nodiscard]] std::optional<Uuid> clusterOf(const Query &query);

} // namespace simulator
