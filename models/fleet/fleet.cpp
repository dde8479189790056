// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleet.h"

#include "models/api/page.h"
#include "models/api/records.h"
#include "models/base/shown.h"
#include "models/catalog/problem.h"
#include "models/table/match.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace fleet {
namespace {

constexpr qint64 askAgainMs = 60'000;
constexpr int mostInFlight = 3; // one less than the session sends at once, so that a click never waits
constexpr int mostInBackground = 2;
constexpr int patience = 5; // failures before the first answer
constexpr int tellMs = 100;
constexpr std::int64_t keptMs = 5 * 60'000; // how old cells may get while newer ones cannot be read

constexpr catalog::Figure figures[] = {
    {api::Operation::NodeTelemetry, "ALLOCATED_GPUS", "ClusterId", "Node"},
    {api::Operation::NodeTelemetry, "TOTAL_GPU_MEMORY_BYTES", "ClusterId", "Node"},
};

struct FleetWords
{
    Q_DECLARE_TR_FUNCTIONS(fleet::Fleet)
};

bool isHopeless(const api::Error &error)
{
    using Kind = api::Error::Kind;
    return error.kind == Kind::Unauthorized || error.kind == Kind::Offline || error.kind == Kind::Tls;
}

bool isNameBefore(const Line &one, const Line &other)
{
    const int byName = table::compareValues(one.name, other.name, false);
    return byName != 0 ? byName < 0 : one.clusterId < other.clusterId;
}

} // namespace

int Line::free() const
{
    return int(std::ranges::count(cells, CellState::Free, &GpuCell::state));
}

double Line::meanUtilization() const
{
    double sum = 0;
    int count = 0;
    for (const GpuCell &cell : cells) {
        if (std::isnan(cell.utilization))
            continue;
        sum += cell.utilization;
        ++count;
    }
    return count == 0 ? api::absentNumber : sum / count;
}

Tally tallyOf(const std::vector<const Line *> &lines)
{
    Tally tally;
    for (const Line *line : lines) {
        const auto count
            = [line](CellState state) { return int(std::ranges::count(line->cells, state, &GpuCell::state)); };
        tally.gpus += int(line->cells.size());
        tally.busy += count(CellState::Value);
        tally.idle += count(CellState::Idle);
        tally.free += line->free();
        tally.noData += count(CellState::NoData);
        tally.waiting += count(CellState::Waiting);
        tally.freeNodes += !line->cells.empty() && line->free() == int(line->cells.size()) ? 1 : 0;
    }
    return tally;
}

Fleet::Fleet(api::Client &client, std::function<qint64()> now, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_now(std::move(now))
    , m_figures(client, figures)
{
    m_clock.start();
    m_tell.setSingleShot(true);
    m_tell.setInterval(tellMs);
    connect(&m_tell, &QTimer::timeout, this, [this] {
        Q_EMIT cellsChanged();
        Q_EMIT stateChanged();
    });
}

Fleet::~Fleet() = default;

void Fleet::setScope(const Scope &scope)
{
    if (m_scope == scope)
        return;
    m_scope = scope;
    m_inSight.clear();
    collectLines();
    pump();
}

void Fleet::setOrder(Order order)
{
    m_order = order;
    sortLines();
    Q_EMIT linesChanged();
}

void Fleet::setInSight(std::vector<int> lines)
{
    m_inSight = std::move(lines);
    pump();
}

void Fleet::refresh()
{
    m_refreshedAtMs = m_clock.elapsed();
    m_isStopped = false;
    m_failures = 0;
    // Those that have brought it are asked at once.
    m_asksFailed = m_metricsProblem.has_value();
    m_metricsProblem.reset();
    if (!m_list) {
        const auto urgency = m_isListKnown ? base::Urgency::Refresh : base::Urgency::Visible;
        m_list = std::make_unique<catalog::NodeList>(
            m_client, urgency, [this](const api::Result<catalog::NodeList::Pages> &pages) { takeList(pages); });
        m_figures.read(urgency, &m_context, [this] {
            m_areFiguresRead = true;
            takeFigures();
            pump();
        });
    }
    pump();
    Q_EMIT stateChanged();
}

void Fleet::cancel()
{
    m_isStopped = true;
}

bool Fleet::isLoading() const
{
    return m_list || m_inFlight > 0;
}

int Fleet::lineOf(const base::Key &key) const
{
    const auto found = std::ranges::find(m_lines, key, &Line::key);
    return found == m_lines.end() ? -1 : int(found - m_lines.begin());
}

Progress Fleet::progress() const
{
    Progress progress;
    for (const auto &[key, node] : m_nodes) {
        if (!isInScope(node.line))
            continue;
        ++progress.nodes;
        progress.answered += node.isAnswered ? 1 : 0;
        progress.failed += node.line.state == Line::State::Failed ? 1 : 0;
        progress.open += node.isAsked || (!m_isStopped && isDue(node)) ? 1 : 0;
    }
    return progress;
}

std::int64_t Fleet::oldestMs() const
{
    std::int64_t oldest = api::absentTime;
    for (const Line *line : m_lines) {
        for (const GpuCell &cell : line->cells) {
            if (cell.timeMs != api::absentTime && (oldest == api::absentTime || cell.timeMs < oldest))
                oldest = cell.timeMs;
        }
    }
    return oldest;
}

bool Fleet::tellsDevices() const
{
    return fleet::tellsDevices(m_client);
}

bool Fleet::tellsProfiling() const
{
    return fleet::tellsProfiling(m_client);
}

void Fleet::takeList(const api::Result<catalog::NodeList::Pages> &pages)
{
    m_list.reset();
    m_listProblem.reset();
    if (!pages) {
        m_listProblem = catalog::listProblemOf(pages.error());
        Q_EMIT stateChanged();
        return;
    }
    m_isListKnown = true;
    std::map<base::Key, Node> nodes;
    for (const auto &page : *pages) {
        for (const api::Node &record : page->rows)
            takeNode(page->texts, record, nodes);
    }
    std::swap(m_nodes, nodes);
    m_inFlight = int(std::ranges::count_if(m_nodes, [](const auto &entry) { return entry.second.isAsked; }));
    takeFigures();
    collectPools();
    collectLines();
    pump();
}

// What was known of the node before is kept.
void Fleet::takeNode(const api::TextPool &texts, const api::Node &record, std::map<base::Key, Node> &nodes)
{
    if (record.gpuCount <= 0) // or absent
        return;
    const QString cluster = texts.toString(record.clusterUuid);
    const QString name = texts.toString(record.name);
    const base::Key key = base::Key::of({cluster, name});
    if (name.isEmpty() || nodes.contains(key))
        return;
    Node node;
    if (const auto before = m_nodes.find(key); before != m_nodes.end())
        node = std::move(before->second);
    Line &line = node.line;
    line.key = key;
    line.id = texts.key(record.id);
    line.name = name;
    line.label = base::shownName(name);
    line.clusterId = cluster;
    line.pool = texts.toString(record.nodePool);
    line.status = texts.toString(record.status);
    line.gpuType = texts.toString(record.gpuType);
    const bool hasOthers = line.facts.gpuCount != record.gpuCount;
    line.facts.gpuCount = record.gpuCount;
    if (line.id.isNull()) {
        line.state = Line::State::Failed;
        line.problem = FleetWords::tr(
            "The control plane tells no ID of this node, without which its metrics cannot be requested.");
        line.cells = cellsWithout(CellState::NoData, line.facts);
    } else if (hasOthers) {
        line.cells = cellsWithout(CellState::Waiting, line.facts);
    }
    nodes.emplace(key, std::move(node));
}

// Telemetry about nodes of disconnected clusters goes on with what it knew last.
void Fleet::takeFigures()
{
    for (auto &[key, node] : m_nodes) {
        Line &line = node.line;
        const bool isCurrent = line.status != u"Unknown";
        line.facts.allocatedGpus = isCurrent ? m_figures.number(0, line.clusterId, line.name) : api::absentNumber;
        line.gpuMemory = m_figures.number(1, line.clusterId, line.name) / line.facts.gpuCount;
    }
}

void Fleet::collectPools()
{
    std::map<std::pair<QString, QString>, Pool> pools;
    for (const auto &[key, node] : m_nodes) {
        const Line &line = node.line;
        Pool &pool = pools[{line.clusterId, line.pool}];
        pool.scope = {line.clusterId, line.pool};
        ++pool.nodes;
        pool.gpus += line.facts.gpuCount;
    }
    m_pools.clear();
    for (const auto &[key, pool] : pools)
        m_pools.push_back(pool);
}

void Fleet::collectLines()
{
    m_lines.clear();
    for (const auto &[key, node] : m_nodes) {
        if (isInScope(node.line))
            m_lines.push_back(&node.line);
    }
    sortLines();
    Q_EMIT linesChanged();
    Q_EMIT stateChanged();
}

void Fleet::sortLines()
{
    std::ranges::sort(m_lines, [](const Line *one, const Line *other) { return isNameBefore(*one, *other); });
    const auto sortBy = [this](auto key) {
        std::ranges::stable_sort(m_lines,
                                 [&key](const Line *one, const Line *other) { return key(*one) > key(*other); });
    };
    if (m_order == Order::Free) {
        sortBy([](const Line &line) { return line.free(); });
    } else if (m_order == Order::Utilization) {
        sortBy([](const Line &line) {
            const double mean = line.meanUtilization();
            return std::isnan(mean) ? -1 : mean; // last
        });
    }
}

bool Fleet::isInScope(const Line &line) const
{
    return (m_scope.clusterId.isEmpty() || m_scope.clusterId == line.clusterId)
        && (m_scope.pool.isEmpty() || m_scope.pool == line.pool);
}

bool Fleet::isDue(const Node &node) const
{
    if (node.isAsked || node.line.id.isNull())
        return false;
    if (!node.askedAtMs || m_refreshedAtMs - *node.askedAtMs >= askAgainMs)
        return true;
    return m_asksFailed && node.line.state == Line::State::Failed && *node.askedAtMs < m_refreshedAtMs;
}

QStringList Fleet::types() const
{
    QStringList types = baseTypes();
    if (tellsDevices())
        types += newerTypes();
    if (tellsProfiling())
        types += profilingTypes();
    return types;
}

// Those in sight come first.
Fleet::Node *Fleet::nextNode(bool &isInSight)
{
    for (const int line : m_inSight) {
        if (line < 0 || line >= int(m_lines.size()))
            continue;
        Node &node = m_nodes.at(m_lines[std::size_t(line)]->key);
        isInSight = isDue(node);
        if (isInSight)
            return &node;
    }
    for (const Line *line : m_lines) {
        Node &node = m_nodes.at(line->key);
        if (isDue(node))
            return &node;
    }
    return nullptr;
}

void Fleet::pump()
{
    // Before 2.22, what is free is told by these figures only.
    if (m_figures.isReading() && !m_areFiguresRead)
        return;
    while (!m_isStopped && !m_metricsProblem) {
        // The first answer shows which types there are.
        bool isInSight = false;
        const int most = m_areTypesKnown ? mostInFlight : 1;
        Node *node = m_inFlight < most ? nextNode(isInSight) : nullptr;
        if (!node || (!isInSight && m_inFlight >= mostInBackground))
            return;
        ask(*node, isInSight ? base::Urgency::Visible : base::Urgency::Refresh);
    }
}

void Fleet::ask(Node &node, base::Urgency urgency)
{
    const qint64 now = m_now();
    const metrics::Range range{now - windowMs, now};
    const QStringList asked = types();
    if (!node.isAsked)
        ++m_inFlight;
    node.isAsked = true;
    node.askedAtMs = m_clock.elapsed();
    const api::MetricsParams params{
        .types = asked, .startMs = range.fromMs, .endMs = range.toMs, .samples = windowSamples};
    node.call = m_client.nodeMetrics(
        node.line.id, params, urgency, this,
        [this, key = node.line.key, range, asked, urgency](const api::Result<api::MeasurementsPtr> &answer) {
            answered(key, range, asked, urgency, answer);
        });
}

void Fleet::answered(const base::Key &key, const metrics::Range &range, const QStringList &types, base::Urgency urgency,
                     const api::Result<api::MeasurementsPtr> &answer)
{
    Node &node = m_nodes.at(key);
    if (!answer && answer.error().httpStatus == 400 && refuseNewest(types))
        return ask(node, urgency);
    --m_inFlight;
    node.isAsked = false;
    m_areTypesKnown = true;
    if (answer) {
        node.isAnswered = m_hasAnswer = true;
        node.line.cells = cellsOf(**answer, node.line.facts, range);
        takeActivity(node.line.cells);
        node.line.state = (*answer)->isPartial ? Line::State::Partial : Line::State::Answered;
        node.line.problem.clear();
    } else {
        failed(node, answer.error());
    }
    tellSoon();
    if (m_order != Order::Name && progress().open == 0)
        setOrder(m_order); // not before: lines would move while someone looks at them
    pump();
}

// An older control plane refuses a type that it does not know, without saying which. True if fewer are left to ask for.
bool Fleet::refuseNewest(const QStringList &types)
{
    if (types.contains(newerTypes().constFirst())) {
        refuseDevices(m_client);
        return true;
    }
    if (!types.contains(profilingTypes().constFirst()))
        return false;
    refuseProfiling(m_client);
    return true;
}

// Whether it is a ratio or percent shows as answers come; what was read wrongly until then is put right.
void Fleet::takeActivity(std::vector<GpuCell> &cells)
{
    const metrics::Metric &metric = *metrics::find("GPU_SM_ACTIVITY_PER_GPU");
    std::vector<double> values;
    values.reserve(cells.size());
    for (const GpuCell &cell : cells)
        values.push_back(cell.smActivity);
    const bool wasRatio = m_memory.isRatio(metric);
    m_memory.see(metric, values);
    const auto scale = [](std::vector<GpuCell> &all, double factor) {
        for (GpuCell &cell : all)
            cell.smActivity *= factor;
    };
    if (m_memory.isRatio(metric))
        return scale(cells, 100);
    if (!wasRatio)
        return;
    for (auto &[key, node] : m_nodes) {
        if (&node.line.cells != &cells)
            scale(node.line.cells, 1.0 / 100);
    }
}

void Fleet::failed(Node &node, const api::Error &error)
{
    Line &line = node.line;
    line.state = Line::State::Failed;
    line.problem = error.sentence();
    const std::int64_t keptFrom = m_now() - keptMs;
    const bool isOld = std::ranges::none_of(line.cells, [&](const GpuCell &cell) { return cell.timeMs >= keptFrom; });
    if (isOld || error.kind == api::Error::Kind::Forbidden)
        line.cells = cellsWithout(CellState::NoData, line.facts);
    ++m_failures;
    const bool isInVain = !m_hasAnswer && (m_failures >= patience || progress().open == 0);
    if (isHopeless(error) || isInVain)
        m_metricsProblem = catalog::problemOf(error);
}

void Fleet::tellSoon()
{
    if (!m_tell.isActive())
        m_tell.start();
}

} // namespace fleet
