// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/endpoints.h"
#include "models/api/error.h"
#include "models/api/scheduler.h"

#include <QByteArray>

#include <array>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace api {

// The outcome of one request, safe to show and copy: no host, no id, no query values, no token.
struct RequestRecord
{
    enum class End { Answered, Failed, Cancelled };

    std::uint64_t number = 0; // of the record, from 1
    std::int64_t endedAtMs = 0; // ms UTC
    Operation operation = Operation::Clusters; // gives method and path template
    QByteArray queryKeys = {}; // "limit&offset"
    base::Urgency priority = base::Urgency::Visible;
    End end = End::Answered;
    Error::Kind problem = Error::Kind::Server; // of End::Failed
    int status = 0; // of the last answer; 0 = none
    std::int64_t wireBytes = -1; // of the last body as received; -1 = unknown
    std::int64_t bodyBytes = -1; // inflated
    int waitedMs = 0; // in the queue, until it was first sent
    int firstByteMs = -1; // of the last attempt
    int totalMs = 0; // from first sending to the end, retries included
    int retries = 0;
};

// The current workload of the dispatcher.
struct RequestLoad
{
    std::array<int, 6> waiting{}; // by urgency
    int inFlight = 0;
    int decoding = 0; // bodies in the decode queue or being decoded
    int decodeCapacity = 0;
    bool isHeld = false; // the server has throttled the client: nothing is sent for a while

    friend bool operator==(const RequestLoad &, const RequestLoad &) = default;
};

// The last requests of a session, and its queues. Written in the network thread, read in any thread. Bounded; costs a
// copy of a few hundred bytes per request, and nothing more unless it is read.
class RequestLog
{
public:
    static constexpr std::size_t capacity = 500;

    void add(RequestRecord record); // assigns its number; logs a line in the category binnacle.requests
    void setLoad(const RequestLoad &load);

    // Those after `number`, oldest first, as far as they are still stored.
    [[nodiscard]] std::vector<RequestRecord> after(std::uint64_t number) const;
    [[nodiscard]] std::uint64_t lastNumber() const;
    [[nodiscard]] RequestLoad load() const;

private:
    mutable std::mutex m_mutex;
    std::deque<RequestRecord> m_records;
    std::uint64_t m_lastNumber = 0;
    RequestLoad m_load;
};

// The keys of a target's query, without the values.
[[nodiscard]] QByteArray queryKeysOf(const QByteArray &target);

} // namespace api
