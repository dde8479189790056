// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/chartcard.h"
#include "views/charts/chartnavigator.h"
#include "views/charts/chartpicture.h"
#include "views/charts/chartstack.h"
#include "views/charts/heatstrip.h"
#include "views/charts/plot.h"
#include "views/charts/timeaxis.h"
#include "views/charts/timelinecard.h"
#include "views/widgets/controls.h"

#include <QGridLayout>
#include <QScrollArea>

#include <array>

// The parts of a stack of charts: what they show, where they are, what pictures of them hold.
namespace views {

inline constexpr int chartGap = 8; // px, between cards

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
    [[nodiscard]] std::pair<int, int> contentInsets() const; // from the left and right edge, px
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
    [[nodiscard]] double reach() const; // of the crosshair
    [[nodiscard]] int columns() const; // of cards
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
    QString heatKey; // of the metric that was chosen for the strip; see ChartGroup::key()
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

} // namespace views
