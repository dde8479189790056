// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/pager.h"
#include "models/table/source.h"

#include <QTimer>

#include <map>

namespace table {

// The server's counts of a list that was read, and what they say about rows that did not come.
struct ListCounts
{
    std::optional<std::int64_t> before, after; // when reading began, and when it had ended; absent = unknown
    std::optional<std::int64_t> impossible; // what it said instead
    qint64 missing = 0; // rows that the server counts but did not send
    qint64 perhapsMissing = 0; // the same, but some may have been created behind the position already read
};

// Reads all rows of a query, each exactly once, while rows are added and deleted. Pages by creation time if the server
// supports it, see Pager. Several requests are in flight; answers are taken in the order of the list. Compares the
// number of rows with the server's counts. Memory: at most Options::mostPages pages, 24 bytes per row unless paged by
// time. One thread, which needs an event loop.
class ListReader
{
public:
    struct Options
    {
        base::Urgency urgency = base::Urgency::Export;
        std::size_t mostRequests = 3; // one more than the session sends at once, so that the session is always busy
        std::size_t mostPages = 8; // requested, waiting for an older one, or not used yet
        int pauseMs = 0; // between two requests
        bool compares = true; // all rows are wanted: they are compared with the counts
        bool counts = true; // asks the server for its count, which spares requests behind the end of a long list
    };

    // What becomes of the rows. A call may stop() the reader, but not destroy it.
    class User
    {
    public:
        virtual ~User() = default;
        // The next page, in list order. `rows` are all of its rows, `fresh` the indices of those not taken before.
        virtual void take(const std::shared_ptr<const TablePage> &page, const std::vector<Pager::Row> &rows,
                          std::vector<int> fresh)
            = 0;
        [[nodiscard]] virtual int pagesInUse() const = 0; // that were taken; call goOn() when there are fewer
        [[nodiscard]] virtual bool hasAll() const { return false; } // the rest of the list is not needed
        virtual void changed() = 0; // one of isRead(), isFinished(), counts() or problem()
    };

    // Both must outlive the reader. Without a sort key, the list is read by time of creation, newest first.
    ListReader(TableSource &source, const ListQuery &query, const Options &options, User &user);

    void start();
    void goOn(); // asks for further pages
    void stop(); // cancels all requests; nothing is called any more

    [[nodiscard]] const ListQuery &query() const { return m_query; } // with its sort key
    [[nodiscard]] const ListCounts &counts() const { return m_counts; } // `missing` once isFinished()
    [[nodiscard]] qint64 taken() const { return m_taken; } // rows
    [[nodiscard]] qint64 requests() const { return m_requests; } // of pages, so far
    [[nodiscard]] bool isRead() const { return m_isRead; } // to the end of the list
    [[nodiscard]] bool isFinished() const; // and counted, if that matters
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; } // that ended it

private:
    struct Parked
    {
        Pager::Want want;
        std::shared_ptr<const TablePage> page;
    };

    [[nodiscard]] ListQuery queryFrom(std::int64_t time) const;
    void ask(const Pager::Want &want);
    void park(const Pager::Want &want, PageAnswer answer);
    void takeParked();
    void takePage(const Pager::Want &want, const std::shared_ptr<const TablePage> &page);
    [[nodiscard]] std::vector<Pager::Row> rowsOf(const TablePage &page) const;
    void finishReading();
    void countAgain();
    void countCreated();
    [[nodiscard]] std::optional<std::int64_t> plausible(std::optional<std::int64_t> count);
    [[nodiscard]] qint64 unaccounted() const;
    [[nodiscard]] bool hasConditions() const;
    void judge();
    void fail(const Problem &problem);
    void dropPages();

    TableSource &m_source;
    ListQuery m_query;
    Options m_options;
    User &m_user;
    int m_timeColumn;
    bool m_isByTime;
    Pager m_pager;
    bool m_isRunning = false;

    std::map<std::int64_t, Ticket> m_tickets; // by serial
    std::map<std::int64_t, Parked> m_parked; // answers that arrived before an older one
    std::int64_t m_nextSerial = 0; // the next one to take
    QTimer m_pause;
    qint64 m_requests = 0;
    qint64 m_taken = 0;
    std::int64_t m_newest = Pager::noTime; // of the rows taken

    Ticket m_countTicket;
    ListCounts m_counts;
    std::optional<std::int64_t> m_countCreatedSince; // rows created after the newest one that was taken
    bool m_isCounting = false;
    bool m_isRead = false;
    std::optional<Problem> m_problem;
};

} // namespace table
