// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/groupedfigures.h"
#include "models/catalog/nodelist.h"
#include "models/fleet/cells.h"
#include "models/metrics/memory.h"

#include <QElapsedTimer>
#include <QTimer>

#include <map>

namespace fleet {

// Which nodes: of one cluster, of one node pool of it, or all. Names of node pools repeat from cluster to cluster.
struct Scope
{
    QString clusterId = {}; // empty = all clusters
    QString pool = {}; // name; empty = all node pools

    friend bool operator==(const Scope &, const Scope &) = default;
};

// A node with GPUs.
struct Line
{
    enum class State { Waiting, Answered, Partial, Failed };

    base::Key key; // of its row in the list of nodes
    base::Key id; // for its metrics; null = the control plane does not tell it
    QString name;
    QString label = {}; // the name as it is shown
    QString clusterId;
    QString pool;
    QString status; // as the API names it
    QString gpuType;
    NodeFacts facts;
    double gpuMemory = api::absentNumber; // of each GPU, bytes
    std::vector<GpuCell> cells; // by GPU index
    State state = State::Waiting;
    QString problem; // of Failed: why there is no newer answer, one sentence

    [[nodiscard]] int free() const; // cells known to be free
    [[nodiscard]] double meanUtilization() const; // percent, over the cells that have one; NaN if none has
};

struct Pool
{
    Scope scope;
    int nodes = 0; // with GPUs
    int gpus = 0;
};

struct Progress
{
    int nodes = 0; // in scope, with GPUs
    int answered = 0; // at least once
    int failed = 0; // of the last time that they were asked
    int open = 0; // still to be asked, or not yet answered
};

// How the GPUs of some nodes are used.
struct Tally
{
    int gpus = 0;
    int busy = 0; // of known utilization, and neither idle nor free
    int idle = 0;
    int free = 0;
    int noData = 0;
    int waiting = 0;
    int freeNodes = 0; // all of whose GPUs are free
};

[[nodiscard]] Tally tallyOf(const std::vector<const Line *> &lines);

enum class Order { Name, Utilization, Free };

// The GPUs of the nodes of a control plane: the list of nodes, two numbers for all of them, and the metrics of each
// node in scope, those in sight first and each at most once a minute. GUI thread; destroying it cancels.
class Fleet final : public QObject
{
    Q_OBJECT

public:
    // `client` must outlive it. `now`: the time of the control plane, ms UTC.
    Fleet(api::Client &client, std::function<qint64()> now, QObject *parent = nullptr);
    ~Fleet() override;

    void setScope(const Scope &scope);
    [[nodiscard]] const Scope &scope() const { return m_scope; }
    void setOrder(Order order);
    [[nodiscard]] Order order() const { return m_order; }
    void setInSight(std::vector<int> lines); // their indices
    void refresh(); // the list, and the nodes that were last asked more than a minute ago
    void cancel(); // what was not sent yet is not sent any more; until the next refresh()

    [[nodiscard]] bool isListKnown() const { return m_isListKnown; }
    [[nodiscard]] bool isLoading() const;
    // In this order until the scope, the order or the list changes.
    [[nodiscard]] const std::vector<const Line *> &lines() const { return m_lines; }
    [[nodiscard]] int lineOf(const base::Key &key) const; // -1 if it is not in scope
    [[nodiscard]] const std::vector<Pool> &pools() const { return m_pools; } // with GPUs; by cluster and name
    [[nodiscard]] Progress progress() const;
    [[nodiscard]] std::int64_t oldestMs() const; // of the cells in scope that have a time; absentTime if none has
    // Why there is no list, or why no node answers.
    [[nodiscard]] const std::optional<table::Problem> &listProblem() const { return m_listProblem; }
    [[nodiscard]] const std::optional<table::Problem> &metricsProblem() const { return m_metricsProblem; }
    // Whether the control plane tells allocation and idle time of single GPUs; unknown counts as yes.
    [[nodiscard]] bool tellsDevices() const;
    [[nodiscard]] bool tellsProfiling() const; // the same for SM activity

Q_SIGNALS:
    void linesChanged(); // other lines, or in another order
    void cellsChanged(); // at most ten times a second
    void stateChanged(); // progress and problems

private:
    struct Node
    {
        Line line;
        std::optional<qint64> askedAtMs = {}; // by m_clock
        bool isAsked = false; // now
        bool isAnswered = false; // at least once
        api::Call call = {};
    };

    void takeList(const api::Result<catalog::NodeList::Pages> &pages);
    void takeNode(const api::TextPool &texts, const api::Node &record, std::map<base::Key, Node> &nodes);
    void takeFigures();
    void collectPools();
    void collectLines();
    void sortLines();
    void pump();
    [[nodiscard]] Node *nextNode(bool &isInSight);
    [[nodiscard]] bool isDue(const Node &node) const;
    [[nodiscard]] bool isInScope(const Line &line) const;
    [[nodiscard]] QStringList types() const;
    void ask(Node &node, base::Urgency urgency);
    void answered(const base::Key &key, const metrics::Range &range, const QStringList &types, base::Urgency urgency,
                  const api::Result<api::MeasurementsPtr> &answer);
    [[nodiscard]] bool refuseNewest(const QStringList &types);
    void takeActivity(std::vector<GpuCell> &cells);
    void failed(Node &node, const api::Error &error);
    void tellSoon();

    api::Client &m_client;
    std::function<qint64()> m_now;
    QElapsedTimer m_clock;
    qint64 m_refreshedAtMs = 0; // last, by m_clock
    Scope m_scope;
    Order m_order = Order::Name;
    std::unique_ptr<catalog::NodeList> m_list; // while it is read
    catalog::GroupedFigures m_figures;
    metrics::Memory m_memory; // whether SM activity is a ratio
    QObject m_context;
    std::map<base::Key, Node> m_nodes;
    std::vector<const Line *> m_lines;
    std::vector<Pool> m_pools;
    std::vector<int> m_inSight;
    int m_inFlight = 0;
    int m_failures = 0; // before the first answer
    bool m_areTypesKnown = false;
    bool m_hasAnswer = false;
    bool m_isStopped = true;
    bool m_asksFailed = false; // this refresh, although they were asked a moment ago
    bool m_areFiguresRead = false; // at least once
    bool m_isListKnown = false;
    std::optional<table::Problem> m_listProblem;
    std::optional<table::Problem> m_metricsProblem;
    QTimer m_tell;
};

} // namespace fleet
