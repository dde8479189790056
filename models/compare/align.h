// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/comparison.h"
#include "models/compare/summaries.h"

// From the answers of single objects to one answer of all, with one curve per metric and object. Pure functions.
namespace compare {

// The answer of one object, or of the pod or node that a single GPU is of: several objects may share it. `metrics` are
// those that were asked, in any order.
struct ObjectAnswer
{
    const Object *object = nullptr;
    QString name; // of its curves; unique
    const metrics::Answer *answer = nullptr; // null = nothing was asked
};

// One curve for all of an object's, named `name`: the mean of the GPUs that have a sample at a time; see GpuSamples for
// what counts as one time. Null if there are no curves, or if it was asked to stop.
[[nodiscard]] metrics::SeriesPtr meanOf(const std::vector<metrics::SeriesPtr> &gpus, const base::Key &object,
                                        const QString &name, const std::stop_token &stop = {});

// All objects as one answer, by metric in the order of `metrics`, then by object. A metric's state is the worst of the
// objects that have it; where others have a curve, a failure becomes Partial. Whether an ambiguous metric is a ratio is
// left to the caller. A metric waits for a curve that `summaryOf` has not, or not as it is now.
[[nodiscard]] metrics::Answer merged(const std::vector<const metrics::Metric *> &metrics,
                                     const std::vector<ObjectAnswer> &objects, Form form, const SummaryOf &summaryOf);

// The key of an object's curves. Keys of the API are unique only within a kind of object.
[[nodiscard]] base::Key curveKey(const metrics::Subject &subject);

// With the times of the axis. `placements` belong to the objects by curveKey(); a curve of another object is left out.
struct Placed
{
    base::Key object;
    Placement placement;
};
[[nodiscard]] metrics::Answer onAxis(const metrics::Answer &answer, const std::vector<Placed> &placements,
                                     const metrics::Range &axis);

// Names that tell the objects apart: their own, with the kind or the first characters of the key where two are equal.
[[nodiscard]] QStringList namesOf(const Comparison &comparison);

} // namespace compare
