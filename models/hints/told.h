// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/hints/hint.h"
#include "models/metrics/subject.h"
#include "models/table/format.h"

#include <QStringList>

// Hints of loaded curves, and their words for people, translated.
namespace hints {

// What the curves of a workload or a pod show: GPU_UTILIZATION_PER_GPU, GPU_SM_ACTIVITY_PER_GPU, and of workloads the
// usage and request of memory, as far as the answer has them. GPUs are compared across the pods of a workload; those of
// a node belong to several workloads, so nodes have no hints.
struct Found
{
    Hint hint;
    QStringList names = {}; // of the GPUs that it is about, unique within the answer
};
[[nodiscard]] std::vector<Found> hintsOf(const metrics::Answer &answer, const metrics::Subject &subject);

// The requests at the times at which all pods run: until then, they are not expected to use them. `pods` and `running`
// count them; without a sample of both, a request stays. Values, one for each of the request's times.
[[nodiscard]] std::vector<double> whileAllRun(const Curve &asked, const Curve &pods, const Curve &running);

struct Words
{
    QString headline; // object, number, since when: "GPU 3 at 64 % utilization, since 21 Nov 2025, 14:13"
    QString body; // against what, and usual causes
    QString ground; // the rule, how many samples, their distance, what share of the range they cover
};
[[nodiscard]] Words wordsOf(const Found &found, const table::FormatContext &context);

} // namespace hints
