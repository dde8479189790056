// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/actions/job.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QPushButton;

namespace views {

class ResultTable;
class ThinBar;

// What becomes of each object of an action, while it runs and afterwards. Closing it does not stop the job.
class JobDialog final : public QDialog
{
    Q_OBJECT

public:
    JobDialog(actions::Job &job, QWidget *parent); // closes when the job is destroyed

private:
    void showJob();

    QPointer<actions::Job> m_job;
    QLabel *m_sentence;
    ThinBar *m_bar;
    ResultTable *m_table;
    QPushButton *m_cancel;
    QPushButton *m_retry;
    QPushButton *m_copy;
};

} // namespace views
