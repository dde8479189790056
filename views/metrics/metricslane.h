// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/page.h"
#include "models/api/records.h"
#include "views/charts/chartstack.h"

namespace views {

struct Lane
{
    QList<PhaseSpan> phases; // ascending, without overlap
    QList<EventMark> events; // ascending
};

// The phases and events of a workload's history. The last phase lasts until `endMs`. With a `pod`, events of other pods
// are left out.
[[nodiscard]] Lane laneOf(const api::Page<api::HistoryRecord> &history, qint64 endMs, const QString &pod);

} // namespace views
