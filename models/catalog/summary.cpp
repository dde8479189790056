// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/summary.h"

#include "models/api/page.h"
#include "models/api/records.h"
#include "models/catalog/problem.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace {

std::optional<double> sumOf(const api::Page<api::TelemetryValue> &page)
{
    std::optional<double> sum;
    for (const api::TelemetryValue &value : page.rows) {
        if (!std::isnan(value.value))
            sum = sum.value_or(0) + value.value;
    }
    return sum;
}

} // namespace

namespace catalog {

Summary::Summary(const Strip &strip, api::Client &client, QObject *parent)
    : QObject(parent)
    , m_strip(strip)
    , m_client(client)
{
}

void Summary::setCluster(const QString &clusterUuid)
{
    if (m_cluster == clusterUuid)
        return;
    m_cluster = clusterUuid;
    m_counts.clear();
    m_allocatedGpus.reset();
    m_totalGpus.reset();
    m_idleGpus.reset();
    m_problem.reset();
    m_known = false;
    m_countCalls.clear(); // drop answers for another scope
    m_gpuCall.cancel();
    m_totalCall.cancel();
    m_idleCall.cancel();
    Q_EMIT changed();
    refresh();
}

void Summary::refresh()
{
    // Restarting a request that takes longer than the refresh interval would never finish.
    if (isAsking())
        return;
    askCounts();
    // Errors are reported for the counts; without GPU figures, only those are left out.
    const auto keep = [this](std::optional<double> &figure) {
        return [this, &figure](const Answer &answer) {
            figure = answer ? sumOf(**answer) : std::nullopt;
            Q_EMIT changed();
        };
    };
    m_gpuCall = ask(m_strip.figures->allocated, keep(m_allocatedGpus));
    m_totalCall = ask(m_strip.figures->total, keep(m_totalGpus));
    m_idleCall = ask(m_strip.figures->idle, keep(m_idleGpus));
}

bool Summary::isAsking() const
{
    return m_gpuCall.isActive() || m_totalCall.isActive() || m_idleCall.isActive()
        || std::ranges::any_of(m_countCalls, &api::Call::isActive);
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
    m_countCalls.clear();
    if (const auto *counts = std::get_if<StateCounts>(&m_strip.figures->counts))
        return countStates(*counts);
    m_countCalls.push_back(ask(std::get<Figure>(m_strip.figures->counts), [this](const Answer &a) { takeCounts(a); }));
}

void Summary::countStates(const StateCounts &counts)
{
    m_arriving.clear();
    const auto item = [](const char *key, const QString &value) { return QLatin1String(key) + "=="_L1 + value; };
    for (const char *state : m_strip.states) {
        const QString word = QString::fromLatin1(state);
        api::ListParams params{.filterBy = {item(counts.stateKey, word)}};
        if (!m_cluster.isEmpty())
            params.filterBy += item(counts.clusterKey, m_cluster);
        m_countCalls.push_back(m_client.countRows(counts.operation, params, base::Urgency::Visible, this,
                                                  [this, word](const Counted &answer) { takeCount(word, answer); }));
    }
}

void Summary::takeCount(const QString &state, const Counted &answer)
{
    if (!answer)
        return fail(answer.error());
    m_arriving[state] = *answer;
    if (m_arriving.size() < m_strip.states.size())
        return;
    m_counts = std::exchange(m_arriving, {});
    m_known = true;
    m_problem.reset();
    Q_EMIT changed();
}

void Summary::fail(const api::Error &error)
{
    m_problem = problemOf(error);
    Q_EMIT changed();
}

void Summary::takeCounts(const Answer &answer)
{
    if (!answer)
        return fail(answer.error());
    m_counts.clear();
    for (const api::TelemetryValue &value : (*answer)->rows) {
        if (!std::isnan(value.value))
            m_counts[(*answer)->texts.toString(value.group1)] += std::llround(value.value);
    }
    m_known = true;
    m_problem.reset();
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
    return m_allocatedGpus;
}

std::optional<double> Summary::totalGpus() const
{
    return m_totalGpus;
}

std::optional<double> Summary::idleGpus() const
{
    return m_idleGpus;
}

const std::optional<table::Problem> &Summary::problem() const
{
    return m_problem;
}

} // namespace catalog
