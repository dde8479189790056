// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/changes.h"

#include "app/window/workspace.h"
#include "models/base/shown.h"
#include "models/session/savedconnections.h"
#include "views/actions/clusterdialog.h"
#include "views/actions/confirmdialog.h"
#include "views/actions/jobdialog.h"
#include "views/actions/journaldialog.h"

namespace app {
namespace {

constexpr int firstWait = 2'000'000; // ids in the rail, apart from those of jobs

} // namespace

Changes::Changes(QWidget &window)
    : QObject(&window)
    , m_window(window)
{
}

Changes::~Changes() = default;

void Changes::setWorkspace(Workspace *workspace, session::SavedConnections &saved)
{
    m_workspace = workspace;
    actions::Desk *desk = workspace->sharedDesk().get();
    connect(desk, &actions::Desk::started, workspace, [this, workspace](actions::Job *job) {
        begin(job, {workspace->sharedSession(), workspace->sharedDesk(), {}});
    });
    connect(desk, &actions::Desk::progressed, this, &Changes::jobsChanged, Qt::UniqueConnection);
    connect(desk, &actions::Desk::ended, this, &Changes::end, Qt::UniqueConnection);
    connect(desk, &actions::Desk::allowsChangesChanged, workspace, [this, desk, &saved] {
        Q_EMIT allowsChangesChanged(desk->allowsChanges());
        keepWhetherAllowed(*desk, saved);
    });
    connect(desk, &actions::Desk::waitsChanged, this, &Changes::jobsChanged, Qt::UniqueConnection);
    connect(desk, &actions::Desk::clusterReady, workspace,
            [this](const base::Key &cluster, const QString &name) { Q_EMIT clusterReady(cluster, name); });
    Q_EMIT allowsChangesChanged(desk->allowsChanges());
}

void Changes::keepWhetherAllowed(actions::Desk &desk, session::SavedConnections &saved)
{
    auto connection = saved.find(desk.session().connection().id);
    if (!connection || connection->allowsChanges == desk.allowsChanges())
        return;
    connection->allowsChanges = desk.allowsChanges();
    saved.save(*connection);
}

void Changes::follow(const SharedSession &shared, session::SavedConnections &saved)
{
    actions::Desk *desk = shared.desk.get();
    m_followed.removeIf([](const QPointer<actions::Desk> &known) { return !known; });
    if (m_followed.contains(desk))
        return;
    m_followed.append(desk);
    // Not the desk itself: it would keep itself alive.
    connect(desk, &actions::Desk::started, this,
            [this, desk = std::weak_ptr(shared.desk), session = std::weak_ptr(shared.session)](actions::Job *job) {
                begin(job, {session.lock(), desk.lock(), {}});
            });
    connect(desk, &actions::Desk::progressed, this, &Changes::jobsChanged, Qt::UniqueConnection);
    connect(desk, &actions::Desk::ended, this, &Changes::end, Qt::UniqueConnection);
    connect(desk, &actions::Desk::allowsChangesChanged, this, [desk, &saved] { keepWhetherAllowed(*desk, saved); });
}

// Both as the workspace's and as one of several, a desk tells of it.
void Changes::begin(actions::Job *job, const SharedSession &shared)
{
    if (std::ranges::find(m_running, job, &Running::job) != m_running.end())
        return;
    m_running.append({m_nextId++, job, shared});
    Q_EMIT jobsChanged();
}

// The job is still emitting its signal.
void Changes::end(actions::Job *job)
{
    const auto running = std::ranges::find(m_running, job, &Running::job);
    if (running == m_running.end()) // of another window, or retried
        return;
    QMetaObject::invokeMethod(
        this, [ended = *running] {}, Qt::QueuedConnection);
    const QString sentence = ofConnection(*running, job->sentence());
    m_running.erase(running);
    m_last = job;
    Q_EMIT jobsChanged();
    Q_EMIT ended(job->isClean(), sentence);
}

// Names the connection where there are several.
QString Changes::ofConnection(const Running &running, const QString &text) const
{
    const auto isThere = [](const QPointer<actions::Desk> &desk) { return !desk.isNull(); };
    if (std::ranges::count_if(m_followed, isThere) < 2)
        return text;
    return tr("%1: %2", "connection, what is done to its objects")
        .arg(base::shownName(running.shared.session->connection().name), text);
}

QList<views::NavigationRail::Job> Changes::railJobs() const
{
    QList<views::NavigationRail::Job> jobs;
    for (const Running &running : m_running)
        jobs.append({running.id, ofConnection(running, running.job->title()), running.job->doneShare()});
    for (int id = firstWait; const actions::ClusterWait *wait : waits())
        jobs.append({id++, tr("Waiting for %1").arg(wait->name()), -1});
    return jobs;
}

int Changes::unsent() const
{
    int count = 0;
    for (const Running &running : m_running)
        count += int(std::ranges::count(running.job->items(), actions::Outcome::Waiting, &actions::Item::outcome));
    return count;
}

void Changes::showJob(int id)
{
    const auto running = std::ranges::find(m_running, id, &Running::id);
    if (running != m_running.end())
        showDialog(*running->job);
    const auto all = waits();
    const auto at = std::size_t(id - firstWait);
    if (id < firstWait || at >= all.size() || !m_workspace->page())
        return;
    // A child of the page, which goes before the session.
    auto *dialog = new views::ClusterDialog(m_workspace->context(), all[at]->cluster(), all[at]->name(), {},
                                            m_workspace->page());
    dialog->show();
}

std::vector<actions::ClusterWait *> Changes::waits() const
{
    std::vector<actions::ClusterWait *> open;
    if (!m_workspace)
        return open;
    for (const auto &wait : m_workspace->sharedDesk()->waits()) {
        if (!wait->isOver() && wait->isFirst())
            open.push_back(wait.get());
    }
    return open;
}

void Changes::showLastResults()
{
    if (m_last)
        showDialog(*m_last);
}

void Changes::showDialog(actions::Job &job)
{
    auto *dialog = new views::JobDialog(job, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void Changes::allowChanges(bool allow)
{
    if (!m_workspace)
        return;
    actions::Desk &desk = *m_workspace->sharedDesk();
    if (!allow)
        desk.allowChanges(false);
    else if (!desk.allowsChanges())
        views::askToAllowChanges(m_window, desk, {});
    Q_EMIT allowsChangesChanged(desk.allowsChanges()); // it may stay as it is
}

void Changes::showJournal(table::Zone zone)
{
    if (!m_workspace)
        return;
    auto *dialog = new views::JournalDialog(m_workspace->sharedDesk()->journal(),
                                            base::shownName(m_workspace->session().connection().name), zone, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace app
