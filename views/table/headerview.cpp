// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/table/headerview.h"

#include "models/table/windowmodel.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/look/stylepaint.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QHoverEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QToolTip>

#include <algorithm>
#include <utility>

using table::WindowModel;

namespace views {
namespace {

constexpr int arrowGap = 5;
constexpr int separatorHeight = 14;

const table::ColumnInfo *columnOf(const QAbstractItemModel *model, int column)
{
    const auto *window = qobject_cast<const WindowModel *>(model);
    return window != nullptr && column >= 0 && column < window->columnCount() ? &window->source().column(column)
                                                                              : nullptr;
}

bool alignsRight(const QAbstractItemModel *model, int column)
{
    if (const table::ColumnInfo *info = columnOf(model, column)) {
        // A GPU cell starts with its number, followed by a bar, so its title is left-aligned.
        return !table::hasBar(info->kind) && table::isRightAligned(info->kind);
    }
    return model->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
}

} // namespace

HeaderView::HeaderView(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setResizeContentsPrecision(0); // measure visible rows only, not up to a million
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Column titles"));
}

void HeaderView::setSorted(int column, bool descending, const QList<FurtherSort> &further)
{
    if (m_sorted == column && m_descending == descending && m_further == further)
        return;
    m_sorted = column;
    m_descending = descending;
    m_further = further;
    viewport()->update();
}

void HeaderView::setOrderPending(bool pending)
{
    if (std::exchange(m_isPending, pending) != pending)
        viewport()->update();
}

void HeaderView::setBox(std::optional<Qt::CheckState> state)
{
    if (m_box == state)
        return;
    m_box = state;
    viewport()->update();
}

QRect HeaderView::boxRect() const
{
    const int first = m_box ? firstVisible() : -1;
    if (first < 0)
        return {};
    const QRect section = sectionRect(first);
    const int size = grownMark();
    const QRect box(section.left() + firstCellPadding, (section.height() - 1 - size) / 2, size, size);
    return QStyle::visualRect(layoutDirection(), section, box);
}

int HeaderView::firstVisible() const
{
    for (int visual = 0; visual < count(); ++visual) {
        if (const int logical = logicalIndex(visual); !isSectionHidden(logical))
            return logical;
    }
    return -1;
}

int HeaderView::frozenWidth() const
{
    const int first = offset() > 0 ? firstVisible() : -1;
    const int width = first < 0 ? 0 : sectionSize(first);
    return 2 * width <= viewport()->width() ? width : 0;
}

QRect HeaderView::frozenRect() const
{
    return QStyle::visualRect(layoutDirection(), viewport()->rect(), QRect(0, 0, frozenWidth(), viewport()->height()));
}

int HeaderView::columnAt(const QPoint &at) const
{
    return frozenRect().contains(at) ? firstVisible() : logicalIndexAt(at);
}

QRect HeaderView::sectionRect(int column) const
{
    if (frozenWidth() > 0 && column == firstVisible())
        return frozenRect();
    return {sectionViewportPosition(column), 0, sectionSize(column), viewport()->height()};
}

// The base class knows the frozen section only at its place among the scrolled ones.
QMouseEvent HeaderView::unfrozen(const QMouseEvent &event) const
{
    const int shift = sectionViewportPosition(firstVisible()) - frozenRect().left();
    return {event.type(),           event.position() + QPointF(shift, 0),
            event.globalPosition(), event.button(),
            event.buttons(),        event.modifiers()};
}

void HeaderView::mousePressEvent(QMouseEvent *event)
{
    m_pressedBox = event->button() == Qt::LeftButton && boxRect().contains(event->position().toPoint());
    if (m_pressedBox)
        return;
    m_pressedFrozen = frozenRect().contains(event->position().toPoint());
    if (!m_pressedFrozen)
        return QHeaderView::mousePressEvent(event);
    QMouseEvent there = unfrozen(*event);
    QHeaderView::mousePressEvent(&there);
}

void HeaderView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressedBox)
        return;
    const bool isHover = event->buttons() == Qt::NoButton;
    if (isHover ? !frozenRect().contains(event->position().toPoint()) : !m_pressedFrozen)
        return QHeaderView::mouseMoveEvent(event);
    QMouseEvent there = unfrozen(*event);
    QHeaderView::mouseMoveEvent(&there);
}

void HeaderView::mouseReleaseEvent(QMouseEvent *event)
{
    m_clickKeys = event->modifiers();
    if (std::exchange(m_pressedBox, false)) {
        if (boxRect().contains(event->position().toPoint()))
            Q_EMIT boxClicked();
        return;
    }
    if (!std::exchange(m_pressedFrozen, false))
        return QHeaderView::mouseReleaseEvent(event);
    QMouseEvent there = unfrozen(*event);
    QHeaderView::mouseReleaseEvent(&there);
}

void HeaderView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (boxRect().contains(event->position().toPoint())) {
        m_pressedBox = true; // it is the second of two clicks
        return;
    }
    if (!frozenRect().contains(event->position().toPoint()))
        return QHeaderView::mouseDoubleClickEvent(event);
    QMouseEvent there = unfrozen(*event);
    QHeaderView::mouseDoubleClickEvent(&there);
}

bool HeaderView::canSort(int column) const
{
    const table::ColumnInfo *info = columnOf(model(), column);
    if (info == nullptr)
        return false;
    return static_cast<const WindowModel *>(model())->source().canSort(*info);
}

QString HeaderView::sortHindrance(int column) const
{
    const table::ColumnInfo *info = columnOf(model(), column);
    if (info == nullptr || canSort(column))
        return {};
    const QString reason = static_cast<const WindowModel *>(model())->source().sortNote(*info);
    return reason.isEmpty() ? tr("The server cannot sort by “%1”.").arg(table::columnTitle(*info)) : reason;
}

QString HeaderView::sortNote(int column) const
{
    const table::ColumnInfo *info = columnOf(model(), column);
    return info && canSort(column) ? static_cast<const WindowModel *>(model())->source().sortNote(*info) : QString();
}

int HeaderView::titleWidth(int column) const
{
    const QString title = model() == nullptr ? QString() : model()->headerData(column, orientation()).toString();
    const QFont font = semiBold(scaled(this->font(), TextSize::Small));
    const int box = m_box && column == firstVisible() ? grownMark() + cellPadding : 0;
    return QFontMetrics(font).horizontalAdvance(title) + arrowGap + arrowSize + firstCellPadding + cellPadding + box;
}

HeaderView::Mark HeaderView::markOf(int column) const
{
    const Theme &theme = themeOf(palette());
    const QRgb ink = m_isPending ? theme.text3 : theme.text;
    const auto arrow = [](bool descending) { return descending ? "sort" : "sort-up"; };
    const auto further = std::ranges::find(m_further, column, &FurtherSort::column);
    if (column == m_sorted)
        return {arrow(m_descending), ink, m_further.isEmpty() ? QString() : QString::number(1)};
    if (further != m_further.end())
        return {arrow(further->descending), ink, QString::number(further - m_further.begin() + 2)};
    if (column != m_hovered || columnOf(model(), column) == nullptr)
        return {};
    if (!canSort(column))
        return {"nosort", theme.text2};
    return sortNote(column).isEmpty() ? Mark() : Mark{"store", theme.text2};
}

QSize HeaderView::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), Metrics(font()).tableHeader};
}

QSize HeaderView::sectionSizeFromContents(int column) const
{
    return {titleWidth(column), Metrics(font()).tableHeader};
}

QString HeaderView::toolTip(int column) const
{
    QStringList lines;
    if (const QString words = model()->headerData(column, orientation(), Qt::ToolTipRole).toString(); !words.isEmpty())
        lines.append(words);
    else if (titleWidth(column) > sectionSize(column))
        lines.append(model()->headerData(column, orientation()).toString());
    for (const QString &words : {sortHindrance(column), sortNote(column)}) {
        if (!words.isEmpty())
            lines.append(words);
    }
    return lines.join(u'\n');
}

bool HeaderView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int column = columnAt(help->pos());
        const bool isBox = boxRect().contains(help->pos());
        const QString tip = isBox              ? tr("Select or deselect all rows")
            : column < 0 || model() == nullptr ? QString()
                                               : toolTip(column);
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainToolTip(tip), viewport());
        return true;
    }
    case QEvent::HoverEnter:
    case QEvent::HoverMove:
        setHovered(columnAt(static_cast<QHoverEvent *>(event)->position().toPoint()));
        break;
    case QEvent::HoverLeave:
    case QEvent::Leave:
        setHovered(-1);
        break;
    default:
        break;
    }
    return QHeaderView::viewportEvent(event);
}

void HeaderView::setHovered(int column)
{
    if (m_hovered == column)
        return;
    m_hovered = column;
    viewport()->update();
}

void HeaderView::paintEvent(QPaintEvent *event)
{
    const Theme &theme = themeOf(palette());
    {
        QPainter painter(viewport());
        painter.fillRect(event->rect(), QColor::fromRgb(theme.sunken));
    }
    QHeaderView::paintEvent(event);
    QPainter painter(viewport());
    if (const QRect frozen = frozenRect(); !frozen.isEmpty())
        paintSection(&painter, frozen, firstVisible());
    painter.fillRect(QRect(0, viewport()->height() - 1, viewport()->width(), 1), QColor::fromRgb(theme.border));
}

void HeaderView::paintBox(QPainter &painter) const
{
    QStyleOption box;
    box.rect = boxRect();
    box.palette = palette();
    box.state = QStyle::State_Enabled
        | (*m_box == Qt::Checked         ? QStyle::State_On
               : *m_box == Qt::Unchecked ? QStyle::State_Off
                                         : QStyle::State_NoChange);
    paintCheckMark(box, painter);
}

void HeaderView::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    const Theme &theme = themeOf(palette());
    const bool mirrored = isRightToLeft();
    const bool sorted
        = column == m_sorted || std::ranges::find(m_further, column, &FurtherSort::column) != m_further.end();
    painter->fillRect(rect, QColor::fromRgb(theme.sunken));
    const int edge = mirrored ? rect.left() : rect.right();
    painter->fillRect(QRect(edge, rect.top() + (rect.height() - 1 - separatorHeight) / 2, 1, separatorHeight),
                      QColor::fromRgb(theme.border));

    int leading = column == firstVisible() ? firstCellPadding : cellPadding;
    if (m_box && column == firstVisible()) {
        paintBox(*painter);
        leading += grownMark() + cellPadding;
    }
    QRect room = rect.adjusted(mirrored ? cellPadding : leading, 0, mirrored ? -leading : -cellPadding, -1);
    if (room.width() <= 0)
        return;
    const QFont small = scaled(font(), TextSize::Small);
    const QFont titleFont = sorted ? semiBold(small) : small;
    const QFontMetrics metrics(titleFont);
    const bool atRight = alignsRight(model(), column) != mirrored;

    const Mark mark = markOf(column);
    const QFontMetrics placeMetrics(small);
    const int placeWidth = placeMetrics.horizontalAdvance(mark.place);
    const int markRoom = !mark.icon ? 0 : std::min(arrowSize + arrowGap + placeWidth, room.width());
    QString title = model()->headerData(column, orientation()).toString();
    title = metrics.elidedText(title, Qt::ElideRight, room.width() - markRoom);
    const int titleWidth = metrics.horizontalAdvance(title);
    const int titleX = atRight ? room.right() + 1 - titleWidth : room.left();
    painter->setFont(titleFont);
    painter->setPen(QColor::fromRgb(sorted ? theme.text : theme.text2));
    painter->drawText(QRect(titleX, room.top(), titleWidth + 1, room.height()),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
    if (!mark.icon)
        return;
    // The arrow goes towards the middle of the column, so that titles of number columns stay aligned with their
    // numbers.
    const int arrowX = atRight ? titleX - arrowGap - arrowSize : titleX + titleWidth + arrowGap;
    paintIcon(*painter, QRect(arrowX, room.top(), arrowSize, room.height()), mark.icon, arrowSize, mark.ink);
    painter->setFont(small);
    painter->setPen(QColor::fromRgb(mark.ink));
    painter->drawText(
        QRect(atRight ? arrowX - placeWidth : arrowX + arrowSize, room.top(), placeWidth + 1, room.height()),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, mark.place);
}

} // namespace views
