// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/wholelist.h"
#include "models/fleet/fleet.h"

#include <map>
#include <set>

// Which GPUs a workload holds. The API names the node of a pod and how many GPUs it got there, but never which ones.
namespace fleet {

// What pods hold on a node.
struct Hold
{
    double gpus = 0; // together; NaN if a pod does not tell it
    QStringList pods = {}; // their names
};

// The cells of a node that the pods of a workload hold.
struct Share
{
    std::set<int> cells = {}; // by index of the GPU
    bool isExact = false; // else it holds some of these, and nobody tells which
};

// Exact only if it holds all GPUs of the node, or all that are allocated there. `gpus` may be NaN. Pure.
[[nodiscard]] Share shareOf(const Line &line, double gpus);

// A workload with GPUs on a node.
struct Tenant
{
    base::Key workload;
    QString name;
    Hold hold = {};
};

// The nodes on which one workload holds GPUs: a list of its pods. GUI thread; `client` must outlive it.
class Outline final : public QObject
{
    Q_OBJECT

public:
    explicit Outline(api::Client &client, QObject *parent = nullptr);

    void setWorkload(const base::Key &id, const QString &name); // null = none; asks unless it is the same
    void refresh(); // keeps what is known until the answer
    [[nodiscard]] const base::Key &workload() const { return m_workload; }
    [[nodiscard]] const QString &name() const { return m_name; } // as the pods tell it, if it was not told before
    [[nodiscard]] bool isKnown() const { return m_isKnown; }
    [[nodiscard]] const std::map<base::Key, Hold> &holds() const { return m_holds; } // by key of the node
    [[nodiscard]] const std::optional<table::Problem> &problem() const { return m_problem; } // of the newest answer

Q_SIGNALS:
    void changed();

private:
    using Pages = std::vector<api::PagePtr<api::Pod>>;

    void answered(const api::Result<Pages> &pages);

    base::Key m_workload;
    QString m_name;
    bool m_isKnown = false;
    bool m_isAsked = false;
    std::map<base::Key, Hold> m_holds;
    std::optional<table::Problem> m_problem;
    api::WholeList<api::Pod> m_pods;
};

// Who holds GPUs of a node: a list of its pods. GUI thread; destroying it cancels.
class Tenants final
{
public:
    using Found = std::vector<Tenant>; // those with most GPUs first
    using Done = std::move_only_function<void(const api::Result<Found> &)>;

    explicit Tenants(api::Client &client)
        : m_pods(client)
    {
    }

    void find(const Line &line, Done done); // what was asked before is not answered any more

private:
    QObject m_context;
    Done m_done;
    api::WholeList<api::Pod> m_pods;
};

} // namespace fleet
