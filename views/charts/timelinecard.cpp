// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/timelinecard.h"

#include "views/charts/chartcard.h"
#include "views/charts/heatstrip.h"
#include "views/charts/marklane.h"
#include "views/charts/phaselane.h"
#include "views/widgets/card.h"
#include "views/widgets/controls.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace views {

bool isForHeat(const metrics::Metric &metric)
{
    return metric.form == metrics::Form::PerGpu
        && (metric.unit == metrics::Unit::Percent || metric.unit == metrics::Unit::Ratio);
}

std::vector<const ChartGroup *> heatGroups(const std::vector<ChartGroup> &groups)
{
    std::vector<const ChartGroup *> found;
    for (const ChartGroup &group : groups) {
        const ChartGroup::Member &first = group.members.front();
        if (first.place == 0 && isForHeat(*first.answer->metric) && !first.answer->series.empty())
            found.push_back(&group);
    }
    return found;
}

TimelineCard::TimelineCard(QWidget *parent)
    : QFrame(parent)
    , m_header(new CardHeader(this))
    , m_choose(new QToolButton(this))
    , m_key(new HeatKey(this))
    , m_keyRow(new QHBoxLayout)
    , m_words(secondaryLabel(tr("Choose a per-GPU metric to show a heat strip."), TextSize::Small, this))
    , m_notes(new MarkLane(this))
    , m_heat(new HeatStrip(this))
    , m_phases(new CardHeader(this))
    , m_lane(new PhaseLane(this))
    , m_column(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1 + cardRadius / 2);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    m_keyRow->setContentsMargins(panelPadding, 0, panelPadding, 0);
    layout->addLayout(m_keyRow);
    layout->addWidget(m_words);
    layout->addWidget(m_notes);
    layout->addWidget(m_heat);
    layout->addSpacing(controlGap);
    layout->addWidget(m_phases);
    layout->addWidget(m_lane);
    m_column->setSpacing(2);
    layout->addLayout(m_column);
    layout->addSpacing(4);
    m_words->setContentsMargins(panelPadding, 0, panelPadding, 0);
    m_choose->setMenu(new QMenu(m_choose));
    m_choose->setPopupMode(QToolButton::InstantPopup);
    m_choose->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_choose->setAutoRaise(true);
    m_choose->setFocusPolicy(Qt::TabFocus);
    m_choose->setToolTip(tr("Choose the metric that the colours show"));
    m_header->row()->addWidget(m_choose);
    m_header->row()->addWidget(m_key);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    showHeader();
}

void TimelineCard::setHeat(HeatContent content)
{
    m_hasHeat = content.group.has_value();
    m_isAlone = content.isAlone;
    showChoice(content);
    if (m_hasHeat) {
        m_title = content.group->title();
        m_unit = content.group->scale.unit;
        m_meaning = content.group->meaning();
        if (m_isAlone && content.left > 0) {
            const QString others = tr("%n other metric(s) cannot be shown as colours", nullptr, content.left);
            m_meaning = m_meaning.isEmpty() ? others : tr("%1. %2", "two remarks").arg(others, m_meaning);
        }
        m_figures = descriptionOf(*content.group, content.curves, m_range, m_time);
        m_heat->setRows(m_title, std::move(content.curves), content.group->scale);
        describeHeat();
    }
    showHeader();
}

void TimelineCard::showChoice(const HeatContent &content)
{
    QStringList keys;
    for (const ChartGroup *group : content.possible)
        keys.append(group->key());
    QMenu *menu = m_choose->menu();
    if (std::exchange(m_choices, keys) != keys) {
        menu->clear();
        for (const ChartGroup *group : content.possible) {
            QAction *action = menu->addAction(group->title());
            action->setCheckable(true);
            connect(action, &QAction::triggered, this, [this, key = group->key()] { Q_EMIT heatChosen(key); });
        }
    }
    const qsizetype shown = content.group ? keys.indexOf(content.group->key()) : -1;
    const QList<QAction *> actions = menu->actions();
    for (qsizetype i = 0; i < actions.size(); ++i)
        actions[i]->setChecked(i == shown);
    //: which one of several metrics is shown
    m_choose->setText(tr("%1 of %2 metrics").arg(shown + 1).arg(keys.size()));
    m_choose->setAccessibleName(tr("Metric that the colours show: %1 of %2").arg(shown + 1).arg(keys.size()));
}

void TimelineCard::describeHeat()
{
    QStringList parts{m_figures, descriptionOf(m_marks, m_range, m_time)};
    parts.removeAll(QString());
    m_heat->setAccessibleDescription(parts.join(u", "_s));
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
    const QString phases = tr("Phases and events");
    const QString ofObjects = m_lanes.isEmpty() ? QString() : tr("one row per object, in the order of the list");
    if (m_hasHeat)
        m_header->setTexts(m_title, m_unit, m_meaning);
    else if (m_isAlone)
        m_header->setTexts(tr("Heat"), {}, {});
    else
        m_header->setTexts(phases, {}, ofObjects);
    m_phases->setTexts(phases, {}, ofObjects);
    m_phases->setVisible((m_hasHeat || m_isAlone) && !m_lanes.isEmpty() && hasLanes());
    m_key->setVisible(m_hasHeat);
    m_choose->setVisible(m_hasHeat && m_choices.size() > 1);
    m_heat->setVisible(m_hasHeat);
    m_notes->setVisible(m_hasHeat && m_isAlone);
    m_words->setVisible(m_isAlone && !m_hasHeat);
    m_lane->setVisible(!m_lane->isEmpty());
    for (PhaseLane *lane : std::as_const(m_lanes))
        lane->setVisible(hasLanes());
    placeKey();
}

// The title comes first: it says what the colours show.
void TimelineCard::placeKey()
{
    const int button = m_choose->isHidden() ? 0 : m_choose->sizeHint().width() + controlGap;
    const bool isBelow = m_header->titleWidth() + button + m_key->sizeHint().width() + 2 * controlGap > width();
    if (std::exchange(m_isKeyBelow, isBelow) == isBelow)
        return;
    QHBoxLayout *from = isBelow ? m_header->row() : m_keyRow;
    from->removeWidget(m_key);
    if (isBelow)
        m_keyRow->addWidget(m_key, 0, Qt::AlignTrailing);
    else
        m_header->row()->addWidget(m_key);
}

void TimelineCard::setButtonsShown(bool shown)
{
    m_choose->setVisible(shown && m_hasHeat && m_choices.size() > 1);
}

bool TimelineCard::isWanted() const
{
    return m_hasHeat || m_isAlone || hasLanes();
}

int TimelineCard::heightBesideHeat() const
{
    return layout()->sizeHint().height() - (m_hasHeat ? m_heat->sizeHint().height() : 0);
}

int TimelineCard::labelWidth() const
{
    const int heat = m_hasHeat ? m_heat->labelWidth() : 0;
    return m_lane->isEmpty() ? heat : std::max(heat, m_lane->labelWidth());
}

void TimelineCard::setTime(const metrics::Range &range, const TimeMeaning &meaning)
{
    m_range = range;
    m_time = meaning;
    m_heat->setTime(range, meaning);
    m_notes->setTime(range, meaning);
    m_lane->setTime(range, meaning);
    for (PhaseLane *lane : std::as_const(m_lanes))
        lane->setTime(range, meaning);
    if (m_hasHeat)
        describeHeat();
}

void TimelineCard::setMargins(int left, int right)
{
    m_heat->setMargins(left, right);
    m_notes->setMargins(left, right);
    m_lane->setMargins(left, right);
    m_left = left;
    m_right = right;
    for (PhaseLane *lane : std::as_const(m_lanes))
        lane->setMargins(left, right);
}

void TimelineCard::setMarks(const std::vector<RangeMark> &marks)
{
    m_marks = marks;
    m_heat->setMarks(marks);
    m_notes->setMarks(marks);
    describeHeat();
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

void TimelineCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    placeKey();
}

void TimelineCard::paintEvent(QPaintEvent *)
{
    paintCard(*this);
}

} // namespace views
