// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/metricscsv.h"

#include "models/metrics/assemble.h"

#include <algorithm>
#include <limits>
#include <tuple>

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

std::string timeHeader(const FileFormat &format)
{
    return format.times == Times::Local ? "timestamp[" + localZoneName() + ']' : "timestamp";
}

// Indices of the samples in the range.
std::pair<std::size_t, std::size_t> indicesIn(const api::Times &times, const metrics::Range &range)
{
    return {times.lowerBound(range.fromMs), times.lowerBound(range.toMs)};
}

constexpr metrics::Range always{std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};

} // namespace

void appendSample(std::string &out, const api::Samples &samples, std::size_t index, char decimal)
{
    QByteArray text = samples.text(index);
    if (decimal != '.')
        text.replace('.', decimal);
    out.append(text.constData(), static_cast<std::size_t>(text.size()));
}

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

std::string groupCell(const metrics::Series &series)
{
    const metrics::SeriesKey &key = series.key;
    std::string group = key.group.toStdString();
    if (key.instance >= 0)
        group = "instance " + std::to_string(key.instance) + (group.empty() ? "" : " (" + group + ')');
    if (key.twin > 0)
        group += (group.empty() ? "" : " ") + std::to_string(key.twin) + " of " + std::to_string(series.twins);
    return group;
}

void appendLongHeader(std::string &out, const FileFormat &format)
{
    out += timeHeader(format);
    for (const std::string_view title : {"object", "metric", "gpu", "group", "value", "unit"}) {
        out += format.delimiter;
        out += title;
    }
    out += lineEnd;
}

LongCells longCells(const metrics::Series &series, bool isRatio, const FileFormat &format)
{
    const char delimiter = format.delimiter;
    LongCells cells;
    cells.before += delimiter;
    appendText(cells.before, series.object.toStdString(), format);
    cells.before += delimiter;
    appendText(cells.before, series.metric->type, format);
    cells.before += delimiter;
    if (series.key.gpu >= 0)
        appendInteger(cells.before, series.key.gpu);
    cells.before += delimiter;
    appendText(cells.before, groupCell(series), format);
    cells.before += delimiter;
    cells.behind += delimiter;
    cells.behind += unitOf(*series.metric, isRatio);
    return cells;
}

std::size_t appendLong(std::string &out, const metrics::Series &series, bool isRatio, const FileFormat &format,
                       const metrics::Range &within)
{
    const LongCells cells = longCells(series, isRatio, format);
    api::Samples spare;
    const api::Samples &samples = allSamples(series, spare);
    const auto [first, end] = indicesIn(samples.times, within);
    for (std::size_t i = first; i < end; ++i) {
        appendTime(out, samples.times[i], format.times);
        out += cells.before;
        appendSample(out, samples, i, format.decimal);
        out += cells.behind;
        out += lineEnd;
    }
    return end - first;
}

void appendWideHeader(std::string &out, const std::vector<std::string> &columns, const FileFormat &format)
{
    out += timeHeader(format);
    for (const std::string &column : columns) {
        out += format.delimiter;
        appendText(out, column, format);
    }
    out += lineEnd;
}

void appendWide(std::string &out, const std::vector<const metrics::Series *> &columns, const FileFormat &format,
                const metrics::Range &within)
{
    struct Cursor
    {
        const api::Samples *samples = nullptr;
        std::size_t next = 0;
        std::size_t end = 0;
    };
    constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
    std::vector<api::Samples> spare(columns.size());
    std::vector<Cursor> cursors(columns.size());
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (!columns[column])
            continue;
        Cursor &cursor = cursors[column];
        cursor.samples = &allSamples(*columns[column], spare[column]);
        std::tie(cursor.next, cursor.end) = indicesIn(cursor.samples->times, within);
    }
    const auto timeOf
        = [](const Cursor &cursor) { return cursor.next < cursor.end ? cursor.samples->times[cursor.next] : never; };
    for (;;) {
        std::int64_t now = never;
        for (const Cursor &cursor : cursors)
            now = std::min(now, timeOf(cursor));
        if (now == never)
            return;
        appendTime(out, now, format.times);
        for (Cursor &cursor : cursors) {
            out += format.delimiter;
            if (timeOf(cursor) == now)
                appendSample(out, *cursor.samples, cursor.next++, format.decimal);
        }
        out += lineEnd;
    }
}

std::string wideColumn(const metrics::Series &series, bool isRatio)
{
    std::string name(series.metric->type);
    name += ' ' + series.object.toStdString();
    if (series.key.gpu >= 0)
        name += " gpu " + std::to_string(series.key.gpu);
    if (const std::string group = groupCell(series); !group.empty())
        name += ' ' + group;
    name += '[';
    name += unitOf(*series.metric, isRatio);
    return name + ']';
}

std::string metricsCsv(const metrics::Answer &answer, const MetricsFormat &format)
{
    const std::vector<Curve> curves = curvesOf(answer);
    std::string out;
    if (format.file.bom)
        out += byteOrderMark;
    if (format.form == MetricsForm::Long) {
        appendLongHeader(out, format.file);
        for (const auto &[series, isRatio] : curves)
            appendLong(out, *series, isRatio, format.file, always);
        return out;
    }
    std::vector<std::string> columns;
    std::vector<const metrics::Series *> all;
    for (const auto &[series, isRatio] : curves) {
        columns.push_back(wideColumn(*series, isRatio));
        all.push_back(series);
    }
    appendWideHeader(out, columns, format.file);
    appendWide(out, all, format.file, always);
    return out;
}

base::OutputFile::Failure writeMetrics(const QString &file, const metrics::Answer &answer, const MetricsFormat &format)
{
    base::OutputFile output(file);
    if (output.open() && output.write(metricsCsv(answer, format)))
        output.commit();
    return output.failure();
}

} // namespace csv
