// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/fullprogress.h"
#include "models/csv/metricsexportjob.h"

namespace csv {

// What an export of every sample tells at its end.
struct FullOutcome
{
    FullProgress progress;
    int parts = 0;
    int partsBefore = 0; // that an earlier run had written
    bool wasOther = false; // what was unfinished beside the file could not be continued
    bool isDirect = false; // standard output or a pipe: there is no list of gaps
    int podsShown = 0;
    int pods = 0;
};

[[nodiscard]] QString fullSentence(const FullOutcome &outcome, const MetricsExportRequest &request);

} // namespace csv
