// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/selection.h"
#include "models/table/windowmodel.h"
#include "views/table/cellmark.h"
#include "views/table/columnlayout.h"
#include "views/table/groupband.h"
#include "views/table/tablecolumns.h"
#include "views/table/typeahead.h"

#include <QPersistentModelIndex>
#include <QTableView>
#include <QTimer>

#include <functional>
#include <optional>

class QMenu;

namespace views {

class HeaderView;
class PickList;
class RowDelegate;

// A table view of a WindowModel: reports the visible rows to it, scrolls with its shifts, and keeps a column layout by
// key. The first column stays in sight when the others scroll. Sorting is only requested (sortRequested); the owner of
// the query responds with setSorted(). Selects rows; the current item is a cell. Does not own the model. GUI thread.
class TableView final : public QTableView
{
    Q_OBJECT

public:
    explicit TableView(QWidget *parent = nullptr);
    ~TableView() override;

    // Uses the default layout of the model's columns until setColumnLayout() is called. May be null.
    void setWindowModel(table::WindowModel *model);
    [[nodiscard]] table::WindowModel *windowModel() const { return m_model; }
    // The selection, by object. A new one for each model; null without a model.
    [[nodiscard]] table::SelectionModel *selection() const { return m_selection; }
    [[nodiscard]] HeaderView *header() const { return m_header; }

    // Adapted to the existing columns; an empty layout is the default.
    void setColumnLayout(const ColumnLayout &layout);
    [[nodiscard]] ColumnLayout columnLayout() const;
    [[nodiscard]] bool hasDefaultLayout() const;
    void resetColumns();
    void setColumnVisible(int column, bool visible);
    // A popup to tick the columns to show; each tick shows at once. In screen coordinates. Null without a model.
    PickList *openColumnPicker(const QPoint &at);

    // Marks the sorted columns by their sort keys (the server's, or the column key if rows are sorted here).
    void setSorted(const QString &sortKey, bool descending, const QList<table::SortBy> &thenBy = {});
    [[nodiscard]] QStringList sortedTitles() const; // of these columns
    // Rows that are equal can be sorted by further columns: Shift and a click adds one, Escape takes them back.
    void setSortsFurther(bool further) { m_sortsFurther = further; }

    // The column that "Copy IDs" copies; without one there is no such action.
    void setIdColumn(const QByteArray &key);

    // Headings above the first rows of groups, ascending.
    void setBands(const QList<GroupBand> &bands);
    [[nodiscard]] const QList<GroupBand> &bands() const { return m_bands; }

    // With check boxes before the first cells while several rows are selected, and at the row under the pointer while
    // Ctrl is down.
    void setCheckable(bool checkable);
    // Selected rows can be dragged, and any row by its first cell; a drag elsewhere selects, as without.
    void setRowsDraggable(bool draggable) { m_isDraggable = draggable; }
    // What cells show besides their values.
    void setMarks(std::function<CellMark(const QModelIndex &)> markOf);

    [[nodiscard]] QList<int> shownColumns() const; // from left to right
    // The visible rows; [0, -1] if there are none.
    [[nodiscard]] std::pair<int, int> visibleRows() const;

    [[nodiscard]] QAction *copyCellAction() const { return m_copyCell; }
    [[nodiscard]] QAction *copyRowsAction() const { return m_copyRows; }
    [[nodiscard]] QAction *copyTitledAction() const { return m_copyTitled; }
    [[nodiscard]] QAction *copyIdsAction() const { return m_copyIds; }

    enum class Titles { No, Yes };
    // The loaded selected rows for a spreadsheet, in visual column order: tabs between plain numbers, dates and texts.
    [[nodiscard]] QString selectedRowsText(Titles titles = Titles::No) const;

    void setModel(QAbstractItemModel *model) override; // use setWindowModel() instead
    void selectAll() override; // all that match, loaded or not
    void keyboardSearch(const QString &typed) override; // among the loaded rows, by name
    [[nodiscard]] QModelIndex indexAt(const QPoint &at) const override;
    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

Q_SIGNALS:
    void sortRequested(const QString &sortKey, bool descending);
    void thenByRequested(const QList<table::SortBy> &thenBy); // see setSortsFurther()
    void rowActivated(int row); // double click or Enter
    void groupToggled(const base::Key &group, bool open); // the user opens or closes one of the rows of groups
    void columnMenuShown(QMenu *menu, int column); // before the menu of a column title opens
    void foldRequested(int row, bool folded); // of the group with the row, by the user
    void markClicked(const QModelIndex &cell); // its pencil or lock
    void dragRequested(int row); // the user drags it; the selection is what it was before
    void columnLayoutChanged(); // by the user
    void contextMenuShown(QMenu *menu, const QModelIndex &index); // before it opens: more actions can be added
    void copied(int rows, int missing); // `missing` selected rows are not loaded and were left out

protected:
    [[nodiscard]] QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                                       const QEvent *event) const override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent *event) override;

private:
    void applyMetrics();
    void layOutBands();
    [[nodiscard]] bool isOnBand(const QPoint &at) const;
    [[nodiscard]] const GroupBand *bandOf(int row) const; // of its group; null = none
    bool pressBand(const QMouseEvent &event); // false if there is none
    bool pressFoldKey(const QKeyEvent &event); // false if it is none
    [[nodiscard]] bool isGroup(int row) const;
    bool toggleGroup(int row); // false if it is none
    bool pressGroup(const QMouseEvent &event); // its triangle; false if there is none
    bool pressGroupKey(const QKeyEvent &event); // false if it is none
    void addActions();
    QAction *addKey(const QString &text, const QKeySequence &key, void (TableView::*run)());
    void applyLayout(const ColumnLayout &layout);
    void fitColumns();
    void headerChanged();
    void reportVisibleRows();
    void scheduleReport();
    void requestSort(int column);
    void sortBy(int column, bool descending);
    [[nodiscard]] bool canSortFurther(int column) const;
    void sortFurther(int column, bool descending);
    bool pressSortKey(const QKeyEvent &event); // false if it is none
    void sortUp(); // by the current column
    void sortDown();
    void showHeaderMenu(const QPoint &position);
    void showColumnMenu(); // of the current column
    void popupHeaderMenu(int column, const QPoint &at);
    [[nodiscard]] QRect frozenArea() const; // in the viewport; empty if no column is frozen
    void paintFrozen(const QRect &dirty);
    [[nodiscard]] QModelIndex glyphAt(const QPoint &at) const; // the cell; invalid if there is no glyph
    [[nodiscard]] QModelIndex boxAt(const QPoint &at) const; // the cell; invalid if there is no box
    void noteDragStart(const QMouseEvent &event);
    bool moveDrag(const QMouseEvent &event); // false if no row is dragged
    bool pressBox(const QMouseEvent &event); // toggles its row; false if there is none
    void toggleAll();
    [[nodiscard]] bool isAllSelected() const;
    void noteControl(bool isDown);
    void updateBoxes();
    void setHoverRow(int row);
    void updateHover();
    void updateActions();
    [[nodiscard]] QStringList copiedCells(int row, int column) const;
    [[nodiscard]] QList<int> selectedLoadedRows(int *missing) const;
    void copyCell();
    void copyRows(Titles titles);
    void copyIds();

    table::WindowModel *m_model = nullptr;
    table::SelectionModel *m_selection = nullptr;
    HeaderView *m_header;
    RowDelegate *m_delegate;
    TableColumns m_columns;
    TypeAhead m_typeAhead;
    QTimer m_report; // coalesces scrolling and resizing into one report per event loop iteration
    QTimer m_layoutChange; // coalesces the steps of a column resize
    QByteArray m_idColumn;
    QList<GroupBand> m_bands;
    QAction *m_copyCell;
    QAction *m_copyRows;
    QAction *m_copyTitled;
    QAction *m_copyIds;
    int m_hoverRow = -1;
    QList<table::SortBy> m_thenBy;
    bool m_sortsFurther = false;
    bool m_isCheckable = false;
    bool m_isControlDown = false;
    bool m_isBoxPressed = false; // the mouse button went down on a check box
    bool m_isTrianglePressed = false; // the same on the triangle of a group
    int m_boxRow = -1; // the only row with a box
    bool m_isDraggable = false;
    // The mouse button went down on a row that can be dragged.
    struct DragStart
    {
        QPoint at;
        QPersistentModelIndex cell;
        QPersistentModelIndex current; // before
        std::optional<table::SelectionMarks> marks; // before, if the press has changed them
    };
    std::optional<DragStart> m_dragStart;
    QPersistentModelIndex m_pressedMark; // the mouse button went down on its pencil or lock
    bool m_applying = false; // the program changes the header, not the user
};

} // namespace views
