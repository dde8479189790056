// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/timelinecard.h"

#include "views/charts/chartcard.h"
#include "views/charts/heatstrip.h"
#include "views/charts/phaselane.h"
#include "views/widgets/card.h"
#include "views/widgets/controls.h"

#include <QHBoxLayout>

#include <algorithm>

namespace views {

bool isForHeat(const metrics::Metric &metric)
{
    return metric.form == metrics::Form::PerGpu
        && (metric.unit == metrics::Unit::Percent || metric.unit == metrics::Unit::Ratio);
}

const ChartGroup *heatGroup(const std::vector<ChartGroup> &groups)
{
    const auto group = std::ranges::find_if(groups, [](const ChartGroup &candidate) {
        const metrics::MetricAnswer &metric = *candidate.members.front().answer;
        return isForHeat(*metric.metric) && !metric.series.empty();
    });
    return group != groups.end() ? &*group : nullptr;
}

TimelineCard::TimelineCard(QWidget *parent)
    : QFrame(parent)
    , m_header(new CardHeader(this))
    , m_key(new HeatKey(this))
    , m_words(secondaryLabel(tr("Choose a per-GPU metric to show a heat strip."), TextSize::Small, this))
    , m_heat(new HeatStrip(this))
    , m_lane(new PhaseLane(this))
    , m_column(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1 + cardRadius / 2);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_words);
    layout->addWidget(m_heat);
    layout->addSpacing(controlGap);
    layout->addWidget(m_lane);
    m_column->setSpacing(2);
    layout->addLayout(m_column);
    layout->addSpacing(4);
    m_words->setContentsMargins(panelPadding, 0, panelPadding, 0);
    m_header->row()->addWidget(m_key);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    showHeader();
}

void TimelineCard::setHeat(const ChartGroup *group, std::vector<Curve> curves, bool isHeatWanted)
{
    m_hasHeat = group != nullptr;
    m_isHeatWanted = isHeatWanted;
    if (m_hasHeat) {
        m_title = group->title();
        m_heat->setAccessibleDescription(descriptionOf(*group, curves, m_range, m_meaning));
        m_heat->setRows(m_title, std::move(curves), group->scale);
    }
    showHeader();
}

void TimelineCard::setLane(const QList<PhaseSpan> &phases, const QList<EventMark> &events)
{
    m_lane->setLane(phases, events);
    showHeader();
}

QList<PhaseLane *> TimelineCard::setLanes(const QList<ObjectLane> &lanes)
{
    while (m_lanes.size() > lanes.size())
        delete m_lanes.takeLast();
    QList<PhaseLane *> made;
    while (m_lanes.size() < lanes.size()) {
        auto *lane = new PhaseLane(this);
        lane->setMargins(m_left, m_right);
        lane->setMarks(m_marks);
        m_column->addWidget(lane);
        m_lanes.append(lane);
        made.append(lane);
    }
    for (qsizetype i = 0; i < lanes.size(); ++i) {
        m_lanes[i]->setObject(lanes[i].name, lanes[i].look);
        m_lanes[i]->setLane(lanes[i].phases, lanes[i].events);
    }
    showHeader();
    return made;
}

bool TimelineCard::hasLanes() const
{
    return !m_lane->isEmpty() || std::ranges::any_of(m_lanes, [](const PhaseLane *lane) { return !lane->isEmpty(); });
}

void TimelineCard::showHeader()
{
    m_header->setTexts(m_hasHeat || m_isHeatWanted ? (m_hasHeat ? m_title : tr("Heat")) : tr("Phases and events"), {},
                       {});
    m_key->setVisible(m_hasHeat);
    m_heat->setVisible(m_hasHeat);
    m_words->setVisible(m_isHeatWanted && !m_hasHeat);
    m_lane->setVisible(!m_lane->isEmpty());
}

bool TimelineCard::isWanted() const
{
    return m_hasHeat || m_isHeatWanted || hasLanes();
}

int TimelineCard::labelWidth() const
{
    const int heat = m_hasHeat ? m_heat->labelWidth() : 0;
    return m_lane->isEmpty() ? heat : std::max(heat, m_lane->labelWidth());
}

void TimelineCard::setTime(const metrics::Range &range, const TimeMeaning &meaning)
{
    m_range = range;
    m_meaning = meaning;
    m_heat->setTime(range, meaning);
    m_lane->setTime(range, meaning);
    for (PhaseLane *lane : std::as_const(m_lanes))
        lane->setTime(range, meaning);
}

void TimelineCard::setMargins(int left, int right)
{
    m_heat->setMargins(left, right);
    m_lane->setMargins(left, right);
    m_left = left;
    m_right = right;
    for (PhaseLane *lane : std::as_const(m_lanes))
        lane->setMargins(left, right);
}

void TimelineCard::setMarks(const std::vector<RangeMark> &marks)
{
    m_marks = marks;
    m_lane->setMarks(marks);
    for (PhaseLane *lane : std::as_const(m_lanes))
        lane->setMarks(marks);
}

void TimelineCard::setReach(double reachMs)
{
    m_heat->setReach(reachMs);
}

void TimelineCard::setCrosshair(std::optional<qint64> timeMs)
{
    m_heat->setCrosshair(timeMs, 0);
    m_lane->setCrosshair(timeMs, 0);
    for (PhaseLane *lane : std::as_const(m_lanes))
        lane->setCrosshair(timeMs, 0);
}

void TimelineCard::setSelection(const std::optional<metrics::Range> &range)
{
    m_heat->setSelection(range);
    m_lane->setSelection(range);
    for (PhaseLane *lane : std::as_const(m_lanes))
        lane->setSelection(range);
}

void TimelineCard::paintEvent(QPaintEvent *)
{
    paintCard(*this);
}

} // namespace views
