// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/stylemenu.h"

#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/isolate.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

#include <algorithm>

namespace views {
namespace {

constexpr int padding = 12;
constexpr int keyGap = 24;
constexpr int separatorHeight = 9;

// For check marks and icons; reserved in every menu so that text aligns.
int markRoom()
{
    return grownIcon() + 6;
}

// Below the first line, in small print.
std::pair<QString, QString> linesOf(const QString &text)
{
    const qsizetype end = text.indexOf(u'\n');
    return end < 0 ? std::pair(text, QString()) : std::pair(text.first(end), text.sliced(end + 1));
}

std::pair<QString, QString> textAndKey(const QString &text)
{
    const qsizetype tab = text.indexOf(u'\t');
    return tab < 0 ? std::pair(text, QString()) : std::pair(text.first(tab), text.sliced(tab + 1));
}

} // namespace

QSize menuItemSize(const QStyleOptionMenuItem &option, const Metrics &metrics)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {2 * padding, separatorHeight};
    const QFontMetrics font(option.font);
    const auto [text, key] = textAndKey(option.text);
    const auto [first, second] = linesOf(text);
    const QFontMetrics small(scaled(option.font, TextSize::Small));
    const int textWidth
        = std::max(font.size(Qt::TextShowMnemonic, first).width(), small.size(Qt::TextShowMnemonic, second).width());
    int width = 2 * padding + markRoom() + textWidth;
    // QMenu adds the widest shortcut itself; we add the gap before it.
    if (!key.isEmpty() || option.reservedShortcutWidth > 0)
        width += keyGap;
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += arrowSize;
    const int height = font.height() + 8 + (second.isEmpty() ? 0 : small.height());
    return {width, std::max(metrics.menuItem, height)};
}

void paintMenuItem(const QStyleOptionMenuItem &option, QPainter &painter)
{
    const Theme &theme = themeOf(option.palette);
    const QRect &rect = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), colour(theme.border));
        return;
    }
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(rect, colour(enabled ? theme.selection : theme.hover));
    const auto placed = [&](const QRect &box) { return QStyle::visualRect(option.direction, rect, box); };
    const QRgb ink = enabled ? theme.text : theme.text3;
    const QRgb quiet = enabled ? theme.text2 : theme.text3;

    const QRect mark = placed(QRect(rect.left() + padding - 2, rect.top(), grownIcon(), rect.height()));
    if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked) {
        paintIcon(painter, mark, "check", grownIcon(), ink);
    } else if (!option.icon.isNull()) {
        option.icon.paint(&painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const auto [text, key] = textAndKey(option.text);
    const QRect room = placed(rect.adjusted(padding + markRoom(), 0, -padding, 0));
    const bool mirrored = option.direction == Qt::RightToLeft;
    const int leading = Qt::AlignVCenter | Qt::TextSingleLine | (mirrored ? Qt::AlignRight : Qt::AlignLeft);
    const int trailing = Qt::AlignVCenter | Qt::TextSingleLine | (mirrored ? Qt::AlignLeft : Qt::AlignRight);
    painter.save();
    painter.setFont(option.font);
    painter.setPen(colour(ink));
    const auto [first, second] = linesOf(text);
    if (second.isEmpty()) {
        painter.drawText(room, leading | Qt::TextShowMnemonic, isolated(first));
        painter.setPen(colour(quiet));
    } else {
        const QFont small = scaled(option.font, TextSize::Small);
        const int firstHeight = QFontMetrics(option.font).height();
        const int secondHeight = QFontMetrics(small).height();
        QRect line(room.left(), room.top() + (room.height() - firstHeight - secondHeight) / 2, room.width(),
                   firstHeight);
        painter.drawText(line, leading | Qt::TextShowMnemonic, isolated(first));
        painter.setPen(colour(quiet));
        painter.setFont(small);
        line.moveTop(line.bottom() + 1);
        line.setHeight(secondHeight);
        painter.drawText(line, leading | Qt::TextShowMnemonic, isolated(second));
        painter.setFont(option.font);
    }
    if (!key.isEmpty())
        painter.drawText(room, trailing, key);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow
            = placed(QRect(rect.right() + 1 - padding - arrowSize + 4, rect.top(), arrowSize, rect.height()));
        paintIcon(painter, arrow, mirrored ? "back" : "right", arrowSize, quiet);
    }
    painter.restore();
}

} // namespace views
