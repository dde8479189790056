// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/json.h"
#include "app/simulator/api/ledgersums.h"
#include "app/simulator/api/metrics.h"
#include "app/simulator/api/recorded_metrics.h"
#include "app/simulator/api/series.h"
#include "app/simulator/world/resources.h"

#include <cmath>
#include <map>

namespace simulator {

namespace {

enum Type : std::uint8_t {
    TotalGpuNodes,
    GpuUtilization,
    GpuDistribution,
    GpuMemory,
    CpuUtilization,
    CpuMemory,
    TotalGpu,
    GpuQuota,
    AllocatedGpu,
    UnallocatedGpu,
    WaitTime,
    WorkloadsCount,
};
constexpr std::string_view TypeNames[] = {"TOTAL_GPU_NODES",
                                          "GPU_UTILIZATION",
                                          "GPU_UTILIZATION_DISTRIBUTION",
                                          "GPU_MEMORY_UTILIZATION",
                                          "CPU_UTILIZATION",
                                          "CPU_MEMORY_UTILIZATION",
                                          "TOTAL_GPU",
                                          "GPU_QUOTA",
                                          "ALLOCATED_GPU",
                                          "UNALLOCATED_GPU",
                                          "AVG_WORKLOAD_WAIT_TIME",
                                          "WORKLOADS_COUNT"};

enum Group : std::uint8_t { ByCategory, ByNodepool, ByProject, ByDepartment, Ungrouped };
constexpr std::string_view Groups[] = {"Category", "Nodepool", "Project", "Department"};

constexpr std::string_view Buckets[] = {"0-25", "25-50", "50-75", "75-100"};

// Capacity belongs to node pools only. Metrics that cannot be grouped are answered for the whole cluster.
bool canBeGrouped(std::size_t type, std::size_t group)
{
    switch (type) {
    case TotalGpuNodes:
    case TotalGpu:
    case UnallocatedGpu:
    case GpuUtilization:
    case GpuDistribution:
    case GpuMemory:
    case CpuUtilization:
    case CpuMemory:
        return group == ByNodepool;
    case GpuQuota:
        return group != ByCategory;
    default:
        return true;
    }
}

struct Capacity
{
    std::int64_t nodes = 0, gpus = 0, cores = 0, memoryGib = 0;
    std::int64_t quota = 0; // hundredths of a GPU
};

class Answerer
{
public:
    Answerer(const World &world, const Ledger &ledger, std::size_t cluster, const MetricQuery &query,
             std::optional<std::size_t> group, std::optional<std::string> pool)
        : m_world(world)
        , m_ledger(ledger)
        , m_cluster(cluster)
        , m_grid(query.grid)
        , m_pool(std::move(pool))
        , m_spans(reportedSpans(world, cluster, query.grid))
    {
        for (const std::size_t type : query.types) {
            const std::size_t by = group && canBeGrouped(type, *group) ? *group : std::size_t{Ungrouped};
            for (const auto &[code, sums] : sumsOf(by))
                add(type, by, code, sums);
        }
    }

    [[nodiscard]] const std::vector<Series> &collected() const { return m_series; }
    [[nodiscard]] bool isPartial() const { return m_partial; }

private:
    using Code = std::size_t;
    struct OfGroup
    {
        Capacity capacity;
        std::vector<Sums> samples;
    };
    using ByCode = std::map<Code, OfGroup>;

    [[nodiscard]] Code codeOf(std::size_t group, std::size_t pool, std::size_t project, std::size_t category) const
    {
        switch (group) {
        case ByCategory:
            return category;
        case ByNodepool:
            return pool;
        case ByProject:
            return project;
        case ByDepartment:
            return m_world.projects[project].department;
        default:
            return 0;
        }
    }

    [[nodiscard]] bool accepts(const Pool &pool) const
    {
        return pool.cluster == m_cluster && (!m_pool || pool.name == *m_pool);
    }

    // For each group of the cluster, including empty ones.
    [[nodiscard]] ByCode emptyGroups(std::size_t group) const
    {
        ByCode groups;
        for (std::size_t p = 0; p < m_world.pools.size(); ++p) {
            const Pool &pool = m_world.pools[p];
            if (!accepts(pool))
                continue;
            const NodeSize size = nodeSize(pool);
            const auto nodes = static_cast<std::int64_t>(pool.nodeCount);
            bool counted = false;
            for (std::size_t j = 0; j < m_world.projects.size(); ++j) {
                if (m_world.projects[j].cluster != m_cluster)
                    continue;
                for (std::size_t category = 0; category < 3; ++category) {
                    Capacity &capacity = groups[codeOf(group, p, j, category)].capacity;
                    if (category == 0)
                        capacity.quota += quotaOf(m_world, j, p).value_or(0);
                    if (counted && (group == ByNodepool || group == Ungrouped))
                        continue;
                    counted = true;
                    capacity.nodes += nodes;
                    capacity.gpus += nodes * pool.gpusPerNode;
                    capacity.cores += nodes * size.cores;
                    capacity.memoryGib += nodes * size.memoryGib;
                }
            }
        }
        for (auto &[code, one] : groups)
            one.samples.resize(static_cast<std::size_t>(m_grid.known));
        return groups;
    }

    const ByCode &sumsOf(std::size_t group)
    {
        const auto [known, isNew] = m_sums.try_emplace(group);
        if (!isNew)
            return known->second;
        ByCode &groups = known->second = emptyGroups(group);
        for (const Ledger::Account &account : m_ledger.accounts(m_cluster)) {
            if (!accepts(m_world.pools[account.pool]))
                continue;
            addAccount(m_world, account, m_grid, m_spans,
                       groups[codeOf(group, account.pool, account.project, account.category)].samples);
        }
        return groups;
    }

    [[nodiscard]] std::string groupText(std::size_t group, Code code) const
    {
        std::string text;
        Json json(text);
        json.beginArray();
        json.beginObject();
        json.member("key", Groups[group]);
        switch (group) {
        case ByCategory:
            json.member("value", m_world.categories.texts[code]);
            break;
        case ByNodepool:
            json.member("value", m_world.pools[code].name);
            break;
        case ByProject:
            json.member("value", m_world.projects[code].name);
            break;
        default:
            json.member("value", m_world.departments[code].name);
            break;
        }
        json.endObject();
        json.endArray();
        return text;
    }

    void add(std::size_t type, std::size_t group, Code code, const OfGroup &sums)
    {
        const std::size_t parts = type == GpuDistribution ? std::size(Buckets) : 1;
        for (std::size_t part = 0; part < parts; ++part) {
            Series series;
            series.type = TypeNames[type];
            if (parts > 1)
                series.labels = R"({"bucket":")" + std::string(Buckets[part]) + R"("})";
            if (group != Ungrouped)
                series.groups = groupText(group, code);
            series.decimals = 2;
            series.values.assign(static_cast<std::size_t>(m_grid.known), NoSample);
            fill(series.values, type, part, sums);
            m_series.push_back(std::move(series));
        }
    }

    void fill(std::vector<std::int64_t> &values, std::size_t type, std::size_t part, const OfGroup &sums)
    {
        const Cluster &cluster = m_world.clusters[m_cluster];
        // In a cluster with service issues, the exporters of the hosts are broken.
        const bool breaks
            = cluster.state == ClusterState::ServiceIssues && (type == CpuUtilization || type == CpuMemory);
        for (const RunSpan &span : m_spans) {
            for (int i = m_grid.firstFrom(span.from); i < m_grid.known && m_grid.at(i) < span.to; ++i) {
                if (breaks && m_grid.at(i) >= cluster.stateSince) {
                    m_partial = true;
                    break;
                }
                values[static_cast<std::size_t>(i)]
                    = value(type, part, sums.capacity, sums.samples[static_cast<std::size_t>(i)]);
            }
        }
    }

    // Hundredths.
    static std::int64_t value(std::size_t type, std::size_t part, const Capacity &capacity, const Sums &sums)
    {
        const auto percent = [](double share, std::int64_t whole) {
            return whole == 0 ? NotANumber
                              : std::llround(std::clamp(100 * share / static_cast<double>(whole), 0.0, 100.0) * 100);
        };
        switch (type) {
        case TotalGpuNodes:
            return capacity.nodes * 100;
        case TotalGpu:
            return capacity.gpus * 100;
        case GpuQuota:
            return capacity.quota;
        case AllocatedGpu:
            return sums.allocated;
        case UnallocatedGpu:
            return capacity.gpus * 100 - sums.allocated;
        case GpuUtilization:
            return percent(sums.used, capacity.gpus);
        case GpuMemory:
            return percent(sums.memory, capacity.gpus);
        case CpuUtilization:
            return percent(sums.cores, capacity.cores);
        case CpuMemory:
            return percent(sums.memoryGib, capacity.memoryGib);
        case GpuDistribution: {
            // Free and idle GPUs are in the lowest bucket. Whole devices, each in one bucket.
            if (part > 0)
                return std::llround(sums.buckets[part]) * 100;
            const std::int64_t others
                = std::llround(sums.buckets[1]) + std::llround(sums.buckets[2]) + std::llround(sums.buckets[3]);
            return (capacity.gpus - others) * 100;
        }
        case WaitTime:
            return sums.started == 0 ? NotANumber : sums.waited * 100 / sums.started;
        default:
            return sums.workloads * 100;
        }
    }

    const World &m_world;
    const Ledger &m_ledger;
    std::size_t m_cluster;
    const Grid &m_grid;
    std::optional<std::string> m_pool;
    std::vector<RunSpan> m_spans;
    std::map<std::size_t, ByCode> m_sums;
    std::vector<Series> m_series;
    bool m_partial = false;
};

} // namespace

std::span<const std::string_view> clusterMetricParameters()
{
    static constexpr std::string_view Known[]
        = {"metricType", "start", "end", "numberOfSamples", "groupBy", "nodepoolName"};
    return Known;
}

Answer clusterMetrics(const World &world, const Ledger &ledger, std::size_t cluster, const Query &query,
                      std::int64_t now)
{
    const MetricQuery metrics = metricQuery(query, TypeNames, now);
    const auto group = query.choice("groupBy", Groups);
    const Answerer answerer(world, ledger, cluster, metrics, group, query.text("nodepoolName"));
    Answer answer;
    answer.status = answerer.isPartial() ? 207 : 200;
    answer.body = measurementsText(metrics.grid, answerer.collected());
    return answer;
}

Answer nodePoolMetrics(const World &world, const Ledger &ledger, std::size_t cluster, const std::string &pool,
                       const Query &query, std::int64_t now)
{
    const MetricQuery metrics = metricQuery(query, TypeNames, now);
    const Answerer answerer(world, ledger, cluster, metrics, std::nullopt, pool);
    Answer answer;
    answer.status = answerer.isPartial() ? 207 : 200;
    answer.body = measurementsText(metrics.grid, answerer.collected());
    return answer;
}

Answer recordedClusterMetrics(const World &world, std::size_t cluster, const Query &query, std::int64_t now)
{
    const MetricQuery metrics = metricQuery(query, TypeNames, now);
    const auto group = query.choice("groupBy", Groups);
    // Recordings have no node pools.
    if (query.text("nodepoolName"))
        return recordedLoads(world, cluster, {}, metrics, false);
    return recordedLoads(world, cluster, TypeNames, metrics, group == std::size_t{ByProject});
}

} // namespace simulator
