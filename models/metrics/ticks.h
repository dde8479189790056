// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

#include <QString>

#include <utility>
#include <vector>

class QTimeZone;

// The positions of axis marks. Pure functions.
namespace metrics {

struct ValueTicks
{
    double from = 0; // a mark, at or below the lowest value
    double to = 1; // a mark, at or above the highest value
    double step = 1;
    int decimals = 0; // required by the marks

    [[nodiscard]] int count() const;
    [[nodiscard]] double at(int index) const { return from + index * step; }
};

enum class Steps {
    Decimal, // 1, 2, 2.5 and 5 times a power of ten
    Binary, // powers of two, for bytes
    Whole, // decimal, but no fractions: for counts
};

// 2 to `most` marks for values from `low` to `high`; axes that begin at zero pass low = 0.
[[nodiscard]] ValueTicks valueTicks(double low, double high, Steps steps = Steps::Decimal, int most = 5);

// The marks within a range that stays as it is, of which there are 2 to `most`.
[[nodiscard]] ValueTicks ticksWithin(double from, double to, int most = 5);

// Of logarithmic axes, whose values are above 0.
// The powers of ten around two values: at or below the one, above or at the other; never equal.
[[nodiscard]] std::pair<double, double> decadesAround(double low, double high);
// At most `most` marks within a range: at 1, 10, 100; where there is room, at 2 and 5 between them, too. In a range
// that has less than two of those, as ticksWithin().
[[nodiscard]] std::vector<double> logTicksWithin(double from, double to, int most = 5);

struct TimeTick
{
    std::int64_t timeMs = 0;
    QString label; // "14:30", "21 Nov" at midnight; unique among its neighbours, if necessary by an invisible character
    bool isDay = false; // the label is a date

    friend bool operator==(const TimeTick &, const TimeTick &) = default;
};

// At most `most` marks inside the range at round times of the zone, across clock changes. An hour that occurs twice is
// marked twice, with the zone's abbreviation.
[[nodiscard]] std::vector<TimeTick> timeTicks(const Range &range, const QTimeZone &zone, int most);

} // namespace metrics
