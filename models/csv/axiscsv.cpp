// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/axiscsv.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace csv {
namespace {

constexpr double perPercent = 10'000; // of a share, which is of a million

std::string_view axisHeader(AxisKind kind)
{
    return kind == AxisKind::SinceStart ? "sinceStart[ms]" : "shareOfRun[percent]";
}

void appendAxisTime(std::string &out, std::int64_t time, AxisKind kind, const FileFormat &format)
{
    if (kind == AxisKind::Clock)
        appendTime(out, time, format.times);
    else if (kind == AxisKind::SinceStart)
        appendInteger(out, time);
    else
        appendNumber(out, double(time) / perPercent, format.decimal);
}

struct Column
{
    const metrics::Series *series = nullptr;
    api::Samples samples;
    std::size_t next = 0; // the first sample that is later than the time of the row
};

std::vector<Column> columnsOf(const metrics::Answer &answer)
{
    std::vector<Column> columns;
    for (const metrics::MetricAnswer &metric : answer.metrics)
        for (const metrics::SeriesPtr &series : metric.series)
            columns.push_back({series.get(), {}, 0});
    for (Column &column : columns) {
        api::Samples spare;
        column.samples = allSamples(*column.series, spare);
    }
    return columns;
}

AxisTable wideOf(const Axis &axis, const FileFormat &format)
{
    AxisTable table;
    std::vector<std::string> names;
    for (const metrics::MetricAnswer &metric : axis.placed.metrics)
        for (const metrics::SeriesPtr &series : metric.series)
            names.push_back(wideColumn(*series, metric.isRatio));
    if (format.bom)
        table.text += byteOrderMark;
    if (axis.kind == AxisKind::Clock) {
        appendWideHeader(table.text, names, format);
    } else {
        table.text += axisHeader(axis.kind);
        for (const std::string &name : names) {
            table.text += format.delimiter;
            appendText(table.text, name, format);
        }
        table.text += lineEnd;
    }
    std::vector<Column> columns = columnsOf(axis.placed);
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    double step = std::numeric_limits<double>::max();
    for (const Column &column : columns) {
        if (column.samples.size() == 0)
            continue;
        first = std::min(first, column.samples.times.front());
        last = std::max(last, column.samples.times.back());
        step = std::min(step, std::max(column.series->stepMs, 1.0));
    }
    if (first > last)
        return table;
    const double start = double(axis.placed.range.fromMs);
    for (double row = std::ceil((double(first) - start) / step);; ++row) {
        const std::int64_t time = std::llround(start + row * step);
        // The last sample may lie between two times of the grid.
        if (double(time) >= double(last) + step)
            return table;
        appendAxisTime(table.text, time, axis.kind, format);
        for (Column &column : columns) {
            const auto &times = column.samples.times;
            while (column.next < times.size() && times[column.next] <= time)
                ++column.next;
            table.text += format.delimiter;
            if (column.next > 0 && double(time - times[column.next - 1]) <= std::ceil(column.series->stepMs))
                appendSample(table.text, column.samples, column.next - 1, format.decimal);
        }
        table.text += lineEnd;
        ++table.rows;
    }
}

// The times of the axis by those of the samples. Both series have the same samples in the same order.
std::unordered_map<std::int64_t, std::int64_t> axisTimes(const metrics::Series &measured, const metrics::Series &placed)
{
    std::unordered_map<std::int64_t, std::int64_t> times;
    for (const auto part : {&metrics::Series::samples, &metrics::Series::outOfRange}) {
        const auto &from = (measured.*part).times;
        const auto &to = (placed.*part).times;
        for (std::size_t i = 0; i < std::min(from.size(), to.size()); ++i)
            times.emplace(from[i], to[i]);
    }
    return times;
}

AxisTable longOf(const metrics::Answer &measured, const Axis &axis, const FileFormat &format)
{
    QHash<metrics::SeriesKey, metrics::SeriesPtr> placed;
    for (const metrics::MetricAnswer &metric : axis.placed.metrics)
        for (const metrics::SeriesPtr &series : metric.series)
            placed.insert(series->key, series);
    AxisTable table;
    if (format.bom)
        table.text += byteOrderMark;
    appendLongHeader(table.text, format);
    table.text.resize(table.text.size() - lineEnd.size());
    table.text += format.delimiter;
    table.text += axisHeader(axis.kind);
    table.text += lineEnd;
    for (const metrics::MetricAnswer &metric : measured.metrics) {
        for (const metrics::SeriesPtr &series : metric.series) {
            const metrics::SeriesPtr onAxis = placed.value(series->key);
            const auto times = onAxis ? axisTimes(*series, *onAxis) : std::unordered_map<std::int64_t, std::int64_t>();
            const LongCells cells = longCells(*series, metric.isRatio, format);
            api::Samples spare;
            const api::Samples &samples = allSamples(*series, spare);
            for (std::size_t i = 0; i < samples.size(); ++i) {
                appendTime(table.text, samples.times[i], format.times);
                table.text += cells.before;
                appendSample(table.text, samples, i, format.decimal);
                table.text += cells.behind;
                table.text += format.delimiter;
                if (const auto time = times.find(samples.times[i]); time != times.end())
                    appendAxisTime(table.text, time->second, axis.kind, format);
                table.text += lineEnd;
            }
            table.rows += std::int64_t(samples.size());
        }
    }
    return table;
}

} // namespace

AxisTable axisCsv(const metrics::Answer &measured, const Axis &axis, const MetricsFormat &format)
{
    if (format.form == MetricsForm::Wide)
        return wideOf(axis, format.file);
    if (axis.kind != AxisKind::Clock)
        return longOf(measured, axis, format.file);
    AxisTable table{metricsCsv(measured, format)};
    table.rows = std::ranges::count(table.text, '\n') - 1;
    return table;
}

} // namespace csv
