// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/session.h"
#include "views/charts/chartstack.h"
#include "views/compare/comparedrange.h"
#include "views/compare/comparepage.h"
#include "views/metrics/metricstoolbar.h"
#include "views/refresh/refreshclock.h"

#include <algorithm>
#include <utility>

// What the page loads, and at which resolution.
namespace views {
namespace {

using compare::Alignment;

constexpr int unknownPlotWidth = 800;

} // namespace

bool ComparePage::isOpenEnded() const
{
    const auto goesOn = [this](const compare::Object &object) {
        return m_gather->stateOf(object.subject).life.endMs == api::absentTime;
    };
    if (!m_zooms.isEmpty())
        return false;
    if (comparison().custom.length() > 0)
        return comparison().endsNow;
    const bool endsNow = comparison().alignment == Alignment::Clock && comparison().lengthMs > 0;
    return endsNow || std::ranges::any_of(comparison().objects, goesOn);
}

metrics::Range ComparePage::wholeRange() const
{
    const bool isOfLives = comparison().lengthMs == 0 && comparison().custom.length() == 0;
    if (comparison().alignment != Alignment::Clock || isOfLives)
        return {};
    return compare::axisRange(comparison(), {}, m_context.session.nowMs());
}

void ComparePage::load(compare::Gather::Load what)
{
    m_load.stop();
    if (!isVisible()) {
        m_isDue = true;
        return;
    }
    m_isDue = false;
    const int width = m_charts->plotWidth() > 0 ? m_charts->plotWidth() : unknownPlotWidth;
    MetricsChoice sampling = m_choice;
    const bool isClock = comparison().alignment == Alignment::Clock;
    if (!isClock && sampling.sampleMode == SampleMode::Full)
        sampling.sampleMode = SampleMode::Auto; // the objects need different numbers
    const metrics::Range zoom = m_zooms.isEmpty() ? metrics::Range() : m_zooms.constLast();
    // A range that is zoomed into stands still, and the one to compare with, too.
    const bool isKept = !m_zooms.isEmpty() && !m_hasOtherRange;
    m_hasOtherRange = false;
    metrics::Range whole = isKept ? m_gather->whole() : wholeRange();
    metrics::Range planned = zoom.length() > 0 ? zoom : whole;
    if (planned.length() == 0 && isClock)
        planned = m_gather->axis(); // of the lives, as far as known
    m_plan = samplePlan(sampling, planned, width);
    if (whole.length() > 0 && isOpenEnded() && !comparison().endsNow)
        whole = onGrid(whole, m_plan.isFull && !m_gather->isFullPossible() ? SamplePlan() : m_plan);
    m_refresh->setSeconds(isOpenEnded() ? m_refreshSeconds : 0);
    m_refresh->began();
    const SamplePlan coarse = m_plan.isFull ? SamplePlan() : m_plan;
    m_gather->load(comparison(), whole, zoom, {coarse.samples, coarse.tiles, m_plan.isFull}, what);
    if (std::exchange(m_view, m_gather->view()) != m_gather->view())
        m_exporter->giveUp();
    const metrics::Range &shown = m_gather->axis();
    m_charts->setVisibleRange(shown);
    m_charts->setZoomed(!m_zooms.isEmpty());
    m_toolbar->setZoomed(!m_zooms.isEmpty());
    showSampling();
}

void ComparePage::showSampling()
{
    const metrics::Range &shown = m_gather->axis();
    const bool isClock = comparison().alignment == Alignment::Clock;
    const bool isShare = comparison().alignment == Alignment::ShareOfRun; // each run has a step of its own
    const SamplePlan plan = m_plan.isFull && !m_gather->isFull() ? SamplePlan() : m_plan;
    const double step = std::max(double(shown.length()) / plan.total(), double(storeStepMs));
    m_toolbar->setSampling(plan.total(), isShare ? 0 : step,
                           isClock && fullSamples(shown) && m_gather->isFullPossible());
}

bool ComparePage::isReady() const
{
    return !m_load.isActive() && !m_gather->isLoading();
}

std::optional<BannerText> ComparePage::coarseNotice() const
{
    if (m_choice.sampleMode != SampleMode::Full || m_gather->isFull())
        return std::nullopt;
    BannerText text{Tone::Info, "info", tr("Not every stored sample is shown."), {}, {}, {}};
    text.sentence = comparison().alignment == Alignment::Clock
        ? tr("All samples of these curves would take too many requests or too much memory. Choose a shorter range, or "
             "fewer objects or metrics.")
        : tr("By this time, the objects need different numbers of samples. All are shown by the clock.");
    return text;
}

} // namespace views
