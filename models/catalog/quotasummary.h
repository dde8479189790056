// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/wholelist.h"
#include "models/catalog/catalog.h"
#include "models/catalog/reportingclusters.h"

#include <QObject>

#include <optional>
#include <span>
#include <vector>

namespace catalog {

// A project or a department, as far as its quota matters. GPUs; NaN = not told, or no quota.
struct QuotaUnit
{
    QString name;
    QString clusterId;
    QString parentId; // the department of a project
    double allocated;
    double quota;
};

// What the units make of their quotas. A unit without a quota, or with one of 0, is neither at nor below it.
struct QuotaCounts
{
    qint64 units = 0;
    // What units hold is told of some of them, or there are none. Departments of 2.18 do not tell it; the numbers below
    // mean nothing then.
    bool areTold = true;
    qint64 parents = 0;
    QStringList atQuota; // names
    QStringList overQuota;
    double over = 0; // GPUs beyond the quotas
    double unused = 0; // GPUs of the quotas that are free, of the clusters that report
    qint64 withUnused = 0; // units that have them
};

// Of one cluster, or of all if `clusterUuid` is empty.
[[nodiscard]] QuotaCounts countQuotas(std::span<const QuotaUnit> units, const ReportingClusters &reporting,
                                      const QString &clusterUuid);

// The figures of the strip above projects or departments. Units are counted over the whole list, which is read for it;
// GPUs and waiting workloads come from telemetry. GPUs are those of the clusters that report. GUI thread.
class QuotaSummary final : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static bool isFor(Resource resource);
    [[nodiscard]] static bool isOfProjects(Resource resource);

    // `client` must outlive it.
    QuotaSummary(Resource resource, api::Client &client, QObject *parent = nullptr);
    ~QuotaSummary() override;

    void setCluster(const QString &clusterUuid); // empty = all
    void refresh(); // does not repeat requests that are in progress

    // Absent until the whole list is known. An older answer stays if a newer one fails.
    [[nodiscard]] std::optional<QuotaCounts> counts() const;
    // From telemetry or, where there is none, from the list
    [[nodiscard]] std::optional<double> allocatedGpus() const;
    [[nodiscard]] std::optional<double> gpuQuota() const;
    [[nodiscard]] std::optional<qint64> pendingWorkloads() const { return m_pending; }
    [[nodiscard]] bool reports(const QString &clusterUuid) const { return m_reporting.contains(clusterUuid); }
    [[nodiscard]] bool leavesOutClusters() const; // some clusters of the scope do not report
    [[nodiscard]] bool lacksGpus() const; // no cluster of the scope reports

Q_SIGNALS:
    void changed();

private:
    struct Gpus
    {
        const char *type;
        double QuotaUnit::*member; // the same in the list
        api::Call call = {};
        std::optional<std::vector<std::pair<QString, double>>> byCluster = {};
    };
    template<class Record> void readUnits(api::WholeList<Record> &list);
    template<class Record> void takeUnits(const std::vector<api::PagePtr<Record>> &pages);
    void askGpus(Gpus &gpus);
    void askPending();
    [[nodiscard]] std::optional<double> sumOf(const Gpus &gpus) const;
    [[nodiscard]] bool isInScope(const QString &clusterId) const;

    api::Client &m_client;
    api::Operation m_list;
    api::Operation m_telemetry;
    const char *m_clusterGroup; // as the telemetry calls it
    QString m_cluster;
    bool m_isReading = false;
    api::WholeList<api::Project> m_projects;
    api::WholeList<api::Department> m_departments;
    ReportingClusters m_reporting;
    std::optional<std::vector<QuotaUnit>> m_units;
    Gpus m_allocated{"GPU_ALLOCATION", &QuotaUnit::allocated};
    Gpus m_quota{"GPU_QUOTA", &QuotaUnit::quota};
    api::Call m_pendingCall;
    std::optional<qint64> m_pending;
};

} // namespace catalog
