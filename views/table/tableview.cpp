// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/table/tableview.h"

#include "models/table/copytext.h"
#include "models/table/groupwords.h"
#include "views/look/density.h"
#include "views/look/keyhelp.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"
#include "views/table/headerview.h"
#include "views/table/rowdelegate.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <memory>
#include <utility>

namespace views {
namespace {

// Continues the header above the scroll bar.
class HeaderCorner final : public QWidget
{
public:
    explicit HeaderCorner(QWidget *parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override { return {0, Metrics(font()).tableHeader}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(palette());
        QPainter painter(this);
        painter.fillRect(rect(), QColor::fromRgb(theme.sunken));
        painter.fillRect(QRect(0, height() - 1, width(), 1), QColor::fromRgb(theme.border));
    }
};

// Limit for the clipboard; larger selections should be exported to a file.
constexpr int mostCopiedRows = 100'000;

} // namespace

TableView::TableView(QWidget *parent)
    : QTableView(parent)
    , m_header(new HeaderView(this))
    , m_delegate(new RowDelegate(this))
    , m_columns(*m_header)
    , m_copyCell(new QAction(tr("Copy cell"), this))
    , m_copyRows(new QAction(tr("Copy rows"), this))
    , m_copyTitled(new QAction(tr("Copy rows with titles"), this))
    , m_copyIds(new QAction(tr("Copy IDs"), this))
{
    setHorizontalHeader(m_header);
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    viewport()->setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    addScrollBarWidget(new HeaderCorner(this), Qt::AlignTop);
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    applyMetrics();

    m_report.setSingleShot(true);
    m_report.setInterval(0);
    connect(&m_report, &QTimer::timeout, this, &TableView::reportVisibleRows);
    m_layoutChange.setSingleShot(true);
    m_layoutChange.setInterval(300);
    connect(&m_layoutChange, &QTimer::timeout, this, [this] {
        // Resize the other columns on release only: during the drag the edge would move away from the pointer.
        if (QGuiApplication::mouseButtons() != Qt::NoButton) {
            m_layoutChange.start();
            return;
        }
        fitColumns();
        Q_EMIT columnLayoutChanged();
    });
    connect(m_header, &QHeaderView::sectionClicked, this, &TableView::requestSort);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (!m_applying && width > 0)
            m_columns.setWidth(column, width);
        headerChanged();
    });
    connect(m_header, &HeaderView::boxClicked, this, &TableView::toggleAll);
    connect(m_header, &QHeaderView::sectionMoved, this, &TableView::headerChanged);
    connect(m_header, &QHeaderView::customContextMenuRequested, this, &TableView::showHeaderMenu);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (!toggleGroup(index.row()))
            Q_EMIT rowActivated(index.row());
    });

    addActions();
    updateActions();
}

TableView::~TableView() = default;

void TableView::addActions()
{
    m_copyRows->setShortcut(QKeySequence::Copy);
    m_copyTitled->setShortcut(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_C);
    m_copyCell->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    m_copyIds->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_C);
    for (QAction *action : {m_copyRows, m_copyTitled, m_copyCell, m_copyIds}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    connect(m_copyCell, &QAction::triggered, this, &TableView::copyCell);
    connect(m_copyRows, &QAction::triggered, this, [this] { copyRows(Titles::No); });
    connect(m_copyTitled, &QAction::triggered, this, [this] { copyRows(Titles::Yes); });
    connect(m_copyIds, &QAction::triggered, this, &TableView::copyIds);
    addKey(tr("Sort ascending by the current column"), Qt::CTRL | Qt::SHIFT | Qt::Key_Up, &TableView::sortUp);
    addKey(tr("Sort descending by the current column"), Qt::CTRL | Qt::SHIFT | Qt::Key_Down, &TableView::sortDown);
    addKey(tr("Menu of the current column"), Qt::ALT | Qt::Key_Down, &TableView::showColumnMenu);
    const auto name = [](const QKeySequence &key) { return key.toString(QKeySequence::NativeText); };
    explainKeys(*this,
                {{tr("Open the current row"), name(Qt::Key_Return)},
                 {tr("First row"), name(Qt::Key_Home)},
                 {tr("Last row"), name(Qt::Key_End)},
                 {tr("Next column"), name(Qt::Key_Right)},
                 {tr("Previous column"), name(Qt::Key_Left)},
                 {tr("Next loaded row whose name begins so"), tr("Letters")},
                 {tr("Select all rows"), name(QKeySequence::SelectAll)},
                 {tr("Select or deselect the current row"), name(Qt::CTRL | Qt::Key_Space)},
                 {tr("Select further rows"),
                  tr("%1, %2", "keys").arg(name(Qt::SHIFT | Qt::Key_Up), name(Qt::SHIFT | Qt::Key_Down))}});
}

QAction *TableView::addKey(const QString &text, const QKeySequence &key, void (TableView::*run)())
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    return action;
}

void TableView::setModel(QAbstractItemModel *model)
{
    setWindowModel(qobject_cast<table::WindowModel *>(model));
}

void TableView::setWindowModel(table::WindowModel *model)
{
    if (m_model != nullptr)
        m_model->disconnect(this);
    m_model = model;
    {
        const QScopedValueRollback applying(m_applying, true);
        m_columns.setModel(nullptr); // those of the previous model, while the header has others
        // QAbstractItemView does not delete selection models: delete the previous model's, and the default one that
        // setModel() creates.
        delete std::exchange(m_selection, nullptr);
        QTableView::setModel(model);
        // After the header, which moves heights and hidden rows along with the objects.
        if (model != nullptr)
            connect(model, &QAbstractItemModel::layoutChanged, this, [this] {
                if (!m_bands.isEmpty())
                    layOutBands();
            });
        if (model != nullptr) {
            const std::unique_ptr<QItemSelectionModel> plain(selectionModel());
            m_selection = new table::SelectionModel(model, this);
            setSelectionModel(m_selection);
        }
    }
    setHoverRow(-1);
    updateActions();
    updateBoxes();
    {
        const QScopedValueRollback applying(m_applying, true);
        m_columns.setModel(model);
    }
    if (model == nullptr)
        return;
    connect(model, &QAbstractItemModel::modelReset, this, &TableView::scheduleReport);
    connect(model, &QAbstractItemModel::rowsInserted, this, &TableView::scheduleReport);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &TableView::scheduleReport);
    connect(model, &QAbstractItemModel::layoutChanged, this, &TableView::scheduleReport);
    connect(model, &table::WindowModel::rowsShifted, this, [this](int delta) {
        executeDelayedItemsLayout(); // the scroll bar range does not include the refresh's new rows yet
        verticalScrollBar()->setValue(verticalScrollBar()->value() + delta * verticalHeader()->defaultSectionSize());
    });
    connect(m_selection, &table::SelectionModel::changed, this, &TableView::updateActions);
    connect(m_selection, &table::SelectionModel::changed, this, &TableView::updateBoxes);
    connect(m_selection, &QItemSelectionModel::currentChanged, this, &TableView::updateActions);
    connect(m_selection, &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current, const QModelIndex &previous) {
                if (isGroup(current.row()) || isGroup(previous.row())) // the whole row is marked
                    viewport()->update();
            });
    connect(model, &table::WindowModel::totalChanged, this, [this, wasGrouped = false]() mutable {
        if (m_model->loadedRows().isEmpty() || wasGrouped == m_model->isGrouped())
            return;
        wasGrouped = !wasGrouped;
        m_columns.measureAgain();
        fitColumns();
    });
    connect(model, &QAbstractItemModel::headerDataChanged, this, [this] {
        m_columns.measureAgain();
        fitColumns();
    });
    connect(model, &QAbstractItemModel::dataChanged, this, [this] { viewport()->update(frozenArea()); });
    applyLayout({});
    scheduleReport();
}

void TableView::applyMetrics()
{
    const Metrics metrics(font());
    verticalHeader()->setMinimumSectionSize(metrics.row(Density::Compact));
    verticalHeader()->setDefaultSectionSize(metrics.row(densityOf(*this)));
    m_header->setFont(font());
    m_header->setMinimumSectionSize(metrics.dw(3));
    if (!m_bands.isEmpty())
        layOutBands();
}

void TableView::changeEvent(QEvent *event)
{
    // Widths are in digit widths, so that columns hold the same text in a new font.
    const ColumnLayout layout
        = event->type() == QEvent::FontChange && m_model != nullptr ? columnLayout() : ColumnLayout();
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        applyMetrics();
    if (event->type() != QEvent::FontChange)
        return;
    applyMetrics();
    if (!layout.places.isEmpty())
        applyLayout(layout);
}

// --- Rows on screen

std::pair<int, int> TableView::visibleRows() const
{
    if (m_model == nullptr || m_model->rowCount() == 0)
        return {0, -1};
    const int first = std::max(0, rowAt(0));
    const int last = rowAt(viewport()->height() - 1);
    return {first, last < 0 ? m_model->rowCount() - 1 : last};
}

void TableView::scheduleReport()
{
    if (!m_report.isActive())
        m_report.start();
}

void TableView::reportVisibleRows()
{
    if (m_model == nullptr || !isVisible())
        return;
    const auto [first, last] = visibleRows();
    // An empty table reports the rows that fit, so that the first request has the right size.
    const int room = std::max(1, viewport()->height() / std::max(1, verticalHeader()->defaultSectionSize()));
    m_model->setVisibleRows(first, last < first ? room - 1 : last);
}

void TableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dx != 0) // the frozen column stays in place
        viewport()->update();
    if (dy == 0)
        return;
    scheduleReport();
    updateHover();
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    scheduleReport();
}

void TableView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    scheduleReport();
}

// --- Keys

QModelIndex TableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // The first and last row, not the first and last cell of the row.
    if ((action == MoveHome || action == MoveEnd) && m_model != nullptr && m_model->rowCount() > 0) {
        const int column = currentIndex().isValid() ? currentIndex().column() : m_header->firstVisible();
        int row = action == MoveHome ? 0 : m_model->rowCount() - 1;
        while (row > 0 && isRowHidden(row)) // of a folded group
            --row;
        return m_model->index(row, column);
    }
    return QTableView::moveCursor(action, modifiers);
}

void TableView::keyboardSearch(const QString &typed)
{
    if (m_model == nullptr || m_columns.mainColumn() < 0)
        return;
    const int row = m_typeAhead.find(*m_model, m_columns.mainColumn(), currentIndex().row(), typed);
    if (row >= 0)
        setCurrentIndex(m_model->index(row, std::max(0, currentIndex().column())));
}

// --- Selection and copying

void TableView::selectAll()
{
    if (m_selection != nullptr)
        m_selection->selectAll();
}

QItemSelectionModel::SelectionFlags TableView::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    // With Ctrl, arrow keys move the current row beside the selection. The first and last row would leave it behind.
    if (event != nullptr && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        const bool isEnd = key->key() == Qt::Key_Home || key->key() == Qt::Key_End;
        if (isEnd && key->modifiers() == Qt::ControlModifier)
            return QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
    }
    return QTableView::selectionCommand(index, event);
}

void TableView::setIdColumn(const QByteArray &key)
{
    m_idColumn = key;
    updateActions();
}

void TableView::updateActions()
{
    const bool anySelected = m_selection != nullptr && m_selection->hasSelection();
    const bool anyCopied = anySelected || isGroup(currentIndex().row());
    m_copyRows->setEnabled(anyCopied);
    m_copyTitled->setEnabled(anyCopied);
    m_copyCell->setEnabled(currentIndex().isValid());
    m_copyIds->setEnabled(anySelected && !m_idColumn.isEmpty());
    m_copyIds->setVisible(!m_idColumn.isEmpty());
}

QStringList TableView::copiedCells(int row, int column) const
{
    const table::ColumnInfo &info = m_model->source().column(column);
    if (const table::GroupRow *group = m_model->groupAt(row)) {
        const bool isTitle = column == (m_columns.mainColumn() < 0 ? m_header->firstVisible() : m_columns.mainColumn());
        if (isTitle)
            return {table::groupTitle(*group, m_model->source(), m_model->formatContext())};
        return table::groupCopyCells(group->cells[std::size_t(column)], info, m_model->formatContext());
    }
    return table::copyCells(m_model->source().column(column).kind, m_model->valueAt(row, column),
                            m_model->formatContext());
}

QList<int> TableView::shownColumns() const
{
    QList<int> columns;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        if (const int column = m_header->logicalIndex(visual); !m_header->isSectionHidden(column))
            columns.append(column);
    }
    return columns;
}

QList<int> TableView::selectedLoadedRows(int *missing) const
{
    QList<int> rows;
    *missing = 0;
    if (m_selection == nullptr)
        return rows;
    // By ranges: listing the selected indexes of a million rows takes a second.
    for (const QItemSelectionRange &range : m_selection->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (isGroup(row))
                continue;
            if (rows.size() >= mostCopiedRows || m_model->idAt(row).isNull())
                ++*missing;
            else
                rows.append(row);
        }
    }
    if (m_selection->count() == 0 && isGroup(currentIndex().row()))
        rows.append(currentIndex().row());
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QString TableView::selectedRowsText(Titles titles) const
{
    int missing = 0;
    QString text;
    const auto addLine = [&](auto cellsOf) {
        QStringList line;
        for (const int column : shownColumns())
            line += cellsOf(column);
        text += line.join(u'\t') + u'\n';
    };
    const QList<int> rows = selectedLoadedRows(&missing);
    if (titles == Titles::Yes)
        addLine([this](int column) {
            return table::copyTitles(m_model->source().column(column), m_model->formatContext().zone);
        });
    for (const int row : rows)
        addLine([this, row](int column) { return copiedCells(row, column); });
    return text;
}

void TableView::copyCell()
{
    const QModelIndex index = currentIndex();
    if (index.isValid())
        QGuiApplication::clipboard()->setText(copiedCells(index.row(), index.column()).join(u'/'));
}

void TableView::copyRows(Titles titles)
{
    int missing = 0;
    const auto rows = selectedLoadedRows(&missing);
    if (!rows.isEmpty())
        QGuiApplication::clipboard()->setText(selectedRowsText(titles));
    Q_EMIT copied(int(rows.size()), missing);
}

void TableView::copyIds()
{
    int missing = 0;
    QStringList ids;
    const int column = m_model == nullptr ? -1 : m_model->columnOf(m_idColumn.constData());
    if (column < 0)
        return;
    for (const int row : selectedLoadedRows(&missing)) {
        // A row that came without an id has none to copy.
        if (const QString id = copiedCells(row, column).join(u'/'); !id.isEmpty())
            ids.append(id);
    }
    if (!ids.isEmpty())
        QGuiApplication::clipboard()->setText(ids.join(u'\n'));
    Q_EMIT copied(int(ids.size()), missing);
}

void TableView::contextMenuEvent(QContextMenuEvent *event)
{
    QModelIndex index = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    // The menu is about this cell, and about all selected rows.
    if (m_selection->isRowSelected(index.row()))
        m_selection->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    else
        setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_copyCell, m_copyRows, m_copyTitled, m_copyIds});
    Q_EMIT contextMenuShown(menu, index);
    const QPoint at = event->reason() == QContextMenuEvent::Mouse ? event->globalPos()
                                                                  : viewport()->mapToGlobal(visualRect(index).center());
    menu->popup(at);
    event->accept();
}

} // namespace views
