// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/catalog/catalog.h"
#include "models/catalog/groupedfigures.h"
#include "models/overview/gpucurves.h"
#include "models/overview/waiting.h"

#include <QObject>

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>

// What an administrator looks at first, of all clusters of a control plane.
namespace overview {

// The parts of the overview. Each is requested on its own, and fails on its own. In the order of their requests.
enum class Part : std::uint8_t { Phases, Clusters, Waiting, Failed, Nodes, Idle, Projects, Curves };
inline constexpr std::size_t partCount = 8;

struct PartState
{
    bool isLoading = false;
    bool isKnown = false; // it was answered at least once
    std::optional<table::Problem> problem = {}; // of the last request; older numbers stay beside it
};

// Numbers of GPUs; absent = the control plane does not tell.
struct GpuCount
{
    std::optional<double> allocated;
    std::optional<double> total;
    std::optional<double> idle; // of the allocated ones
};

struct ClusterLine
{
    base::Key key;
    QString name;
    QString state;
    std::optional<qint64> connectedAtMs; // last; UTC
    GpuCount gpus; // nothing of disconnected clusters, about which telemetry is out of date
};

struct PoolLine
{
    QString clusterId;
    QString cluster; // its name
    QString name;
    GpuCount gpus;
};

struct ProjectLine
{
    base::Key key;
    QString name;
    QString cluster; // its name
    std::optional<double> allocated;
    std::optional<double> quota; // absent = it has none
};

struct IdleLine
{
    base::Key key;
    QString name;
    QString project;
    QString createdBy;
    table::GpuShare gpus; // allocated, requested, idle
};

// Reads all parts at once, with at most 13 requests and, every ten minutes, one for each connected cluster. `client`
// and `names` must outlive it. GUI thread; destroying it cancels.
class Overview final : public QObject
{
    Q_OBJECT

public:
    // `now`: the time of the control plane, ms UTC.
    Overview(api::Client &client, const catalog::ClusterNames &names, std::function<qint64()> now,
             QObject *parent = nullptr);
    ~Overview() override;

    void refresh(); // parts in progress are not requested again
    [[nodiscard]] bool isLoading() const;
    [[nodiscard]] const PartState &state(Part part) const { return m_states[std::size_t(part)]; }

    // Workloads in a phase; absent until known.
    [[nodiscard]] std::optional<qint64> workloadsIn(const QString &phase) const;
    [[nodiscard]] std::optional<qint64> failedToday() const { return m_failed; } // since midnight, local time
    [[nodiscard]] table::ListQuery failedQuery() const; // the list behind that number
    [[nodiscard]] const Waiting &waiting() const { return m_waiting; }
    [[nodiscard]] const QList<ClusterLine> &clusters() const { return m_clusters; } // in the order of the list
    [[nodiscard]] const QList<PoolLine> &pools() const { return m_pools; } // the largest one first
    [[nodiscard]] const QList<ProjectLine> &projects() const { return m_projects; } // by allocated GPUs, most first
    [[nodiscard]] bool hasAllProjects() const { return m_hasAllProjects; }
    [[nodiscard]] const QList<IdleLine> &idleWorkloads() const { return m_idle; } // by idle GPUs, most first
    [[nodiscard]] std::optional<qint64> idleWorkloadCount() const { return m_idleCount; }
    // Of the clusters that are connected
    [[nodiscard]] const GpuCount &gpus() const { return m_gpus; }
    [[nodiscard]] std::optional<double> readyNodes() const { return m_readyNodes; } // nodes with GPUs
    [[nodiscard]] std::optional<double> allNodes() const { return m_allNodes; }
    // The last 24 hours
    [[nodiscard]] const std::vector<GpuPoint> &curve() const { return m_curve; }
    [[nodiscard]] int clustersInCurve() const { return m_clustersInCurve; }

Q_SIGNALS:
    void changed(overview::Part part);

private:
    void askPhases();
    void askClusters();
    void askWaiting();
    void askFailed();
    void askNodes();
    void askIdle();
    void askProjects(bool isSorted);
    void askCurves();
    void takeProjects(const api::Page<api::Project> &page);
    void takeCurve(const base::Key &cluster, const api::Result<api::MeasurementsPtr> &answer);
    void combineNodes();
    [[nodiscard]] QList<ClusterLine>::iterator lineOf(const QString &clusterId);
    [[nodiscard]] bool isConnected(const QString &clusterId);
    void begin(Part part);
    void end(Part part, const std::optional<table::Problem> &problem);

    api::Client &m_client;
    const catalog::ClusterNames &m_names;
    std::function<qint64()> m_now;
    std::array<PartState, partCount> m_states;

    std::unique_ptr<table::TableSource> m_workloadList;
    std::unique_ptr<table::TableSource> m_clusterList;
    table::Ticket m_clusterTicket;
    table::Ticket m_waitingTicket;
    table::Ticket m_failedTicket;
    table::Ticket m_idleTicket;
    table::Ticket m_idleCountTicket;
    api::Call m_phaseCall;
    api::Call m_projectCall;
    catalog::GroupedFigures m_nodes; // by cluster and node pool
    std::map<QString, api::Call> m_curveCalls; // by cluster
    std::map<QString, GpuCurve> m_curves; // of the requests in progress
    QList<base::Key> m_curveKeys; // of the clusters asked for curves last
    qint64 m_curveAskedMs = 0;

    std::optional<std::map<QString, qint64>> m_phases;
    std::optional<qint64> m_failed;
    Waiting m_waiting;
    QList<ClusterLine> m_clusters;
    QList<PoolLine> m_pools;
    QList<ProjectLine> m_projects;
    bool m_hasAllProjects = true;
    QList<IdleLine> m_idle;
    std::optional<qint64> m_idleCount;
    GpuCount m_gpus;
    std::optional<double> m_readyNodes;
    std::optional<double> m_allNodes;
    std::vector<GpuPoint> m_curve;
    int m_clustersInCurve = 0;
};

} // namespace overview
