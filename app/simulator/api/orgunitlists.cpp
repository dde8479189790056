// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/orgunits.h"

#include <cmath>

// The lists of projects and departments.
namespace simulator {

namespace {

enum class Mean : std::uint8_t { Allocation, Utilization, Memory };

// Rounded to two decimals, as it is written: rows have to fit the filter they came by. None if the cluster did not
// report, or nothing was allocated.
std::optional<double> meanOf(const OrgUnit &unit, std::size_t range, Mean mean)
{
    if (!unit.spent)
        return std::nullopt;
    const Spent &spent = (*unit.spent)[range];
    if (spent.hours <= 0)
        return std::nullopt;
    const auto rounded = [](double value) { return std::round(value * 100) / 100; };
    if (mean == Mean::Allocation)
        return rounded(spent.allocated / spent.hours);
    if (spent.allocated <= 0)
        return 0;
    return rounded(100 * (mean == Mean::Utilization ? spent.used : spent.memory) / spent.allocated);
}

template<std::size_t Range, Mean Of> Cell meanCell(const OrgUnit &unit)
{
    return cellOf(meanOf(unit, Range, Of));
}

const Department &parentOf(const OrgUnit &unit)
{
    return unit.world->departments[unit.department()];
}

Cell timeCell(std::int64_t time)
{
    return static_cast<double>(time);
}

using U = const OrgUnit &;
// Those of departments come first.
constexpr Column<OrgUnit> Columns[] = {
    {"name", Kind::Text, [](U unit) { return Cell(unit.name()); }},
    {"clusterId", Kind::Text, [](U unit) { return Cell(toString(unit.cluster().id)); }},
    {"createdAt", Kind::Time, [](U unit) { return timeCell(unit.created()); }},
    {"totalGpuQuota", Kind::Number,
     [](U unit) {
         const auto quota = unit.totalQuota();
         return quota ? Cell(static_cast<double>(quota->gpu) / 100) : Cell();
     }},
    {"gpuAllocated", Kind::Number,
     [](U unit) { return Cell(static_cast<double>(unit.totalUsage().allocated.gpu) / 100); }},
    {"avgGpuAllocation24h", Kind::Number, meanCell<0, Mean::Allocation>},
    {"avgGpuUtilization24h", Kind::Number, meanCell<0, Mean::Utilization>},
    {"avgGpuMemoryUtilization24h", Kind::Number, meanCell<0, Mean::Memory>},
    {"avgGpuAllocation7d", Kind::Number, meanCell<1, Mean::Allocation>},
    {"avgGpuUtilization7d", Kind::Number, meanCell<1, Mean::Utilization>},
    {"avgGpuMemoryUtilization7d", Kind::Number, meanCell<1, Mean::Memory>},
    {"avgGpuAllocation30d", Kind::Number, meanCell<2, Mean::Allocation>},
    {"avgGpuUtilization30d", Kind::Number, meanCell<2, Mean::Utilization>},
    {"avgGpuMemoryUtilization30d", Kind::Number, meanCell<2, Mean::Memory>},
    {"departmentId", Kind::Text, [](U unit) { return Cell(parentOf(unit).id); }},
    {"parentId", Kind::Text, [](U unit) { return Cell(parentOf(unit).id); }},
    {"parentName", Kind::Text, [](U unit) { return Cell(parentOf(unit).name); }},
    {"phase", Kind::Text, [](U unit) { return Cell(std::string(unit.phase())); }},
};
constexpr std::size_t DepartmentColumns = 14;

void writeAmount(Json &json, std::string_view key, const Amount &amount, bool onlyGpus)
{
    json.key(key).beginObject();
    json.key("gpu").fraction(amount.gpu);
    if (!onlyGpus) {
        json.key("cpu").integer(millicores(amount));
        json.key("memory").fraction(megabyteHundredths(amount));
    }
    json.endObject();
}

// In a recording only what is allocated is known, and only of GPUs.
void writeUsage(Json &json, const Usage &usage, bool isRecorded)
{
    writeAmount(json, "allocated", usage.allocated, isRecorded);
    if (isRecorded)
        return;
    writeAmount(json, "allocatedNonPreemptible", usage.nonPreemptible, false);
    writeAmount(json, "requested", usage.requested, false);
}

void writeQuotaStatus(Json &json, const OrgUnit &unit)
{
    json.key("quotaStatus").beginObject();
    writeUsage(json, unit.totalUsage(), unit.world->recording != nullptr);
    json.endObject();
}

void writeTotals(Json &json, const OrgUnit &unit)
{
    const auto quota = unit.totalQuota();
    json.key("totalResources").beginObject();
    json.key("gpuQuota");
    quota ? json.fraction(quota->gpu) : json.null();
    const bool isKnown = quota && !unit.world->recording;
    json.key("cpuQuota");
    isKnown ? json.integer(millicores(*quota)) : json.null();
    json.key("memoryQuota");
    isKnown ? json.fraction(megabyteHundredths(*quota)) : json.null();
    json.endObject();
}

void writeShare(Json &json, std::string_view key, std::int64_t hundredthsDeserved, bool hasUnits)
{
    json.key(key).beginObject();
    json.key("deserved").fraction(hundredthsDeserved);
    json.key("limit").null();
    json.key("overQuotaWeight").integer(2);
    if (hasUnits)
        json.member("units", "MB");
    json.endObject();
}

// None for the node pools in which the unit has no quota, and for recordings, which have no node pools.
void writeResources(Json &json, const OrgUnit &unit)
{
    json.key("resources").beginArray();
    for (std::size_t i = 0; !unit.world->recording && i < unit.quotas.size(); ++i) {
        if (!unit.quotas[i])
            continue;
        json.beginObject();
        json.key("nodePool").beginObject();
        json.member("id", poolId(unit.pools.first + i));
        json.member("name", unit.world->pools[unit.pools.first + i].name);
        json.endObject();
        writeShare(json, "gpu", unit.quotas[i]->gpu, false);
        writeShare(json, "cpu", millicores(*unit.quotas[i]) * 100, false);
        writeShare(json, "memory", megabyteHundredths(*unit.quotas[i]), true);
        json.member("priority", "Normal");
        json.endObject();
    }
    json.endArray();
}

void writeOvertime(Json &json, const OrgUnit &unit)
{
    if (!unit.spent)
        return;
    static constexpr std::string_view Names[] = {"range24hData", "range7dData", "range30dData"};
    json.key("overtimeData").beginObject();
    for (std::size_t i = 0; i < OvertimeRanges.size(); ++i) {
        json.key(Names[i]);
        const auto allocation = meanOf(unit, i, Mean::Allocation);
        if (!allocation) {
            json.null();
            continue;
        }
        json.beginObject();
        json.key("averageGpuAllocation").fraction(std::llround(*allocation * 100));
        json.key("averageGpuUtilization").fraction(std::llround(*meanOf(unit, i, Mean::Utilization) * 100));
        json.key("averageGpuMemoryUtilization").fraction(std::llround(*meanOf(unit, i, Mean::Memory) * 100));
        json.key("updatedAt").time(unit.updatedAt);
        json.endObject();
    }
    json.endObject();
}

void writePoolNames(Json &json, const OrgUnit &unit)
{
    json.key("defaultNodePools").beginArray();
    for (std::size_t pool = unit.pools.first; !unit.world->recording && pool < unit.pools.last; ++pool)
        json.string(unit.world->pools[pool].name);
    json.endArray();
}

void writeRules(Json &json, const OrgUnit &unit)
{
    // One in three projects ends notebooks that idle.
    const bool hasRules = !unit.world->recording && unit.index % 3 == 0;
    json.key("schedulingRules");
    if (!hasRules) {
        json.null();
    } else {
        json.beginObject();
        json.key("interactiveJobMaxIdleDurationSeconds").integer(6 * Hour / Second);
        json.endObject();
    }
    writePoolNames(json, unit);
    json.key("nodeTypes").beginObject();
    json.key("training").beginArray();
    json.endArray();
    json.key("workspace").beginArray();
    json.endArray();
    json.endObject();
}

void writeCommon(Json &json, const OrgUnit &unit)
{
    const std::string author = unit.world->recording ? std::string(NotRecorded) : unit.world->users.front();
    json.member("id", unit.id());
    json.member("name", unit.name());
    json.member("description", "");
    json.key("clusterId").id(unit.cluster().id);
    json.key("createdAt").time(unit.created());
    json.member("createdBy", author);
    json.key("updatedAt").time(unit.updated());
    json.member("updatedBy", author);
    writeTotals(json, unit);
    writeResources(json, unit);
    writeOvertime(json, unit);
    writeRules(json, unit);
}

void writeProjectStatus(Json &json, const OrgUnit &unit)
{
    const bool isRecorded = unit.world->recording != nullptr;
    json.key("status").beginObject();
    json.member("namespace", isRecorded ? std::string(DefaultName) : "runai-" + unit.name());
    json.member("phase", isRecorded ? "Unknown" : unit.phase());
    if (unit.phase() == "NotReady")
        json.member("phaseMessage", "The cluster lacks prerequisites");
    if (!isRecorded)
        json.key("lastUpdatedTime").time(unit.updated());
    json.key("nodePoolQuotaStatuses").beginArray();
    for (std::size_t i = 0; !isRecorded && i < unit.usage.size(); ++i) {
        json.beginObject();
        json.member("nodePoolId", poolId(unit.pools.first + i));
        json.member("nodePoolName", unit.world->pools[unit.pools.first + i].name);
        writeUsage(json, unit.usage[i], false);
        json.endObject();
    }
    json.endArray();
    writeQuotaStatus(json, unit);
    json.endObject();
}

} // namespace

void selectUnits(std::vector<OrgUnit> &units, OrgKind kind, const ListWanted &wanted)
{
    const std::span all(Columns);
    const auto columns = kind == OrgKind::Project ? all : all.first(DepartmentColumns);
    select<OrgUnit>(units, columns, wanted,
                    [](const OrgUnit &unit) { return unit.name() + '\n' + parentOf(unit).name; });
}

void writeProject(Json &json, const OrgUnit &unit)
{
    json.beginObject();
    writeCommon(json, unit);
    json.member("parentId", parentOf(unit).id);
    json.key("parent").beginObject();
    json.member("id", parentOf(unit).id);
    json.member("name", parentOf(unit).name);
    json.endObject();
    json.key("requestedNamespace").null();
    json.key("enforceRunaiScheduler").boolean(false);
    json.key("effective").beginObject();
    writeRules(json, unit);
    json.endObject();
    writeProjectStatus(json, unit);
    json.endObject();
}

void writeDepartment(Json &json, const OrgUnit &unit, Verbosity verbosity)
{
    json.beginObject();
    writeCommon(json, unit);
    if (verbosity == Verbosity::Verbose) {
        json.key("status").beginObject();
        writeQuotaStatus(json, unit);
        json.endObject();
    }
    json.endObject();
}

} // namespace simulator
