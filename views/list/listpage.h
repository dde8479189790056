// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/catalog/totals.h"
#include "models/csv/exportjob.h"
#include "models/session/session.h"
#include "models/table/windowmodel.h"
#include "views/list/rowrestorer.h"
#include "views/navigation/page.h"
#include "views/navigation/pagecontext.h"
#include "views/widgets/statepanel.h"

#include <QTimer>

namespace catalog {
class GroupedSource;
}

namespace replica {
class CopySource;
class KeptSource;
class Snapshots;
} // namespace replica

namespace views {

class Banner;
struct BannerText;
class DetailsDock;
class FilterBar;
class GroupBar;
class KeptRows;
class ListActions;
class ListCopy;
class ListEdits;
class ListGroups;
class PageBody;
class RowMenu;
class RefreshClock;
class ListStrip;
class SummaryStrip;
class TableView;

// The page of one resource: the strip, the filter bar, the table, and the panel shown instead of missing rows. The
// query belongs to the table model; bar, header and strip display it and request changes. Errors are shown in place,
// and old rows stay. Opening a row leads to the objects in it.
class ListPage final : public Page
{
    Q_OBJECT

public:
    // `snapshots`: what is kept of the list on this computer; null = nothing. Must outlive the page.
    ListPage(catalog::Resource resource, const PageContext &context, QWidget *parent = nullptr,
             replica::Snapshots *snapshots = nullptr);
    ~ListPage() override;

    using Page::open;
    void open(const Location &location, const PageState &state) override;
    [[nodiscard]] const Location &location() const override { return m_location; } // with the current query
    [[nodiscard]] QString title() const override { return catalog::titleOf(m_resource); }
    [[nodiscard]] PageState state() const;
    [[nodiscard]] std::optional<PageState> captured() const override { return state(); }

    void refresh() override;
    void noteChanged(catalog::Resource resource) override;
    void setRefreshSeconds(int seconds) override;
    void setZone(table::Zone zone) override;
    void focusContents() override;
    [[nodiscard]] QList<QWidget *> areas() override;
    void focusSearch();
    void focusRows(); // selects the first row, if nothing that is selected is in view
    void openMetrics(); // for the current row
    void addToComparison(); // the selected rows that are loaded
    void openHeat(); // of the nodes in the list
    void filterByCell(table::Op op); // the current one: Equal or NotEqual
    void group(); // by the current column; no effect where rows cannot be grouped
    void ungroup();
    void exportGroups(); // while the rows are in groups
    void openWindow(); // like Enter on the current row, but in a new window
    [[nodiscard]] catalog::Resource resource() const { return m_resource; }
    [[nodiscard]] QString countText() const;
    [[nodiscard]] qint64 updatedAtMs() const override;
    [[nodiscard]] QString refreshText() const override;
    [[nodiscard]] bool offers(PageCommand command) const override;
    [[nodiscard]] bool canRun(PageCommand command) const override;
    [[nodiscard]] bool isChecked(PageCommand command) const override;
    void run(PageCommand command, const QPoint &menuAt) override;
    [[nodiscard]] csv::ExportRequest exportRequest() const; // all matching rows, all columns; without a file
    [[nodiscard]] csv::ExportRequest selectedRequest() const; // the same for the selected rows
    [[nodiscard]] QStringList visibleColumns() const; // their keys, as files have them, from left to right
    void copyAsCurl(); // the request for the displayed rows; reads its token from the environment
    [[nodiscard]] RefreshClock *refreshClock() const { return m_refresh; }
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] FilterBar *filterBar() const { return m_filterBar; }
    [[nodiscard]] SummaryStrip *strip() const; // null where the list has no tiles
    [[nodiscard]] Banner *banner() const override;
    [[nodiscard]] StatePanel *statePanel() const;
    [[nodiscard]] DetailsDock *details() const { return m_details; }
    [[nodiscard]] table::WindowModel *model() const { return m_model; }
    [[nodiscard]] replica::CopySource *copy() const { return m_copy; } // null where there can be none
    [[nodiscard]] ListCopy *copyButton() const { return m_copyButton; } // the same
    [[nodiscard]] ListEdits *edits() const { return m_edits.get(); } // null where no cell can be edited

Q_SIGNALS:
    void exportRequested(const csv::ExportRequest &request, const QStringList &visibleColumns);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildTable();
    void buildGroups(GroupBar &bar);
    void addCopy();
    void connectModel();
    void addShortcuts();
    void setQuery(const table::ListQuery &query); // by the user
    void applyQuery(const table::ListQuery &query);
    void dropStaleCrumbs();
    void placeCursor();
    void noteLoading();
    void refreshAll(base::Urgency urgency);
    void showState();
    void showCount();
    void showProblem();
    void panelAction(int action);
    void tick();
    void showCapabilities();
    void showSorted();
    void showCopy(); // what it does for the rows on screen
    [[nodiscard]] std::optional<BannerText> copyNotice() const; // the query needs a copy that nobody reads
    void countDown();
    [[nodiscard]] std::optional<StatePanel::Content> standIn() const;
    void resolvePlaces();
    [[nodiscard]] table::ListQuery shownQuery() const; // that the displayed rows are the answer to

    catalog::Resource m_resource;
    PageContext m_context;
    Location m_location;
    catalog::GroupedSource *m_groups = nullptr; // null where the list cannot be grouped
    replica::CopySource *m_copy = nullptr; // null where all rows are sorted here anyway
    replica::KeptSource *m_kept = nullptr; // null where nothing is kept
    table::WindowModel *m_model;
    PageBody *m_frame;
    ListStrip *m_strip = nullptr;
    FilterBar *m_filterBar;
    ListCopy *m_copyButton = nullptr;
    ListGroups *m_grouping = nullptr; // null where the list has no copy, or groups of its own
    KeptRows *m_keptRows = nullptr;
    DetailsDock *m_details;
    QWidget *m_stage; // of the table
    TableView *m_table;
    RowMenu *m_rowMenu = nullptr;
    RefreshClock *m_refresh;
    QTimer m_clock; // updates relative times
    QTimer m_countdown; // to the next attempt, while the control plane is unreachable
    table::Zone m_zone = table::Zone::Local;
    RowRestorer m_restorer;
    bool m_isEntering = false; // focusRows() waits for rows
    // Null where nothing can be changed; they go before the widgets that they use.
    std::unique_ptr<ListActions> m_actions;
    std::unique_ptr<ListEdits> m_edits;
};

} // namespace views
