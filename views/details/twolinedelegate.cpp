// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/twolinedelegate.h"

#include "views/look/focusring.h"
#include "views/look/isolate.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QPainter>

namespace views {
namespace {

constexpr int rowPadding = 12; // above and below, in total
constexpr int lineGap = 2;

} // namespace

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const
{
    const int second = QFontMetrics(scaled(option.font, TextSize::Small)).height();
    return {0, firstLineHeight(option) + lineGap + second + rowPadding};
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const QRect row = option.rect;
    painter->save();
    if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(row, QColor::fromRgb(theme.hover));
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), QColor::fromRgb(theme.hairline));
    QRect line = row.adjusted(panelPadding, rowPadding / 2, -panelPadding, 0);
    line.setHeight(firstLineHeight(option));
    painter->setFont(option.font);
    paintFirstLine(*painter, option, index, line);

    const QFont small = scaled(option.font, TextSize::Small);
    const QRect below(line.left(), line.bottom() + lineGap, line.width(), QFontMetrics(small).height());
    painter->setFont(small);
    painter->setPen(QColor::fromRgb(theme.text2));
    painter->drawText(QStyle::visualRect(option.direction, row, below),
                      Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                      isolated(QFontMetrics(small).elidedText(secondLine(index), elision(), below.width())));
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintInnerFocusRing(*painter, QRectF(row).adjusted(2, 0, -2, -1), theme);
    painter->restore();
}

} // namespace views
