// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "models/api/fields.h"
#include "tests/fuzz/target.h"

#include <cmath>

// Answers of telemetry: each value is a finite number or absent, and no entry is lost.
void tryInput(const QByteArray &input)
{
    const auto answer = api::decodePage<api::TelemetryValue>(input, "values");
    if (!answer)
        return;
    const api::Page<api::TelemetryValue> &page = **answer;
    for (const api::TelemetryValue &value : page.rows) {
        fuzz::require(!std::isinf(value.value), "a finite number");
        for (const api::Text text : {value.key1, value.group1, value.name1, value.key2, value.group2, value.name2})
            static_cast<void>(page.texts.toString(text));
    }
    fuzz::require(page.rowTexts().size() == page.rows.size(), "each entry has its text");
}
