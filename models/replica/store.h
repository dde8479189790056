// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/column.h"
#include "models/replica/faultindex.h"
#include "models/table/source.h"

#include <map>
#include <mutex>
#include <optional>
#include <stop_token>

namespace replica {

// The answers of the server in 64 rows each, compressed: for details, and for the columns that few people look at.
class JsonStore
{
public:
    static constexpr std::size_t rowsTogether = 64;
    static constexpr std::size_t mostBytes = 96 << 20; // then none are kept

    void append(const QByteArray &row);
    void finish();
    // A finished one of `rows` rows, with other answers for some; see Column::edited(). `wereRows`: how many it has.
    [[nodiscard]] JsonStore edited(std::size_t wereRows, std::size_t rows,
                                   const std::map<std::uint32_t, QByteArray> &answers) const;
    void leaveOut() { m_isKept = false; } // there are no answers; before the first row

    [[nodiscard]] bool isKept() const { return m_isKept; }
    [[nodiscard]] QByteArray at(std::size_t row) const; // empty if it is not kept
    [[nodiscard]] std::size_t chunks() const { return m_chunks.size(); }
    [[nodiscard]] QByteArray chunk(std::size_t index) const; // a JSON list of rows
    [[nodiscard]] std::size_t byteCount() const { return m_bytes; }

private:
    void close();

    std::vector<QByteArray> m_chunks;
    QByteArray m_open; // the chunk to which rows are added
    std::size_t m_openRows = 0;
    std::size_t m_bytes = 0;
    bool m_isKept = true;
};

// All rows of a list, packed, in the order in which they were read. Constant once it is built; any thread.
class Store
{
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const std::vector<table::ColumnInfo> &columns() const { return m_infos; }
    [[nodiscard]] base::Key key(std::size_t row) const;
    // Null for one of the rest (see ColumnInfo::isRest) that was not needed so far.
    [[nodiscard]] const Column *column(std::size_t index) const;
    // Of a column of references: the names of the objects, their ids where they have none. Null for any other column.
    [[nodiscard]] const Column *names(std::size_t index) const;
    // The column, even if it is one of the rest: those take time. Null if the answers of the server are not kept, or if
    // it was asked to stop.
    [[nodiscard]] const Column *anyColumn(std::size_t index, const std::stop_token &stop) const;
    [[nodiscard]] const JsonStore &json() const { return m_json; }

    [[nodiscard]] qint64 readAtMs() const { return m_readAtMs; } // when the oldest row was read, ms UTC
    [[nodiscard]] const table::ReadFaults &faults() const { return m_faults; } // of all rows
    [[nodiscard]] table::ReadFaults faultsOf(std::span<const std::uint32_t> rows) const
    {
        return m_faultsByRow.of(rows);
    }
    [[nodiscard]] std::size_t byteCount() const;

private:
    friend class StoreBuilder;
    friend class StoreMerger;

    std::size_t m_size = 0;
    std::vector<table::ColumnInfo> m_infos;
    std::vector<Column> m_columns;
    std::map<std::size_t, Column> m_names;
    Column m_keys; // empty if they are in a column:
    std::optional<std::size_t> m_keyColumn;
    JsonStore m_json;
    qint64 m_readAtMs = 0;
    table::ReadFaults m_faults{.rows = 0};
    FaultIndex m_faultsByRow;

    mutable std::mutex m_mutex; // of what follows
    mutable std::map<std::size_t, std::unique_ptr<const Column>> m_rest;
};

// Rows of a page, for a store.
struct Batch
{
    std::shared_ptr<const table::TablePage> page;
    std::vector<int> rows; // of the page
    std::vector<QByteArray> names; // of references, row by row for each column of StoreBuilder::nameColumns()
    qint64 readAtMs = 0;
};

// Packs the rows of a list. Used by one thread at a time.
class StoreBuilder
{
public:
    explicit StoreBuilder(const table::TableSource &source);

    void leaveOutJson() { m_store->m_json.leaveOut(); } // of rows without; before the first one
    [[nodiscard]] const std::vector<table::ColumnInfo> &columns() const { return m_store->columns(); }
    // Columns of references: their names are told in the thread of the source.
    [[nodiscard]] const std::vector<int> &nameColumns() const { return m_nameColumns; }
    [[nodiscard]] static Batch batchOf(const std::shared_ptr<const table::TablePage> &page, std::vector<int> rows,
                                       const std::vector<int> &nameColumns, qint64 readAtMs);

    [[nodiscard]] bool add(const Batch &batch); // false if a column has become too large
    [[nodiscard]] std::size_t byteCount() const { return m_store->byteCount(); }
    [[nodiscard]] std::shared_ptr<const Store> finish(); // nothing is added any more

private:
    void shareKeys();
    void addFaults(const Batch &batch);
    [[nodiscard]] bool addCells(const table::TablePage &page, int row);

    std::shared_ptr<Store> m_store;
    std::vector<int> m_nameColumns;
};

} // namespace replica
