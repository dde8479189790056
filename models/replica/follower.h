// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/update.h"

#include <QElapsedTimer>

namespace replica {

// How fresh the rows of a copy are. Times are ms UTC by the clock of this computer; 0 = never.
struct Freshness
{
    // Everything that the rows say was true then or later. Rows that have ended count as read when the server was last
    // asked for changes, all others when they were read. Where the server cannot tell changes: when the oldest row was
    // read.
    qint64 trueSinceMs = 0;
    qint64 changesAtMs = 0; // when the server was last asked for what has changed
    qint64 changedRows = 0; // by such answers since the list was read wholly: changed, added or removed
    bool tellsChanges = false; // the server tells what has changed, as far as times do
    bool tellsDeleted = false; // and what was deleted; else deleted rows go when the list is read wholly again
};

// Keeps a store of a list as it is on the server: asks for what has changed since, and in a slower rhythm for what has
// not ended, as that may change although no time tells. Each answer makes another store. Lives in one thread.
//
// The clock of the server decides what "since" means; the last minute is always read again, as the clocks of clusters
// may differ. Rows that are the same as before are not counted as changed.
class Follower final
{
public:
    using Maker = Update::Maker;
    struct Patience
    {
        int roundAfterMs = 60'000; // the age at which what has not ended is read again; longer if reading takes long
        Pace round{.mostRequests = 1, .pauseMs = 2500, .isCounted = false}; // 24 requests a minute
    };

    struct Moment
    {
        qint64 hereMs = 0; // ms UTC by the clock of this computer
        qint64 serverMs = 0; // by that of the server
    };

    // `now`: the time of the server, ms UTC. `changed`: there is another store, or freshness() has changed; it may be
    // called at any time except from within the calls below.
    Follower(Maker makeSource, catalog::ChangeKeys keys, std::function<qint64()> now, const Patience &patience,
             std::shared_ptr<Workers> workers, std::function<void()> changed);
    ~Follower();

    [[nodiscard]] Moment now() const;
    // A list was read wholly, from `startedAt` on. If it is the same list as before, the rows stay the old ones until
    // the new ones have what has changed meanwhile.
    void begin(const StorePtr &store, const table::ListQuery &selection, const Moment &startedAt);
    void stop(); // gives back all rows
    void refresh(); // asks for changes, unless it is just doing so
    // This program has changed objects: what has not ended is asked for at once, too, if that is not much.
    void noteWrite();

    [[nodiscard]] const StorePtr &store() const { return m_store; } // null before begin()
    [[nodiscard]] Freshness freshness() const;
    [[nodiscard]] bool canTell() const; // the rows that have ended need not be read again for long
    [[nodiscard]] bool isAsking() const { return m_update || m_merging; }

private:
    void ask();
    void answered();
    void startRound();
    void roundEnded();
    // `unendedAtMs`: when the rows among the changes that have not ended were read; 0 = they are not among them.
    void merge(Changes changes, qint64 unendedAtMs);
    void merged(const std::optional<Merged> &merged, qint64 unendedAtMs);
    void failed(table::Problem::Kind kind);
    void takeNext();
    [[nodiscard]] bool isRoundDue() const;

    Maker m_makeSource;
    catalog::ChangeKeys m_keys;
    std::function<qint64()> m_now;
    Patience m_patience;
    std::shared_ptr<Workers> m_workers;
    std::function<void()> m_changed;
    std::set<QString> m_refused; // see Update
    table::ListQuery m_selection;
    StorePtr m_store;
    StorePtr m_next; // read wholly again, until it has the changes since
    Moment m_nextStartedAt;
    Moment m_askedAt; // changes up to then are in the store
    Moment m_askingAt; // of the question that is not answered yet, or whose answer is not in the store
    qint64 m_readAtMs = 0; // when reading the whole list began
    qint64 m_unendedAtMs = 0; // when reading what has not ended began the last time, as far as it is in the store
    std::unique_ptr<Update> m_update;
    std::unique_ptr<Update> m_ended; // the last one, while it returns
    std::unique_ptr<Reading> m_round;
    bool m_hasFailed = false; // the server did not answer the last question as it should
    bool m_hasRoundNews = false;
    StorePtr m_roundRows; // of the last round
    Moment m_roundStartedAt;
    Moment m_roundRowsAt; // when reading m_roundRows began
    bool m_isRoundNew = false; // its rows are not in the store yet
    bool m_takesRound = false; // the question that is not answered yet covers the time since m_roundRowsAt
    bool m_hasRounds = true; // the server can select what has not ended
    qint64 m_roundTookMs = 0;
    qint64 m_roundEndedAtMs = 0;
    table::Ticket m_merging;
    bool m_isWriting = false;
    bool m_asksAgain = false;
    Freshness m_freshness;
    QObject m_context;
};

} // namespace replica
