// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/rangeplan.h"

#include "models/base/durations.h"
#include "models/table/format.h"
#include "views/charts/timeaxis.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <iterator>

using namespace Qt::StringLiterals;
using metrics::Range;

namespace views {
namespace {

struct RangePlanWords
{
    Q_DECLARE_TR_FUNCTIONS(views::RangePlan)
};

using base::dayMs;
using base::hourMs;
using base::minuteMs;
constexpr qint64 lengths[] = {15 * minuteMs, hourMs, 6 * hourMs, dayMs, 7 * dayMs, 30 * dayMs};
constexpr int sampleSteps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

} // namespace

QString presetTitle(RangePreset preset)
{
    switch (preset) {
    case RangePreset::Min15:
        return RangePlanWords::tr("15 min");
    case RangePreset::Hour1:
        return RangePlanWords::tr("1 h");
    case RangePreset::Hour6:
        return RangePlanWords::tr("6 h");
    case RangePreset::Hour24:
        return RangePlanWords::tr("24 h");
    case RangePreset::Day7:
        return RangePlanWords::tr("7 d");
    case RangePreset::Day30:
        return RangePlanWords::tr("30 d");
    case RangePreset::Life:
        return RangePlanWords::tr("Life");
    case RangePreset::Custom:
        return RangePlanWords::tr("Custom");
    }
    return {};
}

qint64 presetLength(RangePreset preset)
{
    return int(preset) < int(std::size(lengths)) ? lengths[int(preset)] : 0;
}

bool isOpenEnded(const RangeChoice &choice, const metrics::Subject &subject)
{
    if (choice.isCustom())
        return choice.customLength > 0 || choice.customEndsNow;
    return choice.preset != RangePreset::Life || subject.endedMs == api::absentTime;
}

std::optional<Range> lifeOf(const metrics::Subject &subject, qint64 nowMs)
{
    if (subject.startedMs == api::absentTime)
        return std::nullopt;
    const qint64 end = subject.endedMs == api::absentTime ? nowMs : subject.endedMs;
    return Range{subject.startedMs, std::max(end, subject.startedMs + shortestRangeMs)};
}

bool prefersLife(RangePreset preset, const metrics::Subject &subject, qint64 nowMs)
{
    const auto life = lifeOf(subject, nowMs);
    if (!life || subject.scope == metrics::Scope::Cluster || preset == RangePreset::Life
        || preset == RangePreset::Custom)
        return false;
    const bool isUsual = preset == MetricsChoice().preset;
    return subject.endedMs != api::absentTime || (isUsual && life->length() < lengths[int(preset)]);
}

Range rangeOf(const MetricsChoice &choice, const metrics::Subject &subject, qint64 nowMs)
{
    if (choice.isCustom() && !choice.isEmpty())
        return choice.customRange(nowMs);
    if (choice.preset == RangePreset::Life) {
        if (const auto life = lifeOf(subject, nowMs))
            return *life;
        return {nowMs - dayMs, nowMs};
    }
    const qint64 length = choice.preset == RangePreset::Custom ? dayMs : lengths[int(choice.preset)];
    return {nowMs - length, nowMs};
}

std::optional<int> fullSamples(const Range &range)
{
    const qint64 samples = (range.length() + storeStepMs - 1) / storeStepMs;
    if (samples < 1 || samples > qint64(mostSamples) * mostTiles)
        return std::nullopt;
    return int(samples);
}

SamplePlan samplePlan(const MetricsChoice &choice, const Range &range, int plotWidth)
{
    switch (choice.sampleMode) {
    case SampleMode::Number:
        return {std::clamp(choice.samples, 1, mostSamples), 1};
    case SampleMode::Full:
        if (const auto full = fullSamples(range)) {
            const int tiles = (*full + mostSamples - 1) / mostSamples;
            return {(*full + tiles - 1) / tiles, tiles, true};
        }
        return {mostSamples, 1};
    case SampleMode::Auto:
        break;
    }
    return {std::clamp(plotWidth, 1, mostSamples), 1};
}

Range onGrid(const Range &range, const SamplePlan &plan)
{
    const auto length = range.length();
    const double step = double(length) / plan.total();
    if (step < 1)
        return range;
    const auto end = qint64(std::floor(std::floor(double(range.toMs) / step) * step + step));
    return {end - length, end};
}

QString stepText(double stepMs)
{
    if (stepMs >= minuteMs)
        return intervalText(qint64(std::llround(stepMs / 1000)));
    const double seconds = stepMs / 1000;
    const int decimals = seconds < 1 ? 2 : 1;
    QString digits = QString::number(seconds, 'f', decimals);
    while (digits.endsWith(u'0'))
        digits.chop(1);
    if (digits.endsWith(u'.'))
        digits.chop(1);
    digits.replace(u'.', table::decimalPoint());
    return RangePlanWords::tr("%1 s").arg(digits);
}

int nextSamples(int samples, int steps)
{
    int now = samples;
    for (; steps > 0; --steps) {
        const auto *above = std::upper_bound(std::begin(sampleSteps), std::end(sampleSteps), now);
        now = above == std::end(sampleSteps) ? now : *above;
    }
    for (; steps < 0; ++steps) {
        const auto *notBelow = std::lower_bound(std::begin(sampleSteps), std::end(sampleSteps), now);
        now = notBelow == std::begin(sampleSteps) ? now : *(notBelow - 1);
    }
    return now;
}

} // namespace views
