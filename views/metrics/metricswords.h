// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/loader.h"
#include "models/table/format.h"
#include "views/widgets/banner.h"
#include "views/widgets/statepanel.h"

#include <optional>

// The text that a metrics panel shows where curves are missing.
namespace views {

enum class MetricsAction { Retry = 1, SignIn, ShowLife, ShowDay, ChooseMetrics, LeaveOut, ShowFile };

struct MetricsNotice
{
    BannerText text;
    MetricsAction action = MetricsAction::Retry; // of its button
};

// What explains that an object has no samples in a range.
struct EmptyFacts
{
    metrics::Subject subject;
    metrics::Range range; // on screen
    bool isWaiting = false; // it has not started yet
    QString waitReason; // the server's words; may be empty
    table::FormatContext context;
};

// Why one metric has no curve, in one sentence: "Not offered by this control plane".
[[nodiscard]] QString metricNote(const metrics::MetricAnswer &metric, const EmptyFacts &facts);

// Why a metric has no samples while others may have some, with a next step.
[[nodiscard]] QString whyEmpty(const metrics::Metric &metric, const EmptyFacts &facts);

// Shown instead of the charts if none has data; nothing while an answer may still arrive.
[[nodiscard]] std::optional<StatePanel::Content> metricsStandIn(const metrics::Answer &answer, const EmptyFacts &facts,
                                                                bool isLoading);
// The most serious problem of the charts shown; nothing if there is none.
[[nodiscard]] std::optional<MetricsNotice> metricsNotice(const metrics::Answer &answer, bool isLoading,
                                                         const table::FormatContext &context);
// "21 Nov 2025, 12:58:00 to 21 Nov 2025, 18:58:00"
[[nodiscard]] QString rangeText(const metrics::Range &range, table::Zone zone);

} // namespace views
