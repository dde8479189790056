// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"
#include "models/table/format.h"
#include "models/waste/rowsource.h"

#include <QStyledItemDelegate>
#include <QWidget>

#include <functional>
#include <vector>

namespace views {

// GPU-hours wasted in equal parts of a window, as bars with a time axis. GUI thread.
class WasteBars final : public QWidget
{
    Q_OBJECT

public:
    explicit WasteBars(QWidget *parent = nullptr);

    void setParts(const std::vector<double> &parts, const metrics::Range &window);
    void setZone(table::Zone zone);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    [[nodiscard]] QString textAt(const QPoint &position) const; // of the bar there; empty if there is none

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect plot() const;

    std::vector<double> m_parts;
    metrics::Range m_window;
    table::Zone m_zone = table::Zone::Local;
};

// Paints such bars in a cell, on the ground that another delegate paints. `rowOf`: null if the row is not known.
class WasteBarsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    WasteBarsDelegate(QAbstractItemDelegate &ground, std::function<const waste::Row *(int row)> rowOf, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QAbstractItemDelegate &m_ground;
    std::function<const waste::Row *(int)> m_rowOf;
};

} // namespace views
