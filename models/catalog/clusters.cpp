// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/clusters.h"

#include <QCoreApplication>

namespace {

using namespace catalog;
using table::Kind;
using Cluster = api::Cluster;

constexpr const char *states[]
    = {"WaitingToConnect", "Connected", "Disconnected", "MissingPrerequisites", "ServiceIssues", "Unknown", nullptr};

constexpr const char *platforms[] = {"vanilla", "openshift", "rke", "gke", "aks", "eks", nullptr};

// The control plane sends all clusters at once and neither sorts nor filters: keys are those of the columns.
constexpr RecordColumn<Cluster> columnList[] = {
    field<&Cluster::name>({"name", QT_TRANSLATE_NOOP("Column", "Cluster"), Kind::Name, 20, shown, "name", "name"}),
    field<&Cluster::state>({"status.state", QT_TRANSLATE_NOOP("Column", "Status"), Kind::State, 24, shown,
                            "status.state", "status.state", nullptr, states}),
    field<&Cluster::kubeVersion>({"status.platform.kubeVersion", QT_TRANSLATE_NOOP("Column", "Kubernetes"), Kind::Text,
                                  12, shown, "status.platform.kubeVersion", "status.platform.kubeVersion"}),
    field<&Cluster::platform>({"status.platform.type", QT_TRANSLATE_NOOP("Column", "Distribution"), Kind::Text, 13,
                               shown, "status.platform.type", "status.platform.type", nullptr, platforms}),
    field<&Cluster::version>({"version", QT_TRANSLATE_NOOP("Column", "Run:ai"), Kind::Text, 12, shown, "version",
                              "version", QT_TRANSLATE_NOOP("Column", "Version of Run:ai in the cluster")}),
    field<&Cluster::lastLiveness>({"lastLiveness", QT_TRANSLATE_NOOP("Column", "Last connected"), Kind::Time, 14, shown,
                                   "lastLiveness", "lastLiveness"}),
    field<&Cluster::createdAt>(
        {"createdAt", QT_TRANSLATE_NOOP("Column", "Created"), Kind::Time, 13.5, shown, "createdAt", "createdAt"}),
    field<&Cluster::domain>(
        {"domain", QT_TRANSLATE_NOOP("Column", "Domain"), Kind::Text, 24, hidden, "domain", "domain"}),
    field<&Cluster::uuid>(
        {"uuid", QT_TRANSLATE_NOOP("Column", "Cluster ID"), Kind::Identifier, 37, hidden, "uuid", "uuid"}),
    field<&Cluster::updatedAt>(
        {"updatedAt", QT_TRANSLATE_NOOP("Column", "Updated"), Kind::Time, 11.5, hidden, "updatedAt", "updatedAt"}),
    field<&Cluster::deleteRequestedAt>({"deleteRequestedAt", QT_TRANSLATE_NOOP("Column", "Deletion requested"),
                                        Kind::Time, 16, hidden, "deleteRequestedAt", "deleteRequestedAt"}),
    field<&Cluster::deletedAt>(
        {"deletedAt", QT_TRANSLATE_NOOP("Column", "Deleted"), Kind::Time, 11.5, hidden, "deletedAt", "deletedAt"}),
    field<&Cluster::tenantId>(
        {"tenantId", QT_TRANSLATE_NOOP("Column", "Tenant ID"), Kind::Count, 10, hidden, "tenantId", "tenantId"}),
};

} // namespace

namespace catalog {

std::span<const RecordColumn<api::Cluster>> clusterColumns()
{
    return columnList;
}

} // namespace catalog
