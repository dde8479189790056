// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/selection.h"
#include "models/table/windowmodel.h"
#include "views/table/columnlayout.h"

#include <QTableView>
#include <QTimer>

class QMenu;

namespace views {

class HeaderView;
class RowDelegate;

// A table view of a WindowModel: reports the visible rows to it, scrolls with its shifts, and keeps a column layout by
// key. Sorting is only requested (sortRequested); the owner of the query responds with setSorted(). Selects rows; the
// current item is a cell. Does not own the model. GUI thread.
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
    // Adds a check box per column and "Reset columns"; the actions belong to the menu.
    void fillColumnsMenu(QMenu &menu);

    // Marks the sorted column by its sort key (the server's, or the column key if rows are sorted here).
    void setSorted(const QString &sortKey, bool descending);

    // The column that "Copy IDs" copies; without one there is no such action.
    void setIdColumn(const QByteArray &key);

    // The visible rows; [0, -1] if there are none.
    [[nodiscard]] std::pair<int, int> visibleRows() const;

    [[nodiscard]] QAction *copyCellAction() const { return m_copyCell; }
    [[nodiscard]] QAction *copyRowsAction() const { return m_copyRows; }
    [[nodiscard]] QAction *copyIdsAction() const { return m_copyIds; }

    // The loaded selected rows as tab-separated plain text, in visual column order.
    [[nodiscard]] QString selectedRowsText() const;

    void setModel(QAbstractItemModel *model) override; // use setWindowModel() instead
    void selectAll() override; // all that match, loaded or not
    void keyboardSearch(const QString &) override { } // disabled: most rows are not loaded

Q_SIGNALS:
    void sortRequested(const QString &sortKey, bool descending);
    void rowActivated(int row); // double click or Enter
    void columnLayoutChanged(); // by the user
    void contextMenuShown(QMenu *menu, const QModelIndex &index); // before it opens: more actions can be added
    void copied(int rows, int missing); // `missing` selected rows are not loaded and were left out

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent *event) override;

private:
    void applyMetrics();
    void applyLayout(const ColumnLayout &layout);
    void fitStretched();
    void headerChanged();
    void reportVisibleRows();
    void scheduleReport();
    void requestSort(int column);
    void showHeaderMenu(const QPoint &position);
    void setHoverRow(int row);
    void updateHover();
    void updateActions();
    [[nodiscard]] QString cellPlainText(int row, int column) const;
    [[nodiscard]] QList<int> selectedLoadedRows(int *missing) const;
    void copyCell();
    void copyRows();
    void copyIds();

    table::WindowModel *m_model = nullptr;
    table::SelectionModel *m_selection = nullptr;
    HeaderView *m_header;
    RowDelegate *m_delegate;
    ColumnLayout m_defaults;
    QTimer m_report; // coalesces scrolling and resizing into one report per event loop iteration
    QTimer m_layoutChange; // coalesces the steps of a column resize
    QByteArray m_idColumn;
    QAction *m_copyCell;
    QAction *m_copyRows;
    QAction *m_copyIds;
    int m_stretched = -1; // the column of Kind::Name takes the remaining width
    double m_stretchedWidth = 0; // its minimum, in digit widths
    double m_digit = 0; // pixels per digit width, for the font of the current layout
    int m_hoverRow = -1;
    bool m_applying = false; // the program changes the header, not the user
};

} // namespace views
