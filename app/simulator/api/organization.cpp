// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/api.h"
#include "app/simulator/api/metrics.h"
#include "app/simulator/api/nodepools.h"
#include "app/simulator/api/page.h"

// The operations that read node pools, projects and departments.
namespace simulator {

namespace {

constexpr std::size_t PoolBytes = 6000, UnitBytes = 3200;

} // namespace

Answer Api::nodePools(const Call &call)
{
    static constexpr std::string_view Known[] = {"filterBy", "sortBy", "sortOrder", "offset", "limit"};
    const Query query(call.query, Known);
    const Paging paging = pagingOf(query);
    const auto rows = nodePoolRows(m_world, ListWanted::of(query));
    return page(
        "nodepools", rows.size(), paging, PoolBytes,
        [&](Json &json, std::size_t i) { writeNodePool(json, m_world, rows[i]); }, Next::Absent);
}

Answer Api::nodePoolCount(const Call &call)
{
    static constexpr std::string_view Known[] = {"filterBy"};
    const Query query(call.query, Known);
    return countAnswer(nodePoolRows(m_world, ListWanted::of(query)).size());
}

Answer Api::nodePoolMetrics(const Call &call)
{
    const Query query(call.query, metricParameters());
    const std::size_t cluster = clusterIndex(call);
    const auto name = percentDecoded(call.innerId, false);
    const auto isIt = [&](const Pool &pool) { return pool.cluster == cluster && pool.name == name; };
    // Recordings have no node pools.
    if (m_world.recording || std::ranges::none_of(m_world.pools, isIt))
        throw Refusal{404, "this cluster has no such node pool"};
    return simulator::nodePoolMetrics(m_world, ledger(), cluster, *name, query, call.now);
}

std::shared_ptr<const Overtime> Api::overtime(std::int64_t now)
{
    if (m_world.recording)
        return {};
    const Ledger &book = ledger();
    const std::lock_guard lock(m_ledgerMutex);
    if (!m_overtime || m_overtime->updatedAt != overtimeAt(now))
        m_overtime = std::make_shared<const Overtime>(overtimeOf(m_world, book, now));
    return m_overtime;
}

std::vector<OrgUnit> Api::unitsFor(OrgKind kind, const Query &query, std::int64_t now)
{
    auto units = simulator::orgUnits(m_world, kind, OrgUsage(m_world, now), overtime(now).get());
    selectUnits(units, kind, ListWanted::of(query));
    return units;
}

template<OrgKind Kind> Answer Api::orgUnits(const Call &call)
{
    constexpr bool IsProject = Kind == OrgKind::Project;
    constexpr std::string_view Known[]
        = {"filterBy", "sortBy", "sortOrder", "offset", "limit", IsProject ? "search" : "verbosity"};
    static constexpr std::string_view Verbosities[] = {"meta", "brief", "verbose"};
    const Query query(call.query, Known);
    const Paging paging = pagingOf(query);
    const bool isVerbose = query.choice("verbosity", Verbosities).value_or(1) == 2;
    const auto units = unitsFor(Kind, query, call.now);
    return page(IsProject ? "projects" : "departments", units.size(), paging, UnitBytes,
                [&](Json &json, std::size_t i) {
                    if constexpr (IsProject)
                        writeProject(json, units[i]);
                    else
                        writeDepartment(json, units[i], isVerbose ? Verbosity::Verbose : Verbosity::Brief);
                });
}

template<OrgKind Kind> Answer Api::orgUnitCount(const Call &call)
{
    static constexpr std::string_view OfProjects[] = {"filterBy", "search"}, OfDepartments[] = {"filterBy"};
    using Names = std::span<const std::string_view>;
    const Query query(call.query, Kind == OrgKind::Project ? Names(OfProjects) : Names(OfDepartments));
    return countAnswer(unitsFor(Kind, query, call.now).size());
}

template<OrgKind Kind> Answer Api::orgTelemetry(const Call &call)
{
    const Query query(call.query, orgTelemetryParameters(Kind));
    return simulator::orgTelemetry(m_world, Kind, query, call.now);
}

template<OrgKind Kind> Answer Api::orgMetrics(const Call &call)
{
    const Query query(call.query, orgMetricParameters());
    const auto units = simulator::orgUnits(m_world, Kind, OrgUsage(m_world, call.now), nullptr);
    const auto found
        = std::ranges::find(units, call.id, [](const OrgUnit &unit) { return std::string_view(unit.id()); });
    if (found == units.end())
        throw Refusal{404, Kind == OrgKind::Project ? "there is no such project" : "there is no such department"};
    if (m_world.recording)
        return recordedOrgMetrics(m_world, Kind, found->index, query, call.now);
    return simulator::orgMetrics(m_world, ledger(), Kind, found->index, query, call.now);
}

template Answer Api::orgUnits<OrgKind::Project>(const Call &);
template Answer Api::orgUnits<OrgKind::Department>(const Call &);
template Answer Api::orgUnitCount<OrgKind::Project>(const Call &);
template Answer Api::orgUnitCount<OrgKind::Department>(const Call &);
template Answer Api::orgTelemetry<OrgKind::Project>(const Call &);
template Answer Api::orgTelemetry<OrgKind::Department>(const Call &);
template Answer Api::orgMetrics<OrgKind::Project>(const Call &);
template Answer Api::orgMetrics<OrgKind::Department>(const Call &);

} // namespace simulator
