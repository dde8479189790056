// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/exportjob.h"
#include "views/frame/navigationrail.h"
#include "views/list/exportoptions.h"

#include <QObject>

#include <memory>

class QWidget;

namespace session {
class Session;
}

namespace views {
class ExportDialog;
} // namespace views

namespace app {

// The exports of a window: their dialogs, which own the jobs, and their entries in the rail. Exports continue when the
// window changes to another connection. GUI thread.
class Exports final : public QObject
{
    Q_OBJECT

public:
    explicit Exports(QWidget &window);
    ~Exports() override;

    // Asks for columns, format and file, and starts, or not. `session` and `names` are those of the rows, or of some of
    // them; `keeper` holds what else they need. `before`: columns that come before those that are chosen.
    void choose(const csv::ExportRequest &request, const QStringList &visibleColumns,
                const std::shared_ptr<session::Session> &session, const std::shared_ptr<catalog::ClusterNames> &names,
                const std::shared_ptr<void> &keeper, const QStringList &before = {});
    void start(const csv::ExportRequest &request, const std::shared_ptr<session::Session> &session,
               const std::shared_ptr<catalog::ClusterNames> &names, const std::shared_ptr<void> &keeper);
    [[nodiscard]] QList<views::NavigationRail::Job> railJobs() const;
    void showDialog(int id); // of the rail
    [[nodiscard]] int count() const { return int(m_dialogs.size()); } // in progress

Q_SIGNALS:
    void jobsChanged();
    void ended(bool succeeded, const QString &closingSentence, const QString &hiddenFile); // empty: a dialog shows it

private:
    void end(views::ExportDialog *dialog, bool succeeded, const QString &sentence);

    QWidget &m_window;
    QList<views::ExportDialog *> m_dialogs; // of exports in progress
    views::ExportChoices m_choices; // the last ones
};

} // namespace app
