// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/comparedrange.h"

#include "views/metrics/rangeplan.h"

namespace views {

RangeChoice rangeOf(const compare::Comparison &comparison)
{
    if (comparison.lengthMs > 0)
        return lastChoice(comparison.lengthMs);
    if (comparison.custom.length() <= 0)
        return {.preset = RangePreset::Life};
    RangeChoice range = choiceOf(comparison.custom);
    range.customEndsNow = comparison.endsNow;
    return range;
}

void setRange(compare::Comparison &comparison, const RangeChoice &range)
{
    const bool isFixed = range.isCustom() && range.customLength == 0;
    comparison.lengthMs = range.isCustom() ? range.customLength : presetLength(range.preset);
    comparison.custom = isFixed ? range.custom : metrics::Range();
    comparison.endsNow = isFixed && range.customEndsNow;
    if (isFixed)
        comparison.alignment = compare::Alignment::Clock;
}

} // namespace views
