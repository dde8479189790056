// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/loader.h"
#include "views/charts/chartstack.h"
#include "views/metrics/rangechoice.h"

#include <QStringList>

namespace views {

// Auto: as many samples as the plot has pixels. Full: every sample that the store has, in several requests.
enum class SampleMode { Auto, Number, Full };

// What the user has chosen to see for one kind of object; stored per kind, across objects and sessions. A value;
// thread-safe.
struct MetricsChoice : RangeChoice
{
    QStringList types; // of metrics, as the API names them, in the order of the registry
    SampleMode sampleMode = SampleMode::Auto;
    int samples = 1000; // of SampleMode::Number
    ChartStack::Show show = ChartStack::Show::Both;
    metrics::AxisChoices axes = {}; // of the charts
    QString groupBy; // clusters only, as the API names it; empty = none

    [[nodiscard]] const RangeChoice &range() const { return *this; }
    void setRange(const RangeChoice &range) { static_cast<RangeChoice &>(*this) = range; }
    friend bool operator==(const MetricsChoice &, const MetricsChoice &) = default;

    // "metrics=A,B" and so on: only the differences from the default of the kind. Unreadable entries leave the default.
    [[nodiscard]] QStringList toStringList(metrics::Scope scope) const;
    [[nodiscard]] static MetricsChoice fromStringList(metrics::Scope scope, const QStringList &words);
};

[[nodiscard]] QString typeOf(const metrics::Metric &metric); // as the API names it
[[nodiscard]] QStringList typesOf(const std::vector<const metrics::Metric *> &metrics);
[[nodiscard]] MetricsChoice defaultChoice(metrics::Scope scope);
// Those of the default choice that an object can have, or others if it can have none of them.
[[nodiscard]] QStringList defaultTypes(const metrics::Subject &subject);

[[nodiscard]] bool hasHeat(const QStringList &types); // the heat strip can show one of them

// Between the curves of a workload as a whole and those of its pods' GPUs: replaces each metric by its counterpart.
// Metrics without a counterpart stay.
[[nodiscard]] QStringList perGpuTypes(const QStringList &types);
[[nodiscard]] QStringList averageTypes(const QStringList &types);

} // namespace views
