// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/theme.h"
#include "views/table/headerview.h"
#include "views/table/rowdelegate.h"
#include "views/table/tableview.h"
#include "views/widgets/controls.h"
#include "views/widgets/picklist.h"

#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>

// The columns of TableView: layout, menus, order, and the frozen one.
namespace views {
namespace {

QString sortKeyOf(const table::ColumnInfo &column)
{
    return QString::fromLatin1(column.sortKey != nullptr ? column.sortKey : column.key);
}

} // namespace

// --- Columns

void TableView::setColumnLayout(const ColumnLayout &layout)
{
    applyLayout(layout);
}

void TableView::applyLayout(const ColumnLayout &layout)
{
    if (m_model == nullptr)
        return;
    {
        const QScopedValueRollback applying(m_applying, true);
        m_columns.setLayout(layout);
    }
    fitColumns();
}

ColumnLayout TableView::columnLayout() const
{
    return m_columns.layout();
}

bool TableView::hasDefaultLayout() const
{
    return columnLayout().toStringList() == m_columns.defaults().toStringList();
}

void TableView::resetColumns()
{
    applyLayout({});
    Q_EMIT columnLayoutChanged();
}

void TableView::setColumnVisible(int column, bool visible)
{
    if (m_header->isSectionHidden(column) != visible)
        return;
    if (!visible && m_header->count() - m_header->hiddenSectionCount() <= 1)
        return; // without visible columns there would be no header to open the menu from
    m_columns.setVisible(column, visible);
    fitColumns();
    Q_EMIT columnLayoutChanged();
}

PickList *TableView::openColumnPicker(const QPoint &at)
{
    if (m_model == nullptr)
        return nullptr;
    QList<PickList::Item> items;
    QStringList shown;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        if (column == m_columns.mainColumn()) // always shown
            continue;
        const table::ColumnInfo &info = m_model->source().column(column);
        items.append({QLatin1String(info.key), table::columnTitle(info), {}});
        if (!m_header->isSectionHidden(column))
            shown.append(items.constLast().id);
    }
    auto *picker = new PickList(PickList::Mode::Many, items, shown, this);
    picker->list()->setAccessibleName(tr("Columns"));
    connect(picker, &PickList::ticked, this, [this](const QString &key, bool on) {
        setColumnVisible(m_model->columnOf(key.toLatin1().constData()), on);
    });
    QPushButton *reset = pushButton(tr("Reset columns"), ButtonRole::Flat, picker);
    reset->setObjectName(QStringLiteral("resetColumns"));
    reset->setEnabled(!hasDefaultLayout());
    connect(this, &TableView::columnLayoutChanged, reset, [this, reset] { reset->setEnabled(!hasDefaultLayout()); });
    connect(reset, &QPushButton::clicked, picker, [this, picker] {
        picker->close();
        resetColumns();
    });
    picker->addButton(reset);
    picker->popup(at);
    return picker;
}

void TableView::fitColumns()
{
    {
        const QScopedValueRollback applying(m_applying, true);
        m_columns.fit(viewport()->width());
    }
    m_delegate->setFirstColumn(m_header->firstVisible());
    viewport()->update();
}

void TableView::headerChanged()
{
    if (m_applying)
        return;
    m_delegate->setFirstColumn(m_header->firstVisible());
    viewport()->update();
    m_layoutChange.start();
}

void TableView::showHeaderMenu(const QPoint &position)
{
    if (m_model != nullptr)
        popupHeaderMenu(m_header->columnAt(position), m_header->viewport()->mapToGlobal(position));
}

void TableView::showColumnMenu()
{
    const int column = currentIndex().isValid() ? currentIndex().column() : m_header->firstVisible();
    if (column >= 0)
        popupHeaderMenu(column, m_header->viewport()->mapToGlobal(m_header->sectionRect(column).bottomLeft()));
}

void TableView::popupHeaderMenu(int column, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (column >= 0) {
        for (const bool descending : {false, true}) {
            QAction *sort = menu->addAction(descending ? tr("Sort descending") : tr("Sort ascending"));
            sort->setEnabled(m_header->canSort(column));
            sort->setToolTip(m_header->sortHindrance(column) + m_header->sortNote(column));
            connect(sort, &QAction::triggered, this, [this, column, descending] { sortBy(column, descending); });
        }
        for (const bool descending : {false, true}) {
            if (!canSortFurther(column))
                continue;
            QAction *sort = menu->addAction(descending ? tr("Then sort descending") : tr("Then sort ascending"));
            sort->setToolTip(tr("Sorts rows that are equal. Shift and a click on the title does the same."));
            connect(sort, &QAction::triggered, this, [this, column, descending] { sortFurther(column, descending); });
        }
        QAction *hide = menu->addAction(tr("Hide this column"));
        hide->setEnabled(column != m_columns.mainColumn());
        connect(hide, &QAction::triggered, this, [this, column] { setColumnVisible(column, false); });
        Q_EMIT columnMenuShown(menu, column);
        menu->addSeparator();
    }
    // The menu closes first: some platforms allow only one popup.
    connect(menu->addAction(tr("Columns…")), &QAction::triggered, this,
            [this, at] { QTimer::singleShot(0, this, [this, at] { openColumnPicker(at); }); });
    menu->popup(at);
}

// --- Order

void TableView::setSorted(const QString &sortKey, bool descending, const QList<table::SortBy> &thenBy)
{
    const auto columnOf = [this](const QString &key) {
        for (int i = 0; m_model != nullptr && !key.isEmpty() && i < m_model->columnCount(); ++i) {
            if (key == sortKeyOf(m_model->source().column(i)))
                return i;
        }
        return -1;
    };
    QList<FurtherSort> further;
    for (const table::SortBy &by : thenBy)
        further.append({columnOf(by.key), by.descending});
    m_thenBy = thenBy;
    m_header->setSorted(columnOf(sortKey), descending, further);
}

QStringList TableView::sortedTitles() const
{
    QList<int> columns{m_header->sortedColumn()};
    for (const FurtherSort &further : m_header->furtherSorts())
        columns.append(further.column);
    QStringList titles;
    for (const int column : std::as_const(columns)) {
        if (m_model != nullptr && column >= 0)
            titles.append(table::columnTitle(m_model->source().column(column)));
    }
    return titles;
}

void TableView::requestSort(int column)
{
    if (m_model == nullptr || !m_header->canSort(column))
        return;
    // Newest and largest first; names from A.
    const bool isLargestFirst = table::isRightAligned(m_model->source().column(column).kind);
    if (m_header->clickKeys().testFlag(Qt::ShiftModifier) && canSortFurther(column)) {
        const auto &further = m_header->furtherSorts();
        const auto known = std::ranges::find(further, column, &FurtherSort::column);
        sortFurther(column, known == further.end() ? isLargestFirst : !known->descending);
        return;
    }
    const bool again = column == m_header->sortedColumn() && m_thenBy.isEmpty();
    sortBy(column, again ? !m_header->isDescending() : isLargestFirst);
}

void TableView::sortBy(int column, bool descending)
{
    if (m_model != nullptr && m_header->canSort(column))
        Q_EMIT sortRequested(sortKeyOf(m_model->source().column(column)), descending);
}

bool TableView::canSortFurther(int column) const
{
    return m_model != nullptr && m_sortsFurther && m_header->canSort(column) && m_header->sortedColumn() >= 0
        && column != m_header->sortedColumn();
}

void TableView::sortFurther(int column, bool descending)
{
    const QString key = sortKeyOf(m_model->source().column(column));
    QList<table::SortBy> thenBy = m_thenBy;
    const auto known = std::ranges::find(thenBy, key, &table::SortBy::key);
    if (known == thenBy.end())
        thenBy.append({key, descending});
    else
        known->descending = descending;
    Q_EMIT thenByRequested(thenBy);
}

bool TableView::pressSortKey(const QKeyEvent &event)
{
    if (event.key() != Qt::Key_Escape || event.modifiers() != Qt::NoModifier || m_thenBy.isEmpty())
        return false;
    Q_EMIT thenByRequested({});
    return true;
}

void TableView::sortUp()
{
    sortBy(currentIndex().column(), false);
}

void TableView::sortDown()
{
    sortBy(currentIndex().column(), true);
}

// --- The frozen column

QRect TableView::frozenArea() const
{
    const int width = m_header->frozenWidth();
    return QStyle::visualRect(layoutDirection(), viewport()->rect(), QRect(0, 0, width, viewport()->height()));
}

QModelIndex TableView::indexAt(const QPoint &at) const
{
    if (m_model != nullptr && frozenArea().contains(at))
        return m_model->index(rowAt(at.y()), m_header->firstVisible());
    return QTableView::indexAt(at);
}

QRect TableView::visualRect(const QModelIndex &index) const
{
    QRect cell = QTableView::visualRect(index);
    if (const QRect frozen = frozenArea(); !frozen.isEmpty() && index.column() == m_header->firstVisible())
        cell.moveLeft(frozen.left());
    return cell;
}

void TableView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const int before = horizontalScrollBar()->value();
    const bool isFrozen = m_header->frozenWidth() > 0 && index.column() == m_header->firstVisible();
    QTableView::scrollTo(index, hint);
    if (isFrozen) {
        horizontalScrollBar()->setValue(before);
        return;
    }
    const QRect cell = visualRect(index);
    const QRect frozen = frozenArea();
    const int covered
        = layoutDirection() == Qt::RightToLeft ? cell.right() - frozen.left() + 1 : frozen.right() + 1 - cell.left();
    if (!frozen.isEmpty() && covered > 0 && index.column() != m_header->firstVisible())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - covered);
}

void TableView::paintEvent(QPaintEvent *event)
{
    const QRect frozen = frozenArea();
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    QRect open = viewport()->rect();
    if (!frozen.isEmpty())
        isMirrored ? open.setRight(frozen.left() - 1) : open.setLeft(frozen.right() + 1);
    m_delegate->setOpenArea(open);
    QTableView::paintEvent(event);
    m_delegate->setOpenArea({});
    if (!frozen.isEmpty())
        paintFrozen(event->rect());
}

void TableView::paintFrozen(const QRect &dirty)
{
    const QRect frozen = frozenArea();
    if (m_model == nullptr || !frozen.intersects(dirty))
        return;
    QPainter painter(viewport());
    painter.setClipRect(frozen);
    painter.fillRect(frozen, palette().color(QPalette::Base));
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.state &= ~(QStyle::State_HasFocus | QStyle::State_Selected);
    const QStyle::State state = option.state;
    const auto [first, last] = visibleRows();
    for (int row = first; row <= last; ++row) {
        if (isRowHidden(row))
            continue;
        const QModelIndex index = m_model->index(row, m_header->firstVisible());
        option.rect = QRect(frozen.left(), rowViewportPosition(row), frozen.width(), rowHeight(row));
        option.state = state;
        option.state.setFlag(QStyle::State_Selected, m_selection->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        m_delegate->paint(&painter, option, index);
    }
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    painter.fillRect(QRect(isMirrored ? frozen.left() : frozen.right(), 0, 1, frozen.height()),
                     QColor::fromRgb(themeOf(palette()).border));
}

} // namespace views
