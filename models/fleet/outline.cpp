// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/outline.h"

#include "models/api/page.h"
#include "models/api/records.h"
#include "models/catalog/problem.h"

#include <algorithm>
#include <cmath>
#include <functional>

using namespace Qt::StringLiterals;

namespace fleet {
namespace {

constexpr double rounding = 1e-6; // of sums

// Ended pods keep the name of their node.
bool isOver(const api::TextPool &texts, const api::Pod &pod)
{
    const QString phase = texts.toString(pod.k8sPhase);
    return pod.completedAt != api::absentTime || pod.deletedAt != api::absentTime || phase == u"Succeeded"
        || phase == u"Failed";
}

// In GPUs; NaN = some, but not told how many.
double gpusOf(const api::TextPool &texts, const api::Pod &pod)
{
    const api::Resources allocated = texts.unpack(pod.allocated);
    const api::Resources requested = texts.unpack(pod.requested);
    const bool hasSome = allocated.gpu > 0 || allocated.gpuMemory > 0
        || (std::isnan(allocated.gpu) && (requested.gpu > 0 || requested.gpuMemory > 0));
    if (!hasSome)
        return 0;
    const bool isSlice = !texts.toString(pod.migProfile).isEmpty();
    return allocated.gpu > 0 && !isSlice ? allocated.gpu : api::absentNumber;
}

void add(Hold &hold, const QString &pod, double gpus)
{
    hold.gpus += gpus;
    hold.pods << pod;
}

// Calls `take` with each pod that holds GPUs now.
template<class Take> void eachHolder(const std::vector<api::PagePtr<api::Pod>> &pages, const Take &take)
{
    for (const auto &page : pages) {
        for (const api::Pod &pod : page->rows) {
            const double gpus = gpusOf(page->texts, pod);
            if (gpus != 0 && !isOver(page->texts, pod))
                take(page->texts, pod, gpus);
        }
    }
}

} // namespace

Share shareOf(const Line &line, double gpus)
{
    Share all;
    Share allocated;
    double sum = 0;
    for (int gpu = 0; gpu < int(line.cells.size()); ++gpu) {
        const double share = line.cells[std::size_t(gpu)].allocated;
        all.cells.insert(gpu);
        if (share != 0) // or not told
            allocated.cells.insert(gpu);
        sum += share;
    }
    all.isExact = gpus >= double(line.cells.size()) - rounding;
    if (all.isExact || allocated.cells.empty())
        return all;
    allocated.isExact = std::abs(sum - gpus) < rounding; // nobody else has any
    return allocated;
}

Outline::Outline(api::Client &client, QObject *parent)
    : QObject(parent)
    , m_pods(client)
{
}

void Outline::setWorkload(const base::Key &id, const QString &name)
{
    if (m_workload == id)
        return;
    m_pods.cancel();
    m_isAsked = false;
    m_isKnown = false;
    m_workload = id;
    m_name = name;
    m_holds.clear();
    m_problem.reset();
    refresh();
    Q_EMIT changed();
}

void Outline::refresh()
{
    if (m_workload.isNull() || m_isAsked)
        return;
    m_isAsked = true;
    m_pods.read(api::Operation::WorkloadPods, m_workload, {.completed = false},
                m_isKnown ? base::Urgency::Refresh : base::Urgency::Visible, this,
                [this](const api::Result<Pages> &pages) { answered(pages); });
}

void Outline::answered(const api::Result<Pages> &pages)
{
    m_isAsked = false;
    m_problem.reset();
    if (pages) {
        m_isKnown = true;
        m_holds.clear();
        eachHolder(*pages, [this](const api::TextPool &texts, const api::Pod &pod, double gpus) {
            const QString node = texts.toString(pod.nodeName);
            if (node.isEmpty()) // it waits
                return;
            add(m_holds[base::Key::of({texts.toString(pod.clusterId), node})], texts.toString(pod.name), gpus);
            if (m_name.isEmpty())
                m_name = texts.toString(pod.workloadName);
        });
    } else {
        m_problem = catalog::problemOf(pages.error());
    }
    Q_EMIT changed();
}

void Tenants::find(const Line &line, Done done)
{
    m_done = std::move(done);
    api::ListParams params;
    params.completed = false;
    params.filterBy = {u"nodeName=="_s + line.name, u"clusterId=="_s + line.clusterId};
    m_pods.read(api::Operation::Pods, {}, params, base::Urgency::Visible, &m_context,
                [this, name = line.name, cluster = line.clusterId](const auto &pages) {
                    if (!pages)
                        return std::exchange(m_done, nullptr)(api::Failure(pages.error()));
                    std::map<base::Key, Tenant> tenants;
                    eachHolder(*pages, [&](const api::TextPool &texts, const api::Pod &pod, double gpus) {
                        if (texts.toString(pod.nodeName) != name || texts.toString(pod.clusterId) != cluster)
                            return; // of a control plane that does not apply the filter
                        const base::Key workload = texts.key(pod.workloadId);
                        if (workload.isNull())
                            return;
                        Tenant &tenant = tenants[workload];
                        tenant.workload = workload;
                        tenant.name = texts.toString(pod.workloadName);
                        add(tenant.hold, texts.toString(pod.name), gpus);
                    });
                    Found found;
                    for (const auto &[key, tenant] : tenants)
                        found.push_back(tenant);
                    // Parts of GPUs are not counted: they come last.
                    const auto gpus = [](const Tenant &one) { return std::isnan(one.hold.gpus) ? -1. : one.hold.gpus; };
                    std::ranges::stable_sort(found, std::greater(), gpus);
                    std::exchange(m_done, nullptr)(api::Result<Found>(std::move(found)));
                });
}

} // namespace fleet
