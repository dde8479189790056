// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/actions/journal.h"
#include "models/table/format.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace views {

class ResultTable;

// What this program has changed over one connection, newest first. Can be exported as CSV.
class JournalDialog final : public QDialog
{
    Q_OBJECT

public:
    JournalDialog(actions::Journal &journal, const QString &connection, table::Zone zone, QWidget *parent);

private:
    void showEntries();
    void chooseFile();

    actions::Journal &m_journal;
    table::Zone m_zone;
    QLabel *m_state;
    ResultTable *m_table;
    QPushButton *m_export;
};

} // namespace views
