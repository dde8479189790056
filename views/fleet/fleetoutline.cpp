// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/pods.h"
#include "models/catalog/problem.h"
#include "models/session/session.h"
#include "models/table/format.h"
#include "views/fleet/fleetpage.h"
#include "views/fleet/heatmap.h"
#include "views/fleet/heatnodes.h"
#include "views/look/plaintext.h"
#include "views/navigation/elsewhere.h"
#include "views/navigation/navigator.h"
#include "views/widgets/picklist.h"

#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int mostRows = 6; // of the table, at first

QString gpusText(double count)
{
    return table::displayText(table::Kind::Gpus, count, {});
}

QString holdText(double gpus)
{
    if (std::isnan(gpus))
        return FleetPage::tr("parts of GPUs");
    //: a number of GPUs, may be a fraction
    return gpus == 1 ? FleetPage::tr("1 GPU") : FleetPage::tr("%1 GPUs").arg(gpusText(gpus));
}

// What a refusal is about is not in its sentence.
QString sentenceOf(const table::Problem &problem)
{
    return problem.kind == table::Problem::Kind::Forbidden ? catalog::wordsOf(catalog::podResource.words.forbidden)
                                                           : problem.sentence;
}

} // namespace

void FleetPage::connectOutline()
{
    connect(m_outline, &fleet::Outline::changed, this, &FleetPage::showMarks);
    connect(m_model, &fleet::Fleet::cellsChanged, this, &FleetPage::showMarks);
    connect(m_map, &HeatMap::outlineRequested, this, &FleetPage::outlineCell);
    connect(m_map, &HeatMap::clearRequested, this, &FleetPage::clearMarks);
    connect(m_map, &HeatMap::menuRequested, this, &FleetPage::openMenu);
    connect(m_map, &HeatMap::nodesChosen, this, [this](const std::set<base::Key> &nodes) {
        m_chosen = nodes;
        m_note = {};
        showMarks();
    });
    connect(m_outlineButton, &QPushButton::clicked, this, [this] {
        if (const fleet::Line *line = m_map->currentLine())
            outlineCell(line->key, m_map->currentGpu());
    });
    connect(m_nodes, &HeatNodes::closeRequested, this, [this] {
        clearMarks();
        if (m_nodes->isHidden())
            m_map->setFocus();
    });
    connect(m_nodes, &HeatNodes::currentChosen, this,
            [this](const base::Key &node) { m_map->setCurrent(node, m_map->currentGpu()); });
    connect(m_nodes, &HeatNodes::podsOfNodeRequested, this, &FleetPage::openPods);
    connect(m_nodes, &HeatNodes::podsRequested, this, [this] {
        m_context.navigator.open(
            catalog::Link{&catalog::podsOfWorkload, m_outline->workload(), m_outline->name(), false});
    });
}

// The control plane tells the pods of a node, not those of a GPU.
void FleetPage::outlineCell(const base::Key &node, int gpu)
{
    const int at = m_model->lineOf(node);
    if (at < 0)
        return;
    const int asked = ++m_asked;
    const fleet::Line &line = *m_model->lines()[std::size_t(at)];
    if (gpu >= 0 && gpu < int(line.cells.size()) && line.cells[std::size_t(gpu)].state == fleet::CellState::Free)
        return noteOutline(gpuTitle(line, gpu), tr("This GPU is not allocated to any workload."));
    noteOutline(gpuTitle(line, gpu), tr("Asking which pods are on the node…"));
    m_tenants->find(line, [this, node, gpu, asked](const api::Result<fleet::Tenants::Found> &found) {
        if (isVisible() && asked == m_asked && !m_note.first.isEmpty()) // something else was asked for meanwhile
            takeTenants(node, gpu, found);
    });
}

void FleetPage::takeTenants(const base::Key &node, int gpu, const api::Result<fleet::Tenants::Found> &found)
{
    const int at = m_model->lineOf(node);
    if (at < 0)
        return;
    const fleet::Line &line = *m_model->lines()[std::size_t(at)];
    if (!found)
        return noteOutline(gpuTitle(line, gpu), sentenceOf(catalog::problemOf(found.error())));
    if (found->empty())
        return noteOutline(line.label, tr("No pod on this node has GPUs."));
    if (found->size() == 1)
        return outlineWorkload(found->front().workload, found->front().name);
    noteOutline(line.label,
                tr("%n workload(s) have GPUs on this node. The control plane does not tell which GPUs are whose.",
                   nullptr, int(found->size())));
    chooseTenant(m_map->viewport()->mapToGlobal(m_map->cellRect(at, std::max(gpu, 0)).bottomLeft()), *found);
}

void FleetPage::chooseTenant(const QPoint &at, const fleet::Tenants::Found &tenants)
{
    QList<PickList::Item> items;
    for (const fleet::Tenant &tenant : tenants) {
        items.append({tenant.workload.toString(), tenant.name, holdText(tenant.hold.gpus)});
    }
    auto *list = new PickList(PickList::Mode::One, items, {}, this);
    list->setAccessibleName(tr("Workloads on the node"));
    connect(list, &PickList::picked, this, [this, tenants](const QStringList &ids) {
        for (const fleet::Tenant &tenant : tenants) {
            if (ids.contains(tenant.workload.toString()))
                outlineWorkload(tenant.workload, tenant.name);
        }
    });
    list->popup(at);
}

// A place of its own, to which Back leads.
void FleetPage::outlineWorkload(const base::Key &id, const QString &name)
{
    m_chosen.clear();
    m_note = {};
    showMarks();
    if (id == m_outline->workload())
        return;
    const fleet::Scope &scope = m_model->scope();
    m_context.navigator.open(Location{HeatPlace{scope.clusterId, scope.pool, id, name}, m_location.crumbs});
}

void FleetPage::noteOutline(const QString &title, const QString &facts)
{
    m_note = {title, facts};
    showMarks();
}

void FleetPage::clearMarks()
{
    if (!m_note.first.isEmpty() || !m_chosen.empty()) {
        m_note = {};
        m_chosen.clear();
        return showMarks();
    }
    outlineWorkload({}, {});
}

std::vector<const fleet::Line *> FleetPage::linesOf(const std::function<bool(const base::Key &)> &isOne) const
{
    std::vector<const fleet::Line *> lines;
    std::ranges::copy_if(m_model->lines(), std::back_inserter(lines),
                         [&isOne](const fleet::Line *line) { return isOne(line->key); });
    return lines;
}

void FleetPage::showMarks()
{
    m_map->setChosen(m_chosen);
    showOutlined();
    if (!m_note.first.isEmpty()) {
        m_nodes->setTexts(m_note.first, m_note.second);
        m_nodes->setLines({}, nullptr);
    } else if (!m_chosen.empty()) {
        showChosen();
    }
    const bool isAboutWorkload = m_note.first.isEmpty() && m_chosen.empty() && !m_outline->workload().isNull();
    m_nodes->setHasWorkload(isAboutWorkload);
    m_nodes->setVisible(isAboutWorkload || !m_note.first.isEmpty() || !m_chosen.empty());
    m_map->setClearable(!m_nodes->isHidden());
    const fleet::Line *line = m_map->currentLine();
    m_nodes->setCurrent(line ? line->key : base::Key());
    fitNodes();
}

// The table gets room for its rows, but not more than for a few; where it was dragged to, it stays.
void FleetPage::fitNodes()
{
    const int rows = m_nodes->isHidden() ? -1 : int(m_nodes->nodes().size());
    if (std::exchange(m_fittedRows, rows) == rows || rows < 0 || (m_isSplitByUser && rows > 0))
        return;
    const int height = m_splitter->height();
    const int wanted = m_nodes->heightOf(std::min(rows, mostRows));
    m_splitter->setSizes({height - wanted, wanted});
}

void FleetPage::showOutlined()
{
    std::map<base::Key, fleet::Share> shares;
    const auto &holds = m_outline->holds();
    const auto lines = linesOf([&holds](const base::Key &key) { return holds.contains(key); });
    for (const fleet::Line *line : lines)
        shares.emplace(line->key, fleet::shareOf(*line, holds.at(line->key).gpus));
    const QString facts = outlineFacts(shares);
    m_map->setOutline(std::move(shares));
    if (m_outline->workload().isNull() || !m_note.first.isEmpty() || !m_chosen.empty())
        return;
    m_nodes->setTexts(m_outline->name().isEmpty() ? tr("Workload") : m_outline->name(), facts);
    m_nodes->setLines(lines, &holds);
}

void FleetPage::showChosen()
{
    const auto lines = linesOf([this](const base::Key &key) { return m_chosen.contains(key); });
    int gpus = 0;
    int free = 0;
    for (const fleet::Line *line : lines) {
        gpus += int(line->cells.size());
        free += line->free();
    }
    //: number of GPUs
    QStringList facts{tr("%n GPU(s)", nullptr, gpus)};
    if (free > 0)
        facts << tr("%n free", nullptr, free);
    m_nodes->setTexts(tr("%n node(s) chosen", nullptr, int(lines.size())), facts.join(u", "_s));
    m_nodes->setLines(lines, nullptr);
}

// Says what is not known, too.
QString FleetPage::outlineFacts(const std::map<base::Key, fleet::Share> &shares) const
{
    if (m_outline->problem())
        return sentenceOf(*m_outline->problem());
    if (!m_outline->isKnown())
        return tr("Asking for its pods…");
    const auto &holds = m_outline->holds();
    if (holds.empty())
        return tr("It has no GPUs now.");
    double gpus = 0;
    for (const auto &[node, hold] : holds)
        gpus += hold.gpus;
    const int nodes = int(holds.size());
    //: %1: "32 GPUs"
    QStringList parts{tr("%1 on %n node(s)", nullptr, nodes).arg(holdText(gpus))};
    int idle = 0;
    int vague = 0;
    for (const auto &[node, share] : shares) {
        const auto &cells = m_model->lines()[std::size_t(m_model->lineOf(node))]->cells;
        for (const int gpu : share.cells)
            idle += share.isExact && cells[std::size_t(gpu)].state == fleet::CellState::Idle ? 1 : 0;
        vague += share.isExact ? 0 : 1;
    }
    if (idle > 0)
        parts << tr("%n idle", nullptr, idle);
    if (vague > 0)
        parts << tr("dashed: it is not told which GPUs of %n node(s)", nullptr, vague);
    if (const int others = nodes - int(shares.size()); others > 0 && m_model->isListKnown())
        parts << tr("%n node(s) not on this map", nullptr, others);
    return parts.join(u", "_s);
}

void FleetPage::openMenu(const QPoint &at)
{
    const fleet::Line *line = m_map->currentLine();
    if (!line)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Outline the workload of this GPU")), &QAction::triggered, this,
            [this, node = line->key, gpu = m_map->currentGpu()] { outlineCell(node, gpu); });
    if (!m_outline->workload().isNull())
        connect(menu->addAction(tr("Remove the outline")), &QAction::triggered, this,
                [this] { outlineWorkload({}, {}); });
    QAction *compare = menu->addAction(tr("Add GPU %1 to comparison").arg(m_map->currentGpu()));
    compare->setEnabled(!line->id.isNull()); // else its metrics cannot be requested
    metrics::Subject subject;
    subject.scope = metrics::Scope::Node;
    subject.id = line->key;
    subject.requestId = line->id;
    subject.name = line->name;
    subject.gpus = metrics::HeldGpus::Whole;
    subject.gpu = m_map->currentGpu();
    connect(compare, &QAction::triggered, this, [this, subject] { m_context.navigator.compare({subject}); });
    if (!line->id.isNull())
        addElsewhere(*menu, m_context.navigator, {subject});
    menu->addSeparator();
    connect(menu->addAction(tr("Pods on node %1").arg(menuText(line->name))), &QAction::triggered, this,
            [this, node = line->key] { openPods(node); });
    connect(menu->addAction(tr("Open as table")), &QAction::triggered, this, &FleetPage::openTable);
    menu->popup(at);
}

} // namespace views
