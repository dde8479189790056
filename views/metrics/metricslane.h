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
    QString lastMessage; // of the current phase or, without one, of the newest warning: why it waits

    // The workload is known to have started, or not to have done so; neither without phases.
    [[nodiscard]] bool hasStarted() const;
    [[nodiscard]] bool isWaiting() const { return !phases.isEmpty() && !hasStarted(); }
};

// The phases and events of a workload's history. The last phase lasts until `endMs`. With a `pod`, events of other pods
// are left out.
[[nodiscard]] Lane laneOf(const api::Page<api::HistoryRecord> &history, qint64 endMs, const QString &pod);

} // namespace views
