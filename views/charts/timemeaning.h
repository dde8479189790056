// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/ticks.h"
#include "models/table/format.h"

#include <QTimeZone>

// What the times of a chart's axis mean, and their texts. Pure logic.
namespace views {

struct TimeMeaning
{
    // SinceStart: ms from 0 on. ShareOfRun: 0 to compare::wholeRun.
    enum class Of { Clock, SinceStart, ShareOfRun };

    table::Zone zone = table::Zone::Local; // of a clock
    Of of = Of::Clock;
};

[[nodiscard]] QTimeZone timeZone(table::Zone zone);
// "15:22:07", "2 h 14 min", "25.3 %"
[[nodiscard]] QString clockText(qint64 time, const TimeMeaning &meaning);
// "21 Nov 2025, 15:22:07", "2 h 14 min after the start", "25.3 % of the run"; never milliseconds, because samples have
// none.
[[nodiscard]] QString momentText(qint64 time, const TimeMeaning &meaning);
// "6 h", "50 % of the run"
[[nodiscard]] QString lengthText(qint64 length, const TimeMeaning &meaning);
// "2 min", "2 min 30 s": the time between two samples.
[[nodiscard]] QString intervalText(qint64 seconds);

// At most `most` marks inside the range, at round times.
[[nodiscard]] std::vector<metrics::TimeTick> axisTicks(const metrics::Range &range, const TimeMeaning &meaning,
                                                       int most);

} // namespace views
