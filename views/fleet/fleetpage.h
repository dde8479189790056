// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/outline.h"
#include "views/navigation/page.h"
#include "views/navigation/pagecontext.h"

#include <QTimer>

class QPushButton;
class QSplitter;

namespace views {

class ElidedLabel;
class HeatBar;
class HeatMap;
class HeatNodes;
class PageBody;
class RefreshClock;
class StatePanel;

// All GPUs of a node pool, or of more, as cells. Beside the table of nodes, to which it leads.
class FleetPage final : public Page
{
    Q_OBJECT

public:
    explicit FleetPage(const PageContext &context, QWidget *parent = nullptr);
    ~FleetPage() override;

    using Page::open;
    void open(const Location &location, const PageState &state) override;
    [[nodiscard]] const Location &location() const override { return m_location; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] std::optional<PageState> captured() const override;
    void refresh() override;
    void noteChanged(catalog::Resource resource) override;
    void focusContents() override;
    [[nodiscard]] QList<QWidget *> areas() override;
    void setRefreshSeconds(int seconds) override;
    [[nodiscard]] Banner *banner() const override;
    [[nodiscard]] qint64 updatedAtMs() const override { return m_updatedAtMs; }
    [[nodiscard]] QString refreshText() const override;
    [[nodiscard]] bool offers(PageCommand command) const override;
    [[nodiscard]] bool canRun(PageCommand command) const override;
    [[nodiscard]] bool isChecked(PageCommand command) const override;
    void run(PageCommand command, const QPoint &menuAt) override;

    [[nodiscard]] fleet::Fleet &model() { return *m_model; }
    [[nodiscard]] HeatMap *map() const { return m_map; }
    [[nodiscard]] HeatBar *bar() const { return m_bar; }
    [[nodiscard]] HeatNodes *nodes() const { return m_nodes; } // hidden while nothing is outlined or chosen
    [[nodiscard]] const fleet::Outline &outline() const { return *m_outline; }
    [[nodiscard]] StatePanel *statePanel() const; // instead of the map

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void refreshData();
    void openScope(const fleet::Scope &scope);
    void showLines();
    void showState();
    void showProblems();
    void showAge();
    void showCurrent();
    void openPods(const base::Key &node);
    void openTable();

    // In fleetoutline.cpp.
    void connectOutline();
    void outlineCell(const base::Key &node, int gpu);
    void takeTenants(const base::Key &node, int gpu, const api::Result<fleet::Tenants::Found> &found);
    void chooseTenant(const QPoint &at, const fleet::Tenants::Found &tenants);
    void outlineWorkload(const base::Key &id, const QString &name);
    void noteOutline(const QString &title, const QString &facts);
    void clearMarks(); // what the table shows
    void showMarks();
    void showOutlined();
    void showChosen();
    [[nodiscard]] QString outlineFacts(const std::map<base::Key, fleet::Share> &shares) const;
    [[nodiscard]] std::vector<const fleet::Line *> linesOf(const std::function<bool(const base::Key &)> &isOne) const;
    void openMenu(const QPoint &at);
    void fitNodes();

    PageContext m_context;
    Location m_location;
    fleet::Fleet *m_model;
    PageBody *m_body;
    HeatBar *m_bar;
    HeatMap *m_map;
    HeatNodes *m_nodes;
    QSplitter *m_splitter = nullptr;
    bool m_isSplitByUser = false;
    int m_fittedRows = -1; // of the table; -1 = it is hidden
    fleet::Outline *m_outline;
    std::unique_ptr<fleet::Tenants> m_tenants;
    std::set<base::Key> m_chosen; // nodes
    std::pair<QString, QString> m_note; // why there is no outline
    int m_asked = 0; // counts questions for the workload of a cell: only the last answer counts
    ElidedLabel *m_node; // the current one
    ElidedLabel *m_facts; // of the current cell
    QPushButton *m_outlineButton;
    QPushButton *m_pods;
    QPushButton *m_table;
    RefreshClock *m_refresh;
    QTimer m_clock; // ages move on
    base::Key m_wanted; // node to make current once it is known
    qint64 m_updatedAtMs = 0;
};

} // namespace views
