// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/summary.h"

#include "models/api/decimal.h"
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/catalog/link.h"
#include "models/catalog/problem.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace {

// Before 2.19, only workloads tell how many GPUs are allocated.
std::optional<catalog::Figure> substituteFor(const catalog::Figure &figure)
{
    if (figure.operation == api::Operation::NodeTelemetry && qstrcmp(figure.type, "ALLOCATED_GPUS") == 0)
        return catalog::Figure{api::Operation::WorkloadTelemetry, "GPU_ALLOCATION"};
    return std::nullopt;
}

} // namespace

namespace catalog {

Summary::Summary(Resource resource, api::Client &client, const ClusterNames &names, QObject *parent)
    : QObject(parent)
    , m_resource(resource)
    , m_strip(*resource->strip)
    , m_client(client)
    , m_list(makeSource(resource, client, names))
    , m_reporting(client)
    , m_allocated{&m_strip.figures->allocated}
    , m_total{&m_strip.figures->total}
    , m_idle{&m_strip.figures->idle}
{
}

Summary::~Summary() = default;

void Summary::setCluster(const QString &clusterUuid)
{
    if (m_cluster == clusterUuid)
        return;
    m_cluster = clusterUuid;
    m_counts.clear();
    m_problem.reset();
    m_known = false;
    m_stateCounts.clear(); // drop answers for another scope
    m_countCall.cancel();
    for (Gpus *gpus : {&m_allocated, &m_total, &m_idle}) {
        gpus->call.cancel();
        gpus->numbers.clear();
        gpus->isAnswered = false;
    }
    Q_EMIT changed();
    refresh();
}

void Summary::refresh()
{
    // Restarting a request that takes longer than the refresh interval would never finish.
    if (isAsking())
        return;
    askCounts();
    for (Gpus *gpus : {&m_allocated, &m_total, &m_idle})
        askGpus(*gpus);
    if (!m_reporting.isReading())
        m_reporting.read(base::Urgency::Visible, this, [this] { Q_EMIT changed(); });
}

bool Summary::isAsking() const
{
    return m_allocated.call.isActive() || m_total.call.isActive() || m_idle.call.isActive() || m_countCall.isActive()
        || !m_stateCounts.empty();
}

// Errors are reported for the counts; without GPU figures, only those are left out. An older control plane that lacks
// one is not asked for it again.
void Summary::askGpus(Gpus &gpus)
{
    const Figure &figure = *gpus.figure;
    const api::Feature feature{figure.operation, api::Feature::Kind::Type, QString::fromLatin1(figure.type)};
    const bool isLacking = m_client.capabilities().lacks(feature);
    std::optional<Figure> asked = isLacking ? substituteFor(figure) : figure;
    if (!asked)
        return;
    asked->groupBy = "ClusterId";
    gpus.call = ask(*asked, [this, feature, &gpus](const Answer &answer) {
        api::Capabilities &capabilities = m_client.capabilities();
        if (!answer && answer.error().httpStatus == 400 && !capabilities.has(feature) && !capabilities.lacks(feature)) {
            capabilities.refuse(feature);
            return askGpus(gpus);
        }
        // Without a connection, figures stay as counts do; what is refused is not shown any longer.
        if (answer || answer.error().httpStatus != 0) {
            gpus.numbers = answer ? byCluster(**answer) : ByCluster();
            gpus.isAnswered = answer.has_value();
        }
        Q_EMIT changed();
    });
}

Summary::ByCluster Summary::byCluster(const api::Page<api::TelemetryValue> &page)
{
    ByCluster numbers;
    for (const api::TelemetryValue &value : page.rows) {
        if (!std::isnan(value.value))
            numbers.emplace_back(page.texts.toString(value.group1), value.value);
    }
    return numbers;
}

// Numbers of a cluster that does not report would be what telemetry knew last.
std::optional<double> Summary::sumOf(const Gpus &gpus) const
{
    std::optional<double> sum;
    for (const auto &[cluster, number] : gpus.numbers) {
        if (m_reporting.isKnown() && m_reporting.contains(cluster))
            sum = sum.value_or(0) + number;
    }
    return sum;
}

api::Call Summary::ask(const Figure &figure, std::move_only_function<void(const Answer &)> done)
{
    api::TelemetryParams params{.type = QString::fromLatin1(figure.type), .clusterId = m_cluster};
    if (figure.groupBy)
        params.groupBy = {QString::fromLatin1(figure.groupBy)};
    return m_client.telemetry(figure.operation, params, base::Urgency::Visible, this, std::move(done));
}

void Summary::askCounts()
{
    if (const auto *counts = std::get_if<StateCounts>(&m_strip.figures->counts))
        return countStates(*counts);
    m_countCall = ask(std::get<Figure>(m_strip.figures->counts), [this](const Answer &a) { takeCounts(a); });
}

table::ListQuery Summary::queryOfScope() const
{
    table::ListQuery query = defaultQuery(m_resource);
    if (!m_cluster.isEmpty())
        query.filters.append(equalFilter(m_strip.figures->clusterKey, m_cluster));
    return query;
}

void Summary::countStates(const StateCounts &counts)
{
    m_arriving.clear();
    m_list->invalidate();
    for (const char *state : m_strip.states) {
        const QString word = QString::fromLatin1(state);
        table::ListQuery query = queryOfScope();
        query.filters.append(equalFilter(counts.stateKey, word));
        m_stateCounts.push_back(
            m_list->fetchCount(query, base::Urgency::Visible,
                               [this, word](const table::CountAnswer &answer) { takeCount(word, answer); }));
    }
}

// Telemetry is empty where there are no objects, and also where nothing is known about them.
void Summary::countAll()
{
    m_list->invalidate();
    m_stateCounts.push_back(
        m_list->fetchCount(queryOfScope(), base::Urgency::Visible, [this](const table::CountAnswer &answer) {
            m_stateCounts.clear();
            m_known = answer.count == 0;
            Q_EMIT changed();
        }));
}

void Summary::takeCount(const QString &state, const table::CountAnswer &answer)
{
    if (!answer.count) {
        m_stateCounts.clear();
        return answer.problem ? fail(*answer.problem) : void();
    }
    m_arriving[state] = *answer.count;
    if (m_arriving.size() < m_strip.states.size())
        return;
    m_stateCounts.clear();
    m_counts = std::exchange(m_arriving, {});
    m_known = true;
    m_problem.reset();
    Q_EMIT changed();
}

void Summary::fail(const table::Problem &problem)
{
    m_problem = problem;
    Q_EMIT changed();
}

void Summary::takeCounts(const Answer &answer)
{
    if (!answer)
        return fail(problemOf(answer.error()));
    m_counts.clear();
    for (const api::TelemetryValue &value : (*answer)->rows) {
        if (const auto count = api::wholeNumber(value.value))
            m_counts[(*answer)->texts.toString(value.group1)] += *count;
    }
    m_problem.reset();
    if (m_counts.empty())
        return countAll();
    m_known = true;
    Q_EMIT changed();
}

bool Summary::isKnown() const
{
    return m_known;
}

qint64 Summary::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), qint64(0),
                           [](qint64 sum, const auto &count) { return sum + count.second; });
}

qint64 Summary::count(const QString &state) const
{
    const auto it = m_counts.find(state);
    return it == m_counts.end() ? 0 : it->second;
}

std::optional<double> Summary::allocatedGpus() const
{
    return sumOf(m_allocated);
}

std::optional<double> Summary::totalGpus() const
{
    return sumOf(m_total);
}

std::optional<double> Summary::idleGpus() const
{
    return sumOf(m_idle);
}

bool Summary::leavesOutClusters() const
{
    return m_reporting.lacksSome(m_cluster);
}

bool Summary::lacksGpus() const
{
    return m_reporting.isKnown() && m_allocated.isAnswered && m_reporting.lacksAll(m_cluster);
}

const std::optional<table::Problem> &Summary::problem() const
{
    return m_problem;
}

} // namespace catalog
