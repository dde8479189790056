// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fleet/heatbar.h"

#include "models/catalog/catalog.h"
#include "models/table/format.h"
#include "views/fleet/heatmap.h"
#include "views/look/icons.h"
#include "views/look/isolate.h"
#include "views/look/plaintext.h"
#include "views/widgets/flowlayout.h"
#include "views/widgets/picklist.h"
#include "views/widgets/segments.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

// A control with its label, which stay together.
QWidget *labelled(const QString &label, QWidget *control, QWidget *parent)
{
    auto *group = new QWidget(parent);
    auto *layout = new QHBoxLayout(group);
    layout->setContentsMargins(0, 0, controlGap, 0);
    layout->setSpacing(controlGap);
    auto *text = secondaryLabel(label, TextSize::Body, group);
    text->setBuddy(control);
    layout->addWidget(text);
    layout->addWidget(control);
    control->setAccessibleName(label);
    return group;
}

} // namespace

HeatBar::HeatBar(const catalog::ClusterNames &names, QWidget *parent)
    : Panel(QPalette::AlternateBase, Qt::BottomEdge, parent)
    , m_names(names)
    , m_pool(new QToolButton(this))
    , m_show(new Segments({tr("Utilization"), tr("Memory"), tr("SM activity"), tr("Idle time")}, TextSize::Body,
                          appMetrics().barControl, this))
    , m_order(new Segments({tr("Name"), tr("Utilization"), tr("Free")}, TextSize::Body, appMetrics().barControl, this))
    , m_legend(new HeatLegend(this))
    , m_tally(secondaryLabel({}, TextSize::Body, this))
    , m_state(secondaryLabel({}, TextSize::Body, this))
{
    setAccessibleName(tr("Heat of GPUs"));
    m_pool->setIcon(icon("node-pools"));
    m_pool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_pool->setProperty("opensPopup", true);
    m_pool->setFocusPolicy(Qt::TabFocus);
    fixHeight(*m_pool, appMetrics().barControl);
    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(panelPadding, 7, panelPadding, 7);
    layout->setSpacing(controlGap);
    layout->setRowHeight(appMetrics().barControl);
    layout->addWidget(labelled(tr("Node pool"), m_pool, this));
    layout->addWidget(labelled(tr("Show"), m_show, this));
    layout->addWidget(labelled(tr("Order"), m_order, this));
    layout->addWidget(m_legend);
    layout->addWidget(m_tally);
    layout->addTrailing(m_state);
    setShow(HeatShow::Utilization);
    m_order->setCurrent(0);
    connect(m_pool, &QToolButton::clicked, this, &HeatBar::choosePool);
    connect(m_show, &Segments::chosen, this, [this](int index) { Q_EMIT showChosen(HeatShow(index)); });
    connect(m_order, &Segments::chosen, this, [this](int index) { Q_EMIT orderChosen(fleet::Order(index)); });
    connect(&names, &catalog::ClusterNames::changed, this, [this] { setPools(m_pools, m_scope); });
}

void HeatBar::setPools(const std::vector<fleet::Pool> &pools, const fleet::Scope &scope)
{
    m_pools = pools;
    m_scope = scope;
    m_pool->setText(menuText(isolated(titleOf(scope))));
    m_pool->setAccessibleDescription(titleOf(scope));
}

void HeatBar::setShow(HeatShow show)
{
    m_show->setCurrent(int(show));
    m_legend->setShow(show);
}

void HeatBar::setTellsIdleTime(bool tells)
{
    QToolButton *button = m_show->button(int(HeatShow::IdleTime));
    button->setEnabled(tells);
    button->setToolTip(tells ? QString() : tr("This control plane does not tell how long GPUs are idle."));
}

void HeatBar::setTellsSmActivity(bool tells)
{
    QToolButton *button = m_show->button(int(HeatShow::SmActivity));
    button->setEnabled(tells);
    button->setToolTip(plainToolTip(tells
                                        ? tr("Share of the multiprocessors that were busy. Below 50 % although the GPU "
                                             "is utilized, it is likely used poorly.")
                                        : tr("This control plane does not tell the SM activity of GPUs.")));
}

void HeatBar::setTally(const fleet::Tally &tally)
{
    QStringList parts{tr("%n GPU(s)", nullptr, tally.gpus)};
    if (tally.busy > 0)
        //: GPUs
        parts << tr("%n busy", nullptr, tally.busy);
    if (tally.idle > 0)
        //: GPUs
        parts << tr("%n idle", nullptr, tally.idle);
    if (tally.free > 0)
        //: GPUs
        parts << tr("%n free", nullptr, tally.free);
    if (tally.freeNodes > 0)
        parts << tr("%n node(s) all free", nullptr, tally.freeNodes);
    if (tally.noData > 0)
        //: GPUs
        parts << tr("%n without data", nullptr, tally.noData);
    const QString text = isolated(parts.join(u", "_s));
    if (m_tally->text() == text)
        return;
    m_tally->setText(text);
    m_tally->setToolTip(plainToolTip(tr("Busy: in use now, however little. Idle: allocated or not known to be free, "
                                        "and without work for over 5 min.")));
}

QString HeatBar::tallyText() const
{
    return m_tally->text();
}

void HeatBar::setState(const QString &text, const QString &toolTip)
{
    m_state->setText(isolated(text));
    m_state->setToolTip(plainToolTip(toolTip));
}

QString HeatBar::stateText() const
{
    return m_state->text();
}

QString HeatBar::titleOf(const fleet::Scope &scope) const
{
    const QString named = m_names.name(scope.clusterId);
    const QString cluster = named.isEmpty() ? scope.clusterId : named;
    if (scope.pool.isEmpty())
        return cluster.isEmpty() ? tr("All nodes") : tr("All nodes of %1").arg(cluster);
    //: node pool, cluster
    return cluster.isEmpty() ? scope.pool : tr("%1 of %2").arg(scope.pool, cluster);
}

QList<fleet::Scope> HeatBar::scopes() const
{
    QList<fleet::Scope> scopes{fleet::Scope()};
    for (const fleet::Pool &pool : m_pools) {
        const fleet::Scope cluster{pool.scope.clusterId, {}};
        if (!scopes.contains(cluster))
            scopes << cluster;
        scopes << pool.scope;
    }
    return scopes;
}

void HeatBar::choosePool()
{
    const QList<fleet::Scope> all = scopes();
    QList<PickList::Item> items;
    for (const fleet::Scope &scope : all) {
        int gpus = 0;
        for (const fleet::Pool &pool : m_pools) {
            const bool isIn = (scope.clusterId.isEmpty() || scope.clusterId == pool.scope.clusterId)
                && (scope.pool.isEmpty() || scope.pool == pool.scope.pool);
            gpus += isIn ? pool.gpus : 0;
        }
        //: number of GPUs
        items.append({QString::number(items.size()), titleOf(scope), tr("%n GPU(s)", nullptr, gpus)});
    }
    auto *list = new PickList(PickList::Mode::One, items, {QString::number(all.indexOf(m_scope))}, this);
    connect(list, &PickList::picked, this, [this, all](const QStringList &ids) {
        const qsizetype index = ids.isEmpty() ? -1 : ids.constFirst().toInt();
        if (index >= 0 && index < all.size())
            Q_EMIT scopeChosen(all.at(index));
    });
    list->popup(m_pool);
}

} // namespace views
