// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/keys.h"
#include "models/metrics/plan.h"

#include <map>

// What a load has collected for each metric, and the resulting curves and states. No network.
namespace metrics {

using Curves = std::vector<std::pair<SeriesKey, api::Samples>>;

// A curve with its position among those of the metric.
struct Ordered
{
    int order = 0; // of its target
    SeriesPtr series;
};

// One metric of one target.
struct Part
{
    int waiting = 0; // unanswered requests
    Curves curves;
    bool isPartial = false;
    bool isBuilding = false; // at full resolution: `ready` does not have all that was answered yet
    std::vector<Ordered> ready; // its curves, or at full resolution those of what was answered so far
    Losses losses; // once its curves are complete
    std::optional<api::Error> problem;

    [[nodiscard]] bool isOpen() const { return waiting > 0 || isBuilding; }
};

// Takes out gaps that are none: between samples of a coarser answer, see Series::coarse.
void closeCoarseGaps(Series &series);

[[nodiscard]] bool isBefore(const Ordered &a, const Ordered &b);

struct Work
{
    Scope endpoint = Scope::Workload;
    bool isWanted = false; // in this load
    std::map<std::size_t, Part> parts; // by target

    [[nodiscard]] std::vector<Ordered> ready() const; // of all parts
    std::optional<api::Error> problem; // why it could not be requested
};

// Adds the curves of an answer to the parts of its request.
class PieceTaker
{
public:
    // Also notes in `memory` values that show how to interpret an ambiguous metric.
    PieceTaker(const api::Measurements &answer, const Ask &ask, Memory &memory);
    void take(Part &part, const Metric &metric) const;

private:
    struct Taken
    {
        const Metric *metric = nullptr;
        std::vector<Piece> pieces;
        std::size_t gpus = 0;
    };
    std::vector<Taken> m_taken;
    std::vector<const Metric *> m_incomplete;
};

struct SeriesFrame
{
    const Metric *metric = nullptr;
    base::Key object; // as in keys
    QString objectName;
    QString displayName; // empty if the object need not be named
    QString subjectName;
    int order = 0;
    Range range;
    double stepMs = 0;
    std::int64_t nowMs = 0;

    // At full resolution: where samples of a coarser answer stand for those that are missing.
    struct Coarse
    {
        std::vector<Range> ranges; // ascending
        double stepMs = 0;
        Curves curves; // the whole answer
    };
    double storedMs = 0; // the step of the others, if some are coarse
    Coarse coarse = {};
};

// Moves the curves out of the part. Those that came without samples are left out.
[[nodiscard]] std::vector<Ordered> seriesOf(Part &part, const SeriesFrame &frame);

// Sets the state of a metric once everything is answered.
void settleState(const Work &work, MetricAnswer &metric);
[[nodiscard]] std::optional<api::Error> problemOf(const Work &work);

// A metric with fewer GPUs than another one of the answer is incomplete.
void countGpus(Answer &answer);

} // namespace metrics
