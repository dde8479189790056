// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/storesource.h"

#include "models/replica/storepage.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace replica {

// What is known of the rows, and who waits for their order.
class StoreSource::Inner
{
public:
    using Wake = std::move_only_function<void(const Arrangement &)>;

    Inner(std::shared_ptr<const Store> of, const catalog::ClusterNames &clusters, std::shared_ptr<Workers> threads)
        : store(std::move(of))
        , names(clusters)
        , m_workers(std::move(threads))
    {
    }

    // Calls `wake` later, unless the ticket was released before.
    static table::Ticket whenArranged(const std::shared_ptr<Inner> &self, const table::ListQuery &query, Wake wake)
    {
        auto wish = std::make_shared<Wish>(Wish{self, query, std::move(wake)});
        self->m_waiting.emplace_back(wish);
        if (self->m_arrangement && self->m_query == query)
            QMetaObject::invokeMethod(
                &self->m_context, [inner = self.get()] { inner->wakeAll(); }, Qt::QueuedConnection);
        else if (!self->m_job || self->m_asked != query)
            self->ask(query);
        return wish;
    }

    const std::shared_ptr<const Store> store;
    const catalog::ClusterNames &names;
    qint64 tookMs = -1;

    // Calls `wake` later, unless the ticket was released before.
    static table::Ticket later(const std::shared_ptr<Inner> &self, std::move_only_function<void()> wake)
    {
        auto ticket = std::make_shared<std::move_only_function<void()>>(std::move(wake));
        QMetaObject::invokeMethod(
            &self->m_context,
            [weak = std::weak_ptr(ticket)] {
                if (const auto held = weak.lock())
                    (*held)();
            },
            Qt::QueuedConnection);
        return ticket;
    }

private:
    // Owned by its ticket alone.
    struct Wish
    {
        std::shared_ptr<Inner> inner;
        table::ListQuery query;
        Wake wake;
    };

    void ask(const table::ListQuery &query)
    {
        Names clusters;
        const auto all = names.all();
        for (const auto &[id, name] : all)
            clusters.emplace(id.toStdString(), name.toStdString());
        m_asked = query;
        m_job = m_workers->run([rows = store, query, clusters = std::move(clusters)](
                                   const std::stop_token &stop) { return arrange(*rows, query, clusters, stop); },
                               [this](std::optional<Arrangement> arrangement) { take(std::move(arrangement)); });
    }

    void take(std::optional<Arrangement> arrangement)
    {
        const table::Ticket keep = std::exchange(m_job, nullptr); // it holds the running function
        m_arrangement = std::move(arrangement).value_or(Arrangement());
        m_query = m_asked;
        tookMs = m_arrangement->tookMs;
        wakeAll();
    }

    void wakeAll()
    {
        std::vector<std::weak_ptr<Wish>> others;
        std::vector<std::shared_ptr<Wish>> ready;
        for (const auto &waiting : std::exchange(m_waiting, {})) {
            const auto held = waiting.lock();
            if (held && m_arrangement && held->query == m_query)
                ready.push_back(held);
            else if (held)
                others.push_back(waiting);
        }
        m_waiting.insert(m_waiting.begin(), others.begin(), others.end());
        for (const auto &wish : ready)
            wish->wake(*m_arrangement);
        if (!m_job && !others.empty()) { // who waited for a query that another one has replaced
            if (const auto held = others.back().lock())
                ask(held->query);
        }
    }

    std::shared_ptr<Workers> m_workers;
    QObject m_context;
    std::vector<std::weak_ptr<Wish>> m_waiting;
    std::optional<Arrangement> m_arrangement; // the last one
    table::ListQuery m_query; // of it
    table::Ticket m_job;
    table::ListQuery m_asked; // of the job
};

StoreSource::StoreSource(std::shared_ptr<const Store> store, const table::ListQuery &selection,
                         const catalog::ClusterNames &names, std::shared_ptr<Workers> workers, table::Lack lack)
    : m_selection(selection)
    , m_lack(std::move(lack))
    , m_inner(std::make_shared<Inner>(std::move(store), names, std::move(workers)))
{
    bool isLacking = false;
    for (int i = 0; i < columnCount(); ++i) {
        if (canSort(column(i)))
            continue;
        m_lack.columns.set(std::size_t(i));
        isLacking = true;
    }
    if (isLacking)
        m_lack.sentence
            = (m_lack.sentence + u' '
               + QCoreApplication::translate(
                   "replica::StoreSource",
                   "The list is too long to keep all of its columns here. Those that few people need are empty."))
                  .trimmed();
}

StoreSource::~StoreSource() = default;

const std::shared_ptr<const Store> &StoreSource::store() const
{
    return m_inner->store;
}

bool StoreSource::covers(const table::ListQuery &query) const
{
    return replica::covers(m_selection, query);
}

table::ListQuery StoreSource::within(const table::ListQuery &query) const
{
    table::ListQuery rest = query;
    rest.filters.removeIf([this](const table::Filter &filter) { return m_selection.filters.contains(filter); });
    if (!m_selection.search.isEmpty())
        rest.search.clear();
    if (m_selection.completed)
        rest.completed.reset();
    return rest;
}

std::optional<table::Problem> StoreSource::refusalOf(const table::ListQuery &query) const
{
    const Store &rows = *m_inner->store;
    std::vector<std::optional<std::size_t>> needed{sortColumn(rows, query.sortKey)};
    for (const table::SortBy &by : query.thenBy)
        needed.push_back(sortColumn(rows, by.key));
    for (const table::Filter &filter : query.filters)
        needed.push_back(filterColumn(rows, filter.key));
    for (const auto &index : needed) {
        if (index && !canSort(column(int(*index))))
            return table::Problem{table::Problem::Kind::Refused,
                                  QCoreApplication::translate(
                                      "replica::StoreSource",
                                      "The list is too long to be sorted or filtered by %1. Narrow the filter first.")
                                      .arg(table::columnTitle(column(int(*index)))),
                                  {}};
    }
    return {};
}

qint64 StoreSource::arrangedInMs() const
{
    return m_inner->tookMs;
}

int StoreSource::columnCount() const
{
    return int(m_inner->store->columns().size());
}

const table::ColumnInfo &StoreSource::column(int index) const
{
    return m_inner->store->columns()[std::size_t(index)];
}

table::Ticket StoreSource::fetchPage(const table::ListQuery &query, std::int64_t offset, int limit, base::Urgency,
                                     std::move_only_function<void(table::PageAnswer)> done)
{
    const table::ListQuery rest = within(query);
    if (auto refusal = refusalOf(rest))
        return Inner::later(m_inner, [problem = std::move(*refusal), answer = std::move(done)]() mutable {
            answer({nullptr, std::move(problem)});
        });
    return Inner::whenArranged(
        m_inner, rest,
        [inner = m_inner.get(), offset, limit, answer = std::move(done)](const Arrangement &arranged) mutable {
            const auto size = std::int64_t(arranged.rows.size());
            const std::int64_t begin = std::min(offset, size);
            const std::int64_t end = std::min(offset + limit, size);
            answer({std::make_shared<StorePage>(inner->store,
                                                std::vector(arranged.rows.begin() + begin, arranged.rows.begin() + end),
                                                end == size, inner->names),
                    std::nullopt});
        });
}

table::Ticket StoreSource::fetchCount(const table::ListQuery &query, base::Urgency,
                                      std::move_only_function<void(table::CountAnswer)> done)
{
    const table::ListQuery rest = within(query);
    if (auto refusal = refusalOf(rest))
        return Inner::later(m_inner, [problem = std::move(*refusal), answer = std::move(done)]() mutable {
            answer({std::nullopt, std::move(problem)});
        });
    return Inner::whenArranged(m_inner, rest, [answer = std::move(done)](const Arrangement &arranged) mutable {
        answer({std::int64_t(arranged.rows.size()), std::nullopt});
    });
}

bool StoreSource::canSort(const table::ColumnInfo &column) const
{
    return !column.isRest || m_inner->store->json().isKept();
}

bool covers(const table::ListQuery &selection, const table::ListQuery &query)
{
    return selection.deleted == query.deleted && selection.externalOnly == query.externalOnly
        && (selection.search.isEmpty() || selection.search == query.search)
        && (!selection.completed || selection.completed == query.completed)
        && std::ranges::all_of(selection.filters,
                               [&query](const table::Filter &filter) { return query.filters.contains(filter); });
}

} // namespace replica
