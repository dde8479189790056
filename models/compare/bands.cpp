// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/bands.h"

#include "models/compare/gpus.h"
#include "models/metrics/assemble.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace compare {
namespace {

// Changes the order of the values, of which there is at least one.
double quantile(std::span<double> values, double share)
{
    const double place = share * double(values.size() - 1);
    const auto below = std::ptrdiff_t(place);
    const auto at = values.begin() + below;
    std::nth_element(values.begin(), at, values.end());
    const double rest = place - double(below);
    return rest > 0 ? std::lerp(*at, *std::min_element(at + 1, values.end()), rest) : *at;
}

metrics::SeriesPtr partOf(const metrics::Series &curve, const QString &group, const std::vector<double> &values)
{
    metrics::Series part = curve;
    part.key.group = group;
    part.name = u"%1 %2"_s.arg(curve.name, group);
    part.band.reset();
    part.samples = {};
    setSamples(part, curve.samples.times.list(), values, {});
    part.provisionalFrom = curve.provisionalFrom;
    part.statistics = metrics::statisticsOf(values);
    return std::make_shared<const metrics::Series>(std::move(part));
}

} // namespace

metrics::SeriesPtr bandOf(const std::vector<metrics::SeriesPtr> &gpus, const base::Key &object, const QString &name,
                          const std::stop_token &stop)
{
    if (gpus.empty())
        return {};
    if (gpus.size() == 1)
        return onlyCurve(*gpus.front(), object, name);
    metrics::Series curve = curveFor(gpus, object, name);
    GpuSamples samples = samplesOf(gpus, curve.stepMs, stop);
    auto band = std::make_shared<metrics::Band>();
    band->curves = int(gpus.size());
    const std::size_t count = samples.times.size();
    for (auto *edge : {&band->lowest, &band->lower, &band->upper, &band->highest})
        edge->reserve(count);
    std::vector<double> medians;
    medians.reserve(count);
    for (std::size_t i = 0; i < count && !stop.stop_requested(); ++i) {
        const std::span<double> values = samples.at(i);
        const auto [lowest, highest] = std::ranges::minmax(values);
        band->lowest.push_back(lowest);
        band->highest.push_back(highest);
        medians.push_back(quantile(values, 0.5));
        band->lower.push_back(quantile(values, 0.25));
        band->upper.push_back(quantile(values, 0.75));
    }
    if (stop.stop_requested())
        return {};
    band->ofLowest = metrics::pyramidOf(band->lowest);
    band->ofLower = metrics::pyramidOf(band->lower);
    band->ofUpper = metrics::pyramidOf(band->upper);
    band->ofHighest = metrics::pyramidOf(band->highest);
    setSamples(curve, samples.times, medians, gpus);
    curve.statistics = metrics::statisticsOf(samples.values);
    leaveOutUneven(curve);
    if (!medians.empty())
        curve.statistics.last = medians.back();
    curve.band = std::move(band);
    return std::make_shared<const metrics::Series>(std::move(curve));
}

metrics::Answer withBandsAsCurves(const metrics::Answer &answer)
{
    metrics::Answer parts = answer;
    for (metrics::MetricAnswer &metric : parts.metrics) {
        std::vector<metrics::SeriesPtr> curves;
        for (const metrics::SeriesPtr &series : metric.series) {
            if (!series->band) {
                curves.push_back(series);
                continue;
            }
            curves.push_back(partOf(*series, u"lowest"_s, series->band->lowest));
            curves.push_back(partOf(*series, u"q1"_s, series->band->lower));
            curves.push_back(partOf(*series, u"median"_s, series->samples.values));
            curves.push_back(partOf(*series, u"q3"_s, series->band->upper));
            curves.push_back(partOf(*series, u"highest"_s, series->band->highest));
        }
        metric.series = std::move(curves);
    }
    return parts;
}

} // namespace compare
