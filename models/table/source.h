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

// Where a windowed table gets its rows from. Implemented by the catalog on top of the API; tests implement their own.
namespace table {

// Why rows did not come, ready to be shown.
struct Problem
{
    enum class Kind { Offline, SignIn, Forbidden, Refused, Server };
    Kind kind = Kind::Server;
    QString sentence; // what happened and what to do next
    QString detail; // the server's own words, plain text; may be empty
};

// What could not be read of some rows. The rows are there; the values are absent.
struct ReadFaults
{
    struct Field
    {
        QString key; // path of the field, as ColumnInfo::key
        qint64 count = 0; // of values
        QString path; // of the first one: "workloads[17].idleGpus"
        QString text; // the first one as the server sent it, shortened

        friend bool operator==(const Field &, const Field &) = default;
    };

    qint64 rows = 0; // that were looked at
    QList<Field> fields = {};
    qint64 rowsWithoutId = 0;
    QStringList missing = {}; // keys of fields that the server should send and that no row has
    qint64 brokenTexts = 0; // texts with characters that had to be replaced
    QString brokenPath = {}; // of the first one

    [[nodiscard]] qint64 values() const; // that could not be read
    void add(const ReadFaults &further); // of other rows

    friend bool operator==(const ReadFaults &, const ReadFaults &) = default;
};

// Some consecutive rows of a query. Immutable.
class TablePage
{
public:
    virtual ~TablePage() = default;
    [[nodiscard]] virtual int size() const = 0;
    [[nodiscard]] virtual base::Key id(int row) const = 0;
    [[nodiscard]] virtual Raw raw(int row, int column) const = 0; // of source columns; any thread
    // For people: names of references are looked up where the source knows them. GUI thread.
    [[nodiscard]] virtual Value value(int row, int column) const { return toValue(raw(row, column)); }
    [[nodiscard]] virtual QByteArray json(int row) const = 0; // as the server sent it
    [[nodiscard]] virtual bool isLast() const = 0; // nothing follows
    // The server said that rows follow. Neither this nor isLast(): a full page of a server that says nothing.
    [[nodiscard]] virtual bool saysMore() const { return !isLast(); }
    [[nodiscard]] virtual ReadFaults faults() const { return {.rows = size()}; }
    [[nodiscard]] virtual int misfits() const { return 0; } // rows that the query's filters should have kept out
    [[nodiscard]] virtual std::size_t byteCount() const { return 0; } // memory held, about
};

struct PageAnswer
{
    std::shared_ptr<const TablePage> page; // null if there is a problem
    std::optional<Problem> problem;
};

struct CountAnswer
{
    std::optional<std::int64_t> count; // absent without a problem: this query cannot be counted
    std::optional<Problem> problem;
};

// A request under way; dropping the last reference cancels it.
using Ticket = std::shared_ptr<void>;

// Callbacks come queued in the thread of the caller, at most once, and never after the ticket was dropped. A callback
// may drop its own ticket while it runs.
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
    // A refresh begins: answers kept from earlier requests are too old for the next ones.
    virtual void invalidate() { }
    // True where the order is made on this computer, over all rows ("sorted here").
    [[nodiscard]] virtual bool sortsHere() const { return false; }
};

} // namespace table
