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

// A short table in a card: all of its rows are visible, and a row leads somewhere. GUI thread.
class CardTable final : public QTreeView
{
    Q_OBJECT

public:
    CardTable(const QStringList &titles, bool hasHeader, QWidget *parent);

    void setRows(const QList<QList<CardCell>> &rows); // keeps the current row
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

Q_SIGNALS:
    void rowChosen(int row); // by a click or Enter

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();

    QStandardItemModel *m_model;
};

} // namespace views
