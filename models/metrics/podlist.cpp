// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/podlist.h"

#include "models/api/page.h"
#include "models/api/records.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace metrics {
namespace {

constexpr std::int64_t freshMs = 30'000;

// Pods can be filtered by their workload since 2.21.
const api::Feature filterFeature{api::Operation::Pods, api::Feature::Kind::Key, u"workloadId"_s};

} // namespace

void PodList::load(const base::Key &workload, std::int64_t nowMs, std::function<void()> done)
{
    cancel();
    const bool isFresh = m_loadedMs > 0 && m_workload == workload && nowMs >= m_loadedMs
        && nowMs - m_loadedMs < freshMs; // the clock of the computer may be set back
    if (isFresh)
        return done();
    m_workload = workload;
    m_nowMs = nowMs;
    m_loadedMs = 0;
    m_pods.clear();
    m_total = 0;
    m_problem.reset();
    m_done = std::move(done);
    ask(false);
}

void PodList::cancel()
{
    m_call.cancel();
    m_own.cancel();
    m_done = nullptr;
}

api::ListParams PodList::paramsOf(bool deleted) const
{
    return {.filterBy = {u"workloadId=="_s + m_workload.toString()},
            .sortBy = u"createdAt"_s,
            .limit = mostPods,
            .deleted = deleted ? std::optional(true) : std::nullopt};
}

void PodList::ask(bool deleted)
{
    if (m_client.capabilities().lacks(filterFeature))
        return askOwn(deleted);
    m_call = m_client.pods(paramsOf(deleted), base::Urgency::Metrics, &m_context,
                           [this, deleted](const api::Result<api::PagePtr<api::Pod>> &page) {
                               const bool isUnsure = !m_client.capabilities().has(filterFeature);
                               if (!page && (page.error().httpStatus != 400 || !isUnsure))
                                   return fail(page.error());
                               // A control plane that ignores the filter sends the pods of other workloads, too.
                               const auto isForeign = [&](const api::Pod &pod) {
                                   return (*page)->texts.key(pod.workloadId) != m_workload;
                               };
                               if (!page || (isUnsure && std::ranges::any_of((*page)->rows, isForeign))) {
                                   m_client.capabilities().refuse(filterFeature);
                                   return askOwn(deleted);
                               }
                               if ((*page)->rows.empty() && !deleted)
                                   return ask(true);
                               take(**page);
                               count(deleted);
                           });
}

void PodList::askOwn(bool deleted)
{
    m_own.read(api::Operation::WorkloadPods, m_workload, {.deleted = paramsOf(deleted).deleted}, base::Urgency::Metrics,
               &m_context, [this, deleted](const api::Result<std::vector<api::PagePtr<api::Pod>>> &pages) {
                   // A deleted workload is unknown without its deleted pods.
                   const bool isNone = pages
                       ? std::ranges::all_of(*pages, [](const auto &page) { return page->rows.empty(); })
                       : pages.error().kind == api::Error::Kind::NotFound;
                   if (isNone && !deleted)
                       return askOwn(true);
                   if (!pages)
                       return fail(pages.error());
                   for (const auto &page : *pages)
                       take(*page);
                   m_pods.resize(std::min(m_pods.size(), std::size_t(mostPods)));
                   finish();
               });
}

void PodList::take(const api::Page<api::Pod> &page)
{
    for (const api::Pod &pod : page.rows)
        m_pods.push_back({page.texts.key(pod.id), page.texts.toString(pod.name), pod.createdAt, pod.completedAt});
    std::ranges::stable_sort(m_pods, {}, &Entry::startedMs);
    m_total = static_cast<int>(m_pods.size());
    m_loadedMs = m_nowMs;
}

void PodList::count(bool deleted)
{
    if (m_pods.size() < std::size_t(mostPods))
        return finish();
    m_call = m_client.podCount(paramsOf(deleted), base::Urgency::Metrics, &m_context,
                               [this](const api::Result<std::int64_t> &count) {
                                   if (count)
                                       m_total = std::max(m_total, static_cast<int>(*count));
                                   finish();
                               });
}

void PodList::fail(const api::Error &error)
{
    m_problem = error;
    finish();
}

void PodList::finish()
{
    // The callback may start another load.
    if (const auto done = std::exchange(m_done, nullptr))
        done();
}

} // namespace metrics
