// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/changes.h"
#include "app/window/exports.h"

#include <QMessageBox>
#include <QPointer>

namespace views {
class Banner;
} // namespace views

namespace app {

class MainMenu;
class Settings;

// What goes on in a window beside its pages: exports and changes. The rail shows them while they run, a banner tells
// how they ended, and the window asks before it closes on them. GUI thread.
class Jobs final : public QObject
{
    Q_OBJECT

public:
    // `banner` is that of the window; pages have their own.
    Jobs(QWidget &window, views::NavigationRail &rail, MainMenu &menu, views::Banner &banner, Settings &settings);
    ~Jobs() override; // cancels what uses the session

    void setWorkspace(Workspace *workspace, session::SavedConnections &saved);
    void follow(const SharedSession &shared,
                session::SavedConnections &saved); // changes over it, beside those of the workspace
    [[nodiscard]] Exports &exports() { return *m_exports; }
    // False while there is something to lose: the user is asked, and the window closed if they agree.
    [[nodiscard]] bool mayLeave();

Q_SIGNALS:
    void placeRequested(const views::Place &place); // of the workspace
    void exportEnded(bool succeeded, const QString &closingSentence);

private:
    void connectRail(views::NavigationRail &rail);
    void connectMenu(MainMenu &menu, Settings &settings);
    void showChangesEnd(bool isClean, const QString &sentence);
    void showNewCluster(const base::Key &cluster, const QString &name);
    void showExportEnd(bool succeeded, const QString &sentence, const QString &file);
    void askBeforeLeaving();

    QWidget &m_window;
    views::Banner &m_banner;
    std::unique_ptr<Exports> m_exports;
    std::unique_ptr<Changes> m_changes;
    QPointer<Workspace> m_workspace;
    QPointer<QMessageBox> m_leaveQuestion;
    QMetaObject::Connection m_showResults; // from the banner that shows how changes have ended
    bool m_mayLeave = false; // the user has agreed to cancel exports with the window
};

} // namespace app
