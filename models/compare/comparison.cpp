// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/comparison.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>

namespace compare {
namespace {

constexpr std::int64_t shortestRangeMs = 60'000; // four samples of the store
constexpr std::array<std::string_view, 2> usualTypes = {"GPU_UTILIZATION", "GPU_MEMORY_USAGE_BYTES"};
constexpr std::array<std::string_view, 2> usualOfOneGpu = {"GPU_UTILIZATION_PER_GPU", "GPU_MEMORY_USAGE_BYTES_PER_GPU"};
constexpr std::array<std::string_view, 2> usualWithoutGpus = {"CPU_USAGE_CORES", "CPU_MEMORY_USAGE_BYTES"};

struct ComparisonWords
{
    Q_DECLARE_TR_FUNCTIONS(compare::Comparison)
};

bool isSame(const metrics::Subject &one, const metrics::Subject &other)
{
    return one.scope == other.scope && one.id == other.id && one.clusterId == other.clusterId && one.gpu == other.gpu;
}

bool canBeCompared(const metrics::Metric &metric)
{
    return metric.form == metrics::Form::Series || metric.form == metrics::Form::PerGpu;
}

std::vector<const metrics::Metric *> picked(const std::vector<const metrics::Metric *> &offered,
                                            std::span<const std::string_view> types)
{
    std::vector<const metrics::Metric *> found;
    std::ranges::copy_if(offered, std::back_inserter(found), [&](const metrics::Metric *metric) {
        return std::ranges::find(types, metric->type) != types.end();
    });
    return found;
}

bool contains(const std::vector<const metrics::Metric *> &metrics, const metrics::Metric *metric)
{
    return metric && std::ranges::find(metrics, metric) != metrics.end();
}

// So many nodes that lines cannot be told apart. Their GPUs cost no request more, those of others do.
bool isCrowdOfNodes(const Comparison &comparison)
{
    constexpr std::size_t mostLines = 16;
    return comparison.objects.size() > mostLines && std::ranges::all_of(comparison.objects, [](const Object &object) {
               return object.subject.scope == metrics::Scope::Node && object.subject.gpu < 0;
           });
}

// The same metric, measured by GPU; null if there is none.
const metrics::Metric *perGpu(const metrics::Metric &metric)
{
    return metric.form == metrics::Form::Series ? metrics::find(std::string(metric.type) + "_PER_GPU") : nullptr;
}

// Takes each metric by GPU. It stays for the objects that have no other.
std::vector<const metrics::Metric *> byGpu(const Comparison &comparison,
                                           const std::vector<const metrics::Metric *> &chosen)
{
    std::vector<const metrics::Metric *> found;
    for (const Object &object : comparison.objects) {
        const auto own = metrics::metricsOf(object.subject);
        for (const metrics::Metric *metric : chosen) {
            const metrics::Metric *other = perGpu(*metric);
            const metrics::Metric *used = contains(own, other) ? other : metric;
            if (contains(own, used) && !contains(found, used))
                found.push_back(used);
        }
    }
    std::ranges::sort(found); // they are elements of the registry
    return found;
}

} // namespace

int indexOf(const Comparison &comparison, const metrics::Subject &subject)
{
    const auto found = std::ranges::find_if(comparison.objects,
                                            [&](const Object &object) { return isSame(object.subject, subject); });
    return found == comparison.objects.end() ? -1 : int(found - comparison.objects.begin());
}

metrics::Subject wholeOf(metrics::Subject subject)
{
    subject.gpu = -1;
    return subject;
}

QString nameOf(const metrics::Subject &subject)
{
    //: a pod or node, and one of its GPUs: "worker-0, GPU 3"
    return subject.gpu < 0 ? subject.name : ComparisonWords::tr("%1, GPU %2").arg(subject.name).arg(subject.gpu);
}

bool add(Comparison &comparison, const metrics::Subject &subject)
{
    if (int(comparison.objects.size()) >= mostObjects || indexOf(comparison, subject) >= 0)
        return false;
    int slot = 0;
    while (std::ranges::find(comparison.objects, slot, &Object::slot) != comparison.objects.end())
        ++slot;
    const bool wasCrowd = isCrowdOfNodes(comparison);
    comparison.objects.push_back({subject, slot});
    const bool isCrowd = !wasCrowd && isCrowdOfNodes(comparison);
    if (isCrowd && comparison.form == Form::Lines && hasGpus(comparison))
        comparison.form = Form::Bands;
    return true;
}

void remove(Comparison &comparison, int index)
{
    comparison.objects.erase(comparison.objects.begin() + index);
    if (comparison.objects.empty())
        clear(comparison);
}

void clear(Comparison &comparison)
{
    comparison.objects.clear();
    comparison.marks.clear();
}

std::vector<const metrics::Metric *> offeredMetrics(const Comparison &comparison)
{
    std::vector<const metrics::Metric *> offered;
    for (const Object &object : comparison.objects) {
        for (const metrics::Metric *metric : metrics::metricsOf(object.subject)) {
            if (canBeCompared(*metric) && std::ranges::find(offered, metric) == offered.end())
                offered.push_back(metric);
        }
    }
    std::ranges::sort(offered); // they are elements of the registry
    return offered;
}

std::vector<const metrics::Metric *> chosenMetrics(const Comparison &comparison)
{
    const auto offered = offeredMetrics(comparison);
    std::vector<const metrics::Metric *> chosen;
    std::ranges::copy_if(offered, std::back_inserter(chosen), [&](const metrics::Metric *metric) {
        return comparison.types.contains(QLatin1String(metric->type.data(), qsizetype(metric->type.size())));
    });
    // Single GPUs have only what is measured by GPU; the others have the mean of theirs.
    const bool hasSingleGpu
        = std::ranges::any_of(comparison.objects, [](const Object &object) { return object.subject.gpu >= 0; });
    if (chosen.empty() && hasSingleGpu)
        chosen = picked(offered, usualOfOneGpu);
    if (chosen.empty())
        chosen = picked(offered, usualTypes);
    if (chosen.empty())
        chosen = picked(offered, usualWithoutGpus);
    return comparison.form == Form::Lines ? chosen : byGpu(comparison, chosen);
}

std::vector<const metrics::Metric *> metricsOf(const Comparison &comparison, const metrics::Subject &subject)
{
    const auto own = metrics::metricsOf(subject);
    std::vector<const metrics::Metric *> found;
    std::ranges::copy_if(chosenMetrics(comparison), std::back_inserter(found), [&](const metrics::Metric *metric) {
        const bool isReplaced = comparison.form != Form::Lines && contains(own, perGpu(*metric));
        return contains(own, metric) && !isReplaced;
    });
    return found;
}

bool hasGpus(const Comparison &comparison)
{
    Comparison other = comparison;
    other.form = Form::Bands;
    return std::ranges::any_of(chosenMetrics(other),
                               [](const metrics::Metric *metric) { return metric->form == metrics::Form::PerGpu; });
}

std::int64_t Placement::toAxis(std::int64_t timeMs) const
{
    return scale == 1 ? timeMs - originMs : std::int64_t(std::llround(double(timeMs - originMs) * scale));
}

std::int64_t Placement::toTime(std::int64_t axis) const
{
    return originMs + (scale == 1 ? axis : std::int64_t(std::llround(double(axis) / scale)));
}

std::optional<Placement> placementOf(Alignment alignment, const Life &life, std::int64_t nowMs)
{
    if (alignment == Alignment::Clock)
        return Placement();
    if (!life.isKnown() || life.startMs >= nowMs)
        return std::nullopt;
    if (alignment == Alignment::SinceStart)
        return Placement{life.startMs};
    const std::int64_t end = life.endMs == api::absentTime ? nowMs : life.endMs;
    return Placement{life.startMs, double(wholeRun) / double(std::max<std::int64_t>(end - life.startMs, 1))};
}

metrics::Range axisRange(const Comparison &comparison, const std::vector<Life> &lives, std::int64_t nowMs)
{
    if (comparison.alignment == Alignment::ShareOfRun)
        return {0, wholeRun};
    if (comparison.alignment == Alignment::Clock && comparison.lengthMs > 0)
        return {nowMs - comparison.lengthMs, nowMs};
    if (comparison.alignment == Alignment::Clock && comparison.custom.length() > 0) {
        const std::int64_t from = comparison.custom.fromMs;
        return comparison.endsNow ? metrics::Range{from, std::max(nowMs, from + shortestRangeMs)} : comparison.custom;
    }
    std::int64_t first = nowMs;
    std::int64_t last = 0;
    std::int64_t longest = 0;
    for (const Life &life : lives) {
        if (!life.isKnown())
            continue;
        const std::int64_t end = life.endMs == api::absentTime ? nowMs : life.endMs;
        first = std::min(first, life.startMs);
        last = std::max(last, end);
        longest = std::max(longest, end - life.startMs);
    }
    if (comparison.alignment == Alignment::SinceStart) {
        const std::int64_t length = comparison.lengthMs > 0 ? comparison.lengthMs : longest;
        return {0, std::max<std::int64_t>(length > 0 ? length : dayMs, shortestRangeMs)};
    }
    if (longest == 0)
        return {nowMs - dayMs, nowMs};
    return {first, std::max(last, first + shortestRangeMs)};
}

std::optional<metrics::Range> askedRange(const metrics::Range &axis, const Placement &placement, Alignment alignment,
                                         const Life &life, std::int64_t nowMs)
{
    metrics::Range asked{placement.toTime(axis.fromMs), placement.toTime(axis.toMs)};
    if (alignment == Alignment::Clock)
        return asked;
    const std::int64_t end = life.endMs == api::absentTime ? nowMs : life.endMs;
    asked = {std::max(asked.fromMs, life.startMs), std::min(asked.toMs, end)};
    return asked.length() > 0 ? std::optional(asked) : std::nullopt;
}

std::int64_t shiftOf(const Comparison &comparison, const metrics::Range &whole, const metrics::Range &axis)
{
    constexpr std::int64_t weekMs = 7 * dayMs;
    switch (comparison.before) {
    case Before::Nothing:
        return 0;
    case Before::SameLength:
        return axis.length();
    case Before::Week:
        return weekMs;
    case Before::Other:
        break;
    }
    return whole.fromMs - comparison.beforeMs;
}

QString noteOf(const QString &typed)
{
    QString note = typed;
    note.removeIf([](QChar character) {
        const bool isControl = character.category() == QChar::Other_Control && !character.isSpace();
        return isControl || character.category() == QChar::Other_Format;
    });
    return note.simplified().left(longestNote);
}

bool addMark(Comparison &comparison, const Mark &mark)
{
    if (mark.range.length() <= 0 || int(comparison.marks.size()) >= mostMarks)
        return false;
    const auto isLater = [&](const Mark &other) { return other.range.fromMs > mark.range.fromMs; };
    comparison.marks.insert(std::ranges::find_if(comparison.marks, isLater), mark);
    return true;
}

} // namespace compare
