// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/metricsstate.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace views {
namespace {

constexpr int unknownPlotWidth = 800; // until the charts are laid out

// Only metrics of the object, in the order of the registry; the default ones if none is left.
std::vector<const metrics::Metric *> chosenMetrics(const metrics::Subject &subject, const QStringList &types,
                                                   const QStringList &absent)
{
    std::vector<const metrics::Metric *> chosen;
    const auto offered = metrics::metricsOf(subject);
    QStringList usual = defaultTypes(subject);
    usual.removeIf([&](const QString &type) { return absent.contains(type); });
    const bool isOwn = types != defaultChoice(subject.scope).types;
    for (const QStringList &wanted : {isOwn ? types : usual, usual}) {
        std::ranges::copy_if(offered, std::back_inserter(chosen),
                             [&](const metrics::Metric *metric) { return wanted.contains(typeOf(*metric)); });
        if (!chosen.empty())
            break;
    }
    return chosen;
}

} // namespace

void MetricsState::open(const metrics::Subject &subject, const MetricsChoice &choice, qint64 nowMs)
{
    m_learns = true;
    m_absent.clear();
    if (m_subject.id != subject.id)
        m_nodePool.clear();
    m_subject = subject;
    m_choice = choice;
    if (choice.isEmpty())
        m_choice.preset = RangePreset::Hour6;
    m_isFitted = prefersLife(m_choice.preset, subject, nowMs);
    m_zooms.clear();
}

MetricsChoice MetricsState::shown() const
{
    MetricsChoice shown = m_choice;
    shown.types = typesOf(chosenMetrics(m_subject, m_choice.types, m_absent));
    if (!hasHeat(shown.types))
        shown.show = ChartStack::Show::Lines;
    if (m_isFitted)
        shown.preset = RangePreset::Life;
    return shown;
}

void MetricsState::chooseMetrics()
{
    m_learns = false;
    m_absent.clear();
}

// No field tells whether GPUs are connected by NVLink, but while others of their metrics are measured, its are, too.
bool MetricsState::learn(const metrics::Answer &answer)
{
    using State = metrics::MetricAnswer::State;
    const auto isMeasured = [](const metrics::MetricAnswer &metric) {
        return metric.metric->form == metrics::Form::PerGpu && metric.state == State::Complete;
    };
    if (!m_learns || m_choice.types != defaultChoice(m_subject.scope).types
        || std::ranges::none_of(answer.metrics, isMeasured))
        return false;
    const qsizetype known = m_absent.size();
    for (const metrics::MetricAnswer &metric : answer.metrics) {
        const QString type = typeOf(*metric.metric);
        if (metrics::isOfNvLink(*metric.metric) && metric.state == State::Empty && metric.losses == metrics::Losses()
            && !m_absent.contains(type))
            m_absent.append(type);
    }
    return m_absent.size() > known;
}

void MetricsState::chooseRange()
{
    m_isFitted = false;
    m_zooms.clear();
}

void MetricsState::setChoice(const MetricsChoice &choice)
{
    if (choice.range() != m_choice.range())
        chooseRange();
    m_choice = choice;
}

void MetricsState::follow(qint64 nowMs)
{
    m_range = m_zooms.isEmpty() ? rangeOf(shown(), m_subject, nowMs) : m_zooms.constLast();
}

bool MetricsState::isOpenEnded() const
{
    return m_zooms.isEmpty() && views::isOpenEnded(shown(), m_subject);
}

bool MetricsState::zoomTo(metrics::Range range, qint64 nowMs, bool again)
{
    range = within({std::numeric_limits<qint64>::min() / 2, std::max<qint64>(nowMs, m_range.toMs)}, range, m_range);
    if (range.length() < shortestRangeMs) {
        const qint64 middle = range.fromMs + range.length() / 2;
        range = {middle - shortestRangeMs / 2, middle + shortestRangeMs / 2};
    }
    if (range == m_range)
        return false;
    if (again && !m_zooms.isEmpty())
        m_zooms.last() = range;
    else
        m_zooms.append(range);
    m_range = range;
    return true;
}

bool MetricsState::zoomOut()
{
    if (m_zooms.isEmpty())
        return false;
    m_zooms.removeLast();
    return true;
}

bool MetricsState::resetZoom()
{
    if (m_zooms.isEmpty())
        return false;
    m_zooms.clear();
    return true;
}

RangeStep MetricsState::step() const
{
    return {m_choice.range(), m_zooms, m_isFitted};
}

void MetricsState::restore(const RangeStep &step)
{
    m_isFitted = step.isFitted;
    m_choice.setRange(step.choice);
    m_zooms = step.zooms;
}

SamplePlan MetricsState::plan(int plotWidth) const
{
    return samplePlan(m_choice, m_range, plotWidth > 0 ? plotWidth : unknownPlotWidth);
}

metrics::Query MetricsState::query(int plotWidth) const
{
    const SamplePlan samples = plan(plotWidth);
    metrics::Query query;
    query.subject = m_subject;
    query.metrics = chosenMetrics(m_subject, m_choice.types, m_absent);
    const RangeChoice shown = this->shown().range();
    const bool isBeginFixed = shown.isCustom() && shown.customEndsNow;
    query.range = isOpenEnded() && !isBeginFixed ? onGrid(m_range, samples) : m_range;
    query.samples = samples.samples;
    query.tiles = samples.tiles;
    query.isFull = samples.isFull;
    if (m_subject.scope == metrics::Scope::Cluster) {
        query.groupBy = m_choice.groupBy;
        query.nodepoolName = m_nodePool;
    }
    return query;
}

} // namespace views
