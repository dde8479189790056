// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/storesource.h"

#include "models/replica/grouppage.h"
#include "models/replica/storepage.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace replica {

namespace {

// The part of a query that its groups do not depend on, but for their order.
table::ListQuery filtersOf(table::ListQuery query)
{
    query.sortKey.clear();
    query.descending = false;
    query.thenBy.clear();
    query.groupBy.clear();
    return query;
}

} // namespace

// What is known of the rows, and who waits for their order.
class StoreSource::Inner
{
public:
    struct Arranged
    {
        std::shared_ptr<const Arrangement> rows;
        std::shared_ptr<const Groups> groups; // null if the query has none
        qint64 tookMs = 0;

        [[nodiscard]] std::int64_t size() const { return groups ? groups->size() : std::int64_t(rows->rows.size()); }
    };
    using Wake = std::move_only_function<void(const Arranged &)>;

    Inner(std::shared_ptr<const Store> of, const catalog::ClusterNames &clusters, std::shared_ptr<Workers> threads,
          std::shared_ptr<const Names> kept)
        : store(std::move(of))
        , names(clusters)
        , readAtMs(store->readAtMs())
        , m_workers(std::move(threads))
        , m_kept(std::move(kept))
    {
    }

    // Calls `wake` later, unless the ticket was released before.
    static table::Ticket whenArranged(const std::shared_ptr<Inner> &self, const table::ListQuery &query, Wake wake)
    {
        auto wish = std::make_shared<Wish>(Wish{self, query, std::move(wake)});
        self->m_waiting.emplace_back(wish);
        if (self->isArranged(query))
            QMetaObject::invokeMethod(
                &self->m_context, [inner = self.get()] { inner->wakeAll(); }, Qt::QueuedConnection);
        else if (!self->m_job || self->m_asked != query || self->m_askedOpen != self->open)
            self->ask(query);
        return wish;
    }

    const std::shared_ptr<const Store> store;
    const catalog::ClusterNames &names;
    OpenGroups open;
    qint64 tookMs = -1;
    qint64 readAtMs; // see StoreSource

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

    // Calls `done` later with the lines of groups as a page.
    [[nodiscard]] table::Ticket fetchLines(const std::shared_ptr<const Groups> &groups, std::int64_t offset, int limit,
                                           std::move_only_function<void(table::PageAnswer)> done)
    {
        return m_workers->run(
            [groups, offset, limit](const std::stop_token &stop) { return groups->lines(offset, limit, stop); },
            // The source may be gone by then.
            [&clusters = names, at = readAtMs, groups, offset,
             answer = std::move(done)](std::vector<GroupLine> lines) mutable {
                const bool isLast = offset + std::int64_t(lines.size()) >= groups->size();
                answer({std::make_shared<GroupPage>(*groups, std::move(lines), isLast, clusters, at), std::nullopt});
            });
    }

    [[nodiscard]] table::Ticket fetchGroups(const table::ListQuery &query,
                                            std::move_only_function<void(AllGroups)> done)
    {
        const OpenGroups all{.all = true};
        return m_workers->run(
            [rows = store, query, all, clusters = clusterNames()](const std::stop_token &stop) {
                const auto cache = std::make_shared<GroupCache>();
                const auto arranged = work(rows, query, filtersOf(query), nullptr, &all, cache, clusters, stop);
                AllGroups groups;
                if (arranged && arranged->groups) {
                    for (const GroupLine &line : arranged->groups->groupLines(stop))
                        groups.push_back(line.group);
                }
                return groups;
            },
            std::move(done));
    }

    // Null if there is none yet, or if its rows are in groups.
    [[nodiscard]] const Arrangement *arrangementOf(const table::ListQuery &query) const
    {
        return isArranged(query) && !m_arranged->groups ? m_arranged->rows.get() : nullptr;
    }

private:
    // Owned by its ticket alone.
    struct Wish
    {
        std::shared_ptr<Inner> inner;
        table::ListQuery query;
        Wake wake;
    };

    [[nodiscard]] bool isArranged(const table::ListQuery &query) const
    {
        return m_arranged && m_query == query && (!m_arranged->groups || m_open == open);
    }

    void ask(const table::ListQuery &query)
    {
        const bool isGrouped = !groupColumns(*store, query).empty();
        table::ListQuery order = query;
        order.groupBy.clear();
        if (isGrouped && open.isNone()) // their order is not seen
            order = filtersOf(query);
        if (!m_cache || m_filters != filtersOf(query)) {
            m_cache = std::make_shared<GroupCache>();
            m_filters = filtersOf(query);
        }
        m_asked = query;
        m_askedOpen = open;
        const auto known = m_order == order && m_arranged ? m_arranged->rows : nullptr;
        m_job = m_workers->run(
            [rows = store, query, order, known, isGrouped, which = open, cache = m_cache,
             clusters = clusterNames()](const std::stop_token &stop) {
                return work(rows, query, order, known, isGrouped ? &which : nullptr, cache, clusters, stop);
            },
            [this, order](std::optional<Arranged> arranged) { take(std::move(arranged), order); });
    }

    [[nodiscard]] Names clusterNames() const
    {
        Names clusters;
        const auto all = names.all();
        for (const auto &[id, name] : all)
            clusters.emplace(id.toStdString(), name.toStdString());
        if (m_kept)
            clusters.insert(m_kept->begin(), m_kept->end());
        return clusters;
    }

    // `open`: null if the query has no groups.
    static std::optional<Arranged> work(const std::shared_ptr<const Store> &store, const table::ListQuery &query,
                                        const table::ListQuery &order, std::shared_ptr<const Arrangement> rows,
                                        const OpenGroups *open, const std::shared_ptr<GroupCache> &cache,
                                        const Names &clusters, const std::stop_token &stop)
    {
        QElapsedTimer clock;
        clock.start();
        if (!rows) {
            auto arrangement = arrange(*store, order, clusters, stop);
            if (!arrangement)
                return {};
            rows = std::make_shared<Arrangement>(std::move(*arrangement));
        }
        Arranged arranged{rows, nullptr, 0};
        const bool isGrouped = open && !groupColumns(*store, query).empty();
        if (isGrouped)
            arranged.groups = Groups::make(store, rows->rows, query, clusters, *open, cache, stop);
        arranged.tookMs = clock.elapsed();
        return isGrouped && !arranged.groups ? std::nullopt : std::optional(std::move(arranged));
    }

    void take(std::optional<Arranged> arranged, const table::ListQuery &order)
    {
        const table::Ticket keep = std::exchange(m_job, nullptr); // it holds the running function
        if (!arranged)
            arranged = Arranged{std::make_shared<Arrangement>(), nullptr, 0};
        m_arranged = std::move(arranged);
        m_order = order;
        m_query = m_asked;
        m_open = m_askedOpen;
        tookMs = m_arranged->tookMs;
        wakeAll();
    }

    void wakeAll()
    {
        std::vector<std::weak_ptr<Wish>> others;
        std::vector<std::shared_ptr<Wish>> ready;
        for (const auto &waiting : std::exchange(m_waiting, {})) {
            const auto held = waiting.lock();
            if (held && isArranged(held->query))
                ready.push_back(held);
            else if (held)
                others.push_back(waiting);
        }
        m_waiting.insert(m_waiting.begin(), others.begin(), others.end());
        const std::optional<Arranged> arranged = m_arranged; // those who wake up may ask for another order
        for (const auto &wish : ready)
            wish->wake(*arranged);
        if (!m_job && !others.empty()) { // who waited for a query that another one has replaced
            if (const auto held = others.back().lock())
                ask(held->query);
        }
    }

    std::shared_ptr<Workers> m_workers;
    std::shared_ptr<const Names> m_kept;
    QObject m_context;
    std::vector<std::weak_ptr<Wish>> m_waiting;
    std::optional<Arranged> m_arranged; // the last one
    table::ListQuery m_query; // of it
    table::ListQuery m_order; // of its rows
    OpenGroups m_open; // of its groups
    std::shared_ptr<GroupCache> m_cache;
    table::ListQuery m_filters; // of the cache
    table::Ticket m_job;
    table::ListQuery m_asked; // of the job
    OpenGroups m_askedOpen;
};

StoreSource::StoreSource(std::shared_ptr<const Store> store, const table::ListQuery &selection,
                         const catalog::ClusterNames &names, std::shared_ptr<Workers> workers, table::Lack lack,
                         std::shared_ptr<const Names> kept)
    : m_selection(selection)
    , m_lack(std::move(lack))
    , m_inner(std::make_shared<Inner>(std::move(store), names, std::move(workers), std::move(kept)))
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
    for (const QString &key : query.groupBy)
        needed.push_back(sortColumn(rows, key));
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

qint64 StoreSource::readAtMs() const
{
    return m_inner->readAtMs;
}

void StoreSource::setReadAtMs(qint64 time)
{
    m_inner->readAtMs = time;
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

std::vector<base::Key> StoreSource::keysAt(const table::ListQuery &query, int first, int last) const
{
    std::vector<base::Key> keys;
    const Arrangement *arrangement = m_inner->arrangementOf(within(query));
    if (!arrangement || first < 0 || std::size_t(last) >= arrangement->rows.size())
        return keys;
    keys.reserve(std::size_t(last) - std::size_t(first) + 1);
    for (int place = first; place <= last; ++place)
        keys.push_back(store()->key(arrangement->rows[std::size_t(place)]));
    return keys;
}

table::Ticket StoreSource::fetchPage(const table::ListQuery &query, std::int64_t offset, int limit, base::Urgency,
                                     std::move_only_function<void(table::PageAnswer)> done)
{
    const table::ListQuery rest = within(query);
    if (auto refusal = refusalOf(rest))
        return Inner::later(m_inner, [problem = std::move(*refusal), answer = std::move(done)]() mutable {
            answer({nullptr, std::move(problem)});
        });
    struct Wish
    {
        std::move_only_function<void(table::PageAnswer)> done;
        table::Ticket step = {};
    };
    const auto wish = std::make_shared<Wish>(Wish{std::move(done)});
    wish->step = Inner::whenArranged(
        m_inner, rest,
        [inner = m_inner.get(), offset, limit, weak = std::weak_ptr(wish)](const Inner::Arranged &arranged) {
            const auto held = weak.lock();
            if (!held)
                return;
            const table::Ticket keep = std::exchange(held->step, nullptr); // it holds this function
            if (arranged.groups) {
                held->step = inner->fetchLines(arranged.groups, offset, limit, std::move(held->done));
                return;
            }
            const std::vector<std::uint32_t> &rows = arranged.rows->rows;
            const std::int64_t begin = std::min(offset, arranged.size());
            const std::int64_t end = std::min(offset + limit, arranged.size());
            held->done({std::make_shared<StorePage>(inner->store, std::vector(rows.begin() + begin, rows.begin() + end),
                                                    end == arranged.size(), inner->names, inner->readAtMs),
                        std::nullopt});
        });
    return wish;
}

void StoreSource::setOpen(const OpenGroups &open)
{
    m_inner->open = open;
}

table::Ticket StoreSource::fetchGroups(const table::ListQuery &query,
                                       std::move_only_function<void(AllGroups)> done) const
{
    return m_inner->fetchGroups(within(query), std::move(done));
}

const OpenGroups &StoreSource::open() const
{
    return m_inner->open;
}

table::Ticket StoreSource::fetchCount(const table::ListQuery &query, base::Urgency,
                                      std::move_only_function<void(table::CountAnswer)> done)
{
    const table::ListQuery rest = within(query);
    if (auto refusal = refusalOf(rest))
        return Inner::later(m_inner, [problem = std::move(*refusal), answer = std::move(done)]() mutable {
            answer({std::nullopt, std::move(problem)});
        });
    return Inner::whenArranged(m_inner, rest, [answer = std::move(done)](const Inner::Arranged &arranged) mutable {
        answer({arranged.size(), std::nullopt});
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
