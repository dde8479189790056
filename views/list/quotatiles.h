// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/quotasummary.h"
#include "views/list/summarystrip.h"

namespace views {

// The tiles above projects or departments. The server does not filter by quota: they are no buttons. Pure functions.
[[nodiscard]] QList<SummaryTile> quotaTiles(catalog::Resource resource, const catalog::QuotaSummary &summary);
[[nodiscard]] GpuTile quotaGpus(const catalog::QuotaSummary &summary);

} // namespace views
