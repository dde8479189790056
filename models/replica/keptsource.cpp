// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/keptsource.h"

#include "models/replica/copysource.h"
#include "models/replica/keptpage.h"
#include "models/replica/storepage.h"

#include <algorithm>
#include <utility>

namespace replica {
namespace {

constexpr int slowMs = 1'500;

template<class Wish> std::vector<std::shared_ptr<Wish>> taken(std::vector<std::weak_ptr<Wish>> &wishes)
{
    std::vector<std::shared_ptr<Wish>> all;
    for (const auto &weak : std::exchange(wishes, {})) {
        if (auto wish = weak.lock())
            all.push_back(std::move(wish));
    }
    return all;
}

} // namespace

KeptSource::KeptSource(std::unique_ptr<table::TableSource> source, CopySource *copy, catalog::Resource resource,
                       Snapshots &snapshots, const catalog::ClusterNames &names)
    : m_source(std::move(source))
    , m_copy(copy)
    , m_resource(resource)
    , m_snapshots(snapshots)
    , m_names(names)
    , m_workers(std::make_shared<Workers>())
{
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowMs);
    connect(&m_slow, &QTimer::timeout, this, &KeptSource::changed);
    if (m_copy)
        connect(m_copy, &CopySource::changed, this, &KeptSource::keepCopy);
}

KeptSource::~KeptSource() = default;

KeptSource::State KeptSource::state() const
{
    if (m_rows != Rows::Kept || !m_kept || m_kept->readAtMs == 0)
        return {};
    return {true, m_kept->readAtMs, !m_slow.isActive()};
}

void KeptSource::note(const table::ListQuery &query)
{
    if (query == m_query)
        return;
    const bool wasKept = m_rows == Rows::Kept;
    m_query = query;
    m_rows = Rows::None;
    m_problem.reset();
    m_probe = {};
    m_kept.reset();
    m_lookUp.reset();
    m_hasLookedUp = false;
    m_gathering.reset();
    if (wasKept)
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT changed(); }, Qt::QueuedConnection);
}

// --- The source

void KeptSource::probePage(std::int64_t offset, int limit, base::Urgency urgency)
{
    if (m_probe.pageTicket)
        return;
    m_probe.offset = offset;
    m_probe.limit = limit;
    m_probe.page.reset();
    m_probe.pageTicket = m_source->fetchPage(m_query, offset, limit, urgency, [this](table::PageAnswer answer) {
        const table::Ticket keep = std::exchange(m_probe.pageTicket, nullptr); // it holds this function
        pageProbed(std::move(answer));
    });
}

void KeptSource::probeCount(base::Urgency urgency)
{
    if (m_probe.countTicket)
        return;
    m_probe.count.reset();
    m_probe.countTicket = m_source->fetchCount(m_query, urgency, [this](table::CountAnswer answer) {
        const table::Ticket keep = std::exchange(m_probe.countTicket, nullptr);
        m_probe.count = std::move(answer);
        answerCounts();
    });
}

void KeptSource::pageProbed(table::PageAnswer answer)
{
    if (answer.page) {
        m_probe.page = std::move(answer);
        goLive();
    } else {
        fail(answer.problem.value_or(table::Problem()));
    }
}

void KeptSource::goLive()
{
    const bool wasKept = std::exchange(m_rows, Rows::Live) == Rows::Kept;
    m_isReachable = true;
    m_problem.reset();
    m_slow.stop();
    m_lookUp.reset();
    m_kept.reset();
    m_all.reset();
    keepRows(m_probe.offset, m_probe.page->page);
    answerFromSource();
    answerCounts();
    if (wasKept && m_listener)
        m_listener(); // asks for the probed page once more
    else
        m_probe.page.reset();
    Q_EMIT changed();
}

void KeptSource::fail(const table::Problem &problem)
{
    m_problem = problem;
    m_isReachable = false;
    if (problem.kind == table::Problem::Kind::Forbidden)
        forget();
    if (m_rows == Rows::Kept) {
        if (m_listener)
            m_listener();
        Q_EMIT changed();
    } else if (m_hasLookedUp || problem.kind == table::Problem::Kind::Forbidden
               || problem.kind == table::Problem::Kind::Refused) {
        if (!m_lookUp)
            nothingFound();
    } else {
        lookUp();
    }
}

// Whoever may not see the list any more does not see what it was.
void KeptSource::forget()
{
    m_snapshots.forget(QString::fromLatin1(m_resource->word));
    m_gathering.reset();
    m_gathered.clear();
    m_lookUp.reset();
    m_hasLookedUp = true;
    if (m_rows != Rows::Kept)
        return;
    m_all.reset();
    m_kept->sight = KeptList::Sight{0, StoreBuilder(*m_source).finish()};
    m_kept->readAtMs = 0;
    answerKept();
}

// Nobody else has rows: the source is heard, whatever it says.
void KeptSource::nothingFound()
{
    m_hasLookedUp = true;
    if (!m_problem)
        return answerCounts();
    const table::Problem problem = *m_problem;
    for (const auto &wish : taken(m_pageWishes))
        wish->done({nullptr, problem});
    answerCounts();
}

void KeptSource::passOn(const std::shared_ptr<PageWish> &wish)
{
    wish->step
        = m_source->fetchPage(m_query, wish->offset, wish->limit, wish->urgency,
                              [this, weak = std::weak_ptr(wish)](table::PageAnswer answer) {
                                  const auto held = weak.lock();
                                  if (!held)
                                      return;
                                  if (answer.page)
                                      keepRows(held->offset, answer.page);
                                  else if (answer.problem && answer.problem->kind == table::Problem::Kind::Offline)
                                      m_isReachable = false;
                                  else if (answer.problem && answer.problem->kind == table::Problem::Kind::Forbidden)
                                      forget();
                                  held->done(std::move(answer));
                              });
}

void KeptSource::answerFromSource()
{
    for (const auto &wish : taken(m_pageWishes)) {
        if (m_probe.page && wish->offset == m_probe.offset && wish->limit == m_probe.limit)
            wish->done(*std::exchange(m_probe.page, std::nullopt));
        else
            passOn(wish);
    }
}

void KeptSource::answerCounts()
{
    const bool isSettled = m_rows == Rows::Live || (m_rows == Rows::None && (m_hasLookedUp || m_isReachable));
    if (!isSettled || m_lookUp)
        return;
    if (m_probe.count) {
        const table::CountAnswer count = *m_probe.count;
        if (!m_countWishes.empty())
            m_probe.count.reset();
        for (const auto &wish : taken(m_countWishes))
            wish->done(count);
    } else if (!m_probe.countTicket && !m_countWishes.empty()) {
        probeCount(base::Urgency::Visible);
    }
}

// --- The snapshot

void KeptSource::lookUp()
{
    if (m_lookUp || m_hasLookedUp)
        return;
    m_lookUp = m_snapshots.first(QString::fromLatin1(m_resource->word), m_query, StoreBuilder(*m_source),
                                 [this](std::optional<KeptList> list) { found(std::move(list)); });
}

bool KeptSource::isAnswerable(const KeptList &list) const
{
    const auto isKnown = [&](const QString &key) {
        for (int i = 0; i < std::min(columnCount(), int(list.lacking.size())); ++i) {
            const table::ColumnInfo &info = column(i);
            for (const char *own : {info.key, info.sortKey, info.filterKey}) {
                if (own && key == QLatin1StringView(own) && list.lacking[std::size_t(i)])
                    return false;
            }
        }
        return true;
    };
    // Groups are opened and closed in a copy.
    return m_query.groupBy.isEmpty() && isKnown(m_query.sortKey)
        && std::ranges::all_of(m_query.thenBy, [&](const table::SortBy &by) { return isKnown(by.key); })
        && std::ranges::all_of(m_query.filters, [&](const table::Filter &filter) { return isKnown(filter.key); });
}

void KeptSource::found(std::optional<KeptList> list)
{
    const table::Ticket keep = std::exchange(m_lookUp, nullptr); // it holds the running function
    m_hasLookedUp = true;
    if (!list || !isAnswerable(*list))
        return nothingFound();
    m_kept = std::move(list);
    m_lookUp = m_snapshots.all(QString::fromLatin1(m_resource->word), m_query, StoreBuilder(*m_source),
                               [this](std::optional<KeptList> all) { foundAll(std::move(all)); });
    if (m_kept->sight)
        show();
}

void KeptSource::foundAll(std::optional<KeptList> list)
{
    const table::Ticket keep = std::exchange(m_lookUp, nullptr);
    if (!list || !list->store || !isAnswerable(*list)) {
        if (m_rows == Rows::None)
            nothingFound();
        const table::Problem problem = m_problem.value_or(table::Problem{
            table::Problem::Kind::Server, tr("The rest of the rows could not be read from this computer."), {}});
        for (const auto &wish : taken(m_pageWishes))
            wish->done({nullptr, problem});
        return;
    }
    m_all = std::make_unique<StoreSource>(list->store, list->selection, m_names, m_workers, table::Lack(),
                                          list->clusters);
    // Another program may have written it meanwhile.
    const bool isOther = list->readAtMs != m_kept->readAtMs;
    if (isOther)
        m_kept = std::move(list);
    if (m_rows == Rows::None)
        return show();
    answerKept();
    if (isOther && m_listener)
        m_listener();
}

void KeptSource::show()
{
    m_rows = Rows::Kept;
    m_slow.start();
    answerKept();
    Q_EMIT changed();
}

table::PageAnswer KeptSource::asKept(table::PageAnswer answer) const
{
    if (answer.page)
        return {std::make_shared<KeptPage>(std::move(answer.page), m_kept->lacking, m_kept->clusters), m_problem};
    return m_problem ? table::PageAnswer{nullptr, m_problem} : answer;
}

bool KeptSource::isInSight(const PageWish &wish) const
{
    if (!m_kept->sight)
        return false;
    const auto rows = std::int64_t(m_kept->sight->rows->size());
    return wish.offset + wish.limit <= rows || rows == m_kept->sight->count;
}

void KeptSource::answerKept(const std::shared_ptr<PageWish> &wish)
{
    if (isInSight(*wish)) {
        const auto count = std::int64_t(m_kept->sight->rows->size());
        const std::int64_t end = std::min(wish->offset + wish->limit, count);
        std::vector<std::uint32_t> rows;
        for (std::int64_t row = wish->offset; row < end; ++row)
            rows.push_back(std::uint32_t(row));
        wish->done(asKept({std::make_shared<StorePage>(m_kept->sight->rows, std::move(rows),
                                                       end == m_kept->sight->count, m_names, m_kept->readAtMs),
                           std::nullopt}));
    } else if (m_all) {
        wish->step = m_all->fetchPage(m_query, wish->offset, wish->limit, wish->urgency,
                                      [this, weak = std::weak_ptr(wish)](table::PageAnswer answer) {
                                          const auto held = weak.lock();
                                          if (held && m_kept && isInSight(*held))
                                              answerKept(held); // they were forgotten meanwhile
                                          else if (held)
                                              held->done(m_kept ? asKept(std::move(answer)) : std::move(answer));
                                      });
    } else {
        m_pageWishes.push_back(wish); // until all rows are read
    }
}

void KeptSource::answerKept(const std::shared_ptr<CountWish> &wish)
{
    if (m_kept->sight)
        wish->done({m_kept->sight->count, std::nullopt});
    else if (m_all)
        wish->step = m_all->fetchCount(m_query, wish->urgency, [weak = std::weak_ptr(wish)](table::CountAnswer count) {
            if (const auto held = weak.lock())
                held->done(std::move(count));
        });
    else
        m_countWishes.push_back(wish);
}

void KeptSource::answerKept()
{
    for (const auto &wish : taken(m_countWishes)) {
        if (m_rows == Rows::Kept)
            answerKept(wish);
    }
    for (const auto &wish : taken(m_pageWishes)) {
        if (m_rows == Rows::Kept)
            answerKept(wish);
    }
}

// What is asked must not be answered at once.
void KeptSource::answerLater()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_rows == Rows::Kept)
                answerKept();
            else if (m_rows == Rows::Live)
                answerFromSource();
            answerCounts();
            if (m_rows == Rows::Live)
                m_probe.page.reset(); // it ages
        },
        Qt::QueuedConnection);
}

// --- As a source

table::Ticket KeptSource::fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                    base::Urgency urgency, std::move_only_function<void(table::PageAnswer)> done)
{
    note(query);
    auto wish = std::make_shared<PageWish>(PageWish{offset, limit, urgency, std::move(done)});
    const bool isProbed = m_probe.page && m_probe.offset == offset && m_probe.limit == limit;
    if (m_rows == Rows::Live && !isProbed) {
        passOn(wish);
        return wish;
    }
    m_pageWishes.emplace_back(wish);
    if (m_rows != Rows::None) {
        answerLater();
        return wish;
    }
    probePage(offset, limit, urgency);
    if (!m_isReachable)
        lookUp();
    return wish;
}

table::Ticket KeptSource::fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                     std::move_only_function<void(table::CountAnswer)> done)
{
    note(query);
    if (m_rows == Rows::Live && !m_probe.count)
        return m_source->fetchCount(query, urgency, std::move(done));
    auto wish = std::make_shared<CountWish>(CountWish{0, 0, urgency, std::move(done)});
    m_countWishes.emplace_back(wish);
    if (m_rows != Rows::None) {
        answerLater();
        return wish;
    }
    probeCount(urgency);
    if (!m_isReachable)
        lookUp();
    return wish;
}

void KeptSource::setListener(const std::function<void()> &changed)
{
    m_listener = changed;
    if (!changed)
        return m_source->setListener({});
    m_source->setListener([this] {
        if (m_rows == Rows::Live)
            m_listener();
    });
}

void KeptSource::invalidate()
{
    m_source->invalidate();
    const Probe before = std::exchange(m_probe, {});
    // Who waits for a first answer does not ask again.
    if (m_rows == Rows::Kept || before.countTicket)
        probeCount(base::Urgency::Visible);
    if (m_rows == Rows::Kept || before.pageTicket)
        probePage(before.offset, before.limit, base::Urgency::Visible);
}

bool KeptSource::sortsHere() const
{
    return m_rows == Rows::Kept || m_source->sortsHere();
}

bool KeptSource::canSort(const table::ColumnInfo &info) const
{
    if (m_rows != Rows::Kept)
        return m_source->canSort(info);
    for (int i = 0; i < std::min(columnCount(), int(m_kept->lacking.size())); ++i) {
        if (QLatin1StringView(column(i).key) == QLatin1StringView(info.key))
            return !m_kept->lacking[std::size_t(i)] || m_source->canSort(info);
    }
    return m_source->canSort(info);
}

std::uint64_t KeptSource::order() const
{
    return m_source->order() * 2 + (m_rows == Rows::Kept ? 1 : 0);
}

QString KeptSource::sortNote(const table::ColumnInfo &info) const
{
    return m_rows == Rows::Kept ? QString() : m_source->sortNote(info);
}

QString KeptSource::remark(const table::ListQuery &query) const
{
    if (m_rows != Rows::Kept)
        return m_source->remark(query);
    return state().isSlow ? tr("The control plane has not answered yet. These rows were kept on this computer.")
                          : QString();
}

table::Lack KeptSource::lack() const
{
    return m_rows == Rows::Kept ? table::Lack{m_kept->lacking, {}} : m_source->lack();
}

std::optional<table::ListQuery> KeptSource::asSent(const table::ListQuery &query) const
{
    return m_rows == Rows::Kept ? std::nullopt : m_source->asSent(query);
}

} // namespace replica
