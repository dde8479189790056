// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartstack.h"

#include "views/charts/chartcard.h"
#include "views/charts/chartnavigator.h"
#include "views/charts/plot.h"
#include "views/charts/timeaxis.h"
#include "views/metrics.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace views {
namespace {

constexpr int cardGap = 8;
constexpr int rightMargin = 36; // of plots: half a label of the time axis and more
constexpr int twoColumnsFrom = 1700;
constexpr double reachSteps = 0.75; // of a sample, in steps
constexpr qreal highlightReach = 24; // pixels from the pointer to a curve
constexpr qreal copyScale = 2;

// How far apart the samples are, where the answer does not say.
double stepOf(const metrics::Answer &answer)
{
    return answer.stepMs > 0 ? answer.stepMs : double(answer.range.length()) / api::mostSamples;
}

} // namespace

struct ChartStack::Private
{
    explicit Private(ChartStack *stack)
        : q(stack)
        , scroll(new QScrollArea(stack))
        , content(new QWidget)
        , grid(new QGridLayout(content))
        , box(new HoverBox(stack))
        , navigator(new ChartNavigator(stack))
    {
    }

    void showAnswer();
    void showTime();
    void arrangeCards();
    void alignMargins();
    void showCrosshair(TimeSurface *surface, const std::optional<QPointF> &pointer);
    void highlight(const std::optional<metrics::SeriesKey> &key);
    void copyPicture(ChartCard *card);
    ChartCard *addCard();
    [[nodiscard]] bool hasLines() const { return show != Show::Heat; }
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
    HoverBox *box;
    ChartNavigator *navigator;
    std::vector<ChartCard *> cards;
    std::shared_ptr<SeriesLooks> looks = std::make_shared<SeriesLooks>();
    metrics::Answer answer;
    metrics::Range visible;
    QSet<metrics::SeriesKey> hidden;
    std::optional<metrics::SeriesKey> chosenHighlight; // from outside
    std::optional<metrics::SeriesKey> pointedHighlight; // under the pointer
    Show show = Show::Both;
    table::Zone zone = table::Zone::Local;
    int leftMargin = 40;
    int arrangedColumns = 0;
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
    connect(card, &ChartCard::pictureRequested, q, [this, card] { copyPicture(card); });
    connect(card, &ChartCard::labelWidthChanged, q, [this] { alignMargins(); });
    return card;
}

void ChartStack::Private::showAnswer()
{
    const std::vector<ChartGroup> groups = chartGroups(answer);
    while (cards.size() > groups.size()) {
        navigator->remove(cards.back());
        delete cards.back();
        cards.pop_back();
        arrangedColumns = 0;
    }
    while (cards.size() < groups.size()) {
        addCard()->setTime(visible, ticks, zone);
        arrangedColumns = 0;
    }
    for (std::size_t i = 0; i < groups.size(); ++i)
        cards[i]->setGroup(groups[i], curvesOf(groups[i], *looks, isHidden()), answer);
    navigator->setReach(reachSteps * stepOf(answer));
    arrangeCards();
    alignMargins();
    highlight(pointedHighlight ? pointedHighlight : chosenHighlight);
}

void ChartStack::Private::arrangeCards()
{
    const int wanted = columns();
    if (wanted != arrangedColumns) {
        while (QLayoutItem *item = grid->takeAt(0))
            delete item;
        for (int i = 0; i < grid->rowCount(); ++i)
            grid->setRowStretch(i, 0);
        for (int i = 0; i < int(cards.size()); ++i) {
            const int row = i / wanted;
            grid->addWidget(cards[std::size_t(i)], row, i % wanted);
            grid->setRowStretch(row, row == 0 ? 3 : 2);
        }
        for (int column = 0; column < 2; ++column)
            grid->setColumnStretch(column, column < wanted ? 1 : 0);
        arrangedColumns = wanted;
    }
    for (int i = 0; i < int(cards.size()); ++i) {
        ChartCard *card = cards[std::size_t(i)];
        card->setVisible(hasLines());
        card->setNamesGaps(i < wanted);
        card->setTimeLabels(i + wanted >= int(cards.size()));
    }
}

void ChartStack::Private::alignMargins()
{
    int widest = 0;
    for (const ChartCard *card : cards)
        widest = std::max(widest, card->plot()->labelWidth());
    const int wanted = std::max(widest + panelPadding, 40);
    const bool changed = std::exchange(leftMargin, wanted) != wanted;
    for (ChartCard *card : cards)
        card->setMargins(leftMargin, rightMargin);
    if (changed) {
        showTime();
        Q_EMIT q->plotWidthChanged();
    }
}

void ChartStack::Private::showTime()
{
    ticks = metrics::timeTicks(visible, timeZone(zone), TimeAxis::mostTicks(q->font(), plotWidth()));
    for (ChartCard *card : cards)
        card->setTime(visible, ticks, zone);
    navigator->setVisibleRange(visible);
}

void ChartStack::Private::showCrosshair(TimeSurface *surface, const std::optional<QPointF> &pointer)
{
    const std::optional<qint64> time = navigator->crosshair();
    for (ChartCard *card : cards)
        card->setCrosshair(time, reachSteps * stepOf(answer));
    pointedHighlight.reset();
    if (surface == nullptr || !time) {
        box->hide();
    } else {
        HoverContent hover = surface->hoverContent(*time, pointer);
        for (const HoverContent::Row &row : hover.rows) {
            if (pointer && row.isNearest && row.distance <= highlightReach)
                pointedHighlight = row.key;
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

void ChartStack::Private::copyPicture(ChartCard *card)
{
    QImage image(card->size() * copyScale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(copyScale);
    image.fill(QColor::fromRgb(themeOf(q->palette()).window));
    const bool hadLabels = card->timeAxis()->isVisible();
    card->setButtonsShown(false);
    card->render(&image, {}, {}, QWidget::DrawChildren);
    card->setButtonsShown(true);
    card->setTimeLabels(hadLabels);
    QGuiApplication::clipboard()->setImage(image);
}

ChartStack::ChartStack(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(d->scroll);
    d->grid->setContentsMargins(cardGap, cardGap, cardGap, cardGap);
    d->grid->setSpacing(cardGap);
    d->scroll->setFrameShape(QFrame::NoFrame);
    d->scroll->setWidgetResizable(true);
    d->scroll->setFocusPolicy(Qt::NoFocus);
    d->scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    d->scroll->setWidget(d->content);
    d->content->installEventFilter(this);
    connect(d->navigator, &ChartNavigator::rangeRequested, this, &ChartStack::rangeRequested);
    connect(d->navigator, &ChartNavigator::backRequested, this, &ChartStack::backRequested);
    connect(
        d->navigator, &ChartNavigator::crosshairMoved, this,
        [this](TimeSurface *surface, const std::optional<QPointF> &pointer) { d->showCrosshair(surface, pointer); });
    connect(d->navigator, &ChartNavigator::selectionChanged, this, [this](const std::optional<metrics::Range> &range) {
        for (ChartCard *card : d->cards)
            card->setSelection(range);
    });
}

ChartStack::~ChartStack() = default;

void ChartStack::setLooks(std::shared_ptr<SeriesLooks> looks)
{
    d->looks = std::move(looks);
    d->showAnswer();
}

void ChartStack::setAnswer(const metrics::Answer &answer)
{
    d->answer = answer;
    d->showAnswer();
}

void ChartStack::setVisibleRange(const metrics::Range &range)
{
    if (range == d->visible)
        return;
    d->visible = range;
    d->navigator->clearCrosshair();
    d->showTime();
}

void ChartStack::setLane(const QList<PhaseSpan> &, const QList<EventMark> &) { }

void ChartStack::setShow(Show show)
{
    d->show = show;
    d->arrangeCards();
}

void ChartStack::setZone(table::Zone zone)
{
    d->zone = zone;
    d->showTime();
}

void ChartStack::setHidden(const QSet<metrics::SeriesKey> &hidden)
{
    d->hidden = hidden;
    for (ChartCard *card : d->cards)
        card->setIsHidden(d->isHidden());
}

void ChartStack::setHighlighted(const std::optional<metrics::SeriesKey> &key)
{
    d->chosenHighlight = key;
    d->highlight(d->pointedHighlight ? d->pointedHighlight : key);
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
    QImage image(d->content->size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(QColor::fromRgb(themeOf(palette()).window));
    d->content->render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

bool ChartStack::writeSvg(const QString &) const
{
    return false;
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
