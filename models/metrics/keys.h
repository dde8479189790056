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

// The curves of one metric in an answer, distinguished by GPU, group and any labels that differ. Duplicates of a series
// are returned as pieces with the same key.
[[nodiscard]] std::vector<Piece> piecesOf(const api::Measurements &answer, const Metric &metric);

// "GPU 3", "default", "worker-0 GPU 3": unique within a metric. `object` is empty if all curves belong to one object.
[[nodiscard]] QString seriesName(const SeriesKey &key, const QString &object, const QString &subject);

} // namespace metrics
