// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/podlist.h"

#include "models/api/page.h"
#include "models/api/records.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace metrics {
namespace {

constexpr std::int64_t freshMs = 30'000;

QStringList ofWorkload(const base::Key &workload)
{
    return {u"workloadId=="_s + workload.toString()};
}

} // namespace

void PodList::load(const base::Key &workload, std::int64_t nowMs, std::function<void()> done)
{
    cancel();
    const bool isFresh = m_loadedMs > 0 && m_workload == workload && nowMs - m_loadedMs < freshMs;
    if (isFresh)
        return done();
    m_workload = workload;
    m_nowMs = nowMs;
    m_loadedMs = 0;
    m_pods.clear();
    m_total = 0;
    m_problem.reset();
    m_done = std::move(done);
    ask(true);
}

void PodList::cancel()
{
    m_call.cancel();
    m_done = nullptr;
}

// If the control plane refuses the filter, use the workload's own pod list, which is short and unsorted.
void PodList::ask(bool filtered)
{
    api::ListParams params{.limit = mostPods};
    const auto done = [this, filtered](const api::Result<api::PagePtr<api::Pod>> &page) {
        if (page)
            return take(**page, filtered);
        if (filtered && page.error().kind == api::Error::Kind::BadRequest)
            return ask(false);
        m_problem = page.error();
        finish();
    };
    if (!filtered) {
        m_call = m_client.workloadPods(m_workload, params, base::Urgency::Metrics, &m_context, done);
        return;
    }
    params.filterBy = ofWorkload(m_workload);
    params.sortBy = u"createdAt"_s;
    m_call = m_client.pods(params, base::Urgency::Metrics, &m_context, done);
}

void PodList::take(const api::Page<api::Pod> &page, bool filtered)
{
    for (const api::Pod &pod : page.rows)
        m_pods.push_back({page.texts.key(pod.id), page.texts.toString(pod.name), pod.createdAt, pod.completedAt});
    std::ranges::stable_sort(m_pods, {}, &Entry::startedMs);
    m_total = static_cast<int>(m_pods.size());
    m_loadedMs = m_nowMs;
    if (page.rows.size() < std::size_t(mostPods) || !filtered)
        return finish();
    m_call = m_client.podCount({.filterBy = ofWorkload(m_workload)}, base::Urgency::Metrics, &m_context,
                               [this](const api::Result<std::int64_t> &count) {
                                   if (count)
                                       m_total = std::max(m_total, static_cast<int>(*count));
                                   finish();
                               });
}

void PodList::finish()
{
    // The callback may start another load.
    if (const auto done = std::exchange(m_done, nullptr))
        done();
}

} // namespace metrics
