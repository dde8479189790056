// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/planes.h"
#include "models/actions/desk.h"
#include "models/table/format.h"
#include "views/frame/navigationrail.h"

#include <QPointer>

namespace session {
class SavedConnections;
}

namespace app {

class Workspace;

// The changes that a window makes to objects: their jobs in the rail and their results. Jobs continue when the window
// changes to another connection. GUI thread.
class Changes final : public QObject
{
    Q_OBJECT

public:
    explicit Changes(QWidget &window);
    ~Changes() override;

    void setWorkspace(Workspace *workspace, session::SavedConnections &saved);
    void follow(const SharedSession &shared, session::SavedConnections &saved); // beside the workspace

    [[nodiscard]] QList<views::NavigationRail::Job> railJobs() const; // that are running
    [[nodiscard]] int unsent() const; // objects that the running jobs have not sent anything for yet
    void showJob(int id); // of the rail
    void showLastResults();
    void allowChanges(bool allow); // asks first
    void showJournal(table::Zone zone);

Q_SIGNALS:
    void jobsChanged();
    void allowsChangesChanged(bool allows);
    void ended(bool isClean, const QString &sentence);
    void clusterReady(const base::Key &cluster, const QString &name); // that was waited for

private:
    // What a job needs while it runs.
    struct Running
    {
        int id;
        actions::Job *job;
        SharedSession shared;
    };

    static void keepWhetherAllowed(actions::Desk &desk, session::SavedConnections &saved);
    void begin(actions::Job *job, const SharedSession &shared);
    void end(actions::Job *job);
    [[nodiscard]] QString ofConnection(const Running &running, const QString &text) const;
    [[nodiscard]] std::vector<actions::ClusterWait *> waits() const; // of the connection, not over
    void showDialog(actions::Job &job);

    QWidget &m_window;
    QPointer<Workspace> m_workspace;
    QList<Running> m_running;
    QList<QPointer<actions::Desk>> m_followed; // beside the workspace
    QPointer<actions::Job> m_last; // that has ended
    int m_nextId = 1'000'000; // apart from the ids of exports
};

} // namespace app
