// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/value.h"

#include <QStandardItemModel>
#include <QTreeView>

#include <optional>

namespace views {

// What a cell of a card shows beside its text.
struct CardCell
{
    QString text = {};
    QString spoken = {}; // for screen readers, where it says more than the text
    QString hint = {}; // of the first cell: what the tooltip of the row says besides its text
    bool isNumber = false; // at the trailing edge
    bool isSecondary = false;
    QString state = {}; // shown as a chip in place of the text
    std::optional<double> bar = {}; // 0 to 1
    std::optional<table::GpuShare> gpus = {}; // a bar of GPUs
    std::optional<double> mark = {}; // on the bar, 0 to 1: a quota
};

// A short table in a card: all of its rows are visible, and a row leads somewhere. Or a longer one that scrolls and
// whose current row stands out. GUI thread.
class CardTable final : public QTreeView
{
    Q_OBJECT

public:
    CardTable(const QStringList &titles, bool hasHeader, QWidget *parent);

    void setScrolling();
    void setCurrentRow(int row); // -1 = none; emits nothing
    [[nodiscard]] int currentRow() const { return currentIndex().row(); }
    void setRows(const QList<QList<CardCell>> &rows); // keeps the current row
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rowChosen(int row); // by a click or Enter; where it scrolls, by a double click or Enter
    void currentRowChanged(int row); // by the user

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();

    QStandardItemModel *m_model;
    bool m_isScrolling = false;
    bool m_isSet = false; // the current row, by the program
};

} // namespace views
