// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview/cardtable.h"

#include "models/base/shown.h"
#include "views/look/focusring.h"
#include "views/look/followfont.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"
#include "views/widgets/gpubar.h"
#include "views/widgets/statechip.h"

#include <QFocusEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

#include <algorithm>
#include <vector>

Q_DECLARE_METATYPE(views::CardCell)

namespace views {
namespace {

constexpr double leastBarDigits = 6;
constexpr double mostBarDigits = 26;
constexpr double leastNameDigits = 12;
constexpr double leastChipDigits = 9;
constexpr int barHeight = GpuBarPainter::height;
constexpr int markReach = 3; // above and below the bar

CardCell cellOf(const QModelIndex &index)
{
    return index.data(Qt::UserRole).value<CardCell>();
}

bool isBar(const CardCell &cell)
{
    return cell.bar || cell.gpus;
}

class CardDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, appMetrics().row(Density::Normal)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.palette);
        const CardCell cell = cellOf(index);
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, QColor::fromRgb(theme.selection));
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, QColor::fromRgb(theme.hover));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          QColor::fromRgb(theme.hairline));
        const QRect room = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
        if (!cell.state.isEmpty())
            m_chips.paint(*painter, room, cell.state, theme, option.font, option.direction);
        else if (isBar(cell))
            paintBar(*painter, room, cell, theme, option.direction);
        else
            paintText(*painter, room, option, cell, theme);
        paintFocus(*painter, option, index, theme);
        painter->restore();
    }

private:
    static void paintText(QPainter &painter, const QRect &room, const QStyleOptionViewItem &option,
                          const CardCell &cell, const Theme &theme)
    {
        painter.setFont(option.font);
        painter.setPen(QColor::fromRgb(cell.isSecondary ? theme.text2 : theme.text));
        painter.setLayoutDirection(cell.isNumber ? Qt::LeftToRight : option.direction);
        const QString text = QFontMetrics(option.font)
                                 .elidedText(cell.text, cell.isNumber ? Qt::ElideRight : Qt::ElideMiddle, room.width());
        const Qt::Alignment side = cell.isNumber ? QStyle::visualAlignment(option.direction, Qt::AlignRight)
                                                 : QStyle::visualAlignment(option.direction, Qt::AlignLeft);
        painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine | side | Qt::AlignAbsolute, text);
    }

    void paintBar(QPainter &painter, const QRect &room, const CardCell &cell, const Theme &theme,
                  Qt::LayoutDirection direction) const
    {
        const QRect bar(room.left(), room.center().y() - barHeight / 2, room.width(), barHeight);
        if (cell.gpus) {
            m_bars.paint(painter, bar, *cell.gpus, theme, direction);
        } else {
            const QRect filled(bar.left(), bar.top(), std::max(1, int(bar.width() * *cell.bar)), bar.height());
            painter.fillRect(QStyle::visualRect(direction, bar, filled), QColor::fromRgb(theme.barFill));
        }
        if (!cell.mark)
            return;
        const QRect mark(bar.left() + int((bar.width() - 2) * *cell.mark), bar.top() - markReach, 2,
                         bar.height() + 2 * markReach);
        painter.fillRect(QStyle::visualRect(direction, bar, mark), QColor::fromRgb(theme.text));
    }

    // One ring around the current row.
    static void paintFocus(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                           const Theme &theme)
    {
        const auto *view = qobject_cast<const QTreeView *>(option.widget);
        if (!view || !view->hasFocus() || index.row() != view->currentIndex().row()
            || !view->property("keyboard").toBool())
            return;
        painter.setClipRect(option.rect);
        const QRect row(0, option.rect.top(), view->viewport()->width(), option.rect.height());
        paintInnerFocusRing(painter, row, theme);
    }

    mutable ChipPainter m_chips;
    mutable GpuBarPainter m_bars;
};

// Titles above the texts of their columns.
class CardHeader final : public QHeaderView
{
public:
    explicit CardHeader(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
    }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const Theme &theme = themeOf(palette());
        painter->save();
        painter->fillRect(rect, QColor::fromRgb(theme.sunken));
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor::fromRgb(theme.border));
        painter->setFont(font());
        painter->setPen(QColor::fromRgb(theme.text2));
        const auto side = model()->headerData(section, orientation(), Qt::TextAlignmentRole).value<Qt::Alignment>();
        painter->drawText(rect.adjusted(cellPadding, 0, -cellPadding, 0),
                          int(QStyle::visualAlignment(layoutDirection(), side)),
                          model()->headerData(section, orientation()).toString());
        painter->restore();
    }
};

// What a column needs to show all of its cells.
int contentWidth(const QStandardItemModel &model, int column, const QFont &font)
{
    const QFontMetrics metrics(font);
    int width = metrics.horizontalAdvance(model.headerData(column, Qt::Horizontal).toString());
    for (int row = 0; row < model.rowCount(); ++row) {
        const CardCell cell = cellOf(model.index(row, column));
        width = std::max(
            width, cell.state.isEmpty() ? metrics.horizontalAdvance(cell.text) : ChipPainter::width(cell.state, font));
    }
    return width + 2 * cellPadding + 1;
}

} // namespace

CardTable::CardTable(const QStringList &titles, bool hasHeader, QWidget *parent)
    : QTreeView(parent)
    , m_model(new QStandardItemModel(0, int(titles.size()), this))
{
    m_model->setHorizontalHeaderLabels(titles);
    setModel(m_model);
    setHeader(new CardHeader(this));
    setItemDelegate(new CardDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setHeaderHidden(!hasHeader);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setProperty("ownFocus", true);
    setMouseTracking(true);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setMinimumSectionSize(1);
    header()->setSectionsClickable(false);
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        setProperty("keyboard", false);
        if (!m_isScrolling)
            Q_EMIT rowChosen(index.row());
    });
    connect(this, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (m_isScrolling)
            Q_EMIT rowChosen(index.row());
    });
    followFont(*this, [this] {
        scheduleDelayedItemsLayout();
        updateGeometry();
        fitColumns();
    });
}

// Figures are never cut. Names are shortened for a bar; where that is not enough, there is none. States are shortened
// last.
void CardTable::fitColumns()
{
    const Metrics metrics = appMetrics();
    std::vector<int> widths(std::size_t(m_model->columnCount()));
    int bar = -1;
    int state = -1;
    int room = viewport()->width();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const CardCell first = m_model->rowCount() > 0 ? cellOf(m_model->index(0, column)) : CardCell();
        if (!first.state.isEmpty())
            state = column;
        if (isBar(first))
            bar = column;
        else if (!isColumnHidden(column))
            widths[std::size_t(column)] = contentWidth(*m_model, column, font());
        room -= widths[std::size_t(column)];
    }
    const int least = metrics.dw(leastNameDigits);
    if (m_isScrolling && room < least) { // long texts at the end are shortened before names
        const int given = std::clamp(least - room, 0, std::max(0, widths.back() - least));
        widths.back() -= given;
        room += given;
    }
    const int leastBar = metrics.dw(leastBarDigits);
    if (bar >= 0 && room < leastBar) {
        const int given = std::clamp(leastBar - room, 0, std::max(0, widths[0] - metrics.dw(leastNameDigits)));
        widths[0] -= given;
        room += given;
    }
    if (bar >= 0 && room >= leastBar) {
        widths[std::size_t(bar)] = std::min(room, metrics.dw(mostBarDigits));
        room -= widths[std::size_t(bar)];
    }
    if (state >= 0 && room < 0) {
        const int given = std::clamp(-room - std::max(0, widths[0] - metrics.dw(leastNameDigits)), 0,
                                     std::max(0, widths[std::size_t(state)] - metrics.dw(leastChipDigits)));
        widths[std::size_t(state)] -= given;
        room += given;
    }
    widths[0] = std::max(1, widths[0] + room);
    for (int column = 0; column < m_model->columnCount(); ++column)
        header()->resizeSection(column, widths[std::size_t(column)]);
}

void CardTable::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void CardTable::setRows(const QList<QList<CardCell>> &rows)
{
    const bool isResized = rows.size() != m_model->rowCount();
    {
        const QScopedValueRollback setting(m_isSet, true); // a current row that goes is nobody's choice
        m_model->setRowCount(int(rows.size()));
    }
    for (int row = 0; row < rows.size(); ++row) {
        for (int column = 0; column < rows.at(row).size(); ++column) {
            CardCell cell = rows.at(row).at(column);
            cell.text = base::shownName(cell.text);
            auto *item = m_model->item(row, column);
            if (!item)
                m_model->setItem(row, column, item = new QStandardItem);
            const QString text = cell.state.isEmpty() ? cell.text : ChipPainter::text(cell.state);
            item->setData(QVariant::fromValue(cell), Qt::UserRole);
            item->setText(text);
            item->setData(cell.spoken.isEmpty() ? text : cell.spoken, Qt::AccessibleTextRole);
            const CardCell &first = rows.at(row).constFirst();
            item->setToolTip(plainToolTip(first.hint.isEmpty() ? first.text : first.text + u'\n' + first.hint));
            if (row == 0)
                m_model->horizontalHeaderItem(column)->setTextAlignment(
                    Qt::AlignVCenter | (cell.isNumber ? Qt::AlignRight : Qt::AlignLeft));
        }
    }
    fitColumns();
    if (isResized)
        updateGeometry();
}

void CardTable::setScrolling()
{
    m_isScrolling = true;
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setSelectionMode(QAbstractItemView::SingleSelection);
}

void CardTable::setCurrentRow(int row)
{
    m_isSet = true;
    setCurrentIndex(m_model->index(row, 0));
    m_isSet = false;
}

void CardTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (!m_isSet && current.isValid() && current.row() != previous.row())
        Q_EMIT currentRowChanged(current.row());
}

QSize CardTable::minimumSizeHint() const
{
    const int head = isHeaderHidden() ? 0 : header()->sizeHint().height();
    return {0, m_isScrolling ? head + appMetrics().row(Density::Normal) : sizeHint().height()};
}

QSize CardTable::sizeHint() const
{
    const int head = isHeaderHidden() ? 0 : header()->sizeHint().height();
    return {appMetrics().dw(30), head + m_model->rowCount() * appMetrics().row(Density::Normal)};
}

void CardTable::focusInEvent(QFocusEvent *event)
{
    setProperty("keyboard", event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason);
    QTreeView::focusInEvent(event);
    if (!currentIndex().isValid())
        setCurrentIndex(m_model->index(0, 0));
    viewport()->update();
}

void CardTable::keyPressEvent(QKeyEvent *event)
{
    setProperty("keyboard", true);
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || (event->key() == Qt::Key_Space && !m_isScrolling);
    if (isEnter && currentIndex().isValid()) {
        Q_EMIT rowChosen(currentIndex().row());
        return;
    }
    QTreeView::keyPressEvent(event);
    viewport()->update();
}

} // namespace views
