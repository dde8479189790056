// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/demo.h"
#include "app/window/planes.h"
#include "models/csv/exportjob.h"
#include "models/session/connections.h"
#include "views/navigation/location.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

class QStackedWidget;

namespace views {
class Banner;
class NavigationRail;
class Page;
class StatusStrip;
class WelcomePage;
} // namespace views

namespace app {

class AllConnections;
class Diagnostics;
class Connector;
class Jobs;
class MainMenu;
class OwnPages;
class ViewFiles;
class ViewRail;
struct ViewFile;
class Settings;
class Workspace;

// The window: contains the rail, the welcome page or the workspace of the connection, and the status strip, and
// connects them with each other. Owns the demo and the workspace.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Settings &settings, session::Connections &connections, QWidget *parent = nullptr);
    ~MainWindow() override;

    void startDemo(const simulator::Options &options = {});
    void stopDemo(); // the control plane stops; everything on screen stays
    void connectTo(const session::Connection &connection); // shown once it has answered
    void openConnection(const QString &id); // a saved connection; shown once it has answered
    // shows the connection of `other` in this window, too; no effect if it has none
    void shareConnection(const MainWindow &other);
    void showAll(); // the objects of all saved connections, if there are several
    void goTo(const views::Place &place); // of the current connection, or of none
    void exportTo(const csv::ExportRequest &request); // including its file
    void openView(const ViewFile &file); // once the window is connected to its control plane
    // The windows of the program, this one included; asked when they are needed.
    using Peers = std::function<std::vector<MainWindow *>()>;
    void setPeers(Peers peers) { m_peers = std::move(peers); }

    [[nodiscard]] Workspace *workspace() const; // null without a connection
    [[nodiscard]] AllConnections *allConnections() const { return m_all; } // null until they were shown
    [[nodiscard]] bool showsAll() const { return m_showsAll; }
    // The session of a saved connection that this window has; nullopt if it has none.
    [[nodiscard]] std::optional<SharedSession> sessionOf(const QString &id) const;
    [[nodiscard]] views::WelcomePage *welcome() const;
    [[nodiscard]] views::NavigationRail *rail() const { return m_rail; }
    [[nodiscard]] ViewFiles *viewFiles() const { return m_viewFiles; }
    [[nodiscard]] Diagnostics *diagnostics() const { return m_diagnostics; }
    [[nodiscard]] views::StatusStrip *strip() const { return m_strip; }

Q_SIGNALS:
    void windowRequested(const views::Place &place); // another window on the same connection
    void quitRequested();
    void closed();
    void exportEnded(bool succeeded, const QString &closingSentence);

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void connectMenu();
    void connectRail();
    void connectStrip();
    void setWorkspace(Workspace *workspace);
    void openFirstPlace();
    void savePlace();
    void focusArea(int step);
    void connectConnector();
    void addConnectionKeys();
    void makeAll();
    void leaveAll();
    void dropAll();
    [[nodiscard]] bool hasSeveral() const; // connections, which can be shown together
    void showAllState();
    void showAllPlace();
    void openInPlane(const QString &id, const views::Location &location);
    void inPlane(const QString &id, const std::function<void(Workspace &)> &then); // once the window shows it
    void saveAllPlace();
    [[nodiscard]] std::optional<SharedSession> sharedSession(const QString &id) const;
    // The control plane of the workspace, if it runs in this program; else null.
    [[nodiscard]] std::shared_ptr<Demo> demoOf(Workspace &workspace) const;
    [[nodiscard]] views::Page *shownPage() const; // of the connection, or of all of them; may be null
    void showConnection();
    void showOwnPage(const views::PagePlace &place);
    void leaveOwnPage();
    void showCounts();
    void showPlace();
    void showNote();
    void warn(const QString &sentence);

    Settings &m_settings;
    std::shared_ptr<Demo> m_demo; // shared by all windows that show it
    Connector *m_connector;
    QString m_opening; // the connection in progress; empty = none
    QPointer<Workspace> m_workspace;
    AllConnections *m_all = nullptr; // once they were shown
    bool m_showsAll = false; // in place of the workspace, which waits below
    QTimer m_save; // saves the place some time after a change
    Jobs *m_jobs = nullptr;
    views::NavigationRail *m_rail = nullptr;
    QStackedWidget *m_stack = nullptr;
    views::Banner *m_banner = nullptr; // for the window; pages have their own
    OwnPages *m_ownPages = nullptr;
    views::StatusStrip *m_strip = nullptr;
    MainMenu *m_menu = nullptr;
    ViewRail *m_views = nullptr;
    ViewFiles *m_viewFiles = nullptr;
    Peers m_peers;
    Diagnostics *m_diagnostics = nullptr;
    bool m_altAlone = false; // Alt was pressed alone: releasing it shows the menu bar
};

} // namespace app
