// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/hints/told.h"

// Whether neighbours take the cores of an object, and what of that could not be checked. Values; thread-safe.
namespace hints {

// Why an object was not checked, or not wholly.
enum class Gap {
    None,
    Ended,
    NotRunning, // none of its pods runs on a node
    NotOffered, // the release does not tell what is needed
    Unread, // a request failed
    NoSamples, // of its cores, or of its node's
    TooManyPods, // on its node: some were not looked at, and may have what it lacks
    TooManyNodes, // some of its nodes were not looked at
    TooManyOthers, // the nodes of other objects were looked at first
};

struct NeighbourCheck
{
    metrics::Subject subject = {}; // a workload or a pod
    std::vector<Found> found = {};
    Gap gap = Gap::None;
    int nodes = 0; // that were checked
    int ofNodes = 0; // on which its pods run
    metrics::Range range = {}; // whose samples were compared

    [[nodiscard]] bool isDone() const { return nodes > 0; } // at least in part
};

// What could not be checked, as a sentence for people; empty for Gap::None.
[[nodiscard]] QString gapText(const NeighbourCheck &check);

} // namespace hints
