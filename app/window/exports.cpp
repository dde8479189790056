// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/exports.h"

#include "views/list/exportdialog.h"

namespace app {

Exports::Exports(QWidget &window)
    : QObject(&window)
    , m_window(window)
{
}

Exports::~Exports()
{
    // Those of exports that have ended keep a session, too.
    qDeleteAll(m_window.findChildren<views::ExportDialog *>());
}

void Exports::choose(const csv::ExportRequest &request, const QStringList &visibleColumns,
                     const std::shared_ptr<session::Session> &session,
                     const std::shared_ptr<catalog::ClusterNames> &names, const std::shared_ptr<void> &keeper,
                     const QStringList &before)
{
    auto *options = new views::ExportOptions(request, visibleColumns, m_choices, &m_window);
    options->setAttribute(Qt::WA_DeleteOnClose);
    connect(options, &QDialog::accepted, this, [=, this] { // the window may show something else by then
        m_choices = options->choices();
        csv::ExportRequest complete = views::withChoices(request, visibleColumns, m_choices);
        complete.columns = before + complete.columns;
        views::chooseExportFile(&m_window, request.resource, [=, this](const QString &file) mutable {
            complete.file = file;
            start(complete, session, names, keeper);
        });
    });
    options->open();
}

void Exports::start(const csv::ExportRequest &request, const std::shared_ptr<session::Session> &session,
                    const std::shared_ptr<catalog::ClusterNames> &names, const std::shared_ptr<void> &keeper)
{
    // Keeps the sources of the job as long as its dialog.
    const auto makeJob = [session, names, keeper, request] {
        return std::make_unique<csv::ExportJob>(session->client(), *names, request);
    };
    auto *dialog = new views::ExportDialog(makeJob, request, &m_window);
    connect(dialog, &views::ExportDialog::progressed, this, &Exports::jobsChanged);
    connect(dialog, &views::ExportDialog::ended, this,
            [this, dialog](bool succeeded, const QString &sentence) { end(dialog, succeeded, sentence); });
    connect(dialog, &views::ExportDialog::started, this, [this, dialog] {
        m_dialogs.append(dialog);
        Q_EMIT jobsChanged();
    });
    dialog->show();
    dialog->start();
}

void Exports::end(views::ExportDialog *dialog, bool succeeded, const QString &sentence)
{
    m_dialogs.removeOne(dialog);
    Q_EMIT jobsChanged();
    const bool isHidden = !dialog->isVisible();
    // Hidden while it runs, it stays; closed after its end, it goes.
    connect(dialog, &QDialog::finished, dialog, &QObject::deleteLater);
    if (isHidden)
        dialog->deleteLater();
    Q_EMIT ended(succeeded, sentence, isHidden ? dialog->file() : QString());
}

void Exports::showDialog(int id)
{
    if (id < 0 || id >= m_dialogs.size())
        return;
    views::ExportDialog *dialog = m_dialogs.at(id);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

QList<views::NavigationRail::Job> Exports::railJobs() const
{
    QList<views::NavigationRail::Job> jobs;
    for (const views::ExportDialog *dialog : std::as_const(m_dialogs))
        jobs.append({int(jobs.size()), dialog->jobTitle(), dialog->doneShare()});
    return jobs;
}

} // namespace app
