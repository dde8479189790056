// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/request.h"

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

namespace simulator {

// Issues tokens and checks them. Tokens expire in real time, whatever the speed of the world. Thread-safe.
class Auth
{
public:
    // `fixed` is a bearer token that never expires.
    Auth(std::string fixed, int lifetimeSeconds, std::uint64_t seed);

    enum class Verdict { Welcome, Unknown, Expired, Forbidden };
    [[nodiscard]] Verdict judge(std::string_view authorization);

    [[nodiscard]] Answer tokenV1(const Request &request, bool knowsClients); // JSON; client_credentials if so
    [[nodiscard]] Answer tokenV2(const Request &request, bool hasRefresh); // OAuth 2.0 form; refresh tokens if so

private:
    struct Grant
    {
        std::string access, refresh;
    };
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] Grant grant(std::string_view subject);
    [[nodiscard]] bool redeem(const std::string &refreshToken); // each token is valid once

    const std::string m_fixed;
    const int m_lifetimeSeconds;
    const std::uint64_t m_seed;
    std::mutex m_mutex;
    std::uint64_t m_issued = 0;
    std::unordered_map<std::string, Clock::time_point> m_expiries, m_refreshes;
};

} // namespace simulator
