// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/store.h"
#include "models/replica/workers.h"
#include "models/table/listreader.h"

#include <QElapsedTimer>

#include <functional>

namespace replica {

// How fast a list is read.
struct Pace
{
    std::size_t mostRequests;
    int pauseMs; // between two requests
    bool isCounted = true; // the rows are compared with the server's count
};
inline constexpr Pace fullPace{3, 0};
inline constexpr Pace slowPace{1, 1000}; // at most 60 requests a minute, beside which people work

// Reads a whole list into a store; other threads pack the rows. Lives in one thread; destroying it cancels.
class Reading final : private table::ListReader::User
{
public:
    // `changed` is called whenever one of the following has changed; it must not destroy the reading.
    Reading(std::unique_ptr<table::TableSource> source, const table::ListQuery &query, const Pace &pace,
            Workers &workers, std::function<void()> changed);
    ~Reading() override;

    void start();
    // Before start(): only rows whose time in a column is at or after `time`, ms UTC, are right. If others come, the
    // server has not understood the query, and the reading ends with the problem Refused.
    void require(int column, std::int64_t time) { m_required = {column, time}; }

    [[nodiscard]] qint64 startedAtMs() const { return m_startedAtMs; } // ms UTC
    [[nodiscard]] qint64 rows() const { return m_reader.taken(); } // so far
    [[nodiscard]] const table::ListCounts &counts() const { return m_reader.counts(); }
    [[nodiscard]] qint64 requests() const { return m_reader.requests(); }
    [[nodiscard]] qint64 elapsedMs() const { return m_clock.elapsed(); }
    [[nodiscard]] std::size_t byteCount() const { return m_bytes; } // of the rows that are packed
    [[nodiscard]] const std::optional<table::Problem> &problem() const { return m_problem; } // it has ended
    [[nodiscard]] const std::shared_ptr<const Store> &store() const { return m_store; } // once it has ended well
    [[nodiscard]] table::Lack lack() const { return m_source->lack(); }

private:
    // What the threads work on, one at a time.
    struct Work
    {
        StoreBuilder builder;
        std::vector<Batch> batches = {};
    };
    struct Packed
    {
        bool isDone = false;
        std::size_t bytes = 0;
        std::shared_ptr<const Store> store; // at the end
    };

    void take(const std::shared_ptr<const table::TablePage> &page, const std::vector<table::Pager::Row> &rows,
              std::vector<int> fresh) override;
    [[nodiscard]] int pagesInUse() const override;
    void changed() override;
    [[nodiscard]] bool isRight(const table::TablePage &page, int row) const;
    void pack();
    void packed(const Packed &result);

    std::unique_ptr<table::TableSource> m_source;
    Workers &m_workers;
    std::function<void()> m_changed;
    std::shared_ptr<Work> m_work;
    std::vector<int> m_nameColumns;
    std::vector<Batch> m_waiting;
    int m_packing = 0; // pages
    table::Ticket m_job;
    std::size_t m_bytes = 0;
    std::shared_ptr<const Store> m_store;
    std::optional<table::Problem> m_problem;
    QElapsedTimer m_clock;
    qint64 m_startedAtMs = 0;
    std::optional<std::pair<int, std::int64_t>> m_required; // see require()
    table::ListReader m_reader; // last: it calls what stands above
};

} // namespace replica
