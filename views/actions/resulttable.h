// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class QStandardItemModel;

namespace views {

// A plain list of objects in a dialog: names, states as chips, and texts. Rows cannot be edited; long texts are elided
// and shown whole in a tooltip.
class ResultTable final : public QTableView
{
    Q_OBJECT

public:
    struct Cell
    {
        enum class Look { Normal, Secondary, Good, Bad, Chip }; // a chip shows a state word of the server
        QString text = {};
        Look look = Look::Normal;
    };

    // With a column for each of `widths`, in digit widths; 0 = takes the rest.
    explicit ResultTable(QList<double> widths, QWidget *parent = nullptr);

    void setRows(const QList<QList<Cell>> &rows); // keeps the scroll position
    [[nodiscard]] QStringList texts() const; // of the rows, cells joined by tabs
    [[nodiscard]] QSize sizeHint() const override; // at most eight rows
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    QStandardItemModel *m_model;
    QList<double> m_widths;
};

} // namespace views
