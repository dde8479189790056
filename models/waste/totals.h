// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/waste/groups.h"
#include "models/waste/measurement.h"

// Sums over measured workloads. Pure functions.
namespace waste {

inline constexpr double highestPrice = 1e9;

struct Prices
{
    QHash<QString, double> perGpuHour = {}; // by node pool
    QString currency = {}; // as text, "EUR"

    friend bool operator==(const Prices &a, const Prices &b)
    {
        return a.perGpuHour == b.perGpuHour && a.currency == b.currency;
    }
};

// As stored: "pool=2.6", and "=EUR" for the currency.
[[nodiscard]] QStringList wordsOf(const Prices &prices);
[[nodiscard]] Prices pricesFrom(const QStringList &words); // leaves out what is no price

struct Amount // GPU-hours
{
    int workloads = 0;
    int measuredWorkloads = 0;
    double held = 0; // where samples tell it
    double measured = 0; // a part of it
    double wasted = 0; // of what was measured
    // Held without being measured, as far as known: between the samples of measured workloads that some are missing of,
    // and as expected of workloads that were not asked for or did not answer. An estimate of what of it was wasted
    // takes the share of the workload itself, else that of measured workloads of its type, else that of all.
    double unmeasured = 0;
    double estimate = 0;
    double silent = 0; // as expected of workloads without any sample, e.g. of a cluster that is out of reach
    // Of what was wasted. A workload without a node pool, or with several, has the mean price of its cluster, weighted
    // by the measured GPU-hours of the others there.
    std::optional<double> cost = {}; // absent: no price
    bool isCostEstimated = false; // a part of it has the mean price of a cluster
    double unpriced = 0; // wasted GPU-hours without a price

    [[nodiscard]] double share() const { return measured > 0 ? wasted / measured : api::absentNumber; }
    [[nodiscard]] double coverage() const; // share of GPU-hours that was measured; NaN: there are none
    Amount &operator+=(const Amount &more);
};

struct Line
{
    Group group = {};
    Amount amount = {};
    const Measured *workload = nullptr; // in the result; null for groups
};

// Of all workloads, or of those of a group only. By GPU-hours wasted, most first.
[[nodiscard]] std::vector<Line> linesOf(const Result &result, Counts counts, GroupBy groupBy, const Prices &prices,
                                        const std::optional<Group> &within = {});

struct Total
{
    Amount amount; // of all workloads
    double longestStepMs = 0; // between samples
};
[[nodiscard]] Total totalOf(const Result &result, Counts counts, const Prices &prices,
                            const std::optional<Group> &within = {});

} // namespace waste
