// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/serieslook.h"

#include <QTableView>

#include <memory>

class QMenu;

namespace views {

class SeriesModel;

// The table of curves, also the legend. A click or Enter shows a curve alone; its swatch, Ctrl and a click, or Space
// hide or show it, and a metric all its curves. The pointer and the current row highlight one. A click on a title sorts
// the curves of each metric. Names come first: where there is little room, columns of numbers are left out. The menu of
// the titles chooses among them. Does not own the model. GUI thread.
class SeriesView final : public QTableView
{
    Q_OBJECT

public:
    SeriesView(SeriesModel *model, std::shared_ptr<SeriesLooks> looks, QWidget *parent = nullptr);

    // The columns of numbers that are shown where there is room; at least one. Those of an earlier range are left out
    // while there are no numbers of it.
    void setWanted(const QList<int> &columns);
    [[nodiscard]] const QList<int> &wanted() const { return m_wanted; }

    void setWidestName(double digits); // for which numbers are left out

    void sortBy(int column); // by the next order: of numbers, the largest first; then reversed; then as answered

Q_SIGNALS:
    void toggled(const QList<metrics::SeriesKey> &keys); // a curve, or all of a metric
    void onlyRequested(const metrics::SeriesKey &key);
    void allRequested(); // show all curves
    void highlighted(const std::optional<metrics::SeriesKey> &key);
    void copyRequested();
    void contextMenuShown(QMenu *menu, const metrics::SeriesKey &key); // of a curve; more entries can be added
    void wantedChosen(const QList<int> &columns); // by the user

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyMetrics();
    void showRows();
    void showListed();
    void widen();
    [[nodiscard]] int widestNumber() const;
    [[nodiscard]] bool isPossible(int column) const;
    void fitColumns();
    void showColumnMenu(const QPoint &at);
    void toggle(int row);
    void showOnly(int row);
    [[nodiscard]] bool isOnSwatch(const QPoint &at) const;
    void highlight(int row);

    SeriesModel *m_model;
    QList<int> m_wanted;
    double m_widestName;
    int m_pressedRow = -1;
    int m_nameWidth = 0; // that the longest name needs
    int m_numberWidth = 0; // that the longest number needs
};

} // namespace views
