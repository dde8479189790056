// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartstack.h"

#include "models/base/shown.h"
#include "views/charts/chartstack_p.h"
#include "views/charts/phaselane.h"
#include "views/look/keyhelp.h"
#include "views/look/sizes.h"

#include <QEvent>
#include <QFocusEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace views {
namespace {

constexpr qreal highlightReach = 24; // pixels between pointer and curve

// The distance of samples, also if an answer does not report it; the largest of several answers.
double stepOf(const ShownAnswers &answers)
{
    double step = 0;
    for (const auto &shown : answers) {
        const metrics::Answer &answer = shown->answer;
        step = std::max(step, answer.stepMs > 0 ? answer.stepMs : double(answer.range.length()) / api::mostSamples);
    }
    return step;
}

} // namespace

double ChartStack::Private::reach() const
{
    return reachSteps * stepOf(answers);
}

ChartCard *ChartStack::Private::addCard()
{
    auto *card = new ChartCard(content);
    cards.push_back(card);
    navigator->add(card);
    connect(card, &ChartCard::unitFlipRequested, q, &ChartStack::unitFlipRequested);
    connect(card, &ChartCard::pictureRequested, q, [this, card] { copyPictureOf(card); });
    connect(card, &ChartCard::axisChosen, q, [this, card](const metrics::AxisChoice &axis) {
        axes.insert_or_assign(card->group().key(), axis);
        std::erase_if(axes, [](const auto &entry) { return entry.second == metrics::AxisChoice(); });
        showAxes();
        Q_EMIT q->axesChosen(axes);
    });
    connect(card, &ChartCard::labelWidthChanged, q, [this] { alignMargins(); });
    return card;
}

void ChartStack::Private::showAnswers()
{
    groups = chartGroups(answers);
    while (cards.size() > groups.size()) {
        navigator->remove(cards.back());
        delete cards.back();
        cards.pop_back();
        arranged.clear();
    }
    while (cards.size() < groups.size()) {
        ChartCard *card = addCard();
        card->setTime(visible, ticks, meaning);
        card->setMarks(marks);
        // New cards were created after the widgets that follow the stack, but must precede them in the tab order.
        QWidget *before = cards.size() > 1 ? cards[cards.size() - 2]->plot() : static_cast<QWidget *>(q);
        for (QWidget *stop : card->tabStops()) {
            QWidget::setTabOrder(before, stop);
            before = stop;
        }
    }
    for (std::size_t i = 0; i < groups.size(); ++i)
        cards[i]->setGroup(groups[i], curvesOf(groups[i], *looks, isHidden()));
    showAxes();
    navigator->setReach(reach());
    timeline->setReach(reach());
    showHeat();
    alignMargins();
    highlight(pointedHighlight ? pointedHighlight : chosenHighlight);
}

void ChartStack::Private::showAxes()
{
    for (ChartCard *card : cards) {
        const auto found = axes.find(card->group().key());
        card->setAxis(found != axes.end() ? found->second : metrics::AxisChoice());
    }
}

void ChartStack::Private::showHeat()
{
    HeatContent heat;
    heat.isAlone = show == Show::Heat && !groups.empty();
    if (hasHeat())
        heat.possible = heatGroups(groups);
    if (!heat.possible.empty()) {
        const auto chosen
            = std::ranges::find_if(heat.possible, [this](const ChartGroup *group) { return group->key() == heatKey; });
        heat.group = **(chosen != heat.possible.end() ? chosen : heat.possible.begin());
        std::erase_if(heat.group->members, [](const ChartGroup::Member &member) { return member.place > 0; });
        heat.curves = curvesOf(*heat.group, *looks, isHidden());
    }
    for (const ChartGroup &group : groups) {
        const auto all = group.metrics();
        heat.left += int(std::ranges::count_if(all, [](const auto *metric) { return !isForHeat(*metric); }));
    }
    timeline->setHeat(std::move(heat));
    const int columnsBefore = arrangedColumns;
    arrangeCards();
    growHeat();
    alignMargins();
    if (arrangedColumns == columnsBefore)
        return;
    showTime();
    Q_EMIT q->plotWidthChanged();
}

void ChartStack::Private::showCrosshair(TimeSurface *surface, const std::optional<QPointF> &pointer)
{
    const std::optional<qint64> time = navigator->crosshair();
    for (ChartCard *card : cards)
        card->setCrosshair(time, reach());
    timeline->setCrosshair(time);
    for (TimeAxis *axis : timeAxes)
        axis->setCrosshair(time);
    pointedHighlight.reset();
    if (surface == nullptr || !time) {
        box->hide();
    } else {
        HoverContent hover = surface->hoverContent(*time, pointer);
        for (const HoverContent::Row &row : hover.rows) {
            if (pointer && row.isNearest && row.distance <= highlightReach)
                pointedHighlight = highlightsObjects ? wholeObject(row.key.object) : row.key;
        }
        box->setContent(std::move(hover));
        const QRectF area = surface->timeArea();
        const QPointF at(surface->timeScale().xOf(*time), pointer ? pointer->y() : area.center().y());
        box->placeBeside(surface->pointerTarget()->mapTo(q, at.toPoint()), q->rect().adjusted(4, 4, -4, -4));
        box->show();
        box->raise();
    }
    highlight(pointedHighlight ? pointedHighlight : chosenHighlight);
    Q_EMIT q->highlighted(pointedHighlight);
}

void ChartStack::Private::highlight(const std::optional<metrics::SeriesKey> &key)
{
    for (ChartCard *card : cards)
        card->setHighlight(key);
}

ChartStack::ChartStack(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(d->scroll, 1);
    layout->addWidget(d->footer);
    setTextSize(*d->rangeLine, TextSize::Small);
    d->rangeLine->setForegroundRole(QPalette::PlaceholderText);
    d->grid->setContentsMargins(chartGap, chartGap, chartGap, chartGap);
    d->grid->setSpacing(chartGap);
    d->scroll->setFrameShape(QFrame::NoFrame);
    d->scroll->setWidgetResizable(true);
    d->scroll->setFocusPolicy(Qt::NoFocus);
    d->scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    d->scroll->setWidget(d->content);
    d->content->installEventFilter(this);
    setAccessibleName(tr("Charts"));
    const auto name = [](const QKeySequence &key) { return key.toString(QKeySequence::NativeText); };
    const auto both = [&](const QKeySequence &one, const QKeySequence &other) {
        return tr("%1, %2", "keys").arg(name(one), name(other));
    };
    explainKeys(*this,
                {{tr("Previous or next sample"), both(Qt::Key_Left, Qt::Key_Right)},
                 {tr("Ten samples back or on"), both(Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right)},
                 {tr("Earlier or later"), both(Qt::CTRL | Qt::Key_Left, Qt::CTRL | Qt::Key_Right)},
                 {tr("Earlier or later by half a range"), both(Qt::Key_PageUp, Qt::Key_PageDown)},
                 {tr("Back to now"), name(Qt::Key_End)},
                 {tr("Zoom in or out"), both(Qt::Key_Plus, Qt::Key_Minus)},
                 {tr("Zoom in or out about the pointer"), tr("Ctrl+mouse wheel")},
                 {tr("Earlier or later with the mouse"), tr("Shift+mouse wheel")},
                 {tr("Zoom into a range"), tr("Drag")},
                 {tr("Undo the last zoom"), both(Qt::Key_Escape, Qt::Key_Backspace)},
                 {tr("Undo all zooms"), tr("Double click")}});
    connect(d->navigator, &ChartNavigator::rangeRequested, this, &ChartStack::rangeRequested);
    connect(d->navigator, &ChartNavigator::backRequested, this, &ChartStack::backRequested);
    connect(d->navigator, &ChartNavigator::resetRequested, this, &ChartStack::resetRequested);
    connect(d->navigator, &ChartNavigator::markRequested, this, &ChartStack::markRequested);
    connect(d->navigator, &ChartNavigator::nowRequested, this, &ChartStack::nowRequested);
    connect(
        d->navigator, &ChartNavigator::crosshairMoved, this,
        [this](TimeSurface *surface, const std::optional<QPointF> &pointer) { d->showCrosshair(surface, pointer); });
    connect(d->navigator, &ChartNavigator::selectionChanged, this, [this](const std::optional<metrics::Range> &range) {
        for (ChartCard *card : d->cards)
            card->setSelection(range);
        d->timeline->setSelection(range);
    });
    connect(d->timeline, &TimelineCard::heatChosen, this, [this](const QString &key) {
        d->heatKey = key;
        d->showHeat();
    });
    d->navigator->add(d->timeline->heat());
    d->navigator->add(d->timeline->lane());
}

ChartStack::~ChartStack()
{
    // Cards lose focus while they are destroyed: the stack must not handle that any more.
    delete d->navigator;
    delete d->scroll;
}

void ChartStack::setLooks(std::shared_ptr<SeriesLooks> looks)
{
    d->looks = std::move(looks);
    d->showAnswers();
}

void ChartStack::setAnswers(std::vector<ShownAnswer> answers)
{
    d->answers.clear();
    for (ShownAnswer &shown : answers)
        d->answers.push_back(std::make_shared<const ShownAnswer>(std::move(shown)));
    d->showAnswers();
}

void ChartStack::setVisibleRange(const metrics::Range &range)
{
    if (range == d->visible)
        return;
    d->visible = range;
    d->navigator->clearCrosshair();
    d->showTime();
}

void ChartStack::setLane(const QList<PhaseSpan> &phases, const QList<EventMark> &events)
{
    d->timeline->setLane(phases, events);
    d->arrangeCards();
    d->growHeat();
    d->alignMargins();
}

void ChartStack::setLanes(const QList<ObjectLane> &lanes)
{
    const QList<PhaseLane *> &before = d->timeline->lanes();
    for (qsizetype i = lanes.size(); i < before.size(); ++i)
        d->navigator->remove(before[i]); // it is deleted now
    for (PhaseLane *lane : d->timeline->setLanes(lanes))
        d->navigator->add(lane);
    d->timeline->setTime(d->visible, d->meaning);
    d->arrangeCards();
    d->growHeat();
    d->alignMargins();
}

void ChartStack::setShow(Show show)
{
    if (std::exchange(d->show, show) == show)
        return;
    d->navigator->clearCrosshair();
    d->showHeat();
}

void ChartStack::setZone(table::Zone zone)
{
    d->meaning.zone = zone;
    d->showTime();
}

void ChartStack::setMeaning(TimeMeaning::Of of)
{
    d->meaning.of = of;
    d->showTime();
}

void ChartStack::setAxes(const metrics::AxisChoices &axes)
{
    if (d->axes == axes)
        return;
    d->axes = axes;
    d->showAxes();
    d->alignMargins();
}

void ChartStack::setHidden(const QSet<metrics::SeriesKey> &hidden)
{
    d->hidden = hidden;
    for (ChartCard *card : d->cards)
        card->setIsHidden(d->isHidden());
}

void ChartStack::setHighlightsObjects(bool whole)
{
    d->highlightsObjects = whole;
}

void ChartStack::setHighlighted(const std::optional<metrics::SeriesKey> &key)
{
    d->chosenHighlight = key;
    d->highlight(d->pointedHighlight ? d->pointedHighlight : key);
}

void ChartStack::setZoomed(bool zoomed)
{
    d->isZoomed = zoomed;
    d->showRangeLine();
}

void ChartStack::setMarks(const std::vector<RangeMark> &marks)
{
    if (std::exchange(d->marks, marks) == marks)
        return;
    for (ChartCard *card : d->cards)
        card->setMarks(marks);
    d->timeline->setMarks(marks);
    d->growHeat();
    for (TimeAxis *axis : d->timeAxes)
        axis->setMarks(marks);
}

void ChartStack::setMarkable(bool markable)
{
    d->navigator->setMarkable(markable);
    if (markable)
        explainKeys(*this, explainedKeys(*this) << KeyHelp{tr("Mark a range"), tr("Shift+drag")});
}

void ChartStack::setPictureTitle(const QString &title)
{
    d->pictureTitle = base::shownName(title);
}

QString ChartStack::rangeLine() const
{
    return d->rangeWords;
}

metrics::Range ChartStack::visibleRange() const
{
    return d->visible;
}

std::pair<int, int> ChartStack::cardInsets() const
{
    const auto [left, right] = d->contentInsets();
    return {left + chartGap, right + chartGap};
}

int ChartStack::plotWidth() const
{
    return d->plotWidth();
}

// Keys go to a plot, or to the heat strip if there are no plots.
void ChartStack::focusInEvent(QFocusEvent *event)
{
    if (d->hasLines() && !d->cards.empty())
        d->cards.front()->plot()->setFocus(event->reason());
    else if (d->timeline->isWanted())
        d->timeline->heat()->setFocus(event->reason());
}

void ChartStack::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    d->placeAxes();
    d->growHeat();
}

bool ChartStack::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == d->content && event->type() == QEvent::Resize) {
        d->arrangeCards();
        d->showTime();
        Q_EMIT plotWidthChanged();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace views
