// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/controls.h"

#include <QList>

class QHBoxLayout;

namespace table {
struct ColumnInfo;
}

namespace views {

class ColumnChip;
class FlowLayout;

// The columns that the rows of a list are grouped by: a chip for each, from the outermost to the innermost, a menu for
// one more, and buttons to open and close all groups. Hidden while there are none. GUI thread.
class GroupBar final : public Panel
{
    Q_OBJECT

public:
    explicit GroupBar(QWidget *parent = nullptr);

    // `others`: those that may be added. The columns must outlive the bar.
    void setColumns(const QList<const table::ColumnInfo *> &groups, const QList<const table::ColumnInfo *> &others);
    void setReady(bool ready); // the rows are in groups, which can be opened and closed
    void openPicker(); // for one more column

Q_SIGNALS:
    void columnsChosen(const QStringList &keys);
    void expandRequested();
    void collapseRequested();

private:
    void remove(const table::ColumnInfo &column);
    [[nodiscard]] QStringList keys() const;

    QList<const table::ColumnInfo *> m_groups;
    QList<const table::ColumnInfo *> m_others;
    FlowLayout *m_row;
    QWidget *m_chips; // in a row, with arrows between them
    QHBoxLayout *m_chipRow;
    QToolButton *m_add;
    QToolButton *m_expand;
    QToolButton *m_collapse;
};

} // namespace views
