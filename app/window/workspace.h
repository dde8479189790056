// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memory/placejson.h"
#include "models/catalog/catalog.h"
#include "models/catalog/totals.h"
#include "models/session/session.h"
#include "views/list/listpage.h"
#include "views/navigation/navigator.h"

#include <QHash>
#include <QWidget>

#include <memory>

class QStackedWidget;

namespace views {
struct DiagnosticsFacts;
class MetricsPage;
class PageHeader;
} // namespace views

namespace app {

class Settings;

// Everything of one signed-in control plane: the session, its pages, and the way through them. A page is made when it
// is first opened. Windows of one connection have one each.
class Workspace final : public QWidget
{
    Q_OBJECT

public:
    Workspace(std::shared_ptr<session::Session> session, Settings &settings, QWidget *parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] session::Session &session() { return *m_session; }
    [[nodiscard]] std::shared_ptr<session::Session> sharedSession() const { return m_session; }
    [[nodiscard]] catalog::ClusterNames &names() { return *m_names; }
    [[nodiscard]] std::shared_ptr<catalog::ClusterNames> sharedNames() const { return m_names; }
    [[nodiscard]] catalog::Totals &totals() { return m_totals; }
    [[nodiscard]] views::PageHeader *header() const { return m_header; }
    [[nodiscard]] views::Navigator &navigator() { return m_navigator; }
    [[nodiscard]] views::Page *page() const; // on screen; null before the first open()
    [[nodiscard]] views::ListPage *list() const; // on screen, else null
    [[nodiscard]] views::MetricsPage *metricsPage() const; // on screen, else null
    [[nodiscard]] views::Location location() const; // on screen
    [[nodiscard]] views::Place place() const; // the same with the connection
    void describe(views::DiagnosticsFacts &facts) const; // what its pages keep in memory

    void open(const views::Location &location); // or request it, if it belongs to no connection
    void open(const views::Location &location, const QStringList &columns); // a list, and how it shows itself
    void open(catalog::Resource resource); // as it was left, else without filters
    void back();
    void forward();
    void refresh();
    void setZone(table::Zone zone);

    // The way of the user, for the next start: as it was in an earlier run, and as it is now.
    void restore(const History &history); // nothing where it has no place of the connection
    [[nodiscard]] History history();

Q_SIGNALS:
    void pageChanged(); // another page, or another query on it
    void updatedAtChanged();
    void signInRequested();
    void columnsChanged(); // of what is on screen
    void saveViewRequested(const QString &name); // of what is on screen
    void windowRequested(const views::Place &place); // the same in a window of its own
    void placeRequested(const views::Place &place); // one that belongs to no connection
    void exportRequested(const csv::ExportRequest &request);

private:
    [[nodiscard]] views::PageContext context();
    views::Page *pageFor(const views::Location &location); // null for a page of the window
    views::ListPage *listFor(catalog::Resource resource);
    views::MetricsPage *metricsFor();
    void addPage(views::Page *page);
    void rememberLooks(views::ListPage *page);
    void connectHeader();
    void run(views::PageCommand command, const QPoint &menuAt);
    void show(const views::NavigationHistory::Entry &entry);
    void leavePage();
    void showPlace();
    void showRefreshSeconds();
    void showCommands();
    void showColumns();

    Settings &m_settings;
    std::shared_ptr<session::Session> m_session; // windows of the same connection share it
    std::shared_ptr<catalog::ClusterNames> m_names; // exports that outlive this look things up in it
    catalog::Totals m_totals;
    views::Navigator m_navigator;
    views::NavigationHistory m_history;
    QHash<catalog::Resource, views::NavigationHistory::Entry> m_left; // pages of an earlier run, as they were left
    views::PageHeader *m_header;
    QStackedWidget *m_stack;
    QList<views::Page *> m_pages; // that were made
    views::Page *m_page = nullptr; // of them, on screen
    QHash<catalog::Resource, views::ListPage *> m_lists; // of them
    views::MetricsPage *m_metricsPage = nullptr; // of them
    table::Zone m_zone;
};

} // namespace app
