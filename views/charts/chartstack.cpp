// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartstack.h"

#include "models/compare/comparison.h"
#include "views/charts/chartcard.h"
#include "views/charts/chartnavigator.h"
#include "views/charts/chartpicture.h"
#include "views/charts/heatstrip.h"
#include "views/charts/phaselane.h"
#include "views/charts/plot.h"
#include "views/charts/timeaxis.h"
#include "views/charts/timelinecard.h"
#include "views/look/keyhelp.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"

#include <QClipboard>
#include <QDateTime>
#include <QEvent>
#include <QFocusEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int cardGap = 8;
constexpr int leastMargin = 40; // left of plots
constexpr int rightMargin = 36; // of plots: half a label of the time axis and more
constexpr int twoColumnsFrom = 1700;
constexpr int firstStretch = 3; // relative heights of cards
constexpr int otherStretch = 2;
constexpr qreal highlightReach = 24; // pixels between pointer and curve
constexpr qreal copyScale = 2;

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

struct ChartStack::Private
{
    explicit Private(ChartStack *stack)
        : q(stack)
        , scroll(new QScrollArea(stack))
        , content(new QWidget)
        , grid(new QGridLayout(content))
        , timeline(new TimelineCard(content))
        , footer(new QWidget(stack))
        , timeAxes({new TimeAxis(footer), new TimeAxis(footer)})
        , rangeLine(new ElidedLabel(Qt::ElideRight, footer))
        , box(new HoverBox(stack))
        , navigator(new ChartNavigator(stack))
    {
    }

    void showAnswers();
    void showTime();
    void arrangeCards();
    void alignMargins();
    void showCrosshair(TimeSurface *surface, const std::optional<QPointF> &pointer);
    void highlight(const std::optional<metrics::SeriesKey> &key);
    void placeAxes();
    void showRangeLine();
    [[nodiscard]] QString rangeText() const;
    [[nodiscard]] ChartPicture picture() const; // of all cards
    void copyPictureOf(ChartCard *card);
    void setForPicture(bool forPicture);
    void showHeat();
    void growHeat();
    void showAxes();
    ChartCard *addCard();
    [[nodiscard]] bool hasLines() const { return show != Show::Heat; }
    [[nodiscard]] bool hasHeat() const { return show == Show::Heat || show == Show::Both; }
    [[nodiscard]] double reach() const { return reachSteps * stepOf(answers); }
    [[nodiscard]] int columns() const { return content->width() >= twoColumnsFrom ? 2 : 1; }
    [[nodiscard]] int plotWidth() const;
    [[nodiscard]] IsHidden isHidden() const
    {
        return [this](const metrics::SeriesKey &key) { return hidden.contains(key); };
    }

    ChartStack *q;
    QScrollArea *scroll;
    QWidget *content;
    QGridLayout *grid;
    TimelineCard *timeline;
    QWidget *footer; // always in sight
    std::array<TimeAxis *, 2> timeAxes; // one per column
    ElidedLabel *rangeLine;
    HoverBox *box;
    ChartNavigator *navigator;
    std::vector<ChartCard *> cards;
    std::shared_ptr<SeriesLooks> looks = std::make_shared<SeriesLooks>();
    ShownAnswers answers;
    std::vector<ChartGroup> groups; // one per card
    metrics::Range visible;
    metrics::AxisChoices axes;
    QSet<metrics::SeriesKey> hidden;
    std::optional<metrics::SeriesKey> chosenHighlight; // set by the caller
    std::optional<metrics::SeriesKey> pointedHighlight; // under the pointer
    bool highlightsObjects = false;
    Show show = Show::Both;
    TimeMeaning meaning;
    bool isZoomed = false;
    std::vector<RangeMark> marks;
    QString pictureTitle;
    QString rangeWords;
    int leftMargin = 40;
    int arrangedColumns = 0;
    std::vector<QWidget *> arranged;
    std::vector<metrics::TimeTick> ticks;
};

int ChartStack::Private::plotWidth() const
{
    const QMargins margins = grid->contentsMargins();
    const int room = content->width() - margins.left() - margins.right() - (columns() - 1) * cardGap;
    return std::max(room / columns() - 2 - leftMargin - rightMargin, 0);
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
    const ChartGroup *group = hasHeat() ? heatGroup(groups) : nullptr;
    timeline->setHeat(group, group != nullptr ? curvesOf(*group, *looks, isHidden()) : std::vector<Curve>(),
                      show == Show::Heat && !groups.empty());
    arrangeCards();
    growHeat();
    alignMargins();
}

// Without curves, the rows of the strip share the height.
void ChartStack::Private::growHeat()
{
    constexpr int otherHeight = 120; // of its card: header, lane and margins
    timeline->heat()->setRoom(hasLines() ? 0 : std::max(scroll->viewport()->height() - otherHeight, 0));
}

void ChartStack::Private::arrangeCards()
{
    std::vector<QWidget *> cells;
    if (hasLines())
        cells.assign(cards.begin(), cards.end());
    if (timeline->isWanted())
        cells.push_back(timeline);
    const int wanted = columns();
    if (wanted != arrangedColumns || cells != arranged) {
        while (QLayoutItem *item = grid->takeAt(0))
            delete item;
        for (int row = 0; row < grid->rowCount(); ++row)
            grid->setRowStretch(row, 0);
        for (int i = 0; i < int(cells.size()); ++i) {
            const int row = i / wanted;
            const bool isTimeline = cells[std::size_t(i)] == timeline;
            grid->addWidget(cells[std::size_t(i)], row, i % wanted, isTimeline ? Qt::AlignTop : Qt::Alignment());
            if (!isTimeline || i % wanted > 0)
                grid->setRowStretch(row, row == 0 ? firstStretch : otherStretch);
        }
        if (!hasLines())
            grid->setRowStretch(int(cells.size()), 1); // the strip stays at the top
        for (int column = 0; column < 2; ++column)
            grid->setColumnStretch(column, column < wanted ? 1 : 0);
        arrangedColumns = wanted;
        arranged = cells;
    }
    for (int i = 0; i < int(cards.size()); ++i) {
        ChartCard *card = cards[std::size_t(i)];
        card->setVisible(hasLines());
        card->setNamesGaps(i < wanted);
    }
    timeline->setVisible(timeline->isWanted());
}

void ChartStack::Private::alignMargins()
{
    int widest = 0;
    for (const ChartCard *card : cards)
        widest = std::max(widest, card->plot()->labelWidth());
    const int wanted = std::max({widest + panelPadding, timeline->labelWidth(), leastMargin});
    const bool changed = std::exchange(leftMargin, wanted) != wanted;
    for (ChartCard *card : cards)
        card->setMargins(leftMargin, rightMargin);
    timeline->setMargins(leftMargin, rightMargin);
    if (changed) {
        showTime();
        Q_EMIT q->plotWidthChanged();
    }
}

void ChartStack::Private::showTime()
{
    ticks = axisTicks(visible, meaning, TimeAxis::mostTicks(q->font(), plotWidth()));
    for (ChartCard *card : cards)
        card->setTime(visible, ticks, meaning);
    timeline->setTime(visible, meaning);
    navigator->setVisibleRange(visible);
    placeAxes();
    showRangeLine();
}

void ChartStack::Private::placeAxes()
{
    const int height = timeAxes[0]->sizeHint().height();
    const int used = columns();
    const int room = content->width() - 2 * cardGap - (used - 1) * cardGap;
    const int left = scroll->viewport()->mapTo(q, QPoint()).x() + cardGap;
    for (int i = 0; i < int(timeAxes.size()); ++i) {
        TimeAxis *axis = timeAxes[std::size_t(i)];
        axis->setVisible(i < used);
        axis->setGeometry(left + i * (room / used + cardGap), 0, room / used, height);
        // Within the border of a card.
        axis->setTime({visible, qreal(leftMargin + 1), qreal(plotWidth())}, ticks, meaning);
    }
    const int line = rangeLine->sizeHint().height();
    footer->setFixedHeight(height + line + 2);
    rangeLine->setGeometry(left, height, std::max(footer->width() - 2 * left, 0), line);
}

// "21 Nov 2025, 12:02:22 to 21 Nov 2025, 18:02:22 (UTC)"
QString ChartStack::Private::rangeText() const
{
    if (visible.length() <= 0)
        return {};
    if (meaning.of == TimeMeaning::Of::SinceStart)
        //: two times since the start
        return tr("%1 to %2 after the start").arg(clockText(visible.fromMs, meaning), clockText(visible.toMs, meaning));
    if (meaning.of == TimeMeaning::Of::ShareOfRun && visible == metrics::Range{0, compare::wholeRun})
        return tr("Each object from 0 to 100 % of its run");
    if (meaning.of == TimeMeaning::Of::ShareOfRun)
        //: two percentages
        return tr("%1 to %2 of each run").arg(clockText(visible.fromMs, meaning), clockText(visible.toMs, meaning));
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(visible.toMs, timeZone(meaning.zone));
    //: two times and the name of a time zone
    return tr("%1 to %2 (%3)")
        .arg(momentText(visible.fromMs, meaning), momentText(visible.toMs, meaning),
             meaning.zone == table::Zone::Utc ? u"UTC"_s : end.timeZoneAbbreviation());
}

void ChartStack::Private::showRangeLine()
{
    rangeWords = isZoomed ? tr("Zoomed to %1. Press Esc or double-click to go back.").arg(rangeText()) : rangeText();
    rangeLine->setFullText(rangeWords);
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

ChartPicture ChartStack::Private::picture() const
{
    ChartPicture picture{content, {}, pictureTitle, rangeText(), {}};
    const int left = scroll->viewport()->mapTo(q, QPoint()).x();
    for (int i = 0; i < columns(); ++i)
        picture.axes.append({timeAxes[std::size_t(i)], timeAxes[std::size_t(i)]->x() - left});
    for (const ChartCard *card : cards)
        picture.curves.insert(picture.curves.end(), card->curves().begin(), card->curves().end());
    return picture;
}

void ChartStack::Private::copyPictureOf(ChartCard *card)
{
    setForPicture(true);
    const ChartPicture picture{card, {{timeAxes[0], 0}}, pictureTitle, rangeText(), card->curves()};
    QGuiApplication::clipboard()->setImage(picture.image(copyScale));
    setForPicture(false);
}

// Hides buttons and the crosshair.
void ChartStack::Private::setForPicture(bool forPicture)
{
    if (forPicture)
        navigator->clearCrosshair();
    for (ChartCard *card : cards)
        card->setButtonsShown(!forPicture);
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
    d->grid->setContentsMargins(cardGap, cardGap, cardGap, cardGap);
    d->grid->setSpacing(cardGap);
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
    d->pictureTitle = title;
}

QString ChartStack::rangeLine() const
{
    return d->rangeWords;
}

metrics::Range ChartStack::visibleRange() const
{
    return d->visible;
}

int ChartStack::plotWidth() const
{
    return d->plotWidth();
}

QImage ChartStack::picture(qreal scale) const
{
    d->setForPicture(true);
    QImage image = d->picture().image(scale);
    d->setForPicture(false);
    return image;
}

bool ChartStack::writeSvg(const QString &file) const
{
    d->setForPicture(true);
    const bool written = d->picture().writeSvg(file);
    d->setForPicture(false);
    return written;
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
