// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/endpoints.h"
#include "models/api/measurements.h"
#include "models/api/params.h"
#include "models/api/result.h"

#include <QByteArray>

#include <initializer_list>

// Path and query of a request, fully percent-encoded. What cannot be encoded is an Error of kind Local whose detail
// explains why.
namespace api {

// `id` fills the placeholder of the path: one segment, whatever its text is. If there is a placeholder, a null key is
// refused, and so are "." and "..", which servers resolve as path steps.
[[nodiscard]] Result<QByteArray> targetOf(const Endpoint &endpoint, const base::Key &id, const ListParams &params);
[[nodiscard]] Result<QByteArray> targetOf(const Endpoint &endpoint, const TelemetryParams &params);
[[nodiscard]] Result<QByteArray> targetOf(const Endpoint &endpoint, const base::Key &id, const InstallParams &params);
[[nodiscard]] Result<QByteArray> targetOf(const Endpoint &endpoint, const base::Key &id, const WriteParams &params);
// `ids` fill the placeholders of the path in order.
[[nodiscard]] Result<QByteArray> targetOf(const Endpoint &endpoint, std::initializer_list<base::Key> ids,
                                          const MetricsParams &params);

} // namespace api
