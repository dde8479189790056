// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/catalog/catalog.h"
#include "models/catalog/reportingclusters.h"
#include "models/table/source.h"

#include <QObject>

#include <map>
#include <vector>

namespace catalog {

// The figures of the strip above a table: objects by state and the GPUs of one scope. Telemetry can be limited to
// cluster, node pool and department, but not to project, user or search: the strip shows a scope, not the
// table's filter. GPUs are those of the clusters that report. GUI thread.
class Summary final : public QObject
{
    Q_OBJECT

public:
    // `resource` has a strip with figures.
    Summary(Resource resource, api::Client &client, const ClusterNames &names, QObject *parent = nullptr);
    ~Summary() override;

    void setCluster(const QString &clusterUuid); // empty = all
    void refresh(); // does not repeat requests that are in progress

    [[nodiscard]] bool isKnown() const; // false until the first answer for the scope, and if that tells nothing
    [[nodiscard]] qint64 total() const;
    [[nodiscard]] qint64 count(const QString &state) const; // 0 if no object is in this state
    [[nodiscard]] std::optional<double> allocatedGpus() const;
    [[nodiscard]] std::optional<double> totalGpus() const; // of the nodes; absent if this account has no permission
    [[nodiscard]] std::optional<double> idleGpus() const; // of the allocated ones
    [[nodiscard]] bool leavesOutClusters() const; // some clusters of the scope do not report
    [[nodiscard]] bool lacksGpus() const; // no cluster of the scope reports
    [[nodiscard]] const std::optional<table::Problem> &problem() const;

Q_SIGNALS:
    void changed();

private:
    using Answer = api::Result<api::PagePtr<api::TelemetryValue>>;
    [[nodiscard]] bool isAsking() const;
    api::Call ask(const Figure &figure, std::move_only_function<void(const Answer &)> done);
    using ByCluster = std::vector<std::pair<QString, double>>; // of one without an id: of all clusters
    struct Gpus
    {
        const Figure *figure;
        api::Call call = {};
        ByCluster numbers = {};
        bool isAnswered = false;
    };
    void askGpus(Gpus &gpus);
    [[nodiscard]] static ByCluster byCluster(const api::Page<api::TelemetryValue> &page);
    [[nodiscard]] std::optional<double> sumOf(const Gpus &gpus) const;
    void askCounts();
    [[nodiscard]] table::ListQuery queryOfScope() const;
    void countStates(const StateCounts &counts);
    void countAll();
    void takeCounts(const Answer &answer);
    void takeCount(const QString &state, const table::CountAnswer &answer);
    void fail(const table::Problem &problem);

    Resource m_resource;
    const Strip &m_strip;
    api::Client &m_client;
    std::unique_ptr<table::TableSource> m_list; // counts objects by state
    QString m_cluster;
    std::vector<table::Ticket> m_stateCounts; // in progress
    api::Call m_countCall;
    ReportingClusters m_reporting;
    std::map<QString, qint64> m_counts;
    std::map<QString, qint64> m_arriving; // collected by countStates() until complete
    Gpus m_allocated;
    Gpus m_total;
    Gpus m_idle;
    std::optional<table::Problem> m_problem;
    bool m_known = false;
};

} // namespace catalog
