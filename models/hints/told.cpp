// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/told.h"

#include "models/hints/checks.h"

#include <algorithm>
#include <limits>
#include <tuple>

using namespace Qt::StringLiterals;

namespace hints {
namespace {

using SeriesList = std::vector<metrics::SeriesPtr>;

std::vector<Curve> curvesOf(const SeriesList &all)
{
    std::vector<Curve> curves;
    curves.reserve(all.size());
    for (const metrics::SeriesPtr &series : all)
        curves.push_back(series ? curveOf(*series) : Curve());
    return curves;
}

// Those of the same GPUs, in the same order; null where there is none.
SeriesList sameGpus(const SeriesList &gpus, const SeriesList &all)
{
    SeriesList same;
    for (const metrics::SeriesPtr &gpu : gpus) {
        metrics::SeriesKey key = gpu->key;
        const auto own = std::ranges::find_if(all, [&](const metrics::SeriesPtr &series) {
            key.type = series->key.type;
            return series->key == key;
        });
        same.push_back(own == all.end() ? nullptr : *own);
    }
    return same;
}

// Runs the checks whose curves an answer has.
class Teller
{
public:
    explicit Teller(const metrics::Answer &answer)
        : m_answer(answer)
    {
    }

    [[nodiscard]] Told take() { return std::move(m_told); }

    void checkGpus()
    {
        const SeriesList busy = seriesOf("GPU_UTILIZATION_PER_GPU");
        const std::vector<Curve> utilization = curvesOf(busy);
        if (busy.size() > StragglerRule().peers)
            add(stragglers(utilization, m_answer.range), busy);
        checkActivity(busy, utilization);
        const SeriesList mean = seriesOf("GPU_UTILIZATION");
        const SeriesList &waiting = mean.size() == 1 ? mean : busy;
        if (!waiting.empty()) {
            std::vector<Hint> drops = periodicDrops(curvesOf(waiting), m_answer.range);
            if (waiting.size() > 1 || mean.size() == 1)
                std::ranges::for_each(drops, [](Hint &hint) { hint.curves.clear(); }); // of the object as a whole
            add(drops, waiting);
        }
        checkLink(Link::NvLink, busy, "GPU_NVLINK_TRANSMITTED_BANDWIDTH_PER_GPU",
                  "GPU_NVLINK_RECEIVED_BANDWIDTH_PER_GPU", "NVLINK_BANDWIDTH_TOTAL_PER_GPU");
        checkLink(Link::Pcie, busy, "GPU_PCIE_TRANSMITTED_BANDWIDTH_PER_GPU", "GPU_PCIE_RECEIVED_BANDWIDTH_PER_GPU",
                  {});
    }

    void checkRequests()
    {
        const Curve pods = onlyCurve("POD_COUNT");
        const Curve running = onlyCurve("RUNNING_POD_COUNT");
        constexpr std::tuple<Resource, std::string_view, std::string_view> pairs[] = {
            {Resource::GpuMemory, "GPU_MEMORY_USAGE_BYTES", "GPU_MEMORY_REQUEST_BYTES"},
            {Resource::Memory, "CPU_MEMORY_USAGE_BYTES", "CPU_MEMORY_REQUEST_BYTES"},
        };
        for (const auto &[resource, usage, request] : pairs) {
            const Curve used = onlyCurve(usage);
            Curve asked = onlyCurve(request);
            if (used.times.empty() || asked.times.empty())
                continue;
            const std::vector<double> values = whileAllRun(asked, pods, running);
            asked.values = values;
            std::vector<Hint> hints = askedTooMuch(resource, used, asked, m_answer.range);
            std::ranges::for_each(hints, [](Hint &hint) { hint.curves.clear(); });
            add(hints, {});
        }
    }

    void checkKills()
    {
        constexpr std::pair<Kill, std::string_view> counters[] = {
            {Kill::Burst, "GPU_OOMKILL_BURST_COUNT_PER_GPU"},
            {Kill::Idle, "GPU_OOMKILL_IDLE_COUNT_PER_GPU"},
            {Kill::SwapOut, "GPU_OOMKILL_SWAP_OUT_OF_RAM_COUNT_PER_GPU"},
        };
        for (const auto &[kill, type] : counters) {
            const SeriesList counts = seriesOf(type);
            if (!counts.empty())
                add(outOfMemory(kill, curvesOf(counts), m_answer.range), counts);
        }
    }

private:
    [[nodiscard]] const metrics::MetricAnswer *answerOf(std::string_view type) const
    {
        const auto at = std::ranges::find_if(
            m_answer.metrics, [type](const metrics::MetricAnswer &metric) { return metric.metric->type == type; });
        return at == m_answer.metrics.end() ? nullptr : &*at;
    }

    [[nodiscard]] SeriesList seriesOf(std::string_view type) const
    {
        const metrics::MetricAnswer *metric = answerOf(type);
        return metric ? metric->series : SeriesList();
    }

    // Of the workload as a whole.
    [[nodiscard]] Curve onlyCurve(std::string_view type) const
    {
        const metrics::MetricAnswer *metric = answerOf(type);
        return metric && metric->series.size() == 1 ? curveOf(*metric->series.front()) : Curve();
    }

    // What a check that was done has found. The hints name their curves by the places of `all`.
    void add(const std::vector<Hint> &hints, const SeriesList &all)
    {
        ++m_told.checks;
        for (const Hint &hint : hints) {
            Found found{.hint = hint};
            for (const std::size_t curve : hint.curves)
                found.names.append(all[curve]->name);
            m_told.found.push_back(found);
        }
    }

    void checkActivity(const SeriesList &busy, const std::vector<Curve> &utilization)
    {
        const metrics::MetricAnswer *active = answerOf("GPU_SM_ACTIVITY_PER_GPU");
        if (!active || active->series.empty() || busy.empty())
            return;
        const SeriesList own = sameGpus(busy, active->series);
        std::vector<Curve> activity = curvesOf(own);
        std::vector<std::vector<double>> ratios(own.size()); // of percent, where the control plane tells that
        for (std::size_t i = 0; i < own.size() && !active->isRatio; ++i) {
            for (const double value : activity[i].values)
                ratios[i].push_back(value / 100);
            activity[i].values = ratios[i];
        }
        add(ineffective(utilization, activity, m_answer.range), busy);
    }

    void checkLink(Link link, const SeriesList &busy, std::string_view sentType, std::string_view receivedType,
                   std::string_view totalType)
    {
        SeriesList sent = seriesOf(sentType);
        SeriesList received = seriesOf(receivedType);
        if (sent.empty() && received.empty())
            sent = seriesOf(totalType);
        const SeriesList gpus = sent.empty() ? received : sent;
        if (gpus.size() <= LinkRule().peers)
            return;
        if (!sent.empty() && !received.empty())
            received = sameGpus(gpus, received);
        const std::vector<Curve> out = curvesOf(sent);
        const std::vector<Curve> in = curvesOf(received);
        const std::vector<Curve> work = curvesOf(sameGpus(gpus, busy));
        add(unevenLinks(link, {out, in, work}, m_answer.range), gpus);
    }

    const metrics::Answer &m_answer;
    Told m_told;
};

} // namespace

Curve curveOf(const metrics::Series &series)
{
    return {series.samples.times.list(), series.samples.values, series.stepMs};
}

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

Told hintsOf(const metrics::Answer &answer, const metrics::Subject &subject)
{
    Teller teller(answer);
    if (subject.scope == metrics::Scope::Workload || subject.scope == metrics::Scope::Pod)
        teller.checkGpus();
    if (subject.scope == metrics::Scope::Workload)
        teller.checkRequests();
    if (subject.scope == metrics::Scope::Node)
        teller.checkKills();
    Told told = teller.take();
    if (subject.endedMs != api::absentTime) {
        for (Found &one : told.found)
            one.hint = past({one.hint}).front();
    }
    std::ranges::stable_sort(told.found, {}, [](const Found &one) { return one.hint.tone; });
    return told;
}

} // namespace hints
