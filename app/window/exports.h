// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/exportjob.h"
#include "views/frame/navigationrail.h"
#include "views/list/exportoptions.h"

#include <QObject>

#include <functional>
#include <memory>

class QWidget;

namespace session {
class Session;
}

namespace views {
class ExportDialog;
} // namespace views

namespace app {

class Demo;
class Workspace;

// The exports of a window: their dialogs, which own the jobs, and their entries in the rail. Exports continue when the
// window changes to another connection. GUI thread.
class Exports final : public QObject
{
    Q_OBJECT

public:
    explicit Exports(QWidget &window);
    ~Exports() override;

    // Asks for columns, format and file, and emits chosen(), or nothing.
    void choose(const csv::ExportRequest &request, const QStringList &visibleColumns);
    // The same, for who does not listen to chosen().
    using Chosen = std::function<void(const csv::ExportRequest &)>;
    void choose(const csv::ExportRequest &request, const QStringList &visibleColumns, const Chosen &then);
    // `demo`: the control plane of the rows, if it runs in this program.
    void start(const csv::ExportRequest &request, Workspace &workspace, const std::shared_ptr<Demo> &demo);
    // `session` and `names` are those of the rows, or of some of them; `keeper` holds what else they need.
    void start(const csv::ExportRequest &request, const std::shared_ptr<session::Session> &session,
               const std::shared_ptr<catalog::ClusterNames> &names, const std::shared_ptr<void> &keeper);
    [[nodiscard]] QList<views::NavigationRail::Job> railJobs() const;
    void showDialog(int id); // of the rail
    [[nodiscard]] int count() const { return int(m_dialogs.size()); } // in progress

Q_SIGNALS:
    void jobsChanged();
    void chosen(const csv::ExportRequest &request);
    void ended(bool succeeded, const QString &closingSentence, const QString &hiddenFile); // empty: a dialog shows it

private:
    void end(views::ExportDialog *dialog, bool succeeded, const QString &sentence);

    QWidget &m_window;
    QList<views::ExportDialog *> m_dialogs; // of exports in progress
    views::ExportChoices m_choices; // the last ones
};

} // namespace app
