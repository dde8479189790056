// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/durations.h"
#include "models/base/key.h"
#include "models/table/source.h"

#include <QList>
#include <QString>

#include <array>

namespace overview {

// Workloads that wait for the same reason.
struct WaitReason
{
    QString code; // the server's; empty = it gives none
    QString words; // what the code means, translated
    int count = 0;
    qint64 sinceMs = 0; // when the one that waits longest began to, ms UTC
    base::Key longest = {}; // that one
};

// What waits, why and how long.
struct Waiting
{
    static constexpr std::array<qint64, 5> edgesMs = {base::minuteMs, 10 * base::minuteMs, base::hourMs,
                                                      6 * base::hourMs, base::dayMs}; // between the groups of `byWait`

    QList<WaitReason> reasons; // the most frequent one first
    std::array<int, edgesMs.size() + 1> byWait{}; // workloads by the time they have waited
    base::Key longest; // the workload that waits longest; null = none
    QString longestName;
    qint64 longestSinceMs = 0;
    int read = 0; // workloads looked at
    bool isWhole = true; // there are no others
};

// From rows of the list of workloads, all of them pending. A workload waits since it became pending or, where the
// control plane does not tell, since it was created. `nowMs` is the time of the control plane.
[[nodiscard]] Waiting waitingOf(const table::TableSource &source, const table::TablePage &page, qint64 nowMs);

} // namespace overview
