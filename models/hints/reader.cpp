// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/reader.h"

#include "models/base/durations.h"

#include <QDateTime>

#include <algorithm>

namespace hints {
namespace {

using base::hourMs;
constexpr std::int64_t gpusMs = 6 * hourMs;
constexpr std::int64_t killsMs = 24 * hourMs;
constexpr std::int64_t requestsMs = 30 * 24 * hourMs;
constexpr int samples = 360; // a minute apart for the GPUs

std::vector<const metrics::Metric *> metricsOf(const metrics::Subject &subject,
                                               std::initializer_list<std::string_view> types)
{
    const std::vector<const metrics::Metric *> offered = metrics::metricsOf(subject);
    std::vector<const metrics::Metric *> found;
    for (const std::string_view type : types) {
        const metrics::Metric *metric = metrics::find(type);
        if (std::ranges::find(offered, metric) != offered.end())
            found.push_back(metric);
    }
    return found;
}

// The last part of a life.
metrics::Range rangeOf(const metrics::Subject &subject, std::int64_t nowMs, std::int64_t mostMs)
{
    const std::int64_t end = subject.endedMs == api::absentTime ? nowMs : std::min(subject.endedMs, nowMs);
    const std::int64_t begin
        = subject.startedMs == api::absentTime ? end - mostMs : std::max(end - mostMs, subject.startedMs);
    return {begin, end};
}

} // namespace

Reader::Reader(api::Client &client, const std::shared_ptr<metrics::Memory> &memory, QObject *parent)
    : QObject(parent)
    , m_nowMs([] { return QDateTime::currentMSecsSinceEpoch(); })
    , m_gpus(new metrics::Loader(client, memory, this))
    , m_requests(new metrics::Loader(client, memory, this))
    , m_nodes(new NodesReader(client, memory, this))
{
    for (metrics::Loader *loader : {m_gpus, m_requests})
        connect(loader, &metrics::Loader::finished, this, &Reader::collect);
    connect(m_nodes, &NodesReader::finished, this, &Reader::collect);
}

void Reader::setClock(const std::function<std::int64_t()> &nowMs)
{
    m_nowMs = nowMs;
    for (metrics::Loader *loader : {m_gpus, m_requests})
        loader->setClock(nowMs);
    m_nodes->setClock(nowMs);
}

void Reader::read(const metrics::Subject &subject, int pods)
{
    cancel();
    m_subject = subject;
    const std::int64_t now = m_nowMs();
    const bool isWorkload = subject.scope == metrics::Scope::Workload;
    const auto load = [&](metrics::Loader *loader, std::int64_t mostMs, std::vector<const metrics::Metric *> wanted) {
        metrics::Query query{.subject = subject, .metrics = std::move(wanted), .range = rangeOf(subject, now, mostMs)};
        query.samples = samples;
        if (query.metrics.empty() || query.range.length() <= 0)
            return false;
        loader->load(query);
        return true;
    };
    if (subject.scope == metrics::Scope::Pod || (isWorkload && pods > 0 && pods <= mostPods)) {
        m_nodes->read({subject}, rangeOf(subject, now, gpusMs));
        m_hasGpus = load(m_gpus, gpusMs,
                         metricsOf(subject,
                                   {"GPU_UTILIZATION_PER_GPU", "GPU_SM_ACTIVITY_PER_GPU",
                                    "GPU_NVLINK_TRANSMITTED_BANDWIDTH_PER_GPU", "GPU_NVLINK_RECEIVED_BANDWIDTH_PER_GPU",
                                    "GPU_PCIE_TRANSMITTED_BANDWIDTH_PER_GPU", "GPU_PCIE_RECEIVED_BANDWIDTH_PER_GPU"}));
    }
    if (subject.scope == metrics::Scope::Node)
        m_hasGpus = load(m_gpus, killsMs,
                         metricsOf(subject,
                                   {"GPU_OOMKILL_BURST_COUNT_PER_GPU", "GPU_OOMKILL_IDLE_COUNT_PER_GPU",
                                    "GPU_OOMKILL_SWAP_OUT_OF_RAM_COUNT_PER_GPU"}));
    if (isWorkload)
        m_hasRequests = load(m_requests, requestsMs,
                             metricsOf(subject,
                                       {"GPU_MEMORY_USAGE_BYTES", "GPU_MEMORY_REQUEST_BYTES", "CPU_MEMORY_USAGE_BYTES",
                                        "CPU_MEMORY_REQUEST_BYTES", "POD_COUNT", "RUNNING_POD_COUNT"}));
}

void Reader::cancel()
{
    m_gpus->cancel();
    m_requests->cancel();
    m_nodes->cancel();
    m_hasGpus = m_hasRequests = false;
    m_hints.clear();
}

void Reader::collect()
{
    m_hints.clear();
    const auto add = [this](const metrics::Loader *loader) {
        const std::vector<Found> found = hintsOf(loader->answer(), m_subject).found;
        m_hints.insert(m_hints.end(), found.begin(), found.end());
    };
    if (m_hasGpus && !m_gpus->isLoading())
        add(m_gpus);
    if (m_hasRequests && !m_requests->isLoading())
        add(m_requests);
    if (!m_nodes->isReading()) {
        for (const NeighbourCheck &check : m_nodes->checks())
            m_hints.insert(m_hints.end(), check.found.begin(), check.found.end());
    }
    std::ranges::stable_sort(m_hints, {}, [](const Found &one) { return one.hint.tone; });
    Q_EMIT changed();
}

} // namespace hints
