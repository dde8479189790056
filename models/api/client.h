// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/api/page.h"
#include "models/api/records.h"

#include <QStringList>
#include <QUrl>

#include <optional>

class QObject;

namespace api {

// What the scheduler serves first. Values go down in urgency.
enum class Priority { Interactive, Visible, Metrics, Prefetch, Refresh, Export };

// The parameters that list and count endpoints share. Those an endpoint does not know are not sent.
struct ListParams
{
    QStringList filterBy; // items as the API writes them, "phase==Running"; all must hold
    QString search;
    QString sortBy; // empty = the server's own order
    bool descending = false;
    std::int64_t offset = 0;
    int limit = 50; // 1..500
    std::optional<bool> deleted;
    std::optional<bool> completed; // pods only
    std::optional<bool> includeRequestedForDelete; // clusters only
};

struct TelemetryParams
{
    QString type; // WORKLOADS_COUNT, GPU_ALLOCATION, PENDING_TIME_DISTRIBUTION
    QStringList groupBy; // at most two
    QString clusterId;
    QString nodepoolName;
    QString departmentId;
    QStringList phases;
};

// The typed face of the REST API. One function per operation; each returns at once with a Call and answers in the
// thread of `context`. Arguments that cannot be expressed (a comma in a filter value) end in Error::Kind::Local.
class Client
{
public:
    virtual ~Client() = default;

    [[nodiscard]] virtual Call clusters(const ListParams &, Priority, QObject *context, Callback<PagePtr<Cluster>>) = 0;
    [[nodiscard]] virtual Call cluster(Id, Priority, QObject *context, Callback<PagePtr<Cluster>>) = 0; // one row

    [[nodiscard]] virtual Call workloads(const ListParams &, Priority, QObject *context, Callback<PagePtr<Workload>>)
        = 0;
    [[nodiscard]] virtual Call workload(Id, Priority, QObject *context, Callback<PagePtr<Workload>>) = 0; // one row
    [[nodiscard]] virtual Call workloadCount(const ListParams &, Priority, QObject *context, Callback<std::int64_t>)
        = 0;
    [[nodiscard]] virtual Call workloadTelemetry(const TelemetryParams &, Priority, QObject *context,
                                                 Callback<PagePtr<TelemetryValue>>)
        = 0;
    [[nodiscard]] virtual Call workloadEvents(Id, const ListParams &, Priority, QObject *context,
                                              Callback<PagePtr<WorkloadEvent>>)
        = 0;
    [[nodiscard]] virtual Call workloadHistory(Id, const ListParams &, Priority, QObject *context,
                                               Callback<PagePtr<HistoryRecord>>)
        = 0;
    [[nodiscard]] virtual Call workloadPods(Id, const ListParams &, Priority, QObject *context, Callback<PagePtr<Pod>>)
        = 0;

    [[nodiscard]] virtual Call pods(const ListParams &, Priority, QObject *context, Callback<PagePtr<Pod>>) = 0;
    [[nodiscard]] virtual Call podCount(const ListParams &, Priority, QObject *context, Callback<std::int64_t>) = 0;
};

} // namespace api
