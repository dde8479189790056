// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/subject.h"
#include "models/table/value.h"

#include <functional>

namespace views {

// What the fields of an object say to those who ask for its metrics. Pure logic.
using ValueAt = std::function<table::Value(const char *path)>; // the value of a field by its path

// What they say of its GPUs.
[[nodiscard]] metrics::HeldGpus heldGpus(const ValueAt &valueAt);

// A workload as its list tells it.
[[nodiscard]] metrics::Subject workloadSubject(const base::Key &id, const QString &name, const ValueAt &valueAt);

// The object that a subject belongs to, see ResourceInfo::ownerColumn: the cluster of a node pool, the workload of a
// pod.
[[nodiscard]] base::Key &ownerOf(metrics::Subject &subject);

// Whether the object is an inference workload or one of its pods, which alone belong to revisions.
[[nodiscard]] bool isInference(const ValueAt &valueAt);

// Whether a phase comes before the start of an object: nothing is measured yet.
[[nodiscard]] bool isBeforeStart(const QString &phase);

} // namespace views
