// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <QString>

namespace api {
struct JsonNode;
}

namespace catalog {

// Why an object is waiting, has failed or is degraded.
struct Reason
{
    QString state; // the server's name of the state
    QString code; // the server's code; empty = none
    QString words; // meaning of the code; empty if unknown
    QString message; // the server's message: plain text, secrets masked
    qint64 sinceMs = api::absentTime;

    // "Waiting 47 min: over quota, not preemptible"
    [[nodiscard]] QString headline(qint64 nowMs) const;
    friend bool operator==(const Reason &, const Reason &) = default;
};

// The meaning of a reason code: "over quota, not preemptible"; empty if unknown.
[[nodiscard]] QString reasonWords(const QString &code);

// The most recent unmet condition of an object; null if all are met. `conditions` may be null.
[[nodiscard]] const api::JsonNode *failedCondition(const api::JsonNode *conditions);

} // namespace catalog
