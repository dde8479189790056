// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/exportjob.h"

namespace csv {

// What has become of an export.
struct ExportFigures
{
    qint64 rows = 0; // in the file
    qint64 elapsedMs = 0;
    // Of the server, when reading began and when it had ended; absent = unknown
    std::optional<std::int64_t> countBefore, countAfter;
    std::optional<std::int64_t> impossibleCount; // what it said instead
    qint64 missing = 0; // rows that the server counts but did not send
    qint64 perhapsMissing = 0; // the same, but some may have been created behind the position already read
    table::ReadFaults faults; // in the rows of the file
    QString lacking; // why columns of the file are empty, a sentence; empty = they are not
};

// "Exported 20 113 rows to workloads.csv in 3.1 s. 14 rows changed meanwhile."
[[nodiscard]] QString successSentence(const ExportRequest &request, const ExportFigures &figures);

} // namespace csv
