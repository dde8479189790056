// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/groupwords.h"
#include "models/table/windowmodel.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/table/rowdelegate_p.h"

#include <QAbstractItemView>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <climits>

using table::GroupCell;
using table::Kind;

namespace views {
namespace {

constexpr int triangleGap = 4;
constexpr int titleGap = 8; // to the count
constexpr int barWidth = 66;
constexpr int barHeight = 8;
constexpr int barGap = 12;
constexpr int iconGap = 4;
constexpr int countGap = 10;

// Quiet for what is as it should be.
int percentOf(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return 32;
    case Tone::Warning:
        return 50;
    case Tone::Danger:
        return 85;
    case Tone::Info:
    case Tone::Neutral:
        break;
    }
    return 40;
}

QRgb mixed(QRgb over, QRgb ground, int percent)
{
    const auto part = [percent](int a, int b) { return (a * percent + b * (100 - percent)) / 100; };
    return qRgb(part(qRed(over), qRed(ground)), part(qGreen(over), qGreen(ground)), part(qBlue(over), qBlue(ground)));
}

bool isCurrentRow(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view && view->currentIndex().isValid() && view->currentIndex().row() == index.row();
}

} // namespace

int groupStep()
{
    return grownGlyph() + triangleGap;
}

int RowDelegate::groupIndent(const Cell &cell) const
{
    return firstCellPadding + std::max(0, cell.group->level) * groupStep();
}

QRect RowDelegate::triangleRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    useFont(option.font);
    Cell cell{option, themeOf(option.palette), index, option.rect};
    read(cell, index);
    if (!cell.group || cell.group->level < 0 || index.column() != m_firstColumn)
        return {};
    const QRect place(option.rect.left() + groupIndent(cell), option.rect.top(), grownGlyph(),
                      option.rect.height() - 1);
    return QStyle::visualRect(option.direction, option.rect, place);
}

void RowDelegate::paintGroup(QPainter &painter, Cell &cell) const
{
    const Theme &theme = cell.theme;
    cell.deleted = false;
    QRgb ground = cell.group->level <= 0 ? theme.sunken : theme.surface;
    if (isCurrentRow(cell.option, cell.index))
        ground = cell.option.state.testFlag(QStyle::State_Active) ? theme.selection : theme.selectionOff;
    else if (cell.index.row() == m_hoverRow)
        ground = theme.hover;
    if (cell.changed)
        ground = theme.changed;
    painter.fillRect(cell.rect, QColor::fromRgb(ground));
    painter.fillRect(QRect(cell.rect.left(), cell.rect.bottom(), cell.rect.width(), 1),
                     QColor::fromRgb(theme.hairline));
    const bool hasFocus = cell.option.state.testFlag(QStyle::State_HasFocus);
    const QRect whole = cell.rect;
    cell.isBold = cell.group->level <= 0;
    if (cell.index.column() == m_firstColumn) {
        paintGroupTitle(painter, cell);
    } else {
        const GroupCell &says = cell.group->cells[std::size_t(cell.index.column())];
        cell.sum = &says.value;
        const table::ColumnInfo &column = m_window->source().column(cell.index.column());
        if (says.kind == GroupCell::Kind::States) {
            paintStates(painter, cell);
        } else if (says.kind == GroupCell::Kind::Sum && table::hasBar(cell.kind)) {
            paintGpus(painter, cell);
        } else if (says.kind == GroupCell::Kind::Sum) {
            paintWords(painter, cell);
        } else {
            cell.isBold = false;
            const bool isValue = says.kind == GroupCell::Kind::Same && cell.kind != Kind::Time;
            const QRgb ink = isValue ? theme.text : says.kind == GroupCell::Kind::None ? theme.text3 : theme.text2;
            paintText(painter, cell, room(cell), table::groupCellText(says, column, m_window->formatContext()), ink,
                      table::isRightAligned(cell.kind) && !table::hasBar(cell.kind));
        }
    }
    if (hasFocus) {
        painter.setPen(QColor::fromRgb(theme.focus));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(whole.adjusted(0, 0, -1, -2));
    }
}

void RowDelegate::paintGroupTitle(QPainter &painter, Cell &cell) const
{
    const bool isTotal = cell.group->level < 0;
    const int before = groupIndent(cell);
    if (!isTotal) {
        const QRect place = triangleRect(cell.option, cell.index);
        const char *icon = cell.group->isOpen ? "down" : cell.mirrored ? "back" : "right";
        paintIcon(painter, place, icon, grownGlyph(), cell.theme.text2);
    }
    const int leading = before + groupStep();
    QRect free = cell.rect.adjusted(leading, 0, -cellPadding, -1);
    const QString count = table::countText(cell.group->rows);
    QString title = table::groupTitle(*cell.group, m_window->source(), m_window->formatContext());
    const QFont &font = cell.isBold ? m_boldFont : m_font;
    const int countWidth = QFontMetrics(m_font).horizontalAdvance(count) + 1;
    const int titleRoom = std::max(0, free.width() - titleGap - countWidth);
    if (isTotal && QFontMetrics(font).horizontalAdvance(title) >= titleRoom)
        title = tr("Total");
    const int titleWidth = std::min(titleRoom, QFontMetrics(font).horizontalAdvance(title) + 1);
    const auto placed = [&](const QRect &area) { return QStyle::visualRect(cell.option.direction, cell.rect, area); };
    cell.kind = isTotal ? Kind::Text : Kind::Name; // elided as such
    paintText(painter, cell, placed({free.left(), free.top(), titleWidth, free.height()}), title, cell.theme.text,
              false);
    cell.isBold = false;
    free.setLeft(free.left() + titleWidth + titleGap);
    paintText(painter, cell, placed(free), count, cell.theme.text2, false);
}

// A stacked bar, and how many there are of each, as far as there is room.
void RowDelegate::paintStates(QPainter &painter, const Cell &cell) const
{
    const GroupCell &says = cell.group->cells[std::size_t(cell.index.column())];
    const QRect area = room(cell);
    const auto placed = [&](const QRect &part) { return QStyle::visualRect(cell.option.direction, area, part); };
    const int width = std::min(barWidth, area.width() / 2);
    constexpr std::array tones{Tone::Success, Tone::Info, Tone::Neutral, Tone::Warning, Tone::Danger};
    std::array<qint64, tones.size()> rows{};
    qint64 all = 0;
    for (const GroupCell::State &state : says.states) {
        const auto at = std::ranges::find(tones, stateLook(state.word).tone) - tones.begin();
        rows[std::size_t(at)] += state.rows;
        all += state.rows;
    }
    const int top = area.top() + (area.height() - barHeight) / 2;
    qint64 sum = 0;
    for (std::size_t i = 0; i < tones.size(); ++i) {
        const int from = int(width * sum / all);
        sum += rows[i];
        const int to = int(width * sum / all);
        // One of many is seen, too.
        const int least = rows[i] > 0 ? std::max(from + 1, to) : to;
        painter.fillRect(
            placed({area.left() + std::min(from, width - 1), top, std::max(0, least - from), barHeight}),
            QColor::fromRgb(mixed(cell.theme.foreground(tones[i]), cell.theme.surface, percentOf(tones[i]))));
    }
    int left = area.left() + width + barGap;
    for (const GroupCell::State &state : says.states) {
        const QString count = table::countText(state.rows);
        const int needed = grownGlyph() + iconGap + QFontMetrics(m_font).horizontalAdvance(count) + 1;
        if (left + needed > area.right() + 1)
            break;
        const StateLook look = stateLook(state.word);
        paintIcon(painter, placed({left, area.top(), grownGlyph(), area.height()}), look.icon, grownGlyph(),
                  cell.theme.foreground(look.tone));
        Cell plain = cell;
        plain.isBold = false;
        paintText(painter, plain,
                  placed({left + grownGlyph() + iconGap, area.top(), needed - grownGlyph() - iconGap, area.height()}),
                  count, cell.theme.text, false);
        left += needed + countGap;
    }
}

bool RowDelegate::helpGroup(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                            const Cell &cell) const
{
    const table::ColumnInfo &column = m_window->source().column(cell.index.column());
    const bool isTitle = cell.index.column() == m_firstColumn;
    const GroupCell &says = cell.group->cells[std::size_t(cell.index.column())];
    const QString tip = isTitle ? table::groupTitle(*cell.group, m_window->source(), m_window->formatContext())
                                : table::groupCellWords(says, column, m_window->formatContext());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), plainToolTip(tip), view->viewport(), option.rect);
    return true;
}

} // namespace views
