// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/json.h"
#include "app/simulator/api/overtime.h"
#include "app/simulator/api/smalllist.h"
#include "app/simulator/world/resources.h"

// Projects and departments, with what they hold. A department has what its projects have together.
namespace simulator {

struct Amount
{
    std::int64_t gpu = 0; // hundredths
    std::int64_t cores = 0, memoryGib = 0;

    void add(const Amount &other);
};

// The units of the API
[[nodiscard]] std::int64_t millicores(const Amount &amount);
[[nodiscard]] std::int64_t megabyteHundredths(const Amount &amount); // 10^6 bytes

struct Usage
{
    Amount allocated, nonPreemptible; // nonPreemptible: a part of the allocated
    Amount requested; // by workloads that have not ended, whether they run or not

    void add(const Usage &other);
};

// What the projects hold at a given time, by node pool, in one pass over the workloads. In a recording: only GPUs, and
// all in one pool.
class OrgUsage
{
public:
    OrgUsage(const World &world, std::int64_t now);

    [[nodiscard]] const Usage &of(std::size_t project, std::size_t pool) const;

private:
    void measure(std::int64_t now);
    void readRecording(std::int64_t now);
    [[nodiscard]] Usage &at(std::size_t project, std::size_t pool);

    const World &m_world;
    std::vector<std::size_t> m_first; // place of each project's first pool in m_usage
    std::vector<Usage> m_usage;
};

// The quota of a project in a node pool of its cluster; none: it has none.
[[nodiscard]] std::optional<Amount> quotaAmount(const World &world, std::size_t project, std::size_t pool);

enum class OrgKind : std::uint8_t { Project, Department };

// Everything that lists and telemetry tell of a unit.
struct OrgUnit
{
    const World *world = nullptr;
    OrgKind kind = OrgKind::Project;
    std::size_t index = 0;
    PoolRange pools; // of its cluster
    std::vector<Usage> usage; // by pool
    std::vector<std::optional<Amount>> quotas; // the same
    std::optional<std::array<Spent, 3>> spent; // none in a recording
    std::int64_t updatedAt = 0; // of `spent`

    [[nodiscard]] const std::string &id() const;
    [[nodiscard]] const std::string &name() const;
    [[nodiscard]] std::size_t department() const;
    [[nodiscard]] const Cluster &cluster() const;
    [[nodiscard]] Usage totalUsage() const;
    [[nodiscard]] std::optional<Amount> totalQuota() const;
    [[nodiscard]] std::int64_t created() const;
    [[nodiscard]] std::int64_t updated() const;
    [[nodiscard]] std::string_view phase() const; // of a project
};

// All units of a kind whose clusters exist. `overtime` is null for a recording, and where nobody asks for it.
[[nodiscard]] std::vector<OrgUnit> orgUnits(const World &world, OrgKind kind, const OrgUsage &usage,
                                            const Overtime *overtime);
// An unknown key or operator is a Refusal.
void selectUnits(std::vector<OrgUnit> &units, OrgKind kind, const ListWanted &wanted);

enum class Verbosity : std::uint8_t { Brief, Verbose }; // Verbose: with the status of a department
void writeProject(Json &json, const OrgUnit &unit);
void writeDepartment(Json &json, const OrgUnit &unit, Verbosity verbosity);

[[nodiscard]] std::span<const std::string_view> orgTelemetryParameters(OrgKind kind);
[[nodiscard]] std::span<const std::string_view> orgMetricParameters();
[[nodiscard]] Answer orgMetrics(const World &world, const Ledger &ledger, OrgKind kind, std::size_t index,
                                const Query &query, std::int64_t now);
[[nodiscard]] Answer recordedOrgMetrics(const World &world, OrgKind kind, std::size_t index, const Query &query,
                                        std::int64_t now); // the same for a recording
[[nodiscard]] Answer orgTelemetry(const World &world, OrgKind kind, const Query &query, std::int64_t now);

} // namespace simulator
