// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/metrics/series.h"
#include "models/table/pager.h"
#include "models/table/value.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace waste {

// Fields of a workload as its list tells them, for those who ask for its metrics.
class Fields
{
public:
    // Paths of the fields.
    static constexpr std::array paths = {"type",
                                         "phase",
                                         "createdAt",
                                         "completedAt",
                                         "deletedAt",
                                         "allocatedResources.gpu",
                                         "workloadRequestedResources.gpu.request",
                                         "workloadRequestedResources.gpuMemory.request"};

    Fields() = default;
    template<class ValueAt> explicit Fields(const ValueAt &valueAt) // called with each path
    {
        std::ranges::transform(paths, m_values.begin(), valueAt);
    }
    [[nodiscard]] table::Value value(std::string_view path) const; // none for others

private:
    std::array<table::Value, paths.size()> m_values = {};
};

// A workload that held GPUs in a window, or may have, as its list tells it.
struct Holder
{
    base::Key id; // base::standIn() where the list has none
    QString name;
    QString type;
    QString phase;
    QString projectId;
    QString projectName;
    QString user; // who submitted it; may be empty
    base::Key clusterId;
    QStringList nodePools; // it runs in, or ran last; may be empty
    double gpus = 0; // asked for
    std::int64_t createdMs = api::absentTime; // ms UTC
    std::int64_t endedMs = api::absentTime; // absent: it has not ended
    metrics::Range life; // the part of it that is in the window; ms UTC
    double expected = 0; // GPU-hours within the window: GPUs asked for x running time
    Fields fields = {};
};

// Nullopt for a workload that has asked for no GPU, did not exist in the window, or has never run. The running time is
// the one that the list tells (2.23), at most its life; before, a workload that waits is taken to have run until it
// began to wait, any other since its creation.
[[nodiscard]] std::optional<Holder> holderOf(const api::RowRef<api::Workload> &row, const base::Key &id,
                                             const metrics::Range &window);

// Reads which workloads held GPUs in a window: those that have not ended, those that ended in it, and those that were
// deleted since it began, in this order, so that one that ends meanwhile is met again. GUI thread; destroying it
// cancels.
class HolderReader
{
public:
    using Done = std::move_only_function<void(api::Result<std::vector<Holder>>)>;

    explicit HolderReader(api::Client &client);
    ~HolderReader();

    // `done` may destroy this object.
    void read(const metrics::Range &window, QObject *context, Done done);
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] bool isWhole() const { return m_isWhole; } // else a server repeated rows instead of sending others

private:
    void readNextList();
    void ask();
    void answered(const table::Pager::Want &want, const api::Result<api::PagePtr<api::Workload>> &answer);
    void take(const api::Page<api::Workload> &page, const std::vector<table::Pager::Row> &rows,
              const std::vector<int> &fresh);

    api::Client &m_client;
    metrics::Range m_window;
    QObject *m_context = nullptr;
    Done m_done;
    std::vector<api::ListParams> m_lists; // still to read, the next one last
    std::optional<table::Pager> m_pager; // of that one
    api::Call m_call;
    std::vector<Holder> m_holders;
    QHash<base::Key, std::size_t> m_places;
    int m_requests = 0;
    bool m_isWhole = true;
};

} // namespace waste
