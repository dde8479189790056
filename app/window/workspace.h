// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memory/placejson.h"
#include "models/actions/desk.h"
#include "models/catalog/catalog.h"
#include "models/catalog/totals.h"
#include "models/metrics/memory.h"
#include "models/session/session.h"
#include "views/list/listpage.h"
#include "views/navigation/navigator.h"

#include <QHash>
#include <QWidget>

#include <memory>
#include <optional>

class QMimeData;
class QStackedWidget;

namespace replica {
class Snapshots;
}

namespace views {
struct DiagnosticsFacts;
class ComparePage;
class FleetPage;
class MetricsPage;
class OverviewPage;
class WastedPage;
class PageHeader;
struct RangeChoice;
} // namespace views

namespace app {

class Settings;

// Everything of one control plane: the session, its pages, and the navigation between them. A page is created when
// first opened. Each window has its own workspace, also for the same connection.
class Workspace final : public QWidget
{
    Q_OBJECT

public:
    Workspace(const std::shared_ptr<session::Session> &session, Settings &settings, QWidget *parent = nullptr);
    Workspace(const Workspace &other, Settings &settings); // in another window, on the same session
    // On a session that there is already; the others are those of the session.
    Workspace(std::shared_ptr<session::Session> session, std::shared_ptr<actions::Desk> desk,
              std::shared_ptr<replica::Snapshots> snapshots, Settings &settings, QWidget *parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] session::Session &session() { return *m_session; }
    [[nodiscard]] std::shared_ptr<session::Session> sharedSession() const { return m_session; }
    [[nodiscard]] std::shared_ptr<actions::Desk> sharedDesk() const { return m_desk; }
    [[nodiscard]] std::shared_ptr<replica::Snapshots> sharedSnapshots() const { return m_snapshots; }
    // The lists of a connection that are kept on this computer; null where none are. One for each session.
    [[nodiscard]] static std::shared_ptr<replica::Snapshots> snapshotsOf(const session::Connection &connection,
                                                                         const Settings &settings);
    [[nodiscard]] bool hasKeptLists() const; // on this computer, from an earlier start
    void forgetLists(); // removes them, and keeps none from now on
    [[nodiscard]] catalog::ClusterNames &names() { return *m_names; }
    [[nodiscard]] std::shared_ptr<catalog::ClusterNames> sharedNames() const { return m_names; }
    [[nodiscard]] catalog::Totals &totals() { return m_totals; }
    [[nodiscard]] views::PageHeader *header() const { return m_header; }
    [[nodiscard]] views::Navigator &navigator() { return m_navigator; }
    [[nodiscard]] views::Page *page() const; // the current page; null before the first open()
    [[nodiscard]] views::ListPage *list() const; // the current page if it is one, else null
    [[nodiscard]] views::MetricsPage *metricsPage() const; // the current page if it is one, else null
    [[nodiscard]] views::OverviewPage *overviewPage() const; // the current page if it is one, else null
    [[nodiscard]] views::WastedPage *wastedPage() const; // the current page if it is one, else null
    [[nodiscard]] views::ComparePage *comparePage() const; // the current page if it is one, else null
    [[nodiscard]] views::FleetPage *fleetPage() const; // the current page if it is one, else null
    [[nodiscard]] views::Location location() const; // of the current page
    [[nodiscard]] views::Place place() const; // of the current page, with the connection
    void describe(views::DiagnosticsFacts &facts) const; // memory used by its pages

    void open(const views::Location &location); // emits placeRequested() if it belongs to no connection
    void open(const views::Location &location, const QStringList &columns); // a list, with its columns
    void open(catalog::Resource resource); // as the user left it, else without filters
    void openCompare(); // as the user left it
    QString addToComparison(const QList<metrics::Subject> &subjects); // returns a sentence about what was added
    void dropOnComparison(const QMimeData &objects);
    void tell(const QString &sentence); // on the current page
    [[nodiscard]] int comparedObjects() const;
    void openWasted(); // as the user left it, else what is idle now
    void back();
    void forward();
    void refresh();
    void setZone(table::Zone zone);

    // The navigation history, to restore it at the next start.
    void restore(const History &history); // no effect without a place of this connection
    [[nodiscard]] History history();

    [[nodiscard]] views::PageContext context();

Q_SIGNALS:
    void comparisonChanged();
    void problemFound(const QString &sentence); // of lists that are kept on this computer
    void pageChanged(); // a different page, or a different query on it
    void updatedAtChanged();
    void signInRequested();
    void columnsChanged(); // of the current page
    void saveViewRequested(const QString &name); // of the current page
    void saveFileRequested(); // the view of the current page, as a file
    void windowRequested(const views::Place &place); // in a new window
    void placeRequested(const views::Place &place); // a place without a connection
    void exportRequested(const csv::ExportRequest &request, const QStringList &visibleColumns);

private:
    views::Page *pageFor(const views::Location &location); // null for a page of the window
    views::ListPage *listFor(catalog::Resource resource);
    views::MetricsPage *metricsFor();
    views::OverviewPage *overviewFor();
    views::WastedPage *wastedFor();
    views::ComparePage *compareFor();
    [[nodiscard]] std::optional<views::RangeChoice> commonRange() const; // for all pages of charts
    void shareRange();
    views::FleetPage *fleetFor();
    void addPage(views::Page *page);
    void rememberLooks(views::ListPage *page);
    void connectHeader();
    void run(views::PageCommand command, const QPoint &menuAt);
    void follow(const api::Change &change);
    void show(views::NavigationHistory::Entry entry);
    void leavePage();
    void showPlace();
    void showRefreshSeconds();
    void showCommands();
    void showColumns();

    Settings &m_settings;
    std::shared_ptr<session::Session> m_session; // shared by windows with the same connection
    std::shared_ptr<actions::Desk> m_desk; // as the session, which it uses
    std::shared_ptr<replica::Snapshots> m_snapshots; // as the session; null where nothing is kept
    std::shared_ptr<catalog::ClusterNames> m_names; // shared with exports that outlive this object
    catalog::Totals m_totals;
    views::Navigator m_navigator;
    views::NavigationHistory m_history;
    QHash<catalog::Resource, views::NavigationHistory::Entry> m_left; // state of pages in the previous session
    views::PageHeader *m_header;
    QStackedWidget *m_stack;
    QList<views::Page *> m_pages; // created so far
    views::Page *m_page = nullptr; // the current one
    QHash<catalog::Resource, views::ListPage *> m_lists; // among m_pages
    std::shared_ptr<metrics::Memory> m_metricsMemory = std::make_shared<metrics::Memory>();
    views::MetricsPage *m_metricsPage = nullptr; // among m_pages
    views::OverviewPage *m_overview = nullptr; // among m_pages
    views::WastedPage *m_wasted = nullptr; // among m_pages
    views::ComparePage *m_compare = nullptr; // among m_pages
    compare::Comparison m_comparisonLeft; // on the page when it was last left
    compare::Comparison m_comparison; // of the last session, until the page exists
    views::FleetPage *m_fleet = nullptr; // among m_pages
    table::Zone m_zone;
};

} // namespace app
