// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"

#include <QObject>

namespace catalog {

// The clusters: one unpaged list, sorted, searched and filtered here. A request in flight answers every fetch made
// meanwhile. Until invalidate(), further pages and other sort orders are served from the stored list. GUI thread.
class ClusterSource final : public table::TableSource
{
public:
    ClusterSource(api::Client &client, const ClusterNames &names);

    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] const table::ColumnInfo &column(int index) const override;
    [[nodiscard]] table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                          base::Urgency urgency,
                                          std::move_only_function<void(table::PageAnswer)> done) override;
    [[nodiscard]] table::Ticket fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                           std::move_only_function<void(table::CountAnswer)> done) override;
    void invalidate() override;
    [[nodiscard]] bool sortsHere() const override { return true; }

private:
    using List = api::PagePtr<api::Cluster>;
    struct Order
    {
        table::ListQuery query;
        List list;
        std::vector<std::uint32_t> rows; // matching rows, in order
    };
    // Waits for the list; owned by the ticket alone.
    using Waiter = std::move_only_function<void(const std::optional<table::Problem> &)>;

    table::Ticket whenListed(const table::ListQuery &query, base::Urgency urgency, Waiter waiter);
    void request(bool withDeleted, base::Urgency urgency);
    void wake(const std::optional<table::Problem> &problem);
    std::shared_ptr<const Order> orderOf(const table::ListQuery &query);

    api::Client &m_client;
    const ClusterNames &m_names;
    QObject m_context;
    List m_list;
    bool m_isStale = true;
    bool m_withDeleted = false; // of the list that is stored or requested
    api::Call m_call;
    std::vector<std::weak_ptr<Waiter>> m_waiters;
    std::shared_ptr<const Order> m_order;
};

} // namespace catalog
