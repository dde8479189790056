// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/api/wholelist.h"
#include "models/metrics/series.h"
#include "models/waste/hours.h"

#include <QHash>

#include <optional>
#include <vector>

namespace waste {

struct Result;

// What clusters and projects tell of the GPU-hours that were held in a window, to check the sum over workloads against,
// and what clusters tell of those that were not used, in it and in the window before. What is refused is left out. GUI
// thread; destroying it cancels.
class Checks
{
public:
    explicit Checks(api::Client &client);

    void ask(const std::vector<base::Key> &clusters, const metrics::Range &window, QObject *context,
             std::move_only_function<void()> done);
    void cancel();
    [[nodiscard]] int requests() const { return m_requests; } // that have ended

    void addTo(Result &result) const;

private:
    void askClusters();
    void askBefore();
    void takeBefore(const base::Key &cluster, const std::vector<Cell> &cells);
    void compare(Result &result) const;
    void askProjects();
    void takeProjects(const std::vector<api::PagePtr<api::Project>> &pages);

    api::Client &m_client;
    api::WholeList<api::Project> m_projectList;
    api::Call m_call;
    std::vector<base::Key> m_open; // clusters to ask, the next one last
    metrics::Range m_window;
    QObject *m_context = nullptr;
    std::move_only_function<void()> m_done;
    QHash<base::Key, double> m_clusters; // GPU-hours
    int m_silent = 0; // clusters without an answer
    std::optional<double> m_projects; // GPU-hours
    struct Unused // GPU-hours
    {
        double now = 0;
        double before = 0;
    };
    QHash<base::Key, Unused> m_unused; // of clusters that tell of both windows
    int m_asked = 0; // clusters, for both
    int m_requests = 0;
};

} // namespace waste
