// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/endpoints.h"
#include "models/api/params.h"
#include "models/api/result.h"

#include <QByteArray>

// Path and query of a request, percent-encoded throughout. What cannot be expressed is an Error of kind Local whose
// detail says why, in words.
namespace api {

// `id` fills the placeholder of the path.
[[nodiscard]] Result<QByteArray> targetOf(const Endpoint &endpoint, Id id, const ListParams &params);
[[nodiscard]] Result<QByteArray> targetOf(const Endpoint &endpoint, const TelemetryParams &params);

} // namespace api
