// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

#include <QHash>
#include <QJsonObject>

#include <map>
#include <optional>
#include <vector>

namespace csv {

// A curve of an export that is written part by part.
struct FullCurve
{
    metrics::SeriesKey key;
    QString object; // its name
    QString group; // as files name it
    QString column; // of the wide form
    std::int64_t lastMs = 0; // of its last sample so far, or where its samples may begin
    double stepMs = 0; // usual time between two samples
    std::int64_t samples = 0;

    friend bool operator==(const FullCurve &, const FullCurve &) = default;
};

// A stretch for which a metric was not answered, or not wholly.
struct Unanswered
{
    QString type; // of the metric
    QString reason;
    metrics::Range range;

    friend bool operator==(const Unanswered &, const Unanswered &) = default;
};

// How far an export of every sample is, and what the parts that follow need to know of those before. Its size depends
// on the number of curves, not on that of samples. Kept beside the unfinished file; no secrets. A value.
struct FullProgress
{
    QJsonObject question; // the export that the file is for
    metrics::Range range;
    std::int64_t startedMs = 0; // when the export was first started
    int parts = 0; // that are written
    std::int64_t bytes = 0; // of the unfinished file, after these parts
    std::int64_t gapBytes = 0; // of the unfinished list of gaps
    std::int64_t gaps = 0; // lines in the list
    int failures = 0; // those of them whose request failed or was refused
    metrics::Losses losses;
    std::map<QString, bool> ratios; // whether an ambiguous metric is a ratio: the unit must not change within a file
    std::map<QString, std::int64_t> settledMs; // by metric: where its curves may begin at the earliest
    std::vector<FullCurve> curves; // in the order of the columns
    std::vector<Unanswered> unanswered; // not in the list yet: the next part may go on with it

    [[nodiscard]] std::int64_t samples() const;
    friend bool operator==(const FullProgress &, const FullProgress &) = default;
};

[[nodiscard]] QJsonObject toJson(const FullProgress &progress);
[[nodiscard]] std::optional<FullProgress> progressFrom(const QJsonObject &json); // nothing if it is not whole

} // namespace csv
