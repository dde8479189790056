// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/quotasummary.h"

#include "models/api/capabilities.h"
#include "models/api/decimal.h"
#include "models/api/records.h"
#include "models/catalog/departments.h"
#include "models/catalog/orgunits.h"
#include "models/catalog/projects.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace catalog {
namespace {

constexpr double leastGpus = 0.005; // what two decimals show

} // namespace

QuotaCounts countQuotas(std::span<const QuotaUnit> units, const ReportingClusters &reporting,
                        const QString &clusterUuid)
{
    QuotaCounts counts;
    QSet<QString> parents;
    bool isAnyTold = false;
    for (const QuotaUnit &unit : units) {
        if (!clusterUuid.isEmpty() && unit.clusterId != clusterUuid)
            continue;
        ++counts.units;
        parents.insert(unit.parentId);
        isAnyTold = isAnyTold || !std::isnan(unit.allocated);
        const double room = unit.quota - unit.allocated;
        if (std::isnan(room))
            continue;
        if (room <= -leastGpus) {
            counts.overQuota << unit.name;
            counts.over -= room;
        } else if (room >= leastGpus && reporting.contains(unit.clusterId)) {
            counts.unused += room;
            ++counts.withUnused;
        } else if (room < leastGpus && unit.quota > 0) {
            counts.atQuota << unit.name;
        }
    }
    parents.remove(QString());
    counts.parents = parents.size();
    counts.areTold = isAnyTold || counts.units == 0;
    return counts;
}

bool QuotaSummary::isFor(Resource resource)
{
    return isOfProjects(resource) || resource == Resource(departmentResource);
}

bool QuotaSummary::isOfProjects(Resource resource)
{
    return resource == Resource(projectResource);
}

QuotaSummary::QuotaSummary(Resource resource, api::Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_list(resource->list)
    , m_telemetry(m_list == api::Operation::Projects ? api::Operation::ProjectTelemetry
                                                     : api::Operation::DepartmentTelemetry)
    , m_clusterGroup(m_list == api::Operation::Projects ? "ClusterId" : "CLUSTER_ID")
    , m_projects(client)
    , m_departments(client)
    , m_reporting(client)
{
}

QuotaSummary::~QuotaSummary() = default;

void QuotaSummary::setCluster(const QString &clusterUuid)
{
    if (m_cluster == clusterUuid)
        return;
    m_cluster = clusterUuid;
    m_pending.reset();
    m_pendingCall.cancel();
    Q_EMIT changed();
    refresh();
}

void QuotaSummary::refresh()
{
    if (!m_reporting.isReading())
        m_reporting.read(base::Urgency::Visible, this, [this] { Q_EMIT changed(); });
    for (Gpus *gpus : {&m_allocated, &m_quota}) {
        if (!gpus->call.isActive())
            askGpus(*gpus);
    }
    if (!m_pendingCall.isActive())
        askPending();
    if (m_isReading)
        return;
    m_isReading = true;
    if (m_list == api::Operation::Projects)
        readUnits(m_projects);
    else
        readUnits(m_departments);
}

// The rows of the table come first.
template<class Record> void QuotaSummary::readUnits(api::WholeList<Record> &list)
{
    list.read(m_list, {}, {}, base::Urgency::Metrics, this,
              [this](const api::Result<std::vector<api::PagePtr<Record>>> &pages) {
                  m_isReading = false;
                  if (pages)
                      takeUnits(*pages);
                  else if (pages.error().httpStatus != 0) // without a connection, figures stay as rows do
                      m_units.reset();
                  Q_EMIT changed();
              });
}

template<class Record> void QuotaSummary::takeUnits(const std::vector<api::PagePtr<Record>> &pages)
{
    m_units.emplace();
    for (const auto &page : pages) {
        for (const Record &unit : page->rows) {
            QuotaUnit &made = m_units->emplace_back();
            made.name = page->texts.toString(unit.name);
            made.clusterId = page->texts.toString(unit.clusterId);
            if constexpr (std::is_same_v<Record, api::Project>)
                made.parentId = page->texts.toString(unit.parentId);
            made.allocated = unit.allocated.gpu;
            made.quota = gpuQuotaOf(unit, page->texts);
        }
    }
}

void QuotaSummary::askGpus(Gpus &gpus)
{
    const api::Feature feature{m_telemetry};
    if (m_client.capabilities().lacks(feature))
        return;
    const api::TelemetryParams params{.type = QString::fromLatin1(gpus.type),
                                      .groupBy = {QString::fromLatin1(m_clusterGroup)}};
    gpus.call = m_client.telemetry(
        m_telemetry, params, base::Urgency::Visible, this,
        [this, feature, &gpus](const api::Result<api::PagePtr<api::TelemetryValue>> &answer) {
            if (!answer && api::isUnknownPath(answer.error()))
                m_client.capabilities().refuse(feature);
            if (answer || answer.error().httpStatus != 0)
                gpus.byCluster.reset();
            if (answer) {
                gpus.byCluster.emplace();
                for (const api::TelemetryValue &value : (*answer)->rows) {
                    if (!std::isnan(value.value))
                        gpus.byCluster->emplace_back((*answer)->texts.toString(value.group1), value.value);
                }
            }
            Q_EMIT changed();
        });
}

void QuotaSummary::askPending()
{
    const api::TelemetryParams params{.type = u"WORKLOADS_COUNT"_s, .groupBy = {u"Phase"_s}, .clusterId = m_cluster};
    m_pendingCall = m_client.telemetry(api::Operation::WorkloadTelemetry, params, base::Urgency::Visible, this,
                                       [this](const api::Result<api::PagePtr<api::TelemetryValue>> &answer) {
                                           if (answer || answer.error().httpStatus != 0)
                                               m_pending.reset();
                                           if (answer && !(*answer)->rows.empty())
                                               m_pending = 0;
                                           if (answer) {
                                               for (const api::TelemetryValue &value : (*answer)->rows) {
                                                   const auto count = api::wholeNumber(value.value);
                                                   if (count && (*answer)->texts.view(value.group1) == "Pending")
                                                       *m_pending += *count;
                                               }
                                           }
                                           Q_EMIT changed();
                                       });
}

bool QuotaSummary::isInScope(const QString &clusterId) const
{
    return (m_cluster.isEmpty() || clusterId == m_cluster) && m_reporting.contains(clusterId);
}

std::optional<double> QuotaSummary::sumOf(const Gpus &gpus) const
{
    std::optional<double> sum;
    const auto add = [&](const QString &clusterId, double number) {
        if (!std::isnan(number) && isInScope(clusterId))
            sum = sum.value_or(0) + number;
    };
    if (!m_reporting.isKnown())
        return sum;
    if (gpus.byCluster) {
        for (const auto &[clusterId, number] : *gpus.byCluster)
            add(clusterId, number);
    } else if (m_units) {
        for (const QuotaUnit &unit : *m_units)
            add(unit.clusterId, unit.*gpus.member);
    }
    return sum;
}

std::optional<QuotaCounts> QuotaSummary::counts() const
{
    if (!m_units || !m_reporting.isKnown())
        return std::nullopt;
    return countQuotas(*m_units, m_reporting, m_cluster);
}

std::optional<double> QuotaSummary::allocatedGpus() const
{
    return sumOf(m_allocated);
}

std::optional<double> QuotaSummary::gpuQuota() const
{
    return sumOf(m_quota);
}

bool QuotaSummary::leavesOutClusters() const
{
    return m_reporting.lacksSome(m_cluster);
}

bool QuotaSummary::lacksGpus() const
{
    return m_reporting.isKnown() && m_reporting.lacksAll(m_cluster);
}

} // namespace catalog
