// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/source.h"

#include <QTimer>

#include <map>
#include <set>

namespace replica {

// The same list of one control plane among several.
struct MergedPart
{
    QString plane; // id of the connection
    QString name; // of the connection
    std::unique_ptr<table::TableSource> source;
    QString shortName = {}; // for cells; empty = the name
};

// The rows of one part of a merged list, for one query at a time: pages that are here, and those of an earlier answer
// where nothing newer comes. What is asked for arrives later, see the constructor. GUI thread.
class PartRows final
{
public:
    enum class Change {
        Arrived, // something that was waited for
        Late, // something for which nobody waits any more: the rows that were shown without it are outdated
        Source, // the source itself has other rows now
    };
    // `patienceMs`: for which answers are waited; then the rows of before take their place.
    PartRows(MergedPart part, int patienceMs, std::function<void(Change)> changed);

    struct Found
    {
        enum class State { Waiting, Here, End };
        State state = State::Waiting;
        std::shared_ptr<const table::TablePage> page = {}; // Here
        int row = 0; // of the page
    };
    struct Count
    {
        bool isWaiting = false;
        std::optional<std::int64_t> rows = {}; // absent = unknown
    };

    void setQuery(const table::ListQuery &query); // forgets the rows of any other one
    void readAgain(); // the rows that are here are those of before now
    void listen(bool isListening);

    // A row by its position; End behind the last one that can be had. Asks for its page if that is not here.
    [[nodiscard]] Found at(std::int64_t row, base::Urgency urgency);
    // The same, without the rows beside it if it is not here.
    [[nodiscard]] Found sample(std::int64_t row, base::Urgency urgency);
    [[nodiscard]] Count count(base::Urgency urgency);
    [[nodiscard]] bool isEnd(std::int64_t row) const; // no row is known to be at this position or behind it

    [[nodiscard]] const QString &plane() const { return m_part.plane; }
    [[nodiscard]] const QString &name() const { return m_part.name; }
    [[nodiscard]] const QString &shortName() const
    {
        return m_part.shortName.isEmpty() ? m_part.name : m_part.shortName;
    }
    [[nodiscard]] const std::string &nameBytes() const { return m_nameBytes; }
    [[nodiscard]] table::TableSource &source() const { return *m_part.source; }
    [[nodiscard]] const table::ListQuery &query() const { return m_query; }
    [[nodiscard]] bool isBehind() const { return m_isLate || m_problem.has_value(); } // what is here may be of before
    [[nodiscard]] const std::optional<table::Problem> &problem() const { return m_problem; } // of the last answer
    [[nodiscard]] std::optional<std::int64_t> knownCount() const;
    [[nodiscard]] qint64 readAtMs() const; // when the oldest of the rows that are here was read; 0 = there are none

private:
    struct Held
    {
        std::shared_ptr<const table::TablePage> page;
        qint64 readAtMs = 0;
        std::uint64_t lastUse = 0;
    };
    using Pages = std::map<std::int64_t, Held>;

    [[nodiscard]] std::int64_t pageOf(std::int64_t row) const { return row / m_pageRows; }
    [[nodiscard]] const Held *held(std::int64_t page); // of this answer, or of before where nothing newer comes
    [[nodiscard]] Found foundIn(const Held &held, int row) const;
    [[nodiscard]] std::int64_t reachable() const; // rows from the first one on that are here
    void askPage(std::int64_t page, base::Urgency urgency);
    void askCount(base::Urgency urgency);
    void pageArrived(std::int64_t page, table::PageAnswer answer);
    void evict(Pages &pages) const;
    void arrived(bool wasLate);
    void fail(const std::optional<table::Problem> &problem);
    void wait();

    MergedPart m_part;
    std::string m_nameBytes;
    std::function<void(Change)> m_changed;
    std::int64_t m_pageRows;
    table::ListQuery m_query;
    Pages m_pages;
    Pages m_before; // of an earlier answer to the same query
    std::map<std::int64_t, std::shared_ptr<const table::TablePage>> m_samples; // single rows
    std::set<std::int64_t> m_failed; // pages that are not asked for again
    std::set<std::int64_t> m_failedSamples;
    std::map<std::int64_t, table::Ticket> m_asked; // by page
    std::map<std::int64_t, table::Ticket> m_askedSamples;
    table::Ticket m_askedCount;
    bool m_isCounted = false;
    bool m_isCountFailed = false; // it is not asked for again
    std::optional<std::int64_t> m_count; // once it is counted; before, that of an earlier answer
    std::optional<table::Problem> m_problem;
    bool m_isLate = false;
    std::uint64_t m_uses = 0;
    QTimer m_patience;
};

} // namespace replica
