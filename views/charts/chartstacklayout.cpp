// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartstack_p.h"
#include "views/look/sizes.h"

#include <algorithm>
#include <utility>

// Where the cards of a stack and their time axes are.
namespace views {
namespace {

constexpr int leastMargin = 40; // left of plots
constexpr int rightMargin = 36; // of plots: half a label of the time axis and more
constexpr int twoColumnsFrom = 1700;
constexpr int firstStretch = 3; // relative heights of cards
constexpr int otherStretch = 2;

} // namespace

int ChartStack::Private::columns() const
{
    const std::size_t shown = (hasLines() ? cards.size() : 0) + (timeline->isWanted() ? 1 : 0);
    return content->width() >= twoColumnsFrom && shown != 1 ? 2 : 1;
}

int ChartStack::Private::plotWidth() const
{
    const QMargins margins = grid->contentsMargins();
    const int room = content->width() - margins.left() - margins.right() - (columns() - 1) * chartGap;
    return std::max(room / columns() - 2 - leftMargin - rightMargin, 0);
}

// Without curves, the rows of the strip share the height.
void ChartStack::Private::growHeat()
{
    const int others = timeline->heightBesideHeat() + 2 * chartGap;
    timeline->heat()->setRoom(hasLines() ? 0 : std::max(scroll->viewport()->height() - others, 0));
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

// Beside it is a scroll bar, or nothing. While that comes or goes, the viewport is not yet where it will be.
std::pair<int, int> ChartStack::Private::contentInsets() const
{
    const int scrollBar = std::max(q->width() - content->width(), 0);
    return q->layoutDirection() == Qt::RightToLeft ? std::pair(scrollBar, 0) : std::pair(0, scrollBar);
}

void ChartStack::Private::placeAxes()
{
    const int height = timeAxes[0]->sizeHint().height();
    const int used = columns();
    const int room = content->width() - 2 * chartGap - (used - 1) * chartGap;
    const int left = contentInsets().first + chartGap;
    for (int i = 0; i < int(timeAxes.size()); ++i) {
        TimeAxis *axis = timeAxes[std::size_t(i)];
        axis->setVisible(i < used);
        axis->setGeometry(left + i * (room / used + chartGap), 0, room / used, height);
        // Within the border of a card.
        axis->setTime({visible, qreal(leftMargin + 1), qreal(plotWidth())}, ticks, meaning);
    }
    const int line = rangeLine->sizeHint().height();
    footer->setFixedHeight(height + line + 2);
    rangeLine->setGeometry(left, height, std::max(footer->width() - 2 * left, 0), line);
}

} // namespace views
