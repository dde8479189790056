// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

#include <QTimeZone>

// Time ranges as people write them: "last 90 min", "yesterday 14:00 to now", "20 Nov 14:00 to 16:00", "since 9:00",
// "2026-11-20T14:00Z to 2026-11-20T16:00Z". English, and the language of the program. Pure functions; all results are
// ms UTC.
//
// - Lengths are exact: a day has 24 h, whatever the clocks do.
// - A time without a day is one of today; as an end, of the day of the begin. A day without a time begins at its first
//   moment; as an end, it counts wholly. A date without a year is the last such day; as an end, the first one from the
//   begin on.
// - A time that the clocks skip means the moment at which they are put forward. A time that they show twice means the
//   first moment as a begin, the second one as an end. A note says so.
namespace metrics {

inline constexpr std::int64_t shortestTypedMs = 60'000; // four samples of the store

struct WordsContext
{
    std::int64_t nowMs = 0;
    QTimeZone zone; // of times that name none
};

// What was understood.
struct RangeWords
{
    Range range = {}; // if it ends now, up to the current time
    bool endsNow = false; // its end moves with time
    std::int64_t lengthMs = 0; // > 0: the last such time, whose begin moves, too
    QString note = {}; // about a time that the clocks skip or show twice
    QString problem = {}; // a sentence: why there is no such range; empty = there is one
};

struct MomentWords
{
    std::int64_t timeMs = 0;
    QString note = {};
    QString problem = {}; // empty = there is such a moment; it may be in the future
};

[[nodiscard]] RangeWords rangeFromWords(const QString &text, const WordsContext &context);
[[nodiscard]] MomentWords momentFromWords(const QString &text, const WordsContext &context);
// Why nothing can be shown of a range: it is in the future, before 1970, reversed, empty or too short. Its end may be
// up to a minute after now, for times without seconds. Empty = there is no problem.
[[nodiscard]] QString problemOf(const Range &range, std::int64_t nowMs);

} // namespace metrics
