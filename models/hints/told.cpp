// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/told.h"

#include "models/hints/checks.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace hints {
namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Hints)
};

using SeriesList = std::vector<metrics::SeriesPtr>;

const metrics::MetricAnswer *answerOf(const metrics::Answer &answer, std::string_view type)
{
    const auto at = std::ranges::find_if(
        answer.metrics, [type](const metrics::MetricAnswer &metric) { return metric.metric->type == type; });
    return at == answer.metrics.end() ? nullptr : &*at;
}

SeriesList seriesOf(const metrics::Answer &answer, std::string_view type)
{
    const metrics::MetricAnswer *metric = answerOf(answer, type);
    return metric ? metric->series : SeriesList();
}

Curve curveOf(const metrics::Series &series)
{
    return {series.samples.times, series.samples.values, series.stepMs};
}

// Of the workload as a whole.
Curve onlyCurve(const metrics::Answer &answer, std::string_view type)
{
    const metrics::MetricAnswer *metric = answerOf(answer, type);
    return metric && metric->series.size() == 1 ? curveOf(*metric->series.front()) : Curve();
}

Found foundIn(const Hint &hint, const SeriesList &all)
{
    Found found{.hint = hint};
    for (const std::size_t curve : hint.curves)
        found.names.append(all[curve]->name);
    return found;
}

void addGpus(std::vector<Found> &found, const metrics::Answer &answer)
{
    const SeriesList busy = seriesOf(answer, "GPU_UTILIZATION_PER_GPU");
    std::vector<Curve> utilization;
    for (const metrics::SeriesPtr &series : busy)
        utilization.push_back(curveOf(*series));
    for (const Hint &hint : stragglers(utilization, answer.range))
        found.push_back(foundIn(hint, busy));

    const metrics::MetricAnswer *active = answerOf(answer, "GPU_SM_ACTIVITY_PER_GPU");
    if (!active)
        return;
    std::vector<std::vector<double>> ratios(busy.size()); // of percent, where the control plane tells that
    std::vector<Curve> activity(busy.size());
    for (std::size_t i = 0; i < busy.size(); ++i) {
        const metrics::SeriesKey &key = busy[i]->key;
        const auto own = std::ranges::find_if(active->series, [&key](const metrics::SeriesPtr &series) {
            return series->key.object == key.object && series->key.gpu == key.gpu
                && series->key.instance == key.instance && series->key.twin == key.twin;
        });
        if (own == active->series.end())
            continue;
        activity[i] = curveOf(**own);
        for (const double value : (*own)->samples.values)
            ratios[i].push_back(active->isRatio ? value : value / 100);
        activity[i].values = ratios[i];
    }
    for (const Hint &hint : ineffective(utilization, activity, answer.range))
        found.push_back(foundIn(hint, busy));
}

void addRequests(std::vector<Found> &found, const metrics::Answer &answer)
{
    const Curve pods = onlyCurve(answer, "POD_COUNT");
    const Curve running = onlyCurve(answer, "RUNNING_POD_COUNT");
    constexpr std::tuple<Resource, std::string_view, std::string_view> pairs[] = {
        {Resource::GpuMemory, "GPU_MEMORY_USAGE_BYTES", "GPU_MEMORY_REQUEST_BYTES"},
        {Resource::Memory, "CPU_MEMORY_USAGE_BYTES", "CPU_MEMORY_REQUEST_BYTES"},
    };
    for (const auto &[resource, usage, request] : pairs) {
        Curve asked = onlyCurve(answer, request);
        const std::vector<double> values = whileAllRun(asked, pods, running);
        asked.values = values;
        for (const Hint &hint : askedTooMuch(resource, onlyCurve(answer, usage), asked, answer.range))
            found.push_back({hint, {}});
    }
}

QString percentText(double percent)
{
    return table::displayText(table::Kind::Percent, std::round(percent), {});
}

QString amountText(const Hint &hint, double amount)
{
    return hint.resource == Resource::Cores ? table::displayText(table::Kind::Cores, amount, {})
                                            : table::bytesText(amount);
}

QString resourceText(Resource resource)
{
    switch (resource) {
    case Resource::GpuMemory:
        return Tr::tr("GPU memory");
    case Resource::Memory:
        return Tr::tr("memory");
    case Resource::Cores:
        return Tr::tr("CPU cores");
    }
    return {};
}

// "since 21 Nov 2025, 14:13:00", "until …"
QString whenText(const Hint &hint, const table::FormatContext &context)
{
    const auto time = [&context](std::int64_t ms) { return table::displayText(table::Kind::Time, ms, context); };
    if (!hint.isOngoing)
        return Tr::tr("until %1").arg(time(hint.untilMs));
    return (hint.isFromBegin ? Tr::tr("since %1 at least") : Tr::tr("since %1")).arg(time(hint.sinceMs));
}

QString durationText(std::int64_t ms)
{
    return table::durationText(ms / 1000);
}

QString groundText(const Hint &hint, const QString &rule)
{
    return rule + u' ' + Tr::tr("%n sample(s)", nullptr, hint.ground.samples)
        + Tr::tr(", %1 apart, %2 of the time.")
              .arg(durationText(std::llround(hint.ground.stepMs)), percentText(hint.ground.coverage * 100));
}

Words straggler(const Found &found, const table::FormatContext &context)
{
    const Hint &hint = found.hint;
    Words words;
    //: "GPU 3 at 64 % utilization, since 21 Nov 2025, 14:13:00"
    words.headline = Tr::tr("%1 at %2 utilization, %3")
                         .arg(found.names.join(u", "_s), percentText(hint.value), whenText(hint, context));
    words.body
        = Tr::tr("The other %n GPU(s) are at %1: it is %2 below them, for %3 in all.", nullptr, hint.ground.peers)
              .arg(percentText(hint.against), percentText((1 - hint.value / hint.against) * 100),
                   durationText(hint.totalMs))
        + u' ' + Tr::tr("Usual causes: a throttled GPU, a slow link, or more data than the others have.");
    words.ground = groundText(hint, Tr::tr("Medians over 10 min, at least 15 % and two deviations below the others."));
    return words;
}

Words busyOnly(const Found &found, const table::FormatContext &context)
{
    const Hint &hint = found.hint;
    const QString gpus = hint.curves.size() == 1 && hint.of > 1
        ? found.names.constFirst()
        : Tr::tr("%1 of %n GPU(s)", nullptr, int(hint.of)).arg(hint.curves.size());
    Words words;
    //: "8 of 8 GPUs at 93 % utilization, but SM activity 18 %, since 21 Nov 2025, 14:13:00"
    words.headline = Tr::tr("%1 at %2 utilization, but SM activity %3, %4")
                         .arg(gpus, percentText(hint.value), percentText(hint.against * 100), whenText(hint, context));
    words.body
        = Tr::tr("Utilization only tells that any kernel ran. SM activity tells how much of a GPU worked: 80 % is "
                 "good use, less than 50 % is likely poor. It lasted %1 in all.")
              .arg(durationText(hint.totalMs))
        + u' ' + Tr::tr("Usual causes: small batches, many small kernels, or waiting for data.");
    words.ground
        = groundText(hint, Tr::tr("Medians over 15 min: utilization of at least 80 %, SM activity below 50 %."));
    return words;
}

Words asked(const Found &found)
{
    const Hint &hint = found.hint;
    Words words;
    //: "12 GiB of 64 GiB GPU memory used, over 23 h"
    words.headline = Tr::tr("%1 of %2 %3 used, over %4")
                         .arg(amountText(hint, hint.value), amountText(hint, hint.against), resourceText(hint.resource),
                              durationText(hint.totalMs));
    words.body
        = Tr::tr("95 % of its samples are at most %1, the highest is %2. It asked for %3; with less, it may start "
                 "sooner and leaves room for others.")
              .arg(amountText(hint, hint.value), amountText(hint, hint.most), amountText(hint, hint.against));
    words.ground
        = groundText(hint, Tr::tr("The 95th percentile of use is at most half of the request, for at least 1 h."));
    return words;
}

} // namespace

std::vector<double> whileAllRun(const Curve &asked, const Curve &pods, const Curve &running)
{
    std::vector<double> values(asked.values.begin(), asked.values.end());
    const auto valueAt = [](const Curve &curve, std::int64_t time) {
        const auto at = std::ranges::lower_bound(curve.times, time);
        return at == curve.times.end() || *at != time ? std::numeric_limits<double>::quiet_NaN()
                                                      : curve.values[std::size_t(at - curve.times.begin())];
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
        // Comparisons with NaN are false.
        if (valueAt(running, asked.times[i]) < valueAt(pods, asked.times[i]))
            values[i] = std::numeric_limits<double>::quiet_NaN();
    }
    return values;
}

std::vector<Found> hintsOf(const metrics::Answer &answer, const metrics::Subject &subject)
{
    std::vector<Found> found;
    if (subject.scope != metrics::Scope::Workload && subject.scope != metrics::Scope::Pod)
        return found;
    addGpus(found, answer);
    if (subject.scope == metrics::Scope::Workload)
        addRequests(found, answer);
    if (subject.endedMs != api::absentTime) {
        for (Found &one : found)
            one.hint = past({one.hint}).front();
    }
    std::ranges::stable_sort(found, {}, [](const Found &one) { return one.hint.tone; });
    return found;
}

Words wordsOf(const Found &found, const table::FormatContext &context)
{
    switch (found.hint.kind) {
    case Kind::Straggler:
        return straggler(found, context);
    case Kind::Ineffective:
        return busyOnly(found, context);
    case Kind::AskedTooMuch:
        break;
    }
    return asked(found);
}

} // namespace hints
