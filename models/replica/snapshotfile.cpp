// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/snapshotfile.h"

#include "models/catalog/secrets.h"
#include "models/replica/snapshotcells.h"
#include "models/replica/snapshotform.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace replica {
namespace {

using table::ListQuery;
using Statement = Database::Statement;
using namespace snapshotform;

constexpr int writePatienceMs = 5'000;
constexpr std::size_t rowsInSight = 400;
constexpr std::size_t rowsUnasked = 256; // that are written before it is asked whether to go on
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

constexpr const char *schema = R"(
CREATE TABLE list (id INTEGER PRIMARY KEY, word TEXT NOT NULL, deleted INTEGER NOT NULL, completed INTEGER,
                   external INTEGER NOT NULL, rows INTEGER NOT NULL, read_at INTEGER NOT NULL, bytes INTEGER NOT NULL,
                   columns TEXT NOT NULL, query TEXT NOT NULL, matching INTEGER NOT NULL, sight TEXT NOT NULL);
CREATE TABLE cluster (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
PRAGMA application_id = 1113812051;
PRAGMA user_version = 1;
)";
static_assert(snapshotform::applicationId == 1'113'812'051 && snapshotform::version == 1);

// Negative = either.
int completedOf(const ListQuery &selection)
{
    return selection.completed ? int(*selection.completed) : -1;
}

// The columns of a list that are written: first those of the source, then the names of references.
struct Stored
{
    std::vector<std::size_t> cells;
    std::vector<std::size_t> names;

    explicit Stored(const Store &store)
    {
        for (std::size_t i = 0; i < store.columns().size(); ++i) {
            if (isKept(store.columns()[i]))
                cells.push_back(i);
            if (store.names(i))
                names.push_back(i);
        }
    }
    [[nodiscard]] std::string keys(const Store &store) const
    {
        QJsonArray list;
        for (const std::size_t column : cells)
            list.append(QLatin1StringView(store.columns()[column].key));
        for (const std::size_t column : names)
            list.append(nameOf(store.columns()[column]));
        return QJsonDocument(list).toJson(QJsonDocument::Compact).toStdString();
    }
};

// c0, c1, ...
std::string columnList(std::size_t count)
{
    std::string list = "key";
    for (std::size_t i = 0; i < count; ++i)
        list += ", c" + std::to_string(i);
    return list;
}

void dropList(Database &database, std::int64_t list)
{
    database.run(("DROP TABLE IF EXISTS " + tableOf(list)).c_str());
    Statement remove(database, "DELETE FROM list WHERE id = ?");
    remove.bind(0, list);
    std::ignore = remove.step();
}

std::vector<std::int64_t> numbersOf(Statement &statement)
{
    std::vector<std::int64_t> all;
    while (statement.step())
        all.push_back(statement.integer(0).value_or(-1));
    return all;
}

void dropSelection(Database &database, const QString &word, const ListQuery &selection)
{
    Statement find(database,
                   "SELECT id FROM list WHERE word = ? AND deleted = ? AND ifnull(completed, -1) = ? AND external = ?");
    const std::string name = word.toStdString();
    find.bindText(0, name);
    find.bind(1, std::int64_t(selection.deleted));
    find.bind(2, std::int64_t(completedOf(selection)));
    find.bind(3, std::int64_t(selection.externalOnly));
    const std::vector<std::int64_t> lists = numbersOf(find);
    find.reset();
    for (const std::int64_t list : lists)
        dropList(database, list);
}

void writeClusters(Database &database, const Names &clusters)
{
    if (clusters.empty())
        return;
    database.run("DELETE FROM cluster");
    Statement insert(database, "INSERT OR REPLACE INTO cluster VALUES (?, ?)");
    for (const auto &[id, name] : clusters) {
        insert.bindText(0, id);
        insert.bindText(1, name);
        std::ignore = insert.step();
        insert.reset();
    }
}

enum class RowState { Written, TooLarge, Stopped };

RowState writeRows(Database &database, const Store &store, const Stored &stored, std::int64_t list,
                   std::int64_t mostBytes, const std::stop_token &stop, std::int64_t &bytes)
{
    const std::size_t count = stored.cells.size() + stored.names.size();
    const std::string columns = columnList(count);
    database.run(("CREATE TABLE " + tableOf(list) + " (n INTEGER PRIMARY KEY, " + columns + ")").c_str());
    std::string places = "?, ?";
    for (std::size_t i = 0; i < count; ++i)
        places += ", ?";
    Statement insert(database, "INSERT INTO " + tableOf(list) + " VALUES (" + places + ")");
    CellWriter writer;
    for (std::size_t row = 0; row < store.size() && database.isFine(); ++row) {
        if (row % rowsUnasked == 0 && stop.stop_requested())
            return RowState::Stopped;
        const base::Key key = store.key(row);
        const std::string text = key.isUuid() ? std::string() : key.toString().toStdString();
        int parameter = 0;
        insert.bind(parameter++, std::int64_t(row));
        writer.bind(insert, parameter++, key.isUuid() ? table::Raw(key.uuid()) : table::Raw(std::string_view(text)));
        for (const std::size_t column : stored.cells)
            writer.bind(insert, parameter++, store.column(column)->raw(row));
        for (const std::size_t column : stored.names)
            writer.bind(insert, parameter++, store.names(column)->raw(row));
        std::ignore = insert.step();
        insert.reset();
        writer.nextRow();
        if (writer.byteCount() > mostBytes)
            return RowState::TooLarge;
    }
    bytes = writer.byteCount();
    return RowState::Written;
}

RowState writeHead(Database &database, const ListToKeep &list, std::int64_t number, std::int64_t bytes,
                   const Stored &stored, const std::stop_token &stop)
{
    ListQuery shown = list.shown;
    if (list.selection.completed)
        shown.completed.reset(); // it is met
    const auto sight = arrange(*list.store, shown, list.clusters, stop);
    if (!sight)
        return RowState::Stopped;
    QJsonArray rows;
    for (std::size_t i = 0; i < std::min(rowsInSight, sight->rows.size()); ++i)
        rows.append(qint64(sight->rows[i]));
    const std::string word = list.word.toStdString();
    const std::string columns = stored.keys(*list.store);
    const std::string query = textOf(list.shown);
    const std::string places = QJsonDocument(rows).toJson(QJsonDocument::Compact).toStdString();
    Statement insert(database, "INSERT INTO list VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(0, number);
    insert.bindText(1, word);
    insert.bind(2, std::int64_t(list.selection.deleted));
    if (list.selection.completed)
        insert.bind(3, std::int64_t(*list.selection.completed));
    insert.bind(4, std::int64_t(list.selection.externalOnly));
    insert.bind(5, std::int64_t(list.store->size()));
    insert.bind(6, std::int64_t(list.readAtMs > 0 ? list.readAtMs : list.store->readAtMs()));
    insert.bind(7, bytes);
    insert.bindText(8, columns);
    insert.bindText(9, query);
    insert.bind(10, std::int64_t(sight->rows.size()));
    insert.bindText(11, places);
    std::ignore = insert.step();
    return RowState::Written;
}

// The oldest lists go, but not the one that was written just now.
void makeRoom(Database &database, std::int64_t kept, std::int64_t mostBytes)
{
    Statement all(database, "SELECT id, bytes FROM list ORDER BY id = ? DESC, read_at DESC");
    all.bind(0, kept);
    std::int64_t sum = 0;
    std::vector<std::int64_t> tooMany;
    while (all.step()) {
        sum += all.integer(1).value_or(0);
        if (sum > mostBytes)
            tooMany.push_back(all.integer(0).value_or(-1));
    }
    all.reset();
    for (const std::int64_t list : tooMany)
        dropList(database, list);
}

} // namespace

bool isKept(const table::ColumnInfo &column)
{
    return !column.isRest && column.kind != table::Kind::Structure
        && !catalog::isSecretName(QString::fromLatin1(column.key));
}

// --- The file

bool SnapshotFile::isThere() const
{
    return QFileInfo(m_path).size() > 0;
}

bool SnapshotFile::makeFile()
{
    const QFileInfo info(m_path);
    const QString folder = info.absolutePath();
    if (!QFileInfo::exists(folder)
        && (!QDir().mkpath(QFileInfo(folder).absolutePath())
            || !QDir().mkdir(folder, ownerOnly | QFileDevice::ExeOwner)))
        return QFileInfo::exists(folder); // another program has made it
    // libsqlite3 gives its other files the permissions of this one.
    QFile file(m_path);
    return file.open(QIODevice::NewOnly | QIODevice::WriteOnly, ownerOnly) || file.exists();
}

bool SnapshotFile::removeFile(const QString &path)
{
    bool isGone = true;
    for (const QString &file : {path, path + u"-journal"_s, path + u"-wal"_s, path + u"-shm"_s})
        isGone = (!QFileInfo::exists(file) || QFile::remove(file)) && isGone;
    return isGone;
}

// --- Writing

SnapshotFile::Outcome SnapshotFile::write(const ListToKeep &list, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Outcome::Stopped;
    if (!makeFile()) {
        m_fault = DatabaseFault::Unavailable;
        return Outcome::Failed;
    }
    Database database(m_path, writePatienceMs, stop);
    database.run("PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE");
    if (!hasSchema(database))
        database.run(schema);
    const Stored stored(*list.store);
    const std::int64_t number = database.number("SELECT ifnull(max(id), 0) + 1 FROM list");
    dropSelection(database, list.word, list.selection);
    std::int64_t bytes = 0;
    RowState rows = std::int64_t(list.store->size()) > m_limits.rows ? RowState::TooLarge : RowState::Written;
    if (rows == RowState::Written)
        rows = writeRows(database, *list.store, stored, number, m_limits.bytes, stop, bytes);
    if (rows == RowState::Written)
        rows = writeHead(database, list, number, bytes, stored, stop);
    if (rows == RowState::Written) {
        writeClusters(database, list.clusters);
        makeRoom(database, number, m_limits.bytes);
    } else if (rows == RowState::TooLarge) {
        database.run(("DROP TABLE IF EXISTS " + tableOf(number)).c_str());
    }
    if (rows == RowState::Stopped)
        return Outcome::Stopped;
    database.run("COMMIT");
    m_fault = database.fault();
    if (m_fault == DatabaseFault::Busy && stop.stop_requested())
        return Outcome::Stopped;
    if (!database.isFine())
        return Outcome::Failed;
    return rows == RowState::TooLarge ? Outcome::TooLarge : Outcome::Written;
}

SnapshotFile::Outcome SnapshotFile::remove(const QString &word, const std::stop_token &stop)
{
    m_fault = DatabaseFault::None;
    if (stop.stop_requested())
        return Outcome::Stopped;
    if (!isThere())
        return Outcome::Written;
    Database database(m_path, writePatienceMs, stop);
    database.run("BEGIN IMMEDIATE");
    if (hasSchema(database)) {
        Statement find(database, "SELECT id FROM list WHERE word = ?");
        const std::string name = word.toStdString();
        find.bindText(0, name);
        const std::vector<std::int64_t> lists = numbersOf(find);
        find.reset();
        for (const std::int64_t list : lists)
            dropList(database, list);
        database.run("COMMIT");
    }
    m_fault = database.fault();
    if (m_fault == DatabaseFault::Busy && stop.stop_requested())
        return Outcome::Stopped;
    return database.isFine() ? Outcome::Written : Outcome::Failed;
}

} // namespace replica
