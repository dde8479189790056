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

// What became of one request, fit to be shown and copied: no host, no id, no value of the query, no token.
struct RequestRecord
{
    enum class End { Answered, Failed, Cancelled };

    std::uint64_t number = 0; // of the record, from 1
    std::int64_t endedAtMs = 0; // ms UTC
    Operation operation = Operation::Clusters; // its method and the template of its path
    QByteArray queryKeys = {}; // "limit&offset"
    base::Urgency priority = base::Urgency::Visible;
    End end = End::Answered;
    Error::Kind problem = Error::Kind::Server; // of End::Failed
    int status = 0; // of the last answer; 0 = none
    std::int64_t wireBytes = -1; // of the last body as it came; -1 = not known
    std::int64_t bodyBytes = -1; // inflated
    int waitedMs = 0; // in the queue, before it was first sent
    int firstByteMs = -1; // of the last attempt
    int totalMs = 0; // from the first sending to the end, retries included
    int retries = 0;
};

// How much is to be done just now.
struct RequestLoad
{
    std::array<int, 6> waiting{}; // by urgency
    int inFlight = 0;
    int decoding = 0; // bodies that wait for a decode thread or have one
    int decodeCapacity = 0;
    bool isHeld = false; // the server asked for patience: nothing is sent for a while

    friend bool operator==(const RequestLoad &, const RequestLoad &) = default;
};

// The last requests of a session, and its queues. Written in the network thread, read in any: bounded, a copy of a
// few hundred bytes per request, and free beyond that while nobody looks.
class RequestLog
{
public:
    static constexpr std::size_t capacity = 500;

    void add(RequestRecord record); // gives it its number; a line of the logging category binnacle.requests
    void setLoad(const RequestLoad &load);

    // Those after `number`, oldest first, as far as they are still kept.
    [[nodiscard]] std::vector<RequestRecord> after(std::uint64_t number) const;
    [[nodiscard]] std::uint64_t lastNumber() const;
    [[nodiscard]] RequestLoad load() const;

private:
    mutable std::mutex m_mutex;
    std::deque<RequestRecord> m_records;
    std::uint64_t m_lastNumber = 0;
    RequestLoad m_load;
};

// The keys of a target's query, without their values.
[[nodiscard]] QByteArray queryKeysOf(const QByteArray &target);

} // namespace api
