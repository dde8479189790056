// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/hints/hint.h"
#include "models/metrics/subject.h"
#include "models/table/format.h"

#include <QStringList>

// Hints of loaded curves, and their words for people, translated.
namespace hints {

struct Found
{
    Hint hint;
    // Of the GPUs that it is about, unique within the answer; empty = the object as a whole. Of Kind::Neighbour: the
    // other pod, its workload, the node, and the pod itself.
    QStringList names = {};
    metrics::Subject other = {}; // of Kind::Neighbour: the other pod; else without an id
};

struct Told
{
    std::vector<Found> found = {}; // warnings first
    int checks = 0; // that were done: those whose curves are there
};

// What the curves of a workload, a pod or a node show, as far as the answer has them. Of workloads and pods: the
// utilization, SM activity and transfers of GPUs; of workloads the usage and request of memory; of nodes the counters
// of killed processes. GPUs are compared across the pods of a workload; those of a node belong to several workloads and
// are not compared. Thread-safe.
[[nodiscard]] Told hintsOf(const metrics::Answer &answer, const metrics::Subject &subject);

[[nodiscard]] Curve curveOf(const metrics::Series &series); // while the series lives

// The requests at the times at which all pods run: until then, they are not expected to use them. `pods` and `running`
// count them; without a sample of both, a request stays. Values, one for each of the request's times.
[[nodiscard]] std::vector<double> whileAllRun(const Curve &asked, const Curve &pods, const Curve &running);

// One of the amounts that a hint holds against each other, for a picture of bars.
struct Bar
{
    QString label; // whose, or when
    QString amount; // with its unit
    double share = 0; // of the longest bar that is possible, 0..1

    friend bool operator==(const Bar &, const Bar &) = default;
};

struct Words
{
    QString headline; // object, number, since when: "GPU 3 at 64 % utilization, since 21 Nov 2025, 14:13"
    QString body; // against what, and usual causes
    QString ground; // the rule, how many samples, their distance, what share of the range they cover
    std::vector<Bar> bars = {}; // two, or none
};
[[nodiscard]] Words wordsOf(const Found &found, const table::FormatContext &context);

// All checks with their rules, for people.
struct CheckWords
{
    QString title;
    QString rule;
};
[[nodiscard]] std::vector<CheckWords> checkList();

} // namespace hints
