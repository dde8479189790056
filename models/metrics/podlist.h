// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/wholelist.h"
#include "models/metrics/loader.h"

namespace metrics {

// The oldest pods of a workload, at most mostPods, and their total number. The pods of a deleted workload are deleted,
// too: if there are no others, those are listed. A result for the same workload is reused for half a minute. Lives in
// the GUI thread.
class PodList
{
public:
    struct Entry
    {
        base::Key id;
        QString name;
        std::int64_t startedMs = api::absentTime;
        std::int64_t endedMs = api::absentTime; // absent while it exists
    };

    explicit PodList(api::Client &client)
        : m_client(client)
        , m_own(client)
    {
    }

    // `done` is called later, or immediately if the list is known.
    void load(const base::Key &workload, std::int64_t nowMs, std::function<void()> done);
    void cancel();

    [[nodiscard]] bool isLoading() const { return bool(m_done); }
    [[nodiscard]] const std::vector<Entry> &pods() const { return m_pods; }
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] const std::optional<api::Error> &problem() const { return m_problem; }

private:
    void ask(bool deleted);
    void askOwn(bool deleted);
    [[nodiscard]] api::ListParams paramsOf(bool deleted) const;
    void take(const api::Page<api::Pod> &page);
    void count(bool deleted);
    void fail(const api::Error &error);
    void finish();

    api::Client &m_client;
    QObject m_context;
    api::Call m_call;
    api::WholeList<api::Pod> m_own; // the workload's own list of pods
    std::function<void()> m_done;
    base::Key m_workload;
    std::int64_t m_loadedMs = 0; // 0 = never
    std::int64_t m_nowMs = 0;
    std::vector<Entry> m_pods;
    int m_total = 0;
    std::optional<api::Error> m_problem;
};

} // namespace metrics
