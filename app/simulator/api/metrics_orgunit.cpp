// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/ledgersums.h"
#include "app/simulator/api/orgunits.h"
#include "app/simulator/api/recorded_metrics.h"
#include "app/simulator/api/series.h"

#include <cmath>

namespace simulator {

namespace {

enum Type : std::uint8_t { GpuQuota, CpuQuota, MemoryQuota, GpuAllocation, CpuAllocation, MemoryAllocation, GpuMemory };
constexpr std::string_view TypeNames[] = {"GPU_QUOTA",
                                          "CPU_QUOTA_MILLICORES",
                                          "CPU_MEMORY_QUOTA_MB",
                                          "GPU_ALLOCATION",
                                          "CPU_ALLOCATION_MILLICORES",
                                          "CPU_MEMORY_ALLOCATION_MB",
                                          "GPU_MEMORY_UTILIZATION"};

constexpr int Decimals = 2;

// Hundredths.
std::int64_t valueOf(std::size_t type, const Amount &quota, const Sums &sums)
{
    const Amount held = {sums.allocated, sums.boundCores, sums.boundMemoryGib};
    switch (type) {
    case GpuQuota:
        return quota.gpu;
    case CpuQuota:
        return millicores(quota) * 100;
    case MemoryQuota:
        return megabyteHundredths(quota);
    case GpuAllocation:
        return held.gpu;
    case CpuAllocation:
        return millicores(held) * 100;
    case MemoryAllocation:
        return megabyteHundredths(held);
    default:
        return held.gpu == 0 ? NotANumber : std::llround(sums.memory * 1e6 / static_cast<double>(held.gpu));
    }
}

bool isQuota(std::size_t type)
{
    return type <= MemoryQuota;
}

bool belongs(const World &world, OrgKind kind, std::size_t index, std::size_t project)
{
    return kind == OrgKind::Project ? project == index : world.projects[project].department == index;
}

class Answerer
{
public:
    Answerer(const World &world, const Ledger &ledger, OrgKind kind, std::size_t index, const MetricQuery &query,
             const std::optional<std::string> &pool)
        : m_grid(query.grid)
        , m_samples(static_cast<std::size_t>(query.grid.known))
    {
        const std::size_t cluster
            = kind == OrgKind::Project ? world.projects[index].cluster : world.departments[index].cluster;
        m_spans = reportedSpans(world, cluster, m_grid);
        const auto accepts = [&](std::size_t one) { return !pool || world.pools[one].name == *pool; };
        addQuotas(world, kind, index, accepts);
        for (const Ledger::Account &account : ledger.accounts(cluster)) {
            if (accepts(account.pool) && belongs(world, kind, index, account.project))
                addAccount(world, account, m_grid, m_spans, m_samples);
        }
        const PoolRange pools = poolsOf(world, cluster);
        bool isKnown = false;
        for (std::size_t one = pools.first; one < pools.last; ++one)
            isKnown = isKnown || accepts(one);
        for (const std::size_t type : query.types) {
            if (isKnown && (m_quota || !isQuota(type)))
                m_series.push_back(series(type));
        }
    }

    [[nodiscard]] const std::vector<Series> &collected() const { return m_series; }

private:
    template<typename Accepts>
    void addQuotas(const World &world, OrgKind kind, std::size_t index, const Accepts &accepts)
    {
        for (std::size_t project = 0; project < world.projects.size(); ++project) {
            if (!belongs(world, kind, index, project))
                continue;
            const PoolRange pools = poolsOf(world, world.projects[project].cluster);
            for (std::size_t pool = pools.first; pool < pools.last; ++pool) {
                const auto quota = accepts(pool) ? quotaAmount(world, project, pool) : std::nullopt;
                if (quota && !m_quota)
                    m_quota.emplace();
                if (quota)
                    m_quota->add(*quota);
            }
        }
    }

    [[nodiscard]] Series series(std::size_t type) const
    {
        Series series;
        series.type = TypeNames[type];
        series.decimals = Decimals;
        series.values.assign(m_samples.size(), NoSample);
        for (const RunSpan &span : m_spans) {
            for (int i = m_grid.firstFrom(span.from); i < m_grid.known && m_grid.at(i) < span.to; ++i) {
                const auto at = static_cast<std::size_t>(i);
                series.values[at] = valueOf(type, m_quota.value_or(Amount()), m_samples[at]);
            }
        }
        return series;
    }

    const Grid &m_grid;
    std::vector<RunSpan> m_spans;
    std::vector<Sums> m_samples;
    std::optional<Amount> m_quota; // none: without quota
    std::vector<Series> m_series;
};

} // namespace

std::span<const std::string_view> orgMetricParameters()
{
    static constexpr std::string_view Known[] = {"metricType", "start", "end", "numberOfSamples", "nodepoolName"};
    return Known;
}

Answer orgMetrics(const World &world, const Ledger &ledger, OrgKind kind, std::size_t index, const Query &query,
                  std::int64_t now)
{
    const MetricQuery metrics = metricQuery(query, TypeNames, now);
    const Answerer answerer(world, ledger, kind, index, metrics, query.text("nodepoolName"));
    Answer answer;
    answer.body = measurementsText(metrics.grid, answerer.collected());
    return answer;
}

Answer recordedOrgMetrics(const World &world, OrgKind kind, std::size_t index, const Query &query, std::int64_t now)
{
    const MetricQuery metrics = metricQuery(query, TypeNames, now);
    const std::size_t cluster
        = kind == OrgKind::Project ? world.projects[index].cluster : world.departments[index].cluster;
    if (query.text("nodepoolName")) // recordings have no node pools
        return recordedLoads(world, cluster, {}, metrics, false);
    return recordedOrgLoads(world, cluster, kind == OrgKind::Project ? std::optional(index) : std::nullopt, TypeNames,
                            metrics);
}

} // namespace simulator
