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

// A table over a WindowModel: tells it which rows are on screen, follows its shifts, and keeps a column layout by key.
// Sorting is only asked for (sortRequested); whoever owns the query answers with setSorted(). Rows are selected, cells
// are current. The model is not owned. GUI thread.
class TableView final : public QTableView
{
    Q_OBJECT

public:
    explicit TableView(QWidget *parent = nullptr);
    ~TableView() override;

    // The default layout of the model's columns applies until setColumnLayout(). May be null.
    void setWindowModel(table::WindowModel *model);
    [[nodiscard]] table::WindowModel *windowModel() const { return m_model; }
    // What is selected, by object. Made anew with each model; null without one.
    [[nodiscard]] table::SelectionModel *selection() const { return m_selection; }
    [[nodiscard]] HeaderView *header() const { return m_header; }

    // Fitted to the columns there are; one without places is the default.
    void setColumnLayout(const ColumnLayout &layout);
    [[nodiscard]] ColumnLayout columnLayout() const;
    [[nodiscard]] bool hasDefaultLayout() const;
    void resetColumns();
    void setColumnVisible(int column, bool visible);
    // Adds a check box per column and "Reset columns"; the actions belong to the menu.
    void fillColumnsMenu(QMenu &menu);

    // Marks the column of the sort key (the server's, or a column key where rows are sorted here).
    void setSorted(const QString &sortKey, bool descending);

    // The column whose exact text "Copy ID" copies; without one there is no such action.
    void setIdColumn(const QByteArray &key);

    // The rows on screen, [0, -1] if there are none.
    [[nodiscard]] std::pair<int, int> visibleRows() const;

    [[nodiscard]] QAction *copyCellAction() const { return m_copyCell; }
    [[nodiscard]] QAction *copyRowsAction() const { return m_copyRows; }
    [[nodiscard]] QAction *copyIdsAction() const { return m_copyIds; }

    // Loaded selected rows as tab-separated lines of plain text, in the order of columns on screen.
    [[nodiscard]] QString selectedRowsText() const;

    void setModel(QAbstractItemModel *model) override; // only by setWindowModel()
    void selectAll() override; // all that match, loaded or not
    void keyboardSearch(const QString &) override { } // a search through a million rows that are not here

Q_SIGNALS:
    void sortRequested(const QString &sortKey, bool descending);
    void rowActivated(int row); // double click or Enter
    void columnLayoutChanged(); // by the user
    void contextMenuShown(QMenu *menu, const QModelIndex &index); // before it is: more entries can be added
    void copied(int rows, int missing); // `missing` selected rows are not here and were left out

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
    QTimer m_report; // coalesces scrolling, resizing and growing into one report per turn of the event loop
    QTimer m_layoutChange; // coalesces the steps of dragging a column edge
    QByteArray m_idColumn;
    QAction *m_copyCell;
    QAction *m_copyRows;
    QAction *m_copyIds;
    int m_stretched = -1; // the column of Kind::Name takes the room that is left
    double m_stretchedWidth = 0; // its least, in digit widths
    double m_digit = 0; // pixels per digit width, of the font that the columns were laid out with
    int m_hoverRow = -1;
    bool m_applying = false; // the program, not the user, changes the header
};

} // namespace views
