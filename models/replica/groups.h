// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/arrange.h"
#include "models/replica/groupcache.h"

#include <QSet>

namespace replica {

class CellSummary;

// Which groups are open. The total always is.
struct OpenGroups
{
    bool all = false; // all but `others`; else only these
    QSet<base::Key> others = {}; // keys of group rows

    [[nodiscard]] bool contains(const base::Key &key) const { return all != others.contains(key); }
    [[nodiscard]] bool isNone() const { return !all && others.isEmpty(); }
    void set(const base::Key &key, bool open);

    friend bool operator==(const OpenGroups &, const OpenGroups &) = default;
};

// The columns of a query's groupBy, as far as the store has them.
[[nodiscard]] std::vector<std::size_t> groupColumns(const Store &store, const table::ListQuery &query);

// A line of a table with groups: a group, or a row.
struct GroupLine
{
    base::Key key; // of a group
    std::shared_ptr<const table::GroupRow> group; // null for a row
    std::uint32_t row = 0; // of the store
    std::int64_t parent = -1; // see table::GroupedPage
};

// The rows of a query in groups, those of open groups among them: the groups of a level by what they say in the column
// that the query sorts by, those that are equal in it by title; rows in the order of the arrangement. Constant once it
// is made; any thread.
class Groups
{
public:
    // Null if it was asked to stop. The query has groupColumns(); the store and the cache live as long as the groups.
    [[nodiscard]] static std::shared_ptr<const Groups> make(const std::shared_ptr<const Store> &store,
                                                            std::vector<std::uint32_t> rows,
                                                            const table::ListQuery &query, const Names &clusters,
                                                            const OpenGroups &open,
                                                            const std::shared_ptr<GroupCache> &cache,
                                                            const std::stop_token &stop = {});

    [[nodiscard]] std::int64_t size() const { return m_size; } // lines; 0 without rows
    [[nodiscard]] qint64 objects() const { return qint64(m_rows.size()); }
    [[nodiscard]] const std::shared_ptr<const Store> &store() const { return m_store; }
    // Takes time. Less than asked for if it was asked to stop.
    [[nodiscard]] std::vector<GroupLine> lines(std::int64_t first, std::int64_t count,
                                               const std::stop_token &stop = {}) const;
    // All groups, open or not, each before those in it; what they contain needs all of them to be open.
    [[nodiscard]] std::vector<GroupLine> groupLines(const std::stop_token &stop = {}) const;

private:
    struct Node
    {
        base::Key key;
        int level = 0;
        std::uint32_t first = 0; // of m_rows
        std::uint32_t count = 0;
        std::uint32_t groups = 0; // of the total
        std::int64_t line = 0;
        std::int64_t parent = -1; // its line
        bool isOpen = false;
    };
    struct Run // of rows with the same value
    {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
        std::optional<double> order = {}; // by the query; absent ones come last
        std::uint64_t title = 0; // its order
    };
    struct Making;

    Groups() = default;

    void build(Making &making);
    void add(Making &making, int level, const Node &parent);
    [[nodiscard]] std::vector<Run> split(Making &making, int level, std::uint32_t first, std::uint32_t count);
    void sort(Making &making, std::vector<Run> &runs, int level) const;
    [[nodiscard]] std::span<const std::uint32_t> rowsOf(const Node &node) const;
    [[nodiscard]] std::shared_ptr<const table::GroupRow> groupRow(const Node &node,
                                                                  std::vector<table::GroupCell> cells) const;
    [[nodiscard]] std::vector<GroupLine> groupsOf(std::span<const Node> nodes, const std::stop_token &stop) const;

    std::shared_ptr<const Store> m_store;
    std::shared_ptr<GroupCache> m_cache;
    Names m_clusters;
    std::vector<std::size_t> m_columns; // of the levels
    std::vector<std::uint32_t> m_rows; // by group
    std::vector<Node> m_nodes; // as displayed
    std::int64_t m_size = 0;
};

} // namespace replica
