// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/fleet/heatscale.h"
#include "views/widgets/controls.h"

namespace catalog {
class ClusterNames;
}

class QToolButton;

namespace views {

class HeatLegend;
class Segments;

// Above a heat map: which nodes, what the colours show, in which order, and how old it is. GUI thread.
class HeatBar final : public Panel
{
    Q_OBJECT

public:
    HeatBar(const catalog::ClusterNames &names, QWidget *parent);

    void setPools(const std::vector<fleet::Pool> &pools, const fleet::Scope &scope);
    void setShow(HeatShow show);
    void setTellsIdleTime(bool tells); // whether the control plane counts idle time
    void setTellsSmActivity(bool tells);
    void setTally(const fleet::Tally &tally);
    [[nodiscard]] QString tallyText() const;
    void setState(const QString &text, const QString &toolTip);
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QToolButton *poolButton() const { return m_pool; }
    [[nodiscard]] Segments *showSegments() const { return m_show; }
    [[nodiscard]] Segments *orderSegments() const { return m_order; }

Q_SIGNALS:
    void scopeChosen(const fleet::Scope &scope);
    void showChosen(views::HeatShow show);
    void orderChosen(fleet::Order order);

private:
    void choosePool();
    [[nodiscard]] QString titleOf(const fleet::Scope &scope) const;
    [[nodiscard]] QList<fleet::Scope> scopes() const; // all nodes, clusters, node pools

    const catalog::ClusterNames &m_names;
    std::vector<fleet::Pool> m_pools;
    fleet::Scope m_scope;
    QToolButton *m_pool;
    Segments *m_show;
    Segments *m_order;
    HeatLegend *m_legend;
    QLabel *m_tally;
    QLabel *m_state;
};

} // namespace views
