// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/copysource.h"

#include "models/table/format.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace replica {
namespace {

using Phase = CopyState::Phase;
using table::Kind;

constexpr int tellMs = 100;
constexpr int readingsBetween = 3; // a copy is read at most a quarter of the time
constexpr int pausesBeside = 3; // the same pace, beside requests for changes
constexpr std::size_t usualBytes = 400; // of a row, with the answer of the server

bool isOfText(Kind kind)
{
    return kind == Kind::Name || kind == Kind::Text || kind == Kind::Reference || kind == Kind::Identifier
        || kind == Kind::State || kind == Kind::Structure;
}

bool isForTexts(table::Op op)
{
    return op == table::Op::Contains || op == table::Op::NotContains || op == table::Op::StartsWith
        || op == table::Op::EndsWith;
}

} // namespace

CopySource::CopySource(std::unique_ptr<table::TableSource> server, Maker makeSource, const catalog::ClusterNames &names,
                       const Patience &patience)
    : m_server(std::move(server))
    , m_makeSource(std::move(makeSource))
    , m_names(names)
    , m_patience(patience)
    , m_workers(std::make_shared<Workers>())
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(patience.keptMs);
    connect(&m_idle, &QTimer::timeout, this, &CopySource::giveBack);
    m_telling.setSingleShot(true);
    m_telling.setInterval(tellMs);
    connect(&m_telling, &QTimer::timeout, this, &CopySource::changed);
    connect(&names, &catalog::ClusterNames::changed, this, &CopySource::arrangeAgain);
}

CopySource::CopySource(std::unique_ptr<table::TableSource> server, Maker makeSource, const catalog::ClusterNames &names)
    : CopySource(std::move(server), std::move(makeSource), names, Patience())
{
}

CopySource::~CopySource() = default;

void CopySource::follow(const catalog::ChangeKeys &keys, std::function<qint64()> now)
{
    m_follower = std::make_unique<Follower>(m_makeSource, keys, std::move(now), m_patience.follow, m_workers,
                                            [this] { takeChanges(); });
}

void CopySource::noteWrite()
{
    if (!m_follower || !m_copy)
        return;
    m_follower->noteWrite();
    if (!m_follower->canTell() && !m_reading && m_copy->rows->store()->size() <= std::size_t(unaskedRows))
        readAgain();
}

// --- What the server can do

const table::ColumnInfo *CopySource::columnOf(const QString &key, const char *table::ColumnInfo::*which) const
{
    for (int i = 0; i < columnCount(); ++i) {
        const char *own = column(i).*which;
        if (own && key == QLatin1StringView(own))
            return &column(i);
    }
    return nullptr;
}

bool CopySource::isForServer(const table::Filter &filter) const
{
    const table::ColumnInfo *column = columnOf(filter.key, &table::ColumnInfo::filterKey);
    // It says itself what is wrong with a key that no column has.
    if (!column && !columnOf(filter.key, static_cast<const char * table::ColumnInfo::*>(&table::ColumnInfo::key)))
        return true;
    if (!column || table::isOnlyHere(filter.op))
        return false;
    // It knows objects by their ids, splits texts at commas, and compares with several values of closed sets only.
    const bool isText = isOfText(column->kind);
    const bool hasComma = std::ranges::any_of(filter.values, [](const QString &value) { return value.contains(u','); });
    const bool isOneOfOpenSet = filter.op == table::Op::AnyOf && filter.values.size() > 1 && !column->choices;
    return !(isForTexts(filter.op) && (!isText || column->kind == Kind::Reference)) && !(isText && hasComma)
        && !isOneOfOpenSet;
}

bool CopySource::isSortedByServer(const QString &sortKey) const
{
    const table::ColumnInfo *column = columnOf(sortKey, &table::ColumnInfo::sortKey);
    const bool isColumn
        = columnOf(sortKey, static_cast<const char * table::ColumnInfo::*>(&table::ColumnInfo::key)) != nullptr;
    return column ? m_server->canSort(*column) : m_server->sortsHere() || !isColumn;
}

bool CopySource::needsCopy(const table::ListQuery &query) const
{
    return !isSortedByServer(query.sortKey) || !query.thenBy.isEmpty() || !query.groupBy.isEmpty()
        || !std::ranges::all_of(query.filters, [this](const table::Filter &filter) { return isForServer(filter); });
}

table::ListQuery CopySource::forServer(const table::ListQuery &query) const
{
    table::ListQuery part = query;
    part.filters.removeIf([this](const table::Filter &filter) { return !isForServer(filter); });
    part.thenBy.clear();
    part.groupBy.clear();
    if (!isSortedByServer(query.sortKey)) {
        part.sortKey = m_serverOrder.key;
        part.descending = m_serverOrder.descending;
    }
    return part;
}

table::ListQuery CopySource::selectionOf(const table::ListQuery &query) const
{
    table::ListQuery selection = forServer(query);
    selection.sortKey.clear();
    selection.descending = false;
    return selection;
}

// --- The copy

bool CopySource::answers(const table::ListQuery &query) const
{
    return m_copy && m_copy->rows->covers(query) && (m_isKept || needsCopy(query));
}

bool CopySource::isRefresh() const
{
    return m_reading && m_copy && m_copy->rows->covers(m_selection);
}

CopyState CopySource::state() const
{
    CopyState state;
    const bool isFirst = m_reading && !isRefresh();
    state.phase = isFirst ? Phase::Loading : m_refusal != Phase::Off ? m_refusal : m_copy ? Phase::Ready : Phase::Off;
    state.isServing = answers(m_query);
    state.isWanted = !state.isServing && needsCopy(m_query);
    state.isRefreshing = isRefresh();
    state.problem = m_problem;
    if (m_reading) {
        state.rowsPerSecond = double(m_reading->rows()) * 1000 / double(std::max<qint64>(1, m_reading->elapsedMs()));
        (isFirst ? state.rows : state.rowsReadAgain) = m_reading->rows();
    }
    if (state.phase == Phase::Loading) {
        state.expected = m_reading->counts().before.value_or(-1);
        state.requests = m_reading->requests();
        state.bytes = m_reading->byteCount();
    } else if (state.phase == Phase::Ready) {
        const Store &store = *m_copy->rows->store();
        state.rows = qint64(store.size());
        state.expected = m_copy->counts.after.value_or(m_copy->counts.before.value_or(-1));
        if (state.expected >= 0) // since then, rows have come and gone
            state.expected += state.rows - m_copy->rowsRead;
        state.requests = m_copy->requests;
        state.readAtMs = m_copy->rows->readAtMs();
        state.readWhollyAtMs = store.readAtMs();
        if (m_follower) {
            const Freshness fresh = m_follower->freshness();
            state.changesAtMs = fresh.changesAtMs;
            state.changedRows = fresh.changedRows;
            state.tellsChanges = m_follower->canTell();
            state.tellsDeleted = fresh.tellsDeleted;
        }
        state.missing = m_copy->counts.missing;
        state.perhapsMissing = m_copy->counts.perhapsMissing;
        state.arrangedInMs = m_copy->rows->arrangedInMs();
        state.bytes = store.byteCount();
    } else {
        state.expected = m_expected;
        state.bytes = m_expected > 0 ? std::size_t(m_expected) * usualBytes : 0;
    }
    return state;
}

void CopySource::load(qint64 upTo)
{
    const bool wasServing = answers(m_query);
    m_isKept = true;
    if (answers(m_query)) {
        if (!wasServing && m_listener)
            m_listener();
        Q_EMIT changed();
        return;
    }
    begin(selectionOf(m_query), std::min(upTo, mostRows), fullPace);
}

void CopySource::cancel()
{
    const bool wasFirst = m_reading && !isRefresh();
    m_reading.reset();
    if (wasFirst) {
        m_isDeclined = true;
        m_isKept = m_isKept && m_copy;
    }
    Q_EMIT changed();
}

void CopySource::drop()
{
    const bool wasServing = answers(m_query);
    giveBack();
    m_isGivenBack = false;
    m_isDeclined = true;
    if (wasServing && m_listener)
        m_listener();
}

void CopySource::giveBack()
{
    m_isGivenBack = answers(m_query);
    m_isKept = false;
    m_isDeclined = false;
    m_idle.stop();
    m_reading.reset();
    m_copy.reset();
    if (m_follower)
        m_follower->stop();
    m_refusal = Phase::Off;
    m_problem.reset();
    m_expected = -1;
    m_selection = selectionOf(m_query);
    m_workers->release();
    Q_EMIT changed();
}

void CopySource::readAgain()
{
    if (m_copy)
        begin(m_copy->rows->selection(), mostRows, fullPace);
}

void CopySource::begin(const table::ListQuery &selection, qint64 upTo, const Pace &pace)
{
    m_selection = selection;
    m_upTo = upTo;
    m_refusal = Phase::Off;
    m_problem.reset();
    m_expected = -1;
    m_isDeclined = false;
    m_reading = std::make_unique<Reading>(m_makeSource(), selection, pace, *m_workers, [this] {
        // Later: what is told here must not destroy the reading.
        if (!std::exchange(m_hasNews, true))
            QMetaObject::invokeMethod(
                this, [this] { readOn(); }, Qt::QueuedConnection);
    });
    if (m_follower)
        m_startedAt = m_follower->now();
    m_reading->start();
    m_telling.start();
}

void CopySource::readOn()
{
    m_hasNews = false;
    if (!m_reading)
        return;
    if (m_reading->problem()) {
        m_problem = m_reading->problem();
        if (!isRefresh())
            m_refusal = Phase::Failed;
        m_reading.reset();
        Q_EMIT changed();
    } else if (isTooLong()) {
        m_reading.reset();
        Q_EMIT changed();
    } else if (m_reading->store()) {
        finish();
    } else if (!m_telling.isActive()) {
        m_telling.start();
    }
}

bool CopySource::isTooLong()
{
    const qint64 rows = std::max<qint64>(m_reading->counts().before.value_or(0), m_reading->rows());
    if (rows <= m_upTo)
        return false;
    m_expected = rows;
    m_refusal = rows > mostRows ? Phase::Failed : Phase::Asks;
    if (rows > mostRows)
        m_problem
            = {table::Problem::Kind::Refused,
               tr("Lists of more than %1 rows are not loaded. Narrow the filter.").arg(table::countText(mostRows)),
               {}};
    return true;
}

std::unique_ptr<StoreSource> CopySource::sourceOf(const StorePtr &store, const table::ListQuery &selection,
                                                  const table::Lack &lack) const
{
    auto source = std::make_unique<StoreSource>(store, selection, m_names, m_workers, lack);
    source->setOpen(m_open);
    return source;
}

void CopySource::finish()
{
    const std::unique_ptr<Reading> reading = std::move(m_reading);
    const bool isFollowed = m_follower && m_follower->store() && m_copy && m_copy->rows->selection() == m_selection;
    auto rows = isFollowed ? std::move(m_copy->rows) : sourceOf(reading->store(), m_selection, reading->lack());
    m_copy.emplace(Copy{std::move(rows), reading->counts(), reading->lack(), reading->requests(), reading->elapsedMs(),
                        qint64(reading->store()->size()), reading->startedAtMs()});
    m_idle.start();
    if (m_follower)
        m_follower->begin(reading->store(), m_selection, m_startedAt);
    if (!isFollowed && answers(m_query) && m_listener)
        m_listener();
    Q_EMIT changed();
}

// What the follower has found out is shown by a refresh of the table, which knows rows by their keys.
void CopySource::takeChanges()
{
    const StorePtr &store = m_follower->store();
    if (!m_copy || !store)
        return;
    const bool isNew = m_copy->rows->store() != store;
    if (isNew)
        m_copy->rows = sourceOf(store, m_copy->rows->selection(), m_copy->lack);
    m_copy->rows->setReadAtMs(m_follower->freshness().trueSinceMs);
    if (isNew && answers(m_query) && m_listener)
        m_listener();
    Q_EMIT changed();
}

// Rows are sorted, filtered and grouped by the names of clusters, which are not in them.
void CopySource::arrangeAgain()
{
    if (!m_copy)
        return;
    const qint64 readAtMs = m_copy->rows->readAtMs();
    m_copy->rows = sourceOf(m_copy->rows->store(), m_copy->rows->selection(), m_copy->lack);
    m_copy->rows->setReadAtMs(readAtMs);
    if (answers(m_query) && m_listener)
        m_listener();
}

void CopySource::note(const table::ListQuery &query)
{
    if (query.groupBy.value(0) != m_query.groupBy.value(0)) // those that were open are gone
        takeOpen({});
    m_query = query;
    if (isSortedByServer(query.sortKey) && query.thenBy.isEmpty())
        m_serverOrder = {query.sortKey, query.descending};
    if (answers(query)) {
        m_refusal = Phase::Off;
        m_idle.start();
        return;
    }
    // Rows of the copy and of the server must not stand in one table.
    if (std::exchange(m_isGivenBack, false) && m_listener)
        QMetaObject::invokeMethod(
            this, [this] { m_listener(); }, Qt::QueuedConnection);
    const bool isNeeded = needsCopy(query);
    if (m_reading && !isRefresh() && !m_isKept && !(isNeeded && covers(m_selection, query))) {
        m_reading.reset();
        m_telling.start();
    }
    const table::ListQuery selection = selectionOf(query);
    if (!m_reading && selection != m_selection) {
        m_refusal = Phase::Off;
        m_isDeclined = false;
        m_problem.reset();
        m_expected = -1;
        m_selection = selection;
    }
    const bool isComing = m_reading && covers(m_selection, query);
    if (isNeeded && !isComing && m_refusal == Phase::Off && !m_isDeclined)
        begin(selection, unaskedRows, fullPace);
}

// --- Groups

void CopySource::setOpen(const base::Key &group, bool open)
{
    OpenGroups groups = m_open;
    groups.set(group, open);
    setOpenGroups(groups);
}

void CopySource::openAll()
{
    setOpenGroups({.all = true});
}

void CopySource::closeAll()
{
    setOpenGroups({});
}

void CopySource::setOpenGroups(const OpenGroups &open)
{
    if (m_open == open)
        return;
    takeOpen(open);
    if (m_listener && answers(m_query))
        m_listener();
}

void CopySource::takeOpen(const OpenGroups &open)
{
    if (m_open == open)
        return;
    m_open = open;
    ++m_changesOfOpen;
    if (m_copy)
        m_copy->rows->setOpen(open);
}

table::Ticket CopySource::fetchGroups(std::move_only_function<void(StoreSource::AllGroups)> done) const
{
    const bool isGrouped = answers(m_query) && !m_query.groupBy.isEmpty();
    return isGrouped ? m_copy->rows->fetchGroups(m_query, std::move(done)) : nullptr;
}

// --- The copy elsewhere

CopySource::Maker CopySource::frozen() const
{
    if (!answers(m_query))
        return {};
    table::Lack lack = m_copy->rows->lack();
    if (const qint64 missing = m_copy->counts.missing + m_copy->counts.perhapsMissing; missing > 0)
        lack.sentence = (lack.sentence + u' '
                         + tr("%n row(s) may be missing: the control plane counts them, but did not send them when the "
                              "list was read. Read all rows again first.",
                              nullptr, int(missing)))
                            .trimmed();
    return [rows = m_copy->rows->store(), selection = m_copy->rows->selection(), lack, &names = m_names] {
        return std::make_unique<StoreSource>(rows, selection, names, std::make_shared<Workers>(), lack);
    };
}

void CopySource::invalidate()
{
    m_server->invalidate();
    if (!answers(m_query))
        return;
    if (m_follower)
        m_follower->refresh();
    const bool tellsChanges = m_follower && m_follower->canTell();
    const qint64 pause = tellsChanges ? m_patience.wholeAfterMs : m_patience.refreshAfterMs;
    const qint64 age = QDateTime::currentMSecsSinceEpoch() - m_copy->startedAtMs;
    Pace pace = m_patience.refresh;
    pace.pauseMs *= tellsChanges ? pausesBeside : 1;
    if (!m_reading && age >= std::max<qint64>(pause, readingsBetween * m_copy->tookMs))
        begin(m_copy->rows->selection(), mostRows, pace);
}

} // namespace replica
