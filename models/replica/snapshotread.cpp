// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/snapshotcells.h"
#include "models/replica/snapshotfile.h"
#include "models/replica/snapshotform.h"
#include "models/replica/storesource.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <map>

// Reading of SnapshotFile. Nothing that is read is trusted.
namespace replica {
namespace {

using namespace snapshotform;
using table::ListQuery;
using Statement = Database::Statement;

constexpr int readPatienceMs = 300;
constexpr std::size_t rowsTogether = 512;
constexpr std::int64_t latestTime = 253'402'300'799'999; // the end of the year 9999, ms UTC

// The row of a list in its table.
struct Head
{
    std::int64_t number = 0;
    ListQuery selection;
    std::int64_t rows = 0;
    std::int64_t readAtMs = 0;
    QList<QString> columns;
    std::string query;
    std::int64_t matching = 0;
    std::vector<std::int64_t> sight;
};

bool isFlag(std::optional<std::int64_t> value)
{
    const std::int64_t number = value.value_or(-1);
    return number == 0 || number == 1;
}

// Nullopt if its values make no sense.
std::optional<Head> headOf(const Statement &found)
{
    Head head;
    head.number = found.integer(0).value_or(-1);
    if (head.number < 0 || !isFlag(found.integer(1)) || !isFlag(found.integer(3))
        || !(found.isNull(2) || isFlag(found.integer(2))))
        return {};
    head.selection.deleted = found.integer(1) == 1;
    if (!found.isNull(2))
        head.selection.completed = found.integer(2) == 1;
    head.selection.externalOnly = found.integer(3) == 1;
    head.rows = found.integer(4).value_or(-1);
    head.readAtMs = found.integer(5).value_or(-1);
    head.matching = found.integer(8).value_or(-1);
    if (head.rows < 0 || head.rows > table::mostRows || head.readAtMs < 0 || head.readAtMs > latestTime
        || head.matching < 0 || head.matching > head.rows)
        return {};
    const auto bytesOf = [&found](int column) {
        const std::string_view text = found.text(column).value_or(std::string_view());
        return QByteArray(text.data(), qsizetype(text.size()));
    };
    const QJsonArray columns = QJsonDocument::fromJson(bytesOf(6)).array();
    for (const auto &column : columns)
        head.columns.append(column.toString());
    head.query = bytesOf(7).toStdString();
    const QJsonArray sight = QJsonDocument::fromJson(bytesOf(9)).array();
    for (const auto &place : sight) {
        head.sight.push_back(place.toInteger(-1));
        if (head.sight.back() < 0 || head.sight.back() >= head.rows)
            return {};
    }
    if (head.columns.isEmpty() || std::int64_t(head.sight.size()) > head.matching)
        return {};
    return head;
}

// The newest of those that cover the query.
std::optional<Head> headFor(Database &database, const QString &word, const ListQuery &query)
{
    Statement find(database,
                   "SELECT id, deleted, completed, external, rows, read_at, columns, query, matching, sight FROM list "
                   "WHERE word = ? ORDER BY read_at DESC");
    const std::string name = word.toStdString();
    find.bindText(0, name);
    while (find.step()) {
        auto head = headOf(find);
        if (!head)
            database.fail(DatabaseFault::Damaged);
        else if (covers(head->selection, query))
            return head;
    }
    return {};
}

Names clustersOf(Database &database)
{
    Names clusters;
    Statement all(database, "SELECT id, name FROM cluster");
    while (all.step()) {
        const auto id = all.text(0);
        const auto name = all.text(1);
        if (id && name)
            clusters.emplace(*id, *name);
        else
            database.fail(DatabaseFault::Damaged);
    }
    return clusters;
}

bool isPlausible(const table::Raw &cell, table::Kind kind)
{
    if (kind != table::Kind::Time)
        return true;
    const auto *time = std::get_if<std::int64_t>(&cell);
    return std::holds_alternative<std::monostate>(cell) || (time && *time >= -latestTime && *time <= latestTime);
}

// Rows that were read from a database.
class ReadPage final : public table::TablePage
{
public:
    [[nodiscard]] int size() const override { return int(m_keys.size()); }
    [[nodiscard]] base::Key id(int row) const override { return m_keys[std::size_t(row)]; }
    [[nodiscard]] table::Raw raw(int row, int column) const override
    {
        return m_cells[std::size_t(row) * m_columns + std::size_t(column)];
    }
    [[nodiscard]] QByteArray json(int) const override { return {}; }
    [[nodiscard]] bool isLast() const override { return false; }

private:
    friend class RowReader;
    std::size_t m_columns = 0;
    std::vector<base::Key> m_keys;
    std::vector<table::Raw> m_cells; // row by row
    std::deque<std::string> m_texts; // of the cells
};

// Builds a store of rows in the order in which they are read.
class RowReader
{
public:
    RowReader(Database &database, const Head &head, StoreBuilder builder)
        : m_database(database)
        , m_head(head)
        , m_builder(std::move(builder))
    {
        const std::vector<table::ColumnInfo> &columns = m_builder.columns();
        for (const table::ColumnInfo &column : columns)
            m_places.push_back(isKept(column) ? placeOf(QString::fromLatin1(column.key)) : -1);
        for (const int column : m_builder.nameColumns())
            m_names.push_back(placeOf(nameOf(columns[std::size_t(column)])));
        m_builder.leaveOutJson();
    }

    // What to select: the number of the row, its key, its cells.
    [[nodiscard]] std::string selected() const
    {
        std::string list = "SELECT n, key";
        for (qsizetype i = 0; i < m_head.columns.size(); ++i)
            list += ", c" + std::to_string(i);
        return list + " FROM " + tableOf(m_head.number);
    }
    [[nodiscard]] table::ColumnSet lacking() const
    {
        table::ColumnSet set;
        for (std::size_t i = 0; i < std::min(m_places.size(), set.size()); ++i)
            set[i] = m_places[i] < 0;
        return set;
    }

    void take(const Statement &row)
    {
        if (!m_page) {
            m_page = std::make_shared<ReadPage>();
            m_page->m_columns = m_places.size();
        }
        m_page->m_keys.push_back(readKey(row, 1));
        if (m_page->m_keys.back().isNull())
            m_database.fail(DatabaseFault::Damaged);
        for (std::size_t i = 0; i < m_places.size(); ++i)
            m_page->m_cells.push_back(cell(row, m_places[i], m_builder.columns()[i].kind));
        for (const int place : m_names) {
            const auto text = place < 0 ? std::nullopt : row.text(place);
            m_rowNames.push_back(text ? QByteArray(text->data(), qsizetype(text->size())) : QByteArray());
        }
        if (m_page->m_keys.size() == rowsTogether)
            flush();
    }

    [[nodiscard]] std::shared_ptr<const Store> finish()
    {
        flush();
        return m_builder.finish();
    }

private:
    [[nodiscard]] int placeOf(const QString &key) const
    {
        const qsizetype index = m_head.columns.indexOf(key);
        return index < 0 ? -1 : int(index) + 2;
    }
    [[nodiscard]] table::Raw cell(const Statement &row, int place, table::Kind kind)
    {
        if (place < 0)
            return {};
        const auto read = readCell(row, place, m_page->m_texts);
        if (!read || !isPlausible(*read, kind))
            m_database.fail(DatabaseFault::Damaged);
        return read.value_or(table::Raw());
    }
    void flush()
    {
        if (!m_page)
            return;
        Batch batch{m_page, {}, std::move(m_rowNames), m_head.readAtMs};
        for (int row = 0; row < m_page->size(); ++row)
            batch.rows.push_back(row);
        if (!m_builder.add(batch))
            m_database.fail(DatabaseFault::Damaged);
        m_rowNames.clear();
        m_page.reset();
    }

    Database &m_database;
    const Head &m_head;
    StoreBuilder m_builder;
    std::vector<int> m_places; // of the columns of the source in a row of the database; -1 = it is not kept
    std::vector<int> m_names;
    std::shared_ptr<ReadPage> m_page;
    std::vector<QByteArray> m_rowNames;
};

KeptList listOf(Database &database, const Head &head, const RowReader &reader)
{
    return {.selection = head.selection,
            .rows = head.rows,
            .readAtMs = head.readAtMs,
            .lacking = reader.lacking(),
            .clusters = std::make_shared<const Names>(clustersOf(database)),
            .sight = {},
            .store = {}};
}

} // namespace

std::optional<KeptList> SnapshotFile::first(const QString &word, const ListQuery &query, StoreBuilder builder)
{
    m_fault = DatabaseFault::None;
    if (!isThere())
        return {};
    Database database(m_path, readPatienceMs);
    database.run("BEGIN");
    std::optional<KeptList> list;
    if (const auto head = hasSchema(database) ? headFor(database, word, query) : std::nullopt) {
        RowReader reader(database, *head, std::move(builder));
        list = listOf(database, *head, reader);
        if (head->query == textOf(query)) {
            Statement row(database, reader.selected() + " WHERE n = ?");
            for (const std::int64_t place : head->sight) {
                row.bind(0, place);
                if (!row.step())
                    database.fail(DatabaseFault::Damaged);
                if (database.isFine())
                    reader.take(row);
                row.reset();
            }
            if (database.isFine())
                list->sight = KeptList::Sight{head->matching, reader.finish()};
        }
    }
    m_fault = database.fault();
    return database.isFine() ? list : std::nullopt;
}

std::optional<KeptList> SnapshotFile::all(const QString &word, const ListQuery &query, StoreBuilder builder,
                                          const std::stop_token &stop)
{
    m_fault = DatabaseFault::None;
    if (!isThere())
        return {};
    Database database(m_path, readPatienceMs);
    database.run("BEGIN");
    std::optional<KeptList> list;
    if (const auto head = hasSchema(database) ? headFor(database, word, query) : std::nullopt) {
        RowReader reader(database, *head, std::move(builder));
        list = listOf(database, *head, reader);
        Statement row(database, reader.selected() + " ORDER BY n");
        std::int64_t rows = 0;
        while (!stop.stop_requested() && row.step()) {
            if (row.integer(0) != rows++)
                database.fail(DatabaseFault::Damaged);
            else
                reader.take(row);
        }
        if (stop.stop_requested())
            return {};
        if (rows != head->rows)
            database.fail(DatabaseFault::Damaged);
        if (database.isFine())
            list->store = reader.finish();
    }
    m_fault = database.fault();
    return database.isFine() ? list : std::nullopt;
}

} // namespace replica
