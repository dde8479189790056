// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/metricsexportjob.h"

namespace csv {

inline constexpr int mostPartsInFlight = 6; // as many as a command may have requests

// Writes every sample that the control plane has of a range to a file: in parts of 1000 samples at the step of its
// store, in the order of time, several requested at once. Memory holds the parts in flight, whatever the range. What is
// unfinished stays beside the file, and the same export goes on there; standard output, pipes and devices are written
// directly. A part that fails is listed in a file of gaps, and the export goes on, unless the next one would fail, too.
// Lives in one thread with an event loop. Destroying it cancels.
class FullExport : public QObject
{
    Q_OBJECT

public:
    // `subject`: the object of the request, as it was found.
    FullExport(api::Client &client, const MetricsExportRequest &request, const metrics::Subject &subject,
               std::function<std::int64_t()> nowMs, QObject *parent = nullptr);
    ~FullExport() override;

    void start(const metrics::Range &range);
    void cancel(); // ends with finished()

    [[nodiscard]] int partsDone() const;
    [[nodiscard]] int parts() const;
    [[nodiscard]] bool hasSucceeded() const;
    [[nodiscard]] bool isComplete() const; // no request failed or was refused
    [[nodiscard]] bool hasLostReader() const;
    [[nodiscard]] QString closingSentence() const;
    [[nodiscard]] QString problemDetail() const;

Q_SIGNALS:
    void progress();
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace csv
