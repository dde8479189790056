// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memory/savedviews.h"

#include <QPointer>

class QAction;

namespace views {
class NavigationRail;
} // namespace views

namespace app {

class AllConnections;
class Workspace;

// Shows the view.
void showView(Workspace &workspace, const SavedView &view);

// The saved views in the rail of a window: opens them, marks the current one, shows whether the page differs from it,
// and provides their context menu.
class ViewRail final : public QObject
{
    Q_OBJECT

public:
    ViewRail(views::NavigationRail &rail, Settings &settings);

    void setWorkspace(Workspace *workspace); // the views of its connection
    void setAll(AllConnections *all); // those of all connections together

Q_SIGNALS:
    void saveFileRequested(const app::SavedView &view);

private:
    void leave();
    void build();
    [[nodiscard]] QList<SavedView> shown() const;
    void mark();
    void open(const QString &id);
    void saveAs(const QString &name);
    void saveFile();
    void showMenu(const QString &id, const QPoint &at);
    void rename(const QString &id);
    [[nodiscard]] SavedView onScreen() const; // without id and name
    [[nodiscard]] bool canSave() const; // a list or a comparison is on screen
    [[nodiscard]] bool isOfPage(const SavedView &view, const SavedView &now) const;

    views::NavigationRail &m_rail;
    SavedViews m_views;
    QPointer<Workspace> m_workspace; // null while all connections are shown together
    QPointer<AllConnections> m_all; // else null
    QString m_connection;
    QString m_active; // the view opened or saved last
    QList<QAction *> m_actions;
};

} // namespace app
