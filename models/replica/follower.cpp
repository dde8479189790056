// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/follower.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace replica {
namespace {

constexpr qint64 overlapMs = 60'000;
constexpr qint64 roundsBetween = 3; // what has not ended is read at most a quarter of the time
constexpr std::size_t fewRows = 20'000; // that are read at once after a write

qint64 hereNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

Follower::Follower(Maker makeSource, catalog::ChangeKeys keys, std::function<qint64()> now, const Patience &patience,
                   std::shared_ptr<Workers> workers, std::function<void()> changed)
    : m_makeSource(std::move(makeSource))
    , m_keys(std::move(keys))
    , m_now(std::move(now))
    , m_patience(patience)
    , m_workers(std::move(workers))
    , m_changed(std::move(changed))
{
}

Follower::~Follower() = default;

Follower::Moment Follower::now() const
{
    return {hereNow(), m_now()};
}

void Follower::begin(const StorePtr &store, const table::ListQuery &selection, const Moment &startedAt)
{
    const bool isSame = m_store && m_selection == selection;
    if (!isSame)
        stop();
    m_update.reset();
    m_merging.reset();
    m_next = store;
    m_nextStartedAt = startedAt;
    // A round that began before the list was read wholly is older than those rows.
    if (m_roundStartedAt.hereMs < startedAt.hereMs)
        m_round.reset();
    if (m_roundRowsAt.hereMs < startedAt.hereMs)
        m_isRoundNew = false;
    if (!isSame) {
        m_selection = selection;
        m_store = std::exchange(m_next, nullptr);
        m_askedAt = startedAt;
        m_readAtMs = m_unendedAtMs = m_roundEndedAtMs = startedAt.hereMs;
    }
    ask();
}

void Follower::stop()
{
    m_update.reset();
    m_merging.reset();
    m_round.reset();
    m_store.reset();
    m_next.reset();
    m_roundRows.reset();
    m_isRoundNew = m_isWriting = m_asksAgain = false;
    m_freshness = {};
}

bool Follower::canTell() const
{
    return m_freshness.tellsChanges && m_hasRounds && m_keys.unended(m_selection);
}

Freshness Follower::freshness() const
{
    Freshness state = m_freshness;
    state.trueSinceMs = canTell() ? std::min(m_freshness.changesAtMs, m_unendedAtMs) : m_readAtMs;
    return state;
}

void Follower::refresh()
{
    if (!m_store || isAsking())
        return;
    ask();
    if (isRoundDue())
        startRound();
}

void Follower::noteWrite()
{
    if (!m_store)
        return;
    m_isWriting = true;
    if (isAsking())
        m_asksAgain = true;
    else
        ask();
}

void Follower::ask()
{
    m_askingAt = now();
    // What has changed since a round began may be newer than its rows.
    m_takesRound = m_roundRows && (m_next ? m_roundRowsAt.hereMs >= m_nextStartedAt.hereMs : m_isRoundNew);
    // The clock of the server may be set back.
    const qint64 since = std::min({m_next ? m_nextStartedAt.serverMs : m_askedAt.serverMs, m_askingAt.serverMs,
                                   m_takesRound ? m_roundRowsAt.serverMs : m_askingAt.serverMs})
        - overlapMs;
    const std::size_t unended = m_roundRows ? m_roundRows->size() : m_store->size();
    m_asksAgain = false;
    m_update = std::make_unique<Update>(
        m_makeSource, m_keys,
        Update::Order{m_selection, since, std::exchange(m_isWriting, false) && unended <= fewRows}, m_refused,
        *m_workers, [this] { answered(); });
    m_update->start();
}

void Follower::answered()
{
    m_ended = std::move(m_update);
    QMetaObject::invokeMethod(
        &m_context, [this] { m_ended.reset(); }, Qt::QueuedConnection);
    if (const auto &problem = m_ended->problem())
        return failed(problem->kind);
    m_hasFailed = false;
    m_freshness.tellsChanges = m_ended->tellsChanges();
    m_freshness.tellsDeleted = m_ended->tellsDeleted();
    Changes changes = std::move(m_ended->changes());
    qint64 unendedAt = m_ended->hasUnended() ? m_ended->startedAtMs() : 0;
    if (m_takesRound) {
        changes.round = m_roundRows;
        // Rows may leave a selection although no time tells.
        if (m_ended->tellsChanges() && isNarrowed(m_selection))
            changes.unended = m_keys.unendedRows();
        unendedAt = std::max(unendedAt, m_roundRowsAt.hereMs);
        m_isRoundNew = false;
    }
    merge(std::move(changes), unendedAt);
}

// Once may be chance. Rows that were read wholly again do not wait any longer then: they would never be shown.
void Follower::failed(table::Problem::Kind kind)
{
    const bool isLasting = kind != table::Problem::Kind::Offline && kind != table::Problem::Kind::SignIn;
    if (std::exchange(m_hasFailed, isLasting) && isLasting && m_next) {
        m_store = m_next;
        m_askedAt = m_nextStartedAt;
        m_freshness = {};
        takeNext();
    }
    m_changed();
}

void Follower::takeNext()
{
    m_next.reset();
    m_readAtMs = m_unendedAtMs = m_nextStartedAt.hereMs;
    m_freshness.changedRows = 0;
}

bool Follower::isRoundDue() const
{
    const qint64 pause = std::max<qint64>(m_patience.roundAfterMs, roundsBetween * m_roundTookMs);
    return m_hasRounds && !m_round && !m_isRoundNew && hereNow() - m_roundEndedAtMs >= pause
        && m_keys.unended(m_selection);
}

void Follower::startRound()
{
    const table::ListQuery query = *m_keys.unended(m_selection);
    std::unique_ptr<table::TableSource> source = m_makeSource();
    m_hasRounds = source->asSent(query).has_value();
    if (!m_hasRounds)
        return;
    m_round = std::make_unique<Reading>(std::move(source), query, m_patience.round, *m_workers, [this] {
        // Later: what is told here must not destroy the reading.
        if (!std::exchange(m_hasRoundNews, true))
            QMetaObject::invokeMethod(
                &m_context, [this] { roundEnded(); }, Qt::QueuedConnection);
    });
    m_roundStartedAt = now();
    m_round->start();
}

void Follower::roundEnded()
{
    m_hasRoundNews = false;
    if (!m_round || !(m_round->problem() || m_round->store()))
        return;
    m_roundTookMs = m_round->elapsedMs();
    m_roundEndedAtMs = hereNow();
    if (m_round->store()) {
        m_roundRows = m_round->store();
        m_roundRowsAt = m_roundStartedAt;
        m_isRoundNew = true;
    } else {
        m_hasRounds = m_round->problem()->kind != table::Problem::Kind::Refused;
    }
    m_round.reset();
    // The next question takes the rows along; rows that were asked for meanwhile are newer.
    if (m_isRoundNew && !isAsking())
        ask();
}

void Follower::merge(Changes changes, qint64 unendedAtMs)
{
    m_merging
        = m_workers->run([store = m_next ? m_next : m_store, changes = std::move(changes)](
                             const std::stop_token &stop) { return replica::merged(store, changes, stop); },
                         [this, unendedAtMs](const std::optional<Merged> &result) { merged(result, unendedAtMs); });
}

void Follower::merged(const std::optional<Merged> &merged, qint64 unendedAtMs)
{
    const table::Ticket keep = std::exchange(m_merging, nullptr); // it holds the running function
    if (merged) {
        if (m_next)
            takeNext();
        m_store = merged->store;
        m_freshness.changedRows += merged->changed + merged->added + merged->removed;
        m_askedAt = m_askingAt;
        m_freshness.changesAtMs = m_askedAt.hereMs;
        m_unendedAtMs = std::max(m_unendedAtMs, unendedAtMs);
    }
    if (std::exchange(m_asksAgain, false) || m_isRoundNew)
        ask();
    m_changed();
}

} // namespace replica
