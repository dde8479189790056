// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/serieslook.h"

#include <QTableView>

#include <memory>

namespace views {

class SeriesModel;

// The table of curves, also the legend. A click or Space hides or shows a curve, or all curves of a metric; the pointer
// and the current row highlight one. Does not own the model. GUI thread.
class SeriesView final : public QTableView
{
    Q_OBJECT

public:
    SeriesView(SeriesModel *model, std::shared_ptr<SeriesLooks> looks, QWidget *parent = nullptr);

    void setCompact(bool compact); // without Max

Q_SIGNALS:
    void toggled(const QList<metrics::SeriesKey> &keys); // a curve, or all of a metric
    void highlighted(const std::optional<metrics::SeriesKey> &key);
    void copyRequested();

protected:
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void applyMetrics();
    void spanRows();
    void toggle(int row);
    void highlight(int row);

    SeriesModel *m_model;
    int m_pressedRow = -1;
};

} // namespace views
