// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>

namespace api {

// The kinds of objects that the API has metrics for.
enum class Scope : unsigned {
    Cluster = 1,
    NodePool = 2,
    Node = 4,
    Workload = 8,
    Pod = 16,
    Project = 32,
    Department = 64,
    Inference = 128, // the endpoint of inference workloads
    InferencePod = 256, // the endpoint of their pods
};
Q_DECLARE_FLAGS(Scopes, Scope)
Q_DECLARE_OPERATORS_FOR_FLAGS(Scopes)

} // namespace api
