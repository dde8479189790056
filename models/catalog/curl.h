// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"

class QUrl;

namespace catalog {

// The request for the rows of a list as a command for a POSIX shell. It contains nothing secret: the token comes from
// the environment (BINNACLE_TOKEN). A sentence if the query cannot be expressed. Clusters are never paged. `caFile` may
// be empty.
[[nodiscard]] tl::expected<QString, QString> curlCommand(const QUrl &address, const QString &caFile, Resource resource,
                                                         const table::ListQuery &query, std::int64_t offset, int limit);

} // namespace catalog
