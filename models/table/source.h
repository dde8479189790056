// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/key.h"
#include "models/base/urgency.h"
#include "models/table/column.h"
#include "models/table/listquery.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

// Data source of a windowed table. The catalog implements it on top of the API; tests implement their own.
namespace table {

// Why loading failed, ready for display.
struct Problem
{
    enum class Kind { Offline, SignIn, Forbidden, Refused, Server };
    Kind kind = Kind::Server;
    QString sentence; // translated: what happened and what to do next
    QString detail; // the server's own words, plain text; may be empty
};

// What could not be read in some rows. The rows exist; unreadable values are absent.
struct ReadFaults
{
    struct Field
    {
        QString key; // path of the field, as ColumnInfo::key
        qint64 count = 0; // unreadable values
        QString path; // of the first one: "workloads[17].idleGpus"
        QString text; // the first one as the server sent it, shortened

        friend bool operator==(const Field &, const Field &) = default;
    };

    qint64 rows = 0; // rows examined
    QList<Field> fields = {};
    qint64 rowsWithoutId = 0;
    QStringList missing = {}; // keys of expected fields that no row has
    qint64 brokenTexts = 0; // texts in which invalid characters were replaced
    QString brokenPath = {}; // of the first one

    [[nodiscard]] qint64 values() const; // total of unreadable values
    void add(const ReadFaults &further); // adds the faults of other rows

    friend bool operator==(const ReadFaults &, const ReadFaults &) = default;
};

struct GroupRow; // see grouprow.h

// A page: consecutive rows of a query. Immutable.
class TablePage
{
public:
    virtual ~TablePage() = default;
    [[nodiscard]] virtual int size() const = 0;
    [[nodiscard]] virtual base::Key id(int row) const = 0; // base::standIn() where the server sent none
    [[nodiscard]] virtual Raw raw(int row, int column) const = 0; // `column` is an index in the source; any thread
    // The cell has been read before, or costs nothing to read.
    [[nodiscard]] virtual bool isRead(int /*row*/, int /*column*/) const { return true; }
    // The cell has no value yet: another request brings it. See TableSource::setListener().
    [[nodiscard]] virtual bool isLate(int /*row*/, int /*column*/) const { return false; }
    [[nodiscard]] virtual bool hasLate() const { return false; } // some cells are late
    // For display: resolves names of references where the source knows them. GUI thread.
    [[nodiscard]] virtual Value value(int row, int column) const { return toValue(raw(row, column)); }
    [[nodiscard]] virtual QByteArray json(int row) const = 0; // as the server sent it
    // The row stands for a group of rows (see ListQuery::groupBy); its cells are there, the row has no JSON. Null for a
    // row of its own.
    [[nodiscard]] virtual const GroupRow *group(int /*row*/) const { return nullptr; }
    // The same of some rows, for less than one by one. Any thread.
    [[nodiscard]] virtual std::vector<QByteArray> jsonOf(std::span<const int> rows) const
    {
        std::vector<QByteArray> texts;
        for (const int row : rows)
            texts.push_back(json(row));
        return texts;
    }
    // When the rows were read from the server, ms UTC, if that was before they were requested; 0 = just now.
    [[nodiscard]] virtual qint64 readAtMs() const { return 0; }
    [[nodiscard]] virtual bool isLast() const = 0; // no further rows
    // The server reported further rows. Both false: a full page from a server that does not report it.
    [[nodiscard]] virtual bool saysMore() const { return !isLast(); }
    [[nodiscard]] virtual ReadFaults faults() const { return {.rows = size()}; }
    // Of some rows alone: their values and ids.
    [[nodiscard]] virtual ReadFaults faultsOf(std::span<const int> rows) const { return {.rows = qint64(rows.size())}; }
    [[nodiscard]] virtual int misfits() const { return 0; } // rows that violate the query's filters
    [[nodiscard]] virtual std::size_t byteCount() const { return 0; } // approximate memory use
};

struct PageAnswer
{
    std::shared_ptr<const TablePage> page; // null if nothing could be read
    std::optional<Problem> problem; // beside a page: why some of its cells lack their values
};

// Columns that have no values although the server may have them: it refused them, or could not be reached.
struct Lack
{
    ColumnSet columns = {};
    QString sentence = {}; // translated: what is missing, why, and what to do; empty if nothing is
};

struct CountAnswer
{
    std::optional<std::int64_t> count; // absent without a problem: the server cannot count this query
    std::optional<Problem> problem;
};

// No list is longer: a larger count is a fault of the server and is treated as a missing one.
inline constexpr std::int64_t mostRows = 20'000'000;

// A request in progress; releasing the last reference cancels it.
using Ticket = std::shared_ptr<void>;

// Callbacks are queued in the caller's thread, run at most once, and never after the ticket was released. A callback
// may release its own ticket.
class TableSource
{
public:
    virtual ~TableSource() = default;
    [[nodiscard]] virtual int columnCount() const = 0;
    [[nodiscard]] virtual const ColumnInfo &column(int index) const = 0;
    // limit <= maxPageSize()
    [[nodiscard]] virtual Ticket fetchPage(const ListQuery &query, std::int64_t offset, int limit,
                                           base::Urgency urgency, std::move_only_function<void(PageAnswer)> done)
        = 0;
    [[nodiscard]] virtual Ticket fetchCount(const ListQuery &query, base::Urgency urgency,
                                            std::move_only_function<void(CountAnswer)> done)
        = 0;
    [[nodiscard]] virtual int maxPageSize() const { return 500; }
    // Allows pages with late cells. `changed` is called whenever the cells of earlier pages may have arrived: fetch
    // these pages again. Without a listener, answers are always complete.
    virtual void setListener(const std::function<void()> & /*changed*/) { }
    // A refresh starts: drop cached answers.
    virtual void invalidate() { }
    // True if rows are sorted on this computer, over all rows ("sorted locally").
    [[nodiscard]] virtual bool sortsHere() const { return false; }
    [[nodiscard]] virtual bool canSort(const ColumnInfo &column) const { return column.sortKey || sortsHere(); }
    // Changes when the rows of a query come in another order than before, e.g. from another place.
    [[nodiscard]] virtual std::uint64_t order() const { return 0; }
    // What it takes to sort by a column that canSort() holds for, a translated sentence; empty if nothing special.
    [[nodiscard]] virtual QString sortNote(const ColumnInfo &) const { return {}; }
    // What is not as the query requests although it is answered, e.g. the order: translated sentences; empty if
    // nothing.
    [[nodiscard]] virtual QString remark(const ListQuery &) const { return {}; }
    [[nodiscard]] virtual Lack lack() const { return {}; } // of the last rows
    // What the server is asked for in place of the query, as far as known; nullopt if the query is refused, or if its
    // rows come in another way than from a request for the list.
    [[nodiscard]] virtual std::optional<ListQuery> asSent(const ListQuery &query) const { return query; }
};

} // namespace table
