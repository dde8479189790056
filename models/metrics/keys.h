// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

namespace metrics {

// Samples of one curve, before they are combined with those of other answers.
struct Piece
{
    SeriesKey key; // the caller sets its object; its twin counts the pieces of equal labels, from 0 on
    const api::Samples *samples = nullptr;
    std::shared_ptr<const api::Samples> own = {}; // if `samples` is not that of the answer
};

// The curves of one metric in an answer, distinguished by GPU, MIG instance, group and any labels that differ. A series
// that has several values for one time becomes several pieces.
[[nodiscard]] std::vector<Piece> piecesOf(const api::Measurements &answer, const Metric &metric);

// "GPU 3", "default", "worker-0 GPU 3", "GPU 0, instance 7", "1 of 8": unique within a metric. `object` is empty if all
// curves belong to one object.
[[nodiscard]] QString seriesName(const SeriesKey &key, int twins, const QString &object, const QString &subject);

} // namespace metrics
