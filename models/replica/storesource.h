// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/replica/groups.h"
#include "models/replica/workers.h"

#include <functional>

namespace replica {

// The rows of a store as a table: sorted, searched and filtered here, by any column, in other threads. Answers tell
// when the rows were read. A query with groups is answered with table::GroupedPage, and with the count of its lines.
// GUI thread.
class StoreSource final : public table::TableSource
{
public:
    // `selection`: what the server has selected the rows by; that part of a query is met. `lack`: what was missing when
    // they were read. `names` must outlive the source. `kept`: names of clusters that `names` may not know, or null.
    StoreSource(std::shared_ptr<const Store> store, const table::ListQuery &selection,
                const catalog::ClusterNames &names, std::shared_ptr<Workers> workers, table::Lack lack = {},
                std::shared_ptr<const Names> kept = nullptr);
    ~StoreSource() override;

    [[nodiscard]] const std::shared_ptr<const Store> &store() const;
    [[nodiscard]] const table::ListQuery &selection() const { return m_selection; }
    // The rows of the query are among those of the store.
    [[nodiscard]] bool covers(const table::ListQuery &query) const;
    // All that the rows say was true then or later, ms UTC; as the store says if it is not set. Told by further
    // answers.
    [[nodiscard]] qint64 readAtMs() const;
    void setReadAtMs(qint64 time);
    [[nodiscard]] qint64 arrangedInMs() const; // the last query; -1 = none so far

    // Of queries with groups; ask for the rows again.
    void setOpen(const OpenGroups &open);
    [[nodiscard]] const OpenGroups &open() const;
    // The total and all groups of a query, open or not, each before those in it. Calls `done` later, unless the ticket
    // was released before.
    using AllGroups = std::vector<std::shared_ptr<const table::GroupRow>>;
    [[nodiscard]] table::Ticket fetchGroups(const table::ListQuery &query,
                                            std::move_only_function<void(AllGroups)> done) const;

    // Keys of the rows at some places of the last query; empty if they are not known, or if it has groups.
    [[nodiscard]] std::vector<base::Key> keysAt(const table::ListQuery &query, int first, int last) const;

    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] const table::ColumnInfo &column(int index) const override;
    [[nodiscard]] table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                          base::Urgency urgency,
                                          std::move_only_function<void(table::PageAnswer)> done) override;
    [[nodiscard]] table::Ticket fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                           std::move_only_function<void(table::CountAnswer)> done) override;
    [[nodiscard]] bool sortsHere() const override { return true; }
    // The rest of the columns needs the answers of the server, which are not kept of the longest lists.
    [[nodiscard]] bool canSort(const table::ColumnInfo &column) const override;
    // Also of the rest of the columns, if the answers are not kept.
    [[nodiscard]] table::Lack lack() const override { return m_lack; }
    [[nodiscard]] std::optional<table::ListQuery> asSent(const table::ListQuery &) const override { return {}; }

private:
    // What is left to be done here.
    [[nodiscard]] table::ListQuery within(const table::ListQuery &query) const;
    [[nodiscard]] std::optional<table::Problem> refusalOf(const table::ListQuery &query) const;

    class Inner;
    table::ListQuery m_selection;
    table::Lack m_lack;
    std::shared_ptr<Inner> m_inner; // also held by those who wait
};

// Whether all rows that a query selects are among those that `selection` selects on the server.
[[nodiscard]] bool covers(const table::ListQuery &selection, const table::ListQuery &query);

} // namespace replica
