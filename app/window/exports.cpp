// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/exports.h"

#include "app/window/demo.h"
#include "app/window/workspace.h"
#include "views/frame/navigationrail.h"
#include "views/list/exportdialog.h"

#include <tuple>

namespace app {

Exports::Exports(QWidget &window, views::NavigationRail &rail)
    : QObject(&window)
    , m_window(window)
    , m_rail(rail)
{
    connect(&rail, &views::NavigationRail::jobRequested, this, &Exports::showDialog);
}

Exports::~Exports()
{
    qDeleteAll(m_dialogs);
}

void Exports::start(const csv::ExportRequest &request, Workspace &workspace, const std::shared_ptr<Demo> &demo)
{
    auto job = std::make_unique<csv::ExportJob>(workspace.session().client(), workspace.names(), request);
    auto *dialog = new views::ExportDialog(std::move(job), request, &m_window);
    m_dialogs.append(dialog);
    connect(dialog, &views::ExportDialog::progressed, this, &Exports::showJobs);
    // Keeps the sources of the job as long as its dialog.
    const auto kept = std::tuple(workspace.sharedSession(), workspace.sharedNames(), demo);
    connect(dialog, &views::ExportDialog::ended, this,
            [this, dialog, kept](bool succeeded, const QString &sentence) { end(dialog, succeeded, sentence); });
    dialog->show();
    dialog->start();
    showJobs();
}

void Exports::end(views::ExportDialog *dialog, bool succeeded, const QString &sentence)
{
    m_dialogs.removeOne(dialog);
    showJobs();
    const bool isHidden = !dialog->isVisible();
    connect(dialog, &QDialog::finished, dialog, &QObject::deleteLater);
    if (isHidden)
        dialog->deleteLater();
    Q_EMIT ended(succeeded, sentence, isHidden);
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

void Exports::showJobs()
{
    QList<views::NavigationRail::Job> jobs;
    for (const views::ExportDialog *dialog : std::as_const(m_dialogs))
        jobs.append({int(jobs.size()), dialog->jobTitle(), dialog->doneShare()});
    m_rail.setJobs(jobs);
}

} // namespace app
