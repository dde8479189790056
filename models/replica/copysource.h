// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/follower.h"
#include "models/replica/storesource.h"

#include <QTimer>

namespace replica {

// What there is of a list on this computer, for the badge beside its count.
struct CopyState
{
    enum class Phase {
        Off, // nothing is here
        Asks, // the list has more rows than are read unasked: load() reads it
        Loading, // for the first time
        Ready,
        Failed, // nothing could be read: `problem` says why; load() tries again
    };
    Phase phase = Phase::Off;
    bool isRefreshing = false; // Ready, and being read again
    bool isServing = false; // the table shows the rows of the copy, else those of the server
    bool isWanted = false; // the query needs the copy, which is not there: its order and some filters do not apply yet
    qint64 rows = 0; // Ready: in the copy; Loading: read so far
    qint64 expected = -1; // by the server's count; -1 = unknown
    qint64 rowsReadAgain = 0; // isRefreshing: so far
    double rowsPerSecond = 0; // while reading
    qint64 requests = 0; // for pages
    qint64 readAtMs = 0; // all that the rows say was true then or later, ms UTC; 0 = never. See Freshness::trueSinceMs
    qint64 readWhollyAtMs = 0; // when the oldest row was read of those that have not changed since, ms UTC; 0 = never
    qint64 changesAtMs = 0; // when the server was last asked for changes, ms UTC; 0 = it has not answered so far
    qint64 changedRows = 0; // that its answers have changed, added or removed since all rows were read
    bool tellsChanges = false; // rows are kept fresh by changes, else by reading all of them again
    bool tellsDeleted = false; // deleted rows go with the changes, else when all rows are read again
    qint64 missing = 0; // rows that the server counts but did not send
    qint64 perhapsMissing = 0; // the same, or they were deleted meanwhile
    qint64 arrangedInMs = -1; // what the last order and filters took; -1 = none
    std::size_t bytes = 0; // of memory; Asks: about as many are needed
    std::optional<table::Problem> problem = {}; // of the last read
};

// A list of the server and, once all of its rows are here, a copy of it, which sorts, searches and filters by any
// column. Decorates the source of the server, which answers until the copy is complete, without what only the copy can
// do.
//
// The copy has the rows that the server selects for what it can express of the query; it answers all queries that
// narrow them. It is read when a query needs it, or when load() is called. While it is used, it is kept fresh: each
// invalidate() asks for what has changed, see follow(), and it is read again slowly. It is given back when it is not
// used. Rows keep their keys. GUI thread.
class CopySource final : public QObject, public table::TableSource
{
    Q_OBJECT

public:
    static constexpr qint64 unaskedRows = 20'000; // at most, if only a query needs them
    static constexpr qint64 modestRows = 200'000; // above, load() asks first
    static constexpr qint64 mostRows = 2'000'000;
    using Maker = std::function<std::unique_ptr<table::TableSource>()>;
    struct Patience
    {
        int refreshAfterMs = 60'000; // the age at which a copy is read again; longer if reading takes long
        int wholeAfterMs = 600'000; // the same if the server tells what has changed
        int keptMs = 15 * 60'000; // for which a copy is kept that nobody looks at
        Pace refresh = slowPace;
        Follower::Patience follow = {};
    };

    // `makeSource`: another source of the same list, for reading it; its answers are complete. `names` must outlive
    // this.
    CopySource(std::unique_ptr<table::TableSource> server, Maker makeSource, const catalog::ClusterNames &names,
               const Patience &patience);
    CopySource(std::unique_ptr<table::TableSource> server, Maker makeSource, const catalog::ClusterNames &names);
    ~CopySource() override;

    // Keeps the copy fresh by what the server tells about changes, at each invalidate(). `now`: the time of the server,
    // ms UTC. Before the first query.
    void follow(const catalog::ChangeKeys &keys, std::function<qint64()> now);
    // This program has changed objects of the list: they are read again now.
    void noteWrite();

    [[nodiscard]] CopyState state() const;

    // Reads the list of the current query, unless the server counts more than `upTo` rows: then the phase is Asks, and
    // load(mostRows) is the answer. The copy is used until drop().
    void load(qint64 upTo = modestRows);
    void cancel(); // reading; a copy that is there stays
    void drop(); // back to the rows of the server
    void readAgain(); // the whole copy, fast

    // The server cannot sort or filter as the query asks for.
    [[nodiscard]] bool needsCopy(const table::ListQuery &query) const;
    // Whether the server can apply the filter; the copy can apply any.
    [[nodiscard]] bool isForServer(const table::Filter &filter) const;
    // The same for sorting by the column; canSort() holds for all columns.
    [[nodiscard]] bool serverSorts(const table::ColumnInfo &column) const { return m_server->canSort(column); }
    // Of queries with groups: which of these are open; stays until a query has other outermost groups, or none.
    void setOpen(const base::Key &group, bool open);
    void openAll();
    void closeAll();
    void setOpenGroups(const OpenGroups &open);
    [[nodiscard]] const OpenGroups &openGroups() const { return m_open; }
    // All groups of the last query, see StoreSource; null, and nothing is called, if the copy does not answer it.
    [[nodiscard]] table::Ticket fetchGroups(std::move_only_function<void(StoreSource::AllGroups)> done) const;
    // What the server is asked for in place of the query, while there is no copy.
    [[nodiscard]] table::ListQuery forServer(const table::ListQuery &query) const;
    // All rows of the copy, whatever the query is; null if there is none.
    [[nodiscard]] const StoreSource *copy() const { return m_copy ? m_copy->rows.get() : nullptr; }
    // Keys of the rows at some places of the last query, as far as the copy answers it; else empty.
    [[nodiscard]] std::vector<base::Key> keysAt(int first, int last) const
    {
        return answers(m_query) ? m_copy->rows->keysAt(m_query, first, last) : std::vector<base::Key>();
    }
    // Makes sources with the rows that the copy has now, e.g. for an export; null if the last query is not answered by
    // it. They may outlive this, but not the names.
    [[nodiscard]] Maker frozen() const;

    [[nodiscard]] int columnCount() const override { return m_server->columnCount(); }
    [[nodiscard]] const table::ColumnInfo &column(int index) const override { return m_server->column(index); }
    [[nodiscard]] table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                          base::Urgency urgency,
                                          std::move_only_function<void(table::PageAnswer)> done) override;
    [[nodiscard]] table::Ticket fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                           std::move_only_function<void(table::CountAnswer)> done) override;
    [[nodiscard]] int maxPageSize() const override { return m_server->maxPageSize(); }
    void setListener(const std::function<void()> &changed) override;
    void invalidate() override;
    [[nodiscard]] bool sortsHere() const override;
    [[nodiscard]] std::uint64_t order() const override { return answers(m_query) ? 1 + m_changesOfOpen : 0; }
    [[nodiscard]] bool canSort(const table::ColumnInfo &column) const override;
    [[nodiscard]] QString sortNote(const table::ColumnInfo &column) const override; // also why it cannot
    [[nodiscard]] QString remark(const table::ListQuery &query) const override;
    [[nodiscard]] table::Lack lack() const override;
    [[nodiscard]] std::optional<table::ListQuery> asSent(const table::ListQuery &query) const override;

Q_SIGNALS:
    void changed(); // state(); while reading, at most ten times a second

private:
    struct Copy
    {
        std::unique_ptr<StoreSource> rows;
        table::ListCounts counts;
        table::Lack lack; // of the last reading:
        qint64 requests = 0;
        qint64 tookMs = 0;
        qint64 rowsRead = 0;
        qint64 startedAtMs = 0;
    };

    [[nodiscard]] const table::ColumnInfo *columnOf(const QString &key, const char *table::ColumnInfo::*which) const;
    [[nodiscard]] bool isSortedByServer(const QString &sortKey) const;
    [[nodiscard]] table::ListQuery selectionOf(const table::ListQuery &query) const;
    [[nodiscard]] bool answers(const table::ListQuery &query) const;
    void note(const table::ListQuery &query);
    void begin(const table::ListQuery &selection, qint64 upTo, const Pace &pace);
    void readOn();
    [[nodiscard]] bool isTooLong();
    [[nodiscard]] std::unique_ptr<StoreSource> sourceOf(const StorePtr &store, const table::ListQuery &selection,
                                                        const table::Lack &lack) const;
    void finish();
    void takeChanges();
    void arrangeAgain();
    [[nodiscard]] bool isRefresh() const; // the reading is
    template<class Answer, class FromServer, class FromCopy>
    [[nodiscard]] table::Ticket throughServer(const table::ListQuery &query, FromServer fromServer, FromCopy fromCopy,
                                              std::move_only_function<void(Answer)> done);
    void giveBack();
    void takeOpen(const OpenGroups &open);

    std::unique_ptr<table::TableSource> m_server;
    Maker m_makeSource;
    const catalog::ClusterNames &m_names;
    Patience m_patience;
    std::function<void()> m_listener; // see setListener()
    std::shared_ptr<Workers> m_workers;
    table::ListQuery m_query; // the last one
    table::SortBy m_serverOrder; // of the last query that the server could sort
    OpenGroups m_open;
    std::uint64_t m_changesOfOpen = 0;
    bool m_isKept = false; // the copy is used whatever the query is
    std::optional<Copy> m_copy;
    std::unique_ptr<Reading> m_reading;
    Follower::Moment m_startedAt; // of the reading
    std::unique_ptr<Follower> m_follower; // null = the copy is read again wholly
    table::ListQuery m_selection; // of the reading, or of what was refused
    qint64 m_upTo = 0;
    CopyState::Phase m_refusal = CopyState::Phase::Off; // Asks or Failed: not read again by itself
    std::optional<table::Problem> m_problem;
    qint64 m_expected = -1; // of what was refused
    bool m_isDeclined = false; // the user has cancelled: not read again by itself, either
    bool m_hasNews = false; // of the reading
    bool m_isGivenBack = false; // and the table still shows rows of it
    QTimer m_idle; // until the copy is given back
    QTimer m_telling;
};

} // namespace replica
