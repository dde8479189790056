// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

namespace metrics {

// Samples of one curve, before they are combined with those of other answers.
struct Piece
{
    SeriesKey key; // the caller sets its object
    const api::Samples *samples = nullptr;
};

// The curves of one metric in an answer, distinguished by GPU, MIG instance, group and any labels that differ. Pieces
// of one series have the same key; if their values at the same time differ, they are twins.
[[nodiscard]] std::vector<Piece> piecesOf(const api::Measurements &answer, const Metric &metric);

// "GPU 3", "default", "worker-0 GPU 3", "GPU 0, instance 7", "1 of 8": unique within a metric. `object` is empty if all
// curves belong to one object.
[[nodiscard]] QString seriesName(const SeriesKey &key, int twins, const QString &object, const QString &subject);

} // namespace metrics
