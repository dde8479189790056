// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/waste/holders.h"
#include "models/waste/hours.h"
#include "models/waste/uses.h"

#include <span>

// Which requests measure what workloads did with their GPUs. Pure functions.
namespace waste {

// The samples of a workload from earlier answers.
struct Kept
{
    std::vector<Cell> cells;
    metrics::Range asked; // all of it was answered; samples from its end on may still change, or are missing
    double stepMs = 0; // the coarsest
    double correction = 0; // what further looks make of the GPU-hours not used: a factor; 0 = there were none
    Uses uses = {}; // of those with the most GPU-hours
    std::vector<hints::Hint> hints = {}; // from the uses
};

struct Limits
{
    double share = 0.97; // of the GPU-hours that are expected
    int requests = 1000;
    int looks = 100; // so many that waste most are looked at again; a part of the requests is kept for them
    int uses = 200; // of so many with the most GPU-hours, memory is asked for in the same requests
};

struct Ask
{
    std::size_t workload = 0; // index of the holder
    metrics::Range range;
    int samples = 0;
    int look = 0; // 1, 2: again, for the same range
};

// The range that is asked for a stretch of a life: from a sample of the store on, as finely as one request can.
[[nodiscard]] Ask askFor(std::size_t workload, const metrics::Range &stretch);

// The part of the holder's life that `kept` does not answer as finely as a request would; empty if it lacks less than a
// step.
[[nodiscard]] metrics::Range unanswered(const Holder &holder, const Kept *kept);

// In the order in which they are to be sent: by the GPU-hours that they are expected to tell, until the share is
// reached, counting what is kept, or the number of requests is used up. `kept`: one per holder, may be null.
[[nodiscard]] std::vector<Ask> planOf(std::span<const Holder> holders, std::span<const Kept *const> kept,
                                      const Limits &limits);

// Many workloads pause at regular intervals, e.g. for checkpoints. If these are a multiple of the step, or a simple
// fraction of it, then all samples meet the pauses, or none. Further looks at the same range have other steps. The next
// look, or nullopt if it is not needed: the second always, a third if the first two disagree, or if steps are long and
// there are requests enough (`isCheap`). `shares`: of what was measured, the part that was not used, by each look so
// far.
[[nodiscard]] std::optional<Ask> lookAgain(const Ask &first, std::span<const double> shares, bool isCheap);
// What the looks tell together: their mean if they agree, else the middle one of three, the larger one of two.
[[nodiscard]] double shareOf(std::vector<double> shares);

// Adds the cells of an answer in place of those in its range.
void merge(std::vector<Cell> &cells, const metrics::Range &range, std::vector<Cell> fresh);

} // namespace waste
