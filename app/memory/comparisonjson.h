// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memory/jsonreader.h"
#include "models/compare/comparison.h"

// Converts a comparison, and an object whose metrics are shown, to JSON and back. The round trip is lossless. Reading
// is strict.
namespace app {

[[nodiscard]] QJsonObject subjectToJson(const metrics::Subject &subject);
// Spoils the reader if any member is unexpected.
[[nodiscard]] metrics::Subject subjectFrom(Reader &reader);

[[nodiscard]] QJsonObject toJson(const compare::Comparison &comparison);
// nullopt if any member is unexpected.
[[nodiscard]] std::optional<compare::Comparison> comparisonFrom(const QJsonValue &json);

} // namespace app
