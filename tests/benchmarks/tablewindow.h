// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/windowmodel.h"
#include "views/table/tableview.h"

#include <QWidget>

#include <memory>

class QTableView;

namespace bench {

// Counts the paint events of a view in which each row on screen was a real one.
class PaintWatch final : public QObject
{
    Q_OBJECT

public:
    explicit PaintWatch(QTableView *view); // its child

    [[nodiscard]] int paints() const { return m_paints; }
    [[nodiscard]] int realPaints() const { return m_realPaints; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTableView *m_view;
    int m_paints = 0;
    int m_realPaints = 0;
};

// The product's table in a window of 1440x900.
class TableWindow
{
public:
    explicit TableWindow(std::unique_ptr<table::TableSource> source);

    void open(const table::ListQuery &query); // until real rows have been painted
    void goTo(int row); // at the top; until real rows have been painted

    [[nodiscard]] table::WindowModel &model() { return m_model; }
    [[nodiscard]] views::TableView &view() { return *m_view; }
    [[nodiscard]] PaintWatch &watch() { return *m_watch; }

private:
    table::WindowModel m_model;
    QWidget m_window;
    views::TableView *m_view;
    PaintWatch *m_watch;
};

} // namespace bench
