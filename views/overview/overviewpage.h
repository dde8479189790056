// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overview/overview.h"
#include "views/list/summarystrip.h"
#include "views/navigation/page.h"
#include "views/navigation/pagecontext.h"

#include <QTimer>

#include <map>

class QGridLayout;

namespace views {

class CardTable;
class GpuChart;
class OverviewCard;
class PageBody;
class RefreshClock;
class WaitHistogram;

// The first page of a connection: what is broken, what waits and why, and who holds GPUs, of all clusters. Each part
// leads to the list behind it.
class OverviewPage final : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(const PageContext &context, QWidget *parent = nullptr);
    ~OverviewPage() override;

    using Page::open;
    void open(const Location &location, const PageState &state) override;
    [[nodiscard]] const Location &location() const override { return m_location; }
    [[nodiscard]] QString title() const override;
    void refresh() override;
    void noteChanged(catalog::Resource resource) override;
    void focusContents() override;
    [[nodiscard]] QList<QWidget *> areas() override;
    void setZone(table::Zone zone) override;
    void setRefreshSeconds(int seconds) override;
    [[nodiscard]] Banner *banner() const override;
    [[nodiscard]] qint64 updatedAtMs() const override { return m_updatedAtMs; }
    [[nodiscard]] QString refreshText() const override;

    [[nodiscard]] const overview::Overview &model() const { return *m_model; }
    [[nodiscard]] SummaryStrip *strip() const { return m_strip; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class CardId { Reasons, Waits, Curve, Idle, Projects, Pools, Clusters };

    void build();
    void addCard(CardId id, const QString &title, QWidget *content, const QString &forbidden, const Location &opens);
    void arrange();
    void refreshData();
    void show(overview::Part part);
    void showTiles();
    void showWaiting();
    void showIdle();
    void showProjects();
    void showPools();
    void showClusters();
    void showCurve();
    void showProblem();
    void openRow(const QList<Location> &rows, int row);
    [[nodiscard]] std::optional<Location> tileTarget(const QString &key) const;

    PageContext m_context;
    Location m_location;
    overview::Overview *m_model;
    PageBody *m_body;
    SummaryStrip *m_strip;
    QWidget *m_content;
    QGridLayout *m_grid;
    std::map<CardId, OverviewCard *> m_cards;
    CardTable *m_reasons;
    WaitHistogram *m_waits;
    GpuChart *m_curve;
    CardTable *m_idle;
    CardTable *m_projects;
    CardTable *m_pools;
    CardTable *m_clusters;
    std::map<CardId, QList<Location>> m_targets; // of the rows of a card
    RefreshClock *m_refresh;
    QTimer m_clock; // ages move on
    qint64 m_updatedAtMs = 0;
    bool m_isWide = true;
};

} // namespace views
