// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "models/metrics/assemble.h"
#include "models/metrics/keys.h"
#include "tests/fuzz/target.h"

#include <cmath>

// Answers of metrics, and the curves that are made of them.
namespace {

using fuzz::require;
using namespace Qt::StringLiterals;

void checkSamples(const api::Samples &samples)
{
    require(samples.values.size() == samples.size() && samples.decimals.size() == samples.size(), "one value per time");
    for (std::size_t i = 0; i < samples.size(); ++i) {
        require(std::isfinite(samples.values[i]), "a finite number");
        require(samples.text(i).toDouble() == samples.values[i], "its text is the number");
    }
}

void checkCurve(api::Samples samples)
{
    const metrics::Range range{0, 4'102'444'800'000};
    const std::size_t before = samples.size();
    metrics::tidy(samples, range);
    require(samples.size() <= before && samples.times.isAscending(), "tidy");
    checkSamples(samples);
    for (const std::int64_t time : samples.times)
        require(time >= range.fromMs && time <= range.toMs, "within the range");
    const api::Samples *const one[] = {&samples};
    const double step = metrics::stepOf(one, 15'000);
    require(std::isfinite(step) && step >= 0, "a step");
    std::ranges::sort(samples.breaks);
    for (const metrics::Gap &gap : metrics::gapsOf(samples.times, step, samples.breaks))
        require(gap.fromMs < gap.toMs, "a gap has a length");
    const metrics::Statistics statistics = metrics::statisticsOf(samples.values);
    if (samples.size() > 0)
        require(statistics.min <= statistics.mean && statistics.mean <= statistics.max
                    && statistics.min <= statistics.p5 && statistics.p5 <= statistics.p50
                    && statistics.p50 <= statistics.p99 && statistics.p99 <= statistics.max,
                "statistics are in order");
}

void checkPieces(const api::Measurements &answer, std::string_view type)
{
    const metrics::Metric *metric = metrics::find(type);
    if (!metric)
        return;
    for (const metrics::Piece &piece : metrics::piecesOf(answer, *metric)) {
        require(piece.samples && piece.key.gpu >= -1 && piece.key.twin >= 0, "a piece of an answer");
        require(!metrics::seriesName(piece.key, 2, {}, u"llama"_s).isEmpty(), "a name");
    }
}

} // namespace

void tryInput(const QByteArray &input)
{
    const auto answer = api::decodeMeasurements(input, 200);
    if (!answer)
        return;
    for (const api::Measurement &series : (*answer)->series) {
        checkPieces(**answer, (*answer)->texts.view(series.type));
        for (const auto &[key, value] : series.labels)
            static_cast<void>((*answer)->texts.toString(key) + (*answer)->texts.toString(value));
        checkSamples(series.samples);
        checkCurve(series.samples);
    }
    for (const api::HistogramLine &line : (*answer)->histograms) {
        static_cast<void>((*answer)->texts.toString(line.key));
        checkSamples(line.samples);
        checkCurve(line.samples);
    }
}
