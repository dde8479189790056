// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/format.h"
#include "models/table/windowmodel.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/look/stylepaint.h"
#include "views/look/theme.h"
#include "views/table/rowdelegate_p.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QStyleOption>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;
using table::Kind;
using table::WindowModel;

namespace views {
namespace {

constexpr double shareDigits = 8.5; // width of "8/32"
constexpr int shareGap = 8;
constexpr int leastBar = 24;
constexpr int cornerMark = 6; // corner mark of a changed cell
constexpr qreal staleOpacity = 0.45; // of the bar of an old value
constexpr int belongingWidth = 4; // px, of the bar that tells what a row belongs to
constexpr int belongingHeight = 14;
constexpr int placeholderHeight = 8;
constexpr double placeholderDigits = 24;

const QString &dash()
{
    static const QString text = u"–"_s;
    return text;
}

// Similar names and ids differ at their ends, so elide in the middle; sentences and figures at the end.
Qt::TextElideMode elideMode(Kind kind, const QString &text)
{
    const bool isName = kind == Kind::Name || kind == Kind::Identifier || kind == Kind::Reference
        || (kind == Kind::Text && !text.contains(u' '));
    return isName ? Qt::ElideMiddle : Qt::ElideRight;
}

bool isNumber(Kind kind)
{
    return kind == Kind::Count || kind == Kind::Gpus || kind == Kind::Cores || kind == Kind::Bytes
        || kind == Kind::Percent;
}

} // namespace

RowDelegate::RowDelegate(QObject *parent)
    : QAbstractItemDelegate(parent)
{
}

RowDelegate::~RowDelegate() = default;

void RowDelegate::useFont(const QFont &font) const
{
    if (m_digit > 0 && font == m_font)
        return;
    m_font = font;
    m_fixedFont = fixedFont(font);
    m_boldFont = font;
    m_boldFont.setBold(true);
    m_tabular = hasTabularDigits(font);
    m_digit = digitWidth(font);
    m_texts.clear();
}

int RowDelegate::shareWidth() const
{
    return int(std::ceil(shareDigits * m_digit));
}

void RowDelegate::read(Cell &cell, const QModelIndex &index) const
{
    if (index.model() != m_model) {
        m_model = index.model();
        m_window = qobject_cast<const WindowModel *>(m_model);
        m_kinds.clear();
        m_deletedColumn = -1;
        if (m_window != nullptr) {
            for (int i = 0; i < m_window->columnCount(); ++i)
                m_kinds.append(m_window->source().column(i).kind);
            m_deletedColumn = m_window->columnOf("deletedAt");
        }
    }
    if (m_window != nullptr) {
        cell.kind = m_kinds.value(index.column(), Kind::Text);
        cell.loaded = !m_window->idAt(index.row()).isNull();
        m_levels = m_window->isGrouped() ? std::min<int>(table::mostGroupColumns, m_window->query().groupBy.size()) : 0;
        cell.group = m_window->groupAt(index.row());
        cell.late = m_window->isLate(index.row(), index.column());
        cell.deleted = cell.loaded && m_deletedColumn >= 0 && (cell.kind == Kind::Name || cell.kind == Kind::State)
            && !std::holds_alternative<std::monostate>(m_window->valueAt(index.row(), m_deletedColumn));
    } else {
        cell.kind = Kind(index.data(WindowModel::KindRole).toInt());
        cell.loaded = index.data(WindowModel::LoadedRole).toBool();
    }
    cell.changed = cell.loaded && index.data(WindowModel::ChangedRole).toBool();
    if (!cell.loaded || cell.group)
        return;
    if (m_markOf)
        cell.mark = m_markOf(index);
    if (!m_stale.isEmpty()) {
        cell.mark.isStale = true;
        cell.mark.toolTip += (cell.mark.toolTip.isEmpty() ? QString() : u"\n"_s) + m_stale;
    }
    if ((cell.kind == Kind::Text || cell.kind == Kind::Name) && (!cell.mark.glyph || cell.mark.isStale))
        cell.note = index.data(WindowModel::NoteRole).toString();
}

table::Value RowDelegate::valueOf(const Cell &cell) const
{
    if (cell.sum)
        return *cell.sum;
    return m_window != nullptr ? m_window->valueAt(cell.index.row(), cell.index.column())
                               : cell.index.data(WindowModel::ValueRole).value<table::Value>();
}

QRgb RowDelegate::inkOf(const Cell &cell, const QString &text) const
{
    if (text.isEmpty() || text == dash())
        return cell.theme.text3;
    if (cell.mark.isStale)
        return cell.theme.text2;
    if (cell.kind == Kind::QuotaRoom) {
        const table::Value value = valueOf(cell);
        const auto *left = std::get_if<double>(&value);
        return left && *left < 0 ? cell.theme.warningFg : cell.theme.text2;
    }
    const bool secondary = cell.kind == Kind::Time || (isNumber(cell.kind) && text == "0"_L1) || cell.isPending();
    return secondary ? cell.theme.text2 : cell.theme.text;
}

const char *RowDelegate::glyphOf(const Cell &cell) const
{
    if (cell.mark.glyph)
        return cell.mark.glyph;
    const bool isHovered = cell.index.row() == m_hoverRow;
    switch (cell.mark.editing) {
    case Editing::None:
        return nullptr;
    case Editing::Possible:
        return isHovered ? "edit" : nullptr;
    case Editing::ReadOnly:
        return isHovered ? "lock" : nullptr;
    case Editing::Locked:
        return "lock";
    }
    return nullptr;
}

QRect RowDelegate::noteRect(const Cell &cell) const
{
    const QRect all = room(cell);
    const int width
        = cell.note.isEmpty() ? 0 : std::min(all.width(), QFontMetrics(m_font).horizontalAdvance(cell.note));
    return {cell.mirrored ? all.left() : all.right() + 1 - width, all.top(), width, all.height()};
}

QRect RowDelegate::glyphRect(const Cell &cell) const
{
    const QRect note = noteRect(cell);
    const int gap = cell.note.isEmpty() ? 0 : cellPadding;
    const int x = cell.mirrored ? note.right() + 1 + gap : note.left() - gap - grownGlyph();
    return {x, note.top(), grownGlyph(), note.height()};
}

QRect RowDelegate::glyphRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    useFont(option.font);
    Cell cell{option, themeOf(option.palette), index, option.rect};
    cell.mirrored = option.direction == Qt::RightToLeft;
    read(cell, index);
    return glyphOf(cell) ? glyphRect(cell) : QRect();
}

void RowDelegate::setBoxes(bool ofAll, int ofRow)
{
    m_hasBoxes = ofAll;
    m_boxRow = ofRow;
}

bool RowDelegate::hasBox(const QModelIndex &index) const
{
    return index.column() == m_firstColumn && (m_hasBoxes || index.row() == m_boxRow)
        && !(m_window && m_window->groupAt(index.row()));
}

int RowDelegate::leadingOf(const QModelIndex &index) const
{
    const int padding = index.column() == m_firstColumn ? firstCellPadding : cellPadding;
    const int below = index.column() == m_firstColumn && m_levels > 0 ? (m_levels + 1) * groupStep() : 0; // groups
    return padding + below + (hasBox(index) ? grownMark() + cellPadding : 0);
}

QRect RowDelegate::boxRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!hasBox(index))
        return {};
    const int size = grownMark();
    const QRect &cell = option.rect;
    const QRect box(cell.left() + firstCellPadding, cell.top() + (cell.height() - 1 - size) / 2, size, size);
    return QStyle::visualRect(option.direction, cell, box);
}

// Rows that are not loaded have one, too: they can be selected.
void RowDelegate::paintBox(QPainter &painter, const Cell &cell) const
{
    QStyleOption box;
    box.rect = boxRect(cell.option, cell.index);
    box.palette = cell.option.palette;
    box.state = QStyle::State_Enabled | (cell.selected ? QStyle::State_On : QStyle::State_Off);
    paintCheckMark(box, painter);
}

QRect RowDelegate::room(const Cell &cell) const
{
    const int leading = leadingOf(cell.index);
    // The last pixel row is the separator line.
    QRect rect = cell.rect.adjusted(leading, 0, -cellPadding, -1);
    if (cell.mirrored)
        rect.translate(cellPadding - leading, 0);
    if (!m_open.isNull() && table::isRightAligned(cell.kind)) {
        rect.setLeft(std::max(rect.left(), m_open.left()));
        rect.setRight(std::min(rect.right(), m_open.right()));
    }
    return rect;
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    useFont(option.font);
    Cell cell{option, themeOf(option.palette), index, option.rect};
    if (const GroupBand *band = bandOf(index.row())) {
        paintBand(*painter, option, index, *band);
        if (band->isFolded)
            return;
        cell.rect.setTop(cell.rect.top() + m_bandHeight);
    }
    cell.selected = option.state.testFlag(QStyle::State_Selected);
    cell.mirrored = option.direction == Qt::RightToLeft;
    read(cell, index);
    if (cell.group)
        return paintGroup(*painter, cell);
    paintGround(*painter, cell);
    if (hasBox(index))
        paintBox(*painter, cell);
    if (!cell.loaded || cell.late) {
        paintPlaceholder(*painter, cell);
        return;
    }
    switch (cell.kind) {
    case Kind::State:
        if (const QString word = index.data(WindowModel::CellTextRole).toString(); word.isEmpty() || word == dash()) {
            paintText(*painter, cell, room(cell), dash(), cell.theme.text3, false);
        } else {
            const table::Value value = valueOf(cell);
            const auto *raw = std::get_if<QString>(&value);
            const QString state = raw ? *raw : word;
            const ChipLook look = cell.deleted ? ChipLook::Muted
                : cell.mark.isStale            ? ChipLook::Stale
                                               : ChipLook::Usual;
            m_chips.paint(*painter, room(cell), state, cell.theme, m_font, option.direction, look);
            if (const QString note = index.data(WindowModel::NoteRole).toString(); !note.isEmpty()) {
                const int chip = ChipPainter::width(state, m_font) + cellPadding;
                const QRect beside = room(cell).adjusted(cell.mirrored ? 0 : chip, 0, cell.mirrored ? -chip : 0, 0);
                paintText(*painter, cell, beside, note, cell.theme.text2, false);
            }
        }
        break;
    case Kind::GpuShare:
    case Kind::QuotaShare:
        paintGpus(*painter, cell);
        break;
    default:
        paintWords(*painter, cell);
        break;
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(colour(cell.theme.focus));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(cell.rect.adjusted(0, 0, -1, -2));
    }
}

// The value, at the end of the cell its note, and between them the glyph.
void RowDelegate::paintWords(QPainter &painter, const Cell &cell) const
{
    const QString text = textOf(cell);
    QRect free = room(cell);
    if (cell.mark.bar != 0) {
        const QRect bar(free.left(), free.top() + (free.height() - belongingHeight) / 2, belongingWidth,
                        belongingHeight);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromRgb(cell.mark.bar));
        painter.drawRoundedRect(QStyle::visualRect(cell.option.direction, free, bar), barRadius, barRadius);
        painter.setRenderHint(QPainter::Antialiasing, false);
        free.adjust(cell.mirrored ? 0 : belongingWidth + cellPadding, 0,
                    cell.mirrored ? -belongingWidth - cellPadding : 0, 0);
    }
    const auto takeAway = [&](const QRect &end) {
        if (cell.mirrored)
            free.setLeft(end.right() + 1 + cellPadding);
        else
            free.setRight(end.left() - 1 - cellPadding);
    };
    if (!cell.note.isEmpty()) {
        const QRect end = noteRect(cell);
        paintText(painter, cell, end.adjusted(-1, 0, 1, 0), cell.note,
                  cell.isPending() ? cell.theme.infoFg : cell.theme.text2, !cell.mirrored);
        takeAway(end);
    }
    if (const char *glyph = glyphOf(cell)) {
        const QRect end = glyphRect(cell);
        const bool isNews = cell.mark.glyph && !cell.mark.isStale;
        paintIcon(painter, end, glyph, grownGlyph(), isNews ? cell.theme.infoFg : cell.theme.text2);
        takeAway(end);
    }
    paintText(painter, cell, free, text.isEmpty() ? dash() : text, inkOf(cell, text), table::isRightAligned(cell.kind));
}

void RowDelegate::paintGround(QPainter &painter, const Cell &cell) const
{
    const Theme &theme = cell.theme;
    QRgb ground = theme.surface;
    if (cell.selected)
        ground = cell.option.state.testFlag(QStyle::State_Active) ? theme.selection : theme.selectionOff;
    else if (cell.index.row() == m_hoverRow && cell.loaded)
        ground = theme.hover;
    if (cell.changed)
        ground = theme.changed;
    if (ground != theme.surface)
        painter.fillRect(cell.rect, colour(ground));
    painter.fillRect(QRect(cell.rect.left(), cell.rect.bottom(), cell.rect.width(), 1), colour(theme.hairline));
    if (cell.changed) {
        const QPoint corner = cell.mirrored ? cell.rect.topRight() + QPoint(1, 0) : cell.rect.topLeft();
        const int across = cell.mirrored ? -cornerMark : cornerMark;
        const QPoint mark[] = {corner, corner + QPoint(across, 0), corner + QPoint(0, cornerMark)};
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(theme.text2));
        painter.drawPolygon(mark, 3);
    }
}

void RowDelegate::paintPlaceholder(QPainter &painter, const Cell &cell) const
{
    const QRect room = this->room(cell);
    // Depends on row and column only: stable across repaints, and neighbours differ.
    const uint seed = uint(cell.index.row()) * 2654435761U + uint(cell.index.column()) * 40503U;
    const int share = 50 + int((seed >> 16) % 40);
    // As long as typical text, not the full column width.
    const int most = std::min(room.width(), int(placeholderDigits * m_digit));
    const int width = std::max(placeholderHeight, most * share / 100);
    const bool toRight = table::isRightAligned(cell.kind) && !table::hasBar(cell.kind);
    const int x = toRight != cell.mirrored ? room.right() + 1 - width : room.left();
    const QRect bar(x, room.top() + (room.height() - placeholderHeight) / 2, width, placeholderHeight);
    m_placeholders.paint(painter, bar, cell.theme.placeholder);
}

void RowDelegate::paintText(QPainter &painter, const Cell &cell, const QRect &room, const QString &text, QRgb ink,
                            bool toRight) const
{
    if (room.width() <= 0)
        return;
    painter.setPen(colour(ink));
    const bool fixed = cell.kind == Kind::Identifier;
    bool atRight = toRight != cell.mirrored;
    if (toRight && !m_tabular && !fixed) {
        // Proportional digits: place each in a cell of the widest digit, from the right.
        const auto advance = [&](const TextCache::Line &line, QChar c) { return c.isDigit() ? m_digit : line.width; };
        const auto place = [&](QChar c) -> const TextCache::Line & {
            return m_texts.line(QString(c), INT_MAX, Qt::ElideNone, m_font, 2);
        };
        qreal whole = 0;
        for (const QChar c : text)
            whole += advance(place(c), c);
        if (whole <= room.width()) {
            qreal x = atRight ? room.right() + 1 - whole : room.left();
            for (const QChar c : text) {
                const TextCache::Line &line = place(c);
                const qreal width = advance(line, c);
                line.draw(painter,
                          QPointF(x + (width - line.width) / 2, room.top() + int((room.height() - line.height) / 2)));
                x += width;
            }
            return;
        }
    }
    const QFont &font = fixed ? m_fixedFont : cell.isBold ? m_boldFont : m_font;
    const int variant = fixed ? 1 : cell.isBold ? 3 : 0;
    const TextCache::Line &line = m_texts.line(text, room.width(), elideMode(cell.kind, text), font, variant);
    const int y = room.top() + int((room.height() - line.height) / 2);
    const int x = atRight ? room.right() + 1 - int(std::ceil(line.width)) : room.left();
    if (fixed || cell.isBold)
        painter.setFont(font);
    line.draw(painter, QPointF(x, y));
    if (cell.deleted && cell.kind == Kind::Name) {
        const int middle = y + int(line.height * 0.55);
        painter.fillRect(QRect(x, middle, int(line.width), 1), colour(ink));
    }
    if (fixed || cell.isBold)
        painter.setFont(m_font);
}

void RowDelegate::paintGpus(QPainter &painter, const Cell &cell) const
{
    const QRect room = this->room(cell);
    const table::Value value = valueOf(cell);
    const auto *share = std::get_if<table::GpuShare>(&value);
    if (share == nullptr) {
        paintText(painter, cell, room, dash(), cell.theme.text3, false);
        return;
    }
    const auto widthOf = [&](const QString &text) {
        const QFont &font = cell.isBold ? m_boldFont : m_font;
        return int(std::ceil(m_texts.line(text, INT_MAX, Qt::ElideNone, font, cell.isBold ? 3 : 0).width));
    };
    QString figure = textOf(cell);
    int needed = widthOf(figure);
    // Of a group, as of a long sum, the bar shows all that there are; the tool tip tells it.
    if (cell.group || (cell.sum && needed + shareGap + leastBar > room.width())) {
        figure = table::cellText(Kind::Gpus, share->allocated, m_window->formatContext());
        needed = widthOf(figure);
    }
    // Align the bars of a column, unless a number needs more space.
    const int usual = std::max(shareWidth(), int(room.width() * 0.45));
    const int textWidth = std::min(std::max(usual, needed), room.width());
    QRect textRoom(room.left(), room.top(), textWidth, room.height());
    QRect barRoom(room.left() + textWidth + shareGap, room.top(), room.width() - textWidth - shareGap, room.height());
    if (cell.mirrored) {
        textRoom.moveRight(room.right());
        barRoom.moveLeft(room.left());
    }
    paintText(painter, cell, textRoom, figure, cell.mark.isStale ? cell.theme.text2 : cell.theme.text, true);
    const qreal opacity = painter.opacity();
    if (cell.mark.isStale)
        painter.setOpacity(opacity * staleOpacity);
    if (cell.kind == Kind::QuotaShare)
        GpuBarPainter::paintQuota(painter, barRoom, *share, cell.theme, cell.option.direction);
    else
        m_bars.paint(painter, barRoom, *share, cell.theme, cell.option.direction);
    painter.setOpacity(opacity);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    useFont(option.font);
    Cell cell{option, themeOf(option.palette), index, option.rect};
    read(cell, index);
    const QString text = index.data(WindowModel::CellTextRole).toString();
    int width = 0;
    if (cell.loaded && cell.kind == Kind::State)
        width = ChipPainter::width(text, m_font);
    else if (cell.loaded && table::hasBar(cell.kind))
        width = shareWidth() + shareGap + shareWidth();
    else if (cell.loaded)
        width
            = QFontMetrics(cell.kind == Kind::Identifier ? m_fixedFont : m_font).horizontalAdvance(text.left(512)) + 1;
    const int leading = leadingOf(index);
    return {width + leading + cellPadding, Metrics(option.font).row()};
}

bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                            const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return false;
    if (bandOf(index.row()) && event->pos().y() < option.rect.top() + m_bandHeight) {
        QToolTip::hideText();
        return true;
    }
    Cell cell{option, themeOf(option.palette), index, option.rect};
    cell.mirrored = option.direction == Qt::RightToLeft;
    read(cell, index);
    if (cell.group)
        return helpGroup(event, view, option, cell);
    QString tip;
    if (cell.loaded) {
        const QString shown = index.data(WindowModel::CellTextRole).toString();
        const QString whole = index.data(Qt::DisplayRole).toString();
        const QRect glyph = glyphOf(cell) ? glyphRect(cell) : QRect();
        const int besides = (cell.note.isEmpty() ? 0 : noteRect(cell).width() + cellPadding)
            + (glyph.isEmpty() ? 0 : glyph.width() + cellPadding);
        const int needed = sizeHint(option, index).width() + besides;
        // Bars are described in words, times in full; anything else only if the cell elides it.
        const bool isTold = cell.mark.editing == Editing::ReadOnly || cell.mark.editing == Editing::Locked;
        const bool isPending = !index.data(WindowModel::NoteRole).toString().isEmpty() && !cell.mark.isNoteQuiet;
        if (table::hasBar(cell.kind) || isPending)
            tip = index.data(Qt::AccessibleTextRole).toString();
        else if (shown != whole || needed > option.rect.width())
            tip = whole;
        const bool isOld = cell.mark.isStale && !table::hasBar(cell.kind); // else the words say it
        if (isTold || isOld || cell.mark.glyph || glyph.contains(event->pos()))
            tip += (tip.isEmpty() ? QString() : u"\n"_s) + cell.mark.toolTip;
    }
    if (tip.isEmpty() || tip == dash())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), plainToolTip(tip), view->viewport(), option.rect);
    return true;
}

} // namespace views
