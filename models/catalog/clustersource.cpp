// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/clustersource.h"

#include "models/catalog/clusters.h"
#include "models/catalog/problem.h"
#include "models/catalog/windowedsource.h"
#include "models/table/match.h"

#include <algorithm>

namespace {

using namespace catalog;

const RecordColumn<api::Cluster> *columnOf(const QString &key)
{
    for (const RecordColumn<api::Cluster> &column : clusterColumns()) {
        if (key == QLatin1StringView(column.key))
            return &column;
    }
    return nullptr;
}

table::Value valueOf(const RecordColumn<api::Cluster> &column, const api::Page<api::Cluster> &list, std::uint32_t row)
{
    return table::toValue(column.raw({list.rows[row], list.texts}));
}

bool isFound(const api::Page<api::Cluster> &list, std::uint32_t row, const QString &search)
{
    return std::ranges::any_of(clusterColumns(), [&](const RecordColumn<api::Cluster> &column) {
        const table::Value value = valueOf(column, list, row);
        const auto *text = std::get_if<QString>(&value);
        return text && text->contains(search, Qt::CaseInsensitive);
    });
}

bool isWanted(const api::Page<api::Cluster> &list, std::uint32_t row, const table::ListQuery &query)
{
    for (const table::Filter &filter : query.filters) {
        const RecordColumn<api::Cluster> *column = columnOf(filter.key);
        if (column && !table::matches(valueOf(*column, list, row), filter))
            return false;
    }
    return query.search.isEmpty() || isFound(list, row, query.search);
}

// A range of the rows, in the order of the query.
class Slice final : public table::TablePage
{
public:
    Slice(api::PagePtr<api::Cluster> list, std::vector<std::uint32_t> rows, const ClusterNames &names, bool last)
        : m_page(std::move(list), {clusterColumns(), keyField<&api::Cluster::uuid>}, names, 0, 0, {})
        , m_rows(std::move(rows))
        , m_isLast(last)
    {
    }

    [[nodiscard]] int size() const override { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] base::Key id(int row) const override { return m_page.id(at(row)); }
    [[nodiscard]] table::Raw raw(int row, int column) const override { return m_page.raw(at(row), column); }
    [[nodiscard]] table::Value value(int row, int column) const override { return m_page.value(at(row), column); }
    [[nodiscard]] QByteArray json(int row) const override { return m_page.json(at(row)); }
    [[nodiscard]] bool isLast() const override { return m_isLast; }
    // For the whole list; reported once.
    [[nodiscard]] table::ReadFaults faults() const override
    {
        return m_isLast ? m_page.faults() : table::ReadFaults{.rows = size()};
    }
    [[nodiscard]] table::ReadFaults faultsOf(std::span<const int> rows) const override
    {
        std::vector<int> listed(rows.size());
        std::ranges::transform(rows, listed.begin(), [this](int row) { return at(row); });
        return m_page.faultsOf(listed);
    }
    [[nodiscard]] std::size_t byteCount() const override { return m_page.byteCount(); }

private:
    [[nodiscard]] int at(int row) const { return static_cast<int>(m_rows[static_cast<std::size_t>(row)]); }

    RecordPage<api::Cluster> m_page;
    std::vector<std::uint32_t> m_rows;
    bool m_isLast;
};

} // namespace

namespace catalog {

ClusterSource::ClusterSource(api::Client &client, const ClusterNames &names)
    : m_client(client)
    , m_names(names)
{
}

int ClusterSource::columnCount() const
{
    return static_cast<int>(clusterColumns().size());
}

const table::ColumnInfo &ClusterSource::column(int index) const
{
    return clusterColumns()[static_cast<std::size_t>(index)];
}

table::Ticket ClusterSource::fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                       base::Urgency urgency, std::move_only_function<void(table::PageAnswer)> done)
{
    return whenListed(
        query, urgency,
        [this, query, offset, limit, answer = std::move(done)](const std::optional<table::Problem> &problem) mutable {
            if (problem)
                return answer({nullptr, problem});
            const std::shared_ptr<const Order> order = orderOf(query);
            const auto size = static_cast<std::int64_t>(order->rows.size());
            const std::int64_t begin = std::min(offset, size);
            const std::int64_t end = std::min(offset + limit, size);
            answer({std::make_shared<Slice>(order->list,
                                            std::vector(order->rows.begin() + begin, order->rows.begin() + end),
                                            m_names, end == size),
                    std::nullopt});
        });
}

table::Ticket ClusterSource::fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                        std::move_only_function<void(table::CountAnswer)> done)
{
    return whenListed(query, urgency,
                      [this, query, answer = std::move(done)](const std::optional<table::Problem> &problem) mutable {
                          if (problem)
                              return answer({std::nullopt, problem});
                          const std::shared_ptr<const Order> order = orderOf(query);
                          answer({static_cast<std::int64_t>(order->rows.size()), std::nullopt});
                      });
}

void ClusterSource::invalidate()
{
    m_isStale = true;
    // An answer in progress may be older than what made the list stale. Whoever waits for it gets the next one.
    m_call.cancel();
}

table::Ticket ClusterSource::whenListed(const table::ListQuery &query, base::Urgency urgency, Waiter waiter)
{
    auto ticket = std::make_shared<Waiter>(std::move(waiter));
    const auto params = toParams(clusterResource, query);
    const bool isUsable = m_list && !m_isStale && m_withDeleted == query.deleted;
    if (!params || isUsable) {
        std::optional<table::Problem> problem;
        if (!params)
            problem = table::Problem{table::Problem::Kind::Refused, params.error(), {}};
        QMetaObject::invokeMethod(
            &m_context,
            [waiting = std::weak_ptr(ticket), problem] {
                if (const auto held = waiting.lock())
                    (*held)(problem);
            },
            Qt::QueuedConnection);
        return ticket;
    }
    m_waiters.push_back(ticket);
    if (!m_call.isActive() || m_withDeleted != query.deleted)
        request(query.deleted, urgency);
    return ticket;
}

void ClusterSource::request(bool withDeleted, base::Urgency urgency)
{
    api::ListParams params;
    if (withDeleted)
        params.includeRequestedForDelete = true;
    m_withDeleted = withDeleted;
    m_call = m_client.clusters(params, urgency, &m_context, [this](api::Result<List> result) {
        if (!result) {
            wake(problemOf(result.error()));
            return;
        }
        m_list = *result;
        m_isStale = false;
        m_order.reset();
        wake(std::nullopt);
    });
}

void ClusterSource::wake(const std::optional<table::Problem> &problem)
{
    for (const auto &waiter : std::exchange(m_waiters, {})) {
        if (const auto held = waiter.lock())
            (*held)(problem);
    }
}

std::shared_ptr<const ClusterSource::Order> ClusterSource::orderOf(const table::ListQuery &query)
{
    if (m_order && m_order->query == query && m_order->list == m_list)
        return m_order;
    auto order = std::make_shared<Order>(Order{query, m_list, {}});
    for (std::uint32_t row = 0; row < m_list->rows.size(); ++row) {
        if (isWanted(*m_list, row, query))
            order->rows.push_back(row);
    }
    const RecordColumn<api::Cluster> *column = columnOf(query.sortKey);
    if (!column)
        column = columnOf(defaultQuery(clusterResource).sortKey);
    // Stable: equal rows keep the order of the server.
    std::ranges::stable_sort(order->rows, [&](std::uint32_t left, std::uint32_t right) {
        return table::compareValues(valueOf(*column, *m_list, left), valueOf(*column, *m_list, right), query.descending)
            < 0;
    });
    m_order = order;
    return m_order;
}

} // namespace catalog
