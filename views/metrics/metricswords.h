// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/loader.h"
#include "models/table/format.h"
#include "views/widgets/banner.h"
#include "views/widgets/statepanel.h"

#include <optional>

// The text that a metrics panel shows where curves are missing.
namespace views {

enum class MetricsAction { Retry = 1, SignIn, ShowLife, ShowDay, LeaveOut, ShowFile };

struct MetricsNotice
{
    BannerText text;
    MetricsAction action = MetricsAction::Retry; // of its button
};

// Why one metric has no curve: "This control plane does not offer NVLink bandwidth."
[[nodiscard]] QString metricNote(const metrics::MetricAnswer &metric);

// Shown instead of the charts if none has data; nothing while an answer may still arrive.
[[nodiscard]] std::optional<StatePanel::Content> metricsStandIn(const metrics::Answer &answer,
                                                                const metrics::Subject &subject, bool isLoading,
                                                                bool lifeOffered);
// The most serious problem of the charts shown; nothing if there is none.
[[nodiscard]] std::optional<MetricsNotice> metricsNotice(const metrics::Answer &answer, bool isLoading,
                                                         const table::FormatContext &context);
// "21 Nov 2025, 12:58:00 to 21 Nov 2025, 18:58:00"
[[nodiscard]] QString rangeText(const metrics::Range &range, table::Zone zone);

} // namespace views
