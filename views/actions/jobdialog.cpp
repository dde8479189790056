// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/actions/jobdialog.h"

#include "views/actions/resulttable.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"
#include "views/widgets/thinbar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace views {
namespace {

constexpr int firstWidth = 96; // in digit widths
using Look = ResultTable::Cell::Look;

Look lookOf(actions::Outcome outcome)
{
    switch (outcome) {
    case actions::Outcome::Accepted:
        return Look::Good;
    case actions::Outcome::Refused:
    case actions::Outcome::Unknown:
        return Look::Bad;
    default:
        return Look::Secondary;
    }
}

} // namespace

JobDialog::JobDialog(actions::Job &job, QWidget *parent)
    : QDialog(parent)
    , m_job(&job)
    , m_sentence(textLabel({}, TextSize::Body, this))
    , m_bar(new ThinBar(this))
    , m_table(new ResultTable({24, 20, 0}, this))
    , m_cancel(pushButton(tr("Cancel the rest"), ButtonRole::Normal, this))
    , m_retry(pushButton(tr("Try the refused ones again"), ButtonRole::Normal, this))
    , m_copy(pushButton(tr("Copy results"), ButtonRole::Flat, this))
{
    setWindowTitle(job.title());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    body->setSpacing(controlGap);
    m_sentence->setWordWrap(true);
    m_table->setAccessibleName(tr("Results"));
    body->addWidget(m_sentence);
    body->addWidget(m_bar);
    body->addWidget(m_table, 1);
    layout->addLayout(body, 1);
    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(dialogPadding, 12, dialogPadding, 12);
    row->setSpacing(controlGap);
    QPushButton *close = pushButton(tr("Close"), ButtonRole::Normal, footer);
    row->addWidget(m_copy);
    row->addStretch();
    for (QPushButton *button : {m_cancel, m_retry, close})
        row->addWidget(button);
    layout->addWidget(footer);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, &job, &actions::Job::cancelRest);
    connect(m_retry, &QPushButton::clicked, &job, &actions::Job::retryRefused);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_job)
            QGuiApplication::clipboard()->setText(m_job->results());
    });
    connect(&job, &actions::Job::changed, this, &JobDialog::showJob);
    connect(&job, &QObject::destroyed, this, &QDialog::reject);
    showJob();
    resize(Metrics(font()).dw(firstWidth), sizeHint().height());
}

void JobDialog::showJob()
{
    QList<QList<ResultTable::Cell>> rows;
    for (const actions::Item &item : m_job->items()) {
        rows << QList<ResultTable::Cell>{{item.target.name, Look::Normal},
                                         {actions::outcomeText(item), lookOf(item.outcome)},
                                         {item.reason, Look::Secondary}};
    }
    m_table->setRows(rows);
    m_sentence->setText(m_job->sentence());
    m_bar->setDone(m_job->doneShare());
    m_cancel->setVisible(m_job->isRunning() && m_job->count(actions::Outcome::Waiting) > 0);
    m_retry->setVisible(!m_job->isRunning() && m_job->count(actions::Outcome::Refused) > 0);
}

} // namespace views
