// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/endpoints.h"
#include "models/api/measurements.h"
#include "models/api/params.h"
#include "models/api/result.h"

#include <QByteArray>

#include <initializer_list>

// Path and query of a request, percent-encoded throughout. What cannot be expressed is an Error of kind Local whose
// detail says why, in words.
namespace api {

// `id` fills the placeholder of the path: one segment of it, whatever its text is. A null key is refused where there is
// a placeholder, and so are "." and "..", which servers take for steps in the path.
[[nodiscard]] Result<QByteArray> targetOf(const Endpoint &endpoint, const base::Key &id, const ListParams &params);
[[nodiscard]] Result<QByteArray> targetOf(const Endpoint &endpoint, const TelemetryParams &params);
[[nodiscard]] Result<QByteArray> targetOf(const Endpoint &endpoint, const base::Key &id, const WriteParams &params);
// `ids` fill the placeholders of the path in their order.
[[nodiscard]] Result<QByteArray> targetOf(const Endpoint &endpoint, std::initializer_list<base::Key> ids,
                                          const MetricsParams &params);

} // namespace api
