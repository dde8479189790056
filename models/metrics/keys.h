// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

namespace metrics {

// Samples of one curve, before they are put together with those of other answers.
struct Piece
{
    SeriesKey key; // its object is left to the caller
    const api::Samples *samples = nullptr;
};

// The curves of one metric in an answer, told apart by GPU, group and whatever labels differ. Duplicates of a series
// come as pieces with the same key.
[[nodiscard]] std::vector<Piece> piecesOf(const api::Measurements &answer, const Metric &metric);

// "GPU 3", "default", "worker-0 GPU 3": unique within a metric. `object` is empty where all curves are of one.
[[nodiscard]] QString seriesName(const SeriesKey &key, const QString &object, const QString &subject);

} // namespace metrics
