// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/outputfile.h"
#include "models/csv/cells.h"
#include "models/metrics/series.h"

namespace csv {

enum class MetricsForm {
    Long, // timestamp,object,metric,gpu,group,value,unit: one line per sample, series by series
    Wide, // timestamp and one column per series: one line per time, empty if a series has no sample
};

struct MetricsFormat
{
    MetricsForm form = MetricsForm::Long;
    FileFormat file = {};

    friend bool operator==(const MetricsFormat &, const MetricsFormat &) = default;
};

// All curves of an answer. Values exactly as the server wrote them, even impossible ones; times in UTC. Values of an
// ambiguous metric stay raw, with the unit they are interpreted as.
[[nodiscard]] std::string metricsCsv(const metrics::Answer &answer, const MetricsFormat &format);

// "GPU_UTILIZATION_PER_GPU bert-worker-0 gpu 3[percent]": the column of a series in the wide form.
[[nodiscard]] std::string wideColumn(const metrics::Series &series, bool isRatio);

// For files that are written bit by bit: the header, then the samples of `within`, in as many calls as there are parts.
void appendLongHeader(std::string &out, const FileFormat &format);
// Returns the number of lines.
std::size_t appendLong(std::string &out, const metrics::Series &series, bool isRatio, const FileFormat &format,
                       const metrics::Range &within);
void appendWideHeader(std::string &out, const std::vector<std::string> &columns, const FileFormat &format);
// One series per column; null = it has no samples in this part.
void appendWide(std::string &out, const std::vector<const metrics::Series *> &columns, const FileFormat &format,
                const metrics::Range &within);

// The cells of a line of the long form around its value, with their delimiters; the time is before them, the end of the
// line behind.
struct LongCells
{
    std::string before;
    std::string behind;
};
[[nodiscard]] LongCells longCells(const metrics::Series &series, bool isRatio, const FileFormat &format);
void appendSample(std::string &out, const api::Samples &samples, std::size_t index, char decimal);
// What the server sent, impossible values too. `spare` is used only if there are any.
[[nodiscard]] const api::Samples &allSamples(const metrics::Series &series, api::Samples &spare);

// "default", "instance 7 (1g.12gb)", "1 of 8": what the cell `group` of a series contains. Never translated.
[[nodiscard]] std::string groupCell(const metrics::Series &series);

// Writes the metrics to a file that appears complete or not at all; "-" is standard output.
[[nodiscard]] base::OutputFile::Failure writeMetrics(const QString &file, const metrics::Answer &answer,
                                                     const MetricsFormat &format);

} // namespace csv
