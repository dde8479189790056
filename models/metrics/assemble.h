// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

// From the samples of answers to curves. Pure functions.
namespace metrics {

inline constexpr std::int64_t storeStepMs = 15'000; // control planes store no finer samples
inline constexpr std::int64_t provisionalMs = 60'000; // more recent samples may still change

// Appends after the existing samples, e.g. those of the next tile.
void append(api::Samples &samples, const api::Samples &more);

// The samples at these indices, in this order, with everything else that is known.
[[nodiscard]] api::Samples picked(const api::Samples &samples, std::span<const std::uint32_t> indices);

// Sorts by time, keeps one sample per time (the first of several) and drops samples outside the range; its end belongs
// to it.
void tidy(api::Samples &samples, const Range &range);

// The time between two samples; it is the store's step if a finer one was requested. A store is taken to be coarser
// than usual if nearly all its samples are equally far apart. `all` must be tidy.
[[nodiscard]] double stepOf(std::span<const api::Samples *const> all, double askedMs);

// Between samples only: before the first and after the last, nothing may be missing. A single missing sample is no gap,
// unless one of `breaks` (ascending) states that there is no value.
[[nodiscard]] std::vector<Gap> gapsOf(const api::Times &times, double stepMs,
                                      std::span<const std::int64_t> breaks = {});

[[nodiscard]] Statistics statisticsOf(std::span<const double> values);
[[nodiscard]] std::size_t provisionalFrom(const api::Times &times, std::int64_t nowMs);

// "worker-0", "worker-1" of "bert-7-worker-0", "bert-7-worker-1": without the common prefix, up to a dash; never only a
// number.
[[nodiscard]] QStringList shortNames(const QStringList &names);

// Appends the first characters of the key, the last ones or all to names that occur more than once:
// "worker-0 (6f1c2a80)". `keys` are unique, one per name.
[[nodiscard]] QStringList toldApart(const QStringList &names, const QStringList &keys);

// Orders buckets, percentiles and the like by their leading number, then as text.
[[nodiscard]] bool isGroupBefore(const QString &a, const QString &b);

} // namespace metrics
