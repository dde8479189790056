// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/metricscsv.h"

#include "models/metrics/assemble.h"

#include <algorithm>
#include <limits>

namespace csv {
namespace {

struct Curve
{
    const metrics::Series *series;
    bool isRatio;
};

std::vector<Curve> curvesOf(const metrics::Answer &answer)
{
    std::vector<Curve> curves;
    for (const metrics::MetricAnswer &metric : answer.metrics)
        for (const auto *all : {&metric.series, &metric.impossible})
            for (const metrics::SeriesPtr &series : *all)
                curves.push_back({series.get(), metric.isRatio});
    return curves;
}

std::string_view unitOf(const metrics::Metric &metric, bool isRatio)
{
    const bool isPercent = metric.isAmbiguous && !isRatio;
    return metrics::unitName(isPercent ? metrics::Unit::Percent : metric.unit);
}

void appendValue(std::string &out, const api::Samples &samples, std::size_t index, char decimal)
{
    QByteArray text = samples.text(index);
    if (decimal != '.')
        text.replace('.', decimal);
    out.append(text.constData(), static_cast<std::size_t>(text.size()));
}

std::string timeHeader(const FileFormat &format)
{
    return format.times == Times::Local ? "timestamp[" + localZoneName() + ']' : "timestamp";
}

// What the server sent. `spare` is used only if some samples are shown by no chart.
const api::Samples &allSamples(const metrics::Series &series, api::Samples &spare)
{
    if (series.outOfRange.size() == 0)
        return series.samples;
    spare = series.samples;
    metrics::append(spare, series.outOfRange);
    constexpr std::int64_t ever = std::numeric_limits<std::int64_t>::max();
    metrics::tidy(spare, {-ever, ever});
    return spare;
}

// "default", "instance 7 (1g.12gb)", "1 of 8": never translated.
std::string groupOf(const metrics::Series &series)
{
    const metrics::SeriesKey &key = series.key;
    std::string group = key.group.toStdString();
    if (key.instance >= 0)
        group = "instance " + std::to_string(key.instance) + (group.empty() ? "" : " (" + group + ')');
    if (key.twin > 0)
        group += (group.empty() ? "" : " ") + std::to_string(key.twin) + " of " + std::to_string(series.twins);
    return group;
}

void writeLong(std::string &out, const std::vector<Curve> &curves, const FileFormat &format)
{
    const char delimiter = format.delimiter;
    out += timeHeader(format);
    for (const std::string_view title : {"object", "metric", "gpu", "group", "value", "unit"}) {
        out += delimiter;
        out += title;
    }
    out += lineEnd;
    for (const auto &[series, isRatio] : curves) {
        std::string before(1, delimiter);
        appendText(before, series->object.toStdString(), format);
        before += delimiter;
        appendText(before, series->metric->type, format);
        before += delimiter;
        if (series->key.gpu >= 0)
            appendInteger(before, series->key.gpu);
        before += delimiter;
        appendText(before, groupOf(*series), format);
        before += delimiter;
        std::string behind(1, delimiter);
        behind += unitOf(*series->metric, isRatio);
        behind += lineEnd;
        api::Samples spare;
        const api::Samples &samples = allSamples(*series, spare);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            appendTime(out, samples.times[i], format.times);
            out += before;
            appendValue(out, samples, i, format.decimal);
            out += behind;
        }
    }
}

void writeWide(std::string &out, const std::vector<Curve> &curves, const FileFormat &format)
{
    out += timeHeader(format);
    for (const auto &[series, isRatio] : curves) {
        out += format.delimiter;
        appendText(out, wideColumn(*series, isRatio), format);
    }
    out += lineEnd;
    constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
    std::vector<std::size_t> next(curves.size(), 0);
    std::vector<api::Samples> spare(curves.size());
    std::vector<const api::Samples *> samples;
    for (std::size_t curve = 0; curve < curves.size(); ++curve)
        samples.push_back(&allSamples(*curves[curve].series, spare[curve]));
    const auto timeOf = [&](std::size_t curve) {
        const auto &times = samples[curve]->times;
        return next[curve] < times.size() ? times[next[curve]] : never;
    };
    for (;;) {
        std::int64_t now = never;
        for (std::size_t curve = 0; curve < curves.size(); ++curve)
            now = std::min(now, timeOf(curve));
        if (now == never)
            return;
        appendTime(out, now, format.times);
        for (std::size_t curve = 0; curve < curves.size(); ++curve) {
            out += format.delimiter;
            if (timeOf(curve) == now)
                appendValue(out, *samples[curve], next[curve]++, format.decimal);
        }
        out += lineEnd;
    }
}

} // namespace

std::string wideColumn(const metrics::Series &series, bool isRatio)
{
    std::string name(series.metric->type);
    name += ' ' + series.object.toStdString();
    if (series.key.gpu >= 0)
        name += " gpu " + std::to_string(series.key.gpu);
    if (const std::string group = groupOf(series); !group.empty())
        name += ' ' + group;
    name += '[';
    name += unitOf(*series.metric, isRatio);
    return name + ']';
}

std::string metricsCsv(const metrics::Answer &answer, const MetricsFormat &format)
{
    std::string out;
    if (format.file.bom)
        out += byteOrderMark;
    if (format.form == MetricsForm::Long)
        writeLong(out, curvesOf(answer), format.file);
    else
        writeWide(out, curvesOf(answer), format.file);
    return out;
}

OutputFile::Failure writeMetrics(const QString &file, const metrics::Answer &answer, const MetricsFormat &format)
{
    OutputFile output(file);
    if (output.open() && output.write(metricsCsv(answer, format)))
        output.commit();
    return output.failure();
}

} // namespace csv
