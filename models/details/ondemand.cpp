// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/details/ondemand.h"

#include "models/catalog/problem.h"

#include <algorithm>

namespace catalog {
namespace {

constexpr int mostRecords = 500; // limit of one answer

} // namespace

OnDemand::OnDemand(api::Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

void OnDemand::setWorkload(const base::Key &id)
{
    if (id == m_id)
        return;
    m_request.reset();
    m_id = id;
    m_limit = step;
    m_hasMore = false;
    m_hasAnswer = false;
    m_problem.reset();
    m_isDue = !id.isNull();
    forget();
    Q_EMIT changed();
    if (m_isDue && m_isWanted)
        ask(base::Urgency::Visible);
}

void OnDemand::setWanted(bool wanted)
{
    m_isWanted = wanted;
    if (!wanted && m_request) {
        m_request.reset();
        m_isDue = true;
    }
    if (wanted && m_isDue)
        ask(base::Urgency::Visible);
}

void OnDemand::refresh()
{
    if (m_id.isNull() || m_request)
        return;
    m_isDue = true;
    if (m_isWanted)
        ask(base::Urgency::Refresh);
}

void OnDemand::loadMore()
{
    if (!m_hasMore || m_request)
        return;
    m_limit = std::min(m_limit + step, mostRecords);
    ask(base::Urgency::Interactive);
}

void OnDemand::ask(base::Urgency priority)
{
    m_isDue = false;
    m_request = send(m_id, m_limit, priority);
    Q_EMIT changed();
}

void OnDemand::succeed(std::size_t rows, bool saysMore)
{
    m_request.reset();
    m_hasMore = (saysMore || rows >= static_cast<std::size_t>(m_limit)) && m_limit < mostRecords;
    m_hasAnswer = true;
    m_problem.reset();
    Q_EMIT changed();
}

void OnDemand::fail(const api::Error &error)
{
    fail(problemOf(error));
}

void OnDemand::fail(const table::Problem &problem)
{
    m_request.reset();
    m_problem = problem;
    Q_EMIT changed();
}

} // namespace catalog
