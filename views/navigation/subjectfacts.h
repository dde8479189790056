// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/subject.h"
#include "models/table/value.h"

#include <functional>

namespace views {

// What the fields of an object say of its GPUs; `valueAt` returns the value of a field by its path. Pure logic.
[[nodiscard]] metrics::HeldGpus heldGpus(const std::function<table::Value(const char *path)> &valueAt);

// The object that a subject belongs to, see ResourceInfo::ownerColumn: the cluster of a node pool, the workload of a
// pod.
[[nodiscard]] base::Key &ownerOf(metrics::Subject &subject);

// Whether the object is an inference workload or one of its pods, which alone belong to revisions.
[[nodiscard]] bool isInference(const std::function<table::Value(const char *path)> &valueAt);

// Whether a phase comes before the start of an object: nothing is measured yet.
[[nodiscard]] bool isBeforeStart(const QString &phase);

} // namespace views
