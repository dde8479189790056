// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fleet/heatnodes.h"

#include "models/table/format.h"
#include "views/look/isolate.h"
#include "views/overview/cardtable.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using fleet::CellState;
using fleet::GpuCell;
using fleet::Line;

namespace views {
namespace {

constexpr int holdColumn = 7; // what the workload has
constexpr int lastColumn = 8;

QString gpusText(double count)
{
    return table::displayText(table::Kind::Gpus, count, {});
}

// How many cells are in the state; absent where no cell tells anything.
QString countOf(const Line &line, CellState state)
{
    const auto tells
        = [](const GpuCell &cell) { return cell.state != CellState::Waiting && cell.state != CellState::NoData; };
    const bool isTold = std::ranges::any_of(line.cells, tells);
    return isTold ? table::countText(std::ranges::count(line.cells, state, &GpuCell::state)) : u"–"_s;
}

QString meanMemory(const Line &line)
{
    double sum = 0;
    int count = 0;
    for (const GpuCell &cell : line.cells) {
        if (std::isnan(cell.memory))
            continue;
        sum += cell.memory;
        ++count;
    }
    return table::displayText(table::Kind::Percent, count == 0 ? api::absentNumber : sum / count, {});
}

QString podsText(const QStringList &pods)
{
    //: the first of several pods
    return pods.size() < 2 ? pods.value(0)
                           : HeatNodes::tr("%1 and %n more", nullptr, int(pods.size()) - 1).arg(pods[0]);
}

CardCell number(const QString &text)
{
    return {.text = text, .isNumber = true};
}

QList<CardCell> rowOf(const Line &line, const fleet::Hold *hold)
{
    const QString allocated = std::isnan(line.facts.allocatedGpus) ? u"–"_s : gpusText(line.facts.allocatedGpus);
    return {{.text = line.name},
            {.state = line.status.isEmpty() ? u"Unknown"_s : line.status},
            number(allocated + u" / "_s + gpusText(line.facts.gpuCount)),
            number(countOf(line, CellState::Idle)),
            number(countOf(line, CellState::Free)),
            number(table::displayText(table::Kind::Percent, line.meanUtilization(), {})),
            number(meanMemory(line)),
            number(hold ? gpusText(hold->gpus) : QString()),
            {.text = hold ? podsText(hold->pods) : line.pool, .isSecondary = true}};
}

} // namespace

HeatNodes::HeatNodes(QWidget *parent)
    : Panel(QPalette::Base, Qt::TopEdge, parent)
    , m_title(new ElidedLabel(Qt::ElideMiddle, this))
    , m_facts(new ElidedLabel(Qt::ElideRight, this))
    , m_pods(pushButton(tr("Pods of the workload"), ButtonRole::Flat, this))
    , m_close(flatTool("x", tr("Show no nodes below the map"), this))
    , m_table(new CardTable({tr("Node"), tr("Status"), tr("Allocated"), tr("Idle"), tr("Free"), tr("Utilization"),
                             tr("GPU memory"), tr("Of the workload"), tr("Pods")},
                            true, this))
{
    setAccessibleName(tr("Nodes of the map"));
    m_table->setAccessibleName(tr("Nodes of the map"));
    m_table->setScrolling();
    followFont(*m_title, [this] { m_title->setFont(semiBold(font())); });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(panelPadding, 4, panelPadding, 4);
    head->setSpacing(controlGap);
    head->addWidget(m_title, 1);
    head->addWidget(m_facts, 2);
    head->addWidget(m_pods);
    head->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    connect(m_pods, &QPushButton::clicked, this, &HeatNodes::podsRequested);
    connect(m_close, &QToolButton::clicked, this, &HeatNodes::closeRequested);
    const auto nodeAt = [this](int row) { return m_nodes.at(std::size_t(row)); };
    connect(m_table, &CardTable::currentRowChanged, this,
            [this, nodeAt](int row) { Q_EMIT currentChosen(nodeAt(row)); });
    connect(m_table, &CardTable::rowChosen, this, [this, nodeAt](int row) { Q_EMIT podsOfNodeRequested(nodeAt(row)); });
}

void HeatNodes::setTexts(const QString &title, const QString &facts)
{
    m_titleText = title;
    m_factsText = facts;
    m_title->setFullText(isolated(title));
    m_facts->setFullText(isolated(facts));
}

void HeatNodes::setLines(const std::vector<const Line *> &lines, const std::map<base::Key, fleet::Hold> *holds)
{
    QList<QList<CardCell>> rows;
    m_nodes.clear();
    for (const Line *line : lines) {
        const auto found = holds ? holds->find(line->key) : std::map<base::Key, fleet::Hold>::const_iterator();
        rows << rowOf(*line, holds && found != holds->end() ? &found->second : nullptr);
        m_nodes.push_back(line->key);
    }
    m_table->setVisible(!rows.isEmpty());
    m_table->model()->setHeaderData(lastColumn, Qt::Horizontal, holds ? tr("Pods") : tr("Node pool"));
    m_table->setColumnHidden(holdColumn, !holds);
    m_table->setRows(rows);
}

void HeatNodes::setCurrent(const base::Key &node)
{
    const auto found = std::ranges::find(m_nodes, node);
    m_table->setCurrentRow(found == m_nodes.end() ? -1 : int(found - m_nodes.begin()));
}

void HeatNodes::setHasWorkload(bool has)
{
    m_pods->setVisible(has);
}

int HeatNodes::heightOf(int rows) const
{
    const int head = layout()->itemAt(0)->sizeHint().height() + 1;
    return rows == 0 ? head : head + m_table->header()->sizeHint().height() + rows * appMetrics().row(Density::Normal);
}

void HeatNodes::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT closeRequested();
    Panel::keyPressEvent(event);
}

} // namespace views
