// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/time.h"

#include <QString>

namespace api {
struct JsonNode;
}

namespace catalog {

// Why an object is not as one would wish.
struct Reason
{
    QString state; // the server's word
    QString code; // the server's; empty = none
    QString words; // what the code means; empty if nobody knows
    QString message; // the server's, plain text, secrets masked
    qint64 sinceMs = api::absentTime;

    // "Waiting 47 min: over quota, not preemptible"
    [[nodiscard]] QString headline(qint64 nowMs) const;
    friend bool operator==(const Reason &, const Reason &) = default;
};

// What a reason code means: "over quota, not preemptible"; empty if nobody knows.
[[nodiscard]] QString reasonWords(const QString &code);

// The newest of an object's conditions that does not hold; null if there is none. `conditions` may be null.
[[nodiscard]] const api::JsonNode *failedCondition(const api::JsonNode *conditions);

} // namespace catalog
