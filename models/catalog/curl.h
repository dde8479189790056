// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"

class QUrl;

namespace catalog {

// The rows of a list as a command for a POSIX shell: the request that this program would send for them, with the token
// taken from the environment (BINNACLE_TOKEN). Nothing secret is in it. An error sentence if the query cannot be
// expressed. Clusters always come whole. `caFile` may be empty.
[[nodiscard]] tl::expected<QString, QString> curlCommand(const QUrl &address, const QString &caFile, Resource resource,
                                                         const table::ListQuery &query, std::int64_t offset, int limit);

} // namespace catalog
