// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/cells.h"
#include "models/csv/fullprogress.h"

#include <string>

// What an export of every sample lacks: stretches without samples, and requests that failed. Pure functions.
namespace csv {

// Where samples may be expected.
struct FullFrame
{
    metrics::Range range; // of the export, within the life of its object
    QString subject; // name of the object
    FileFormat format;
};

// The longest time between two samples that is no gap: two steps, and some tolerance.
[[nodiscard]] double longestSpacing(double stepMs);

// The times of all samples of a series, impossible values too.
[[nodiscard]] std::vector<std::int64_t> timesOf(const metrics::Series &series);

// Adds curves that are new. `answer` must not have the curves of metrics that failed.
void noteCurves(FullProgress &progress, const metrics::Answer &answer, const FullFrame &frame);

// Notes the samples of a part, and appends the lines of the gaps that end in it:
// from,to,object,metric,gpu,group,reason. A stretch without samples is given by the last sample before it and the first
// one after it.
void noteGaps(FullProgress &progress, const metrics::Answer &answer, const metrics::Range &part, const FullFrame &frame,
              std::string &lines);
// After the last part: what lacks until the end of the frame.
void noteEnd(FullProgress &progress, std::span<const metrics::Metric *const> metrics, const FullFrame &frame,
             std::string &lines);

// The times whose samples belong to a part: its end does only if it is that of the whole range.
[[nodiscard]] metrics::Range ownedBy(const metrics::Range &part, const metrics::Range &whole);

[[nodiscard]] std::string gapsHeader(const FileFormat &format);

} // namespace csv
