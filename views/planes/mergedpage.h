// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/csv/exportjob.h"
#include "models/replica/copysource.h"
#include "models/replica/mergedsource.h"
#include "models/table/windowmodel.h"
#include "views/list/rowrestorer.h"
#include "views/navigation/page.h"
#include "views/planes/plane.h"
#include "views/planes/planewords.h"

#include <QTimer>

namespace views {

class DetailsDock;
class DetailsPane;
class FilterBar;
class MergedActions;
class MergedRows;
class MergedStrip;
class PageBody;
class PlaneCounts;
class RefreshClock;
class StatePanel;
class TableView;

// A list of several control planes as one. The rows come from local copies, which are read when the page is first shown
// and merged here. A control plane that does not answer keeps its last rows, which show their age, and none of the
// others waits for it. Everything that is opened from a row is opened within its own control plane.
class MergedPage final : public Page
{
    Q_OBJECT

public:
    // All control planes have their own context; there is at least one.
    MergedPage(catalog::Resource resource, const PlaneList &planes, QWidget *parent = nullptr);
    ~MergedPage() override;

    using Page::open;
    void open(const Location &location, const PageState &state) override;
    [[nodiscard]] const Location &location() const override { return m_location; }
    [[nodiscard]] QString title() const override { return catalog::titleOf(m_resource); }
    [[nodiscard]] std::optional<PageState> captured() const override;
    void refresh() override;
    void setRefreshSeconds(int seconds) override;
    void setZone(table::Zone zone) override;
    void focusContents() override;
    [[nodiscard]] QList<QWidget *> areas() override;
    [[nodiscard]] Banner *banner() const override;
    [[nodiscard]] qint64 updatedAtMs() const override { return m_model->updatedAtMs(); }
    [[nodiscard]] QString refreshText() const override;
    [[nodiscard]] bool offers(PageCommand command) const override;
    [[nodiscard]] bool canRun(PageCommand command) const override;
    [[nodiscard]] bool isChecked(PageCommand command) const override;
    void run(PageCommand command, const QPoint &menuAt) override;

    [[nodiscard]] catalog::Resource resource() const { return m_resource; }
    [[nodiscard]] table::WindowModel *model() const { return m_model; }
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] FilterBar *filterBar() const { return m_filterBar; }
    [[nodiscard]] DetailsDock *details() const { return m_details; }
    [[nodiscard]] MergedActions *actions() const { return m_actions.get(); } // null where nothing can be changed
    [[nodiscard]] PlaneCounts *counts() const { return m_counts; }
    [[nodiscard]] const MergedStrip *strip() const { return m_strip; } // null where the list has no tiles
    [[nodiscard]] bool hasAllRows() const; // they are here, and sorted here
    [[nodiscard]] QList<SilentPlane> silentPlanes() const;
    [[nodiscard]] csv::ExportRequest exportRequest() const; // all matching rows, without a file
    [[nodiscard]] QString exportHindrance() const; // why there can be no file of the rows now; empty = there can
    [[nodiscard]] QStringList visibleColumns() const; // as those of a list of one control plane

Q_SIGNALS:
    void exportRequested();
    void signInToRequested(const QString &plane);

private:
    void makeSource();
    void build();
    void connectModel();
    void setQuery(const table::ListQuery &query); // by the user
    void applyQuery(const table::ListQuery &query);
    void loadCopies();
    void loadWanted();
    [[nodiscard]] QList<replica::CopySource *> wantedCopies() const; // that the shown rows need and are not here
    [[nodiscard]] std::optional<BannerText> copyNotice() const;
    void refreshAll(base::Urgency urgency);
    void planeChanged(const Plane &plane);
    void noteWrite(const Plane &plane, const api::Change &change);
    void showState();
    void showCount();
    void showNotice();
    void showStates();
    void tick();
    void signInOrRefresh();
    void panelAction(int action);
    [[nodiscard]] DetailsPane *paneOf(const base::Key &key);
    void addPane(const QString &plane, DetailsPane *pane);
    void noteOldRows();
    [[nodiscard]] table::FormatContext format() const;

    catalog::Resource m_resource;
    const PlaneList m_planes;
    Location m_location;
    QHash<QString, replica::CopySource *> m_copies; // by control plane: where the server sorts the list
    QHash<QString, qint64> m_oldFrom; // by control plane, see oldFrom()
    replica::MergedSource *m_source = nullptr; // of the model
    table::WindowModel *m_model = nullptr;
    PageBody *m_frame;
    MergedStrip *m_strip = nullptr;
    FilterBar *m_filterBar = nullptr;
    PlaneCounts *m_counts = nullptr;
    DetailsDock *m_details;
    QHash<QString, DetailsPane *> m_panes; // by control plane
    QWidget *m_stage;
    TableView *m_table;
    MergedRows *m_rows = nullptr;
    std::unique_ptr<MergedActions> m_actions; // null where nothing can be changed
    RefreshClock *m_refresh;
    QTimer m_clock; // updates ages
    QTimer m_countdown; // to the next attempt, while a control plane is unreachable
    table::Zone m_zone = table::Zone::Local;
    RowRestorer m_restorer;
};

// The list of a control plane as a part of a merged one, with a local copy where its server sorts and filters: `copy`
// is set then.
[[nodiscard]] replica::MergedPart mergedPart(catalog::Resource resource, const Plane &plane,
                                             replica::CopySource *&copy);

} // namespace views
