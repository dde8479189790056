// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/table/source.h"
#include "models/waste/idlenow.h"
#include "models/waste/totals.h"

#include <QHash>
#include <QObject>

#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace waste {

inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// A row of the table of wasted GPUs: a workload, or a group of them. Texts are UTF-8; NaN = not known.
struct Row
{
    base::Key id; // of its group
    Group group = {};
    std::string name = {};
    std::string user = {}; // of workloads
    std::string project = {};
    std::string cluster = {}; // its name
    std::string nodePools = {}; // of workloads
    std::string ground = {}; // how much of what it held was measured, or why nothing was
    std::int64_t workloads = 1;
    double gpus = unknown; // asked for, or held now
    double idle = unknown; // GPUs, now
    double idleSeconds = unknown; // of its last stretch, which goes on
    double wasted = unknown; // GPU-hours
    double share = unknown; // of all that was wasted, percent
    double own = unknown; // of what was measured of it, percent
    double cost = unknown;
    std::string hints = {}; // what is noticed about a workload, in words
    bool isLate = false; // the numbers are still being read
    std::vector<double> parts = {}; // GPU-hours wasted in equal parts of the window
    std::int64_t toldMs = api::absentTime; // when its owner was told, ms UTC
    std::size_t workload = 0; // its place in the result; only of workloads
    Fields fields = {}; // of workloads
};

struct RowSet
{
    GroupBy groupBy = GroupBy::Workload;
    bool isNow = false; // which GPUs are idle now: the columns of a window are left out
    bool hasCosts = false;
    std::vector<Row> rows;
};

// The rows of a measurement that has ended, or goes on. `idle` tells what is idle now, where it is known.
[[nodiscard]] RowSet rowsOf(const Measurement &measurement, const Result &result, const Question &question,
                            const Prices &prices, const IdleNow &idle, const catalog::ClusterNames &names);
[[nodiscard]] RowSet idleRowsOf(const IdleNow &idle, const Question &question, const catalog::ClusterNames &names);
[[nodiscard]] QString titleOf(const Group &group, const catalog::ClusterNames &names); // "(unknown)" without a name
[[nodiscard]] int partsOf(std::int64_t windowMs); // of Row::parts: hours, four hours, or days

// Rows as the source of a table: searched and sorted here. Its columns are those of the kind of rows that it was made
// for. GUI thread.
class RowSource final : public table::TableSource
{
public:
    explicit RowSource(std::shared_ptr<const RowSet> rows);
    ~RowSource() override;

    void setRows(std::shared_ptr<const RowSet> rows); // with the same columns
    [[nodiscard]] const Row *find(const base::Key &id) const;
    [[nodiscard]] static bool haveSameColumns(const RowSet &a, const RowSet &b);

    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] const table::ColumnInfo &column(int index) const override;
    [[nodiscard]] table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                          base::Urgency urgency,
                                          std::move_only_function<void(table::PageAnswer)> done) override;
    [[nodiscard]] table::Ticket fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                           std::move_only_function<void(table::CountAnswer)> done) override;
    void setListener(const std::function<void()> &changed) override { m_changed = changed; }
    [[nodiscard]] bool sortsHere() const override { return true; }
    [[nodiscard]] bool canSort(const table::ColumnInfo &column) const override;

private:
    struct Column;
    class Page;
    [[nodiscard]] static std::vector<const Column *> columnsOf(const RowSet &rows);
    [[nodiscard]] const std::vector<std::size_t> &placesOf(const table::ListQuery &query);
    [[nodiscard]] std::shared_ptr<const table::TablePage> pageOf(const table::ListQuery &query, std::int64_t offset,
                                                                 int limit);

    std::shared_ptr<const RowSet> m_rows;
    std::vector<const Column *> m_columns;
    QHash<base::Key, std::size_t> m_byId;
    std::optional<table::ListQuery> m_sortedBy; // of m_places
    std::vector<std::size_t> m_places; // of the matching rows, in order
    std::function<void()> m_changed; // see setListener()
    QObject m_context;
};

} // namespace waste
