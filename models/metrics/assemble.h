// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

// From the samples of answers to curves. Pure functions.
namespace metrics {

inline constexpr std::int64_t storeStepMs = 15'000; // control planes keep no finer samples
inline constexpr std::int64_t provisionalMs = 60'000; // what is younger may still change

// Behind those that are there, e.g. of the next tile.
void append(api::Samples &samples, const api::Samples &more);

// Sorted by time, one sample a time (the first of several), all of them inside the range, its end included.
void tidy(api::Samples &samples, const Range &range);

// The time between two samples, which is that of the store where more was asked for than it keeps. `all` are tidy.
[[nodiscard]] double stepOf(std::span<const api::Samples *const> all, double askedMs);

// Between samples only: before the first and behind the last there may be nothing to miss. One sample missing is no
// gap.
[[nodiscard]] std::vector<Gap> gapsOf(std::span<const std::int64_t> times, double stepMs);

[[nodiscard]] Statistics statisticsOf(std::span<const double> values);
[[nodiscard]] std::size_t provisionalFrom(std::span<const std::int64_t> times, std::int64_t nowMs);

// "worker-0", "worker-1" of "bert-7-worker-0", "bert-7-worker-1": without what all begin with, up to a dash.
[[nodiscard]] QStringList shortNames(const QStringList &names);

// Names that several have get the beginning of their keys: "worker-0 (6f1c2a80)". `keys` are unique, one to a name.
[[nodiscard]] QStringList toldApart(const QStringList &names, const QStringList &keys);

// Of buckets, percentiles and the like: by the number that they begin with, then as texts.
[[nodiscard]] bool isGroupBefore(const QString &a, const QString &b);

} // namespace metrics
