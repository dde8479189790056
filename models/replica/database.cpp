// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/database.h"

#include <QFile>

#include <chrono>
#include <sqlite3.h>
#include <thread>
#include <utility>

namespace replica {
namespace {

constexpr int longestValue = 64 << 20; // bytes
constexpr int waitMs = 10; // before others that write are asked for again

DatabaseFault faultOf(int result)
{
    switch (result & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return DatabaseFault::None;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return DatabaseFault::Busy;
    case SQLITE_FULL:
        return DatabaseFault::Full;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
        return DatabaseFault::Unavailable;
    default: // also "no such table"
        return DatabaseFault::Damaged;
    }
}

} // namespace

Database::Database(const QString &path, int patienceMs, std::stop_token stop)
    : m_patienceMs(patienceMs)
    , m_stop(std::move(stop))
{
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    check(sqlite3_open_v2(QFile::encodeName(path).constData(), &m_database, flags, nullptr));
    if (!isFine())
        return;
    sqlite3_limit(m_database, SQLITE_LIMIT_LENGTH, longestValue);
    const auto busy = [](void *self, int times) { return int(static_cast<Database *>(self)->waitForOthers(times)); };
    check(sqlite3_busy_handler(m_database, busy, this));
    // The file may have been made by anybody: it runs no functions of its schema. What is deleted is overwritten.
    run("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; "
        "PRAGMA cache_size=-16384");
}

Database::~Database()
{
    sqlite3_close_v2(m_database);
}

void Database::fail(DatabaseFault fault)
{
    if (isFine())
        m_fault = fault;
}

void Database::check(int result)
{
    fail(faultOf(result));
}

bool Database::waitForOthers(int times) const
{
    if (times >= m_patienceMs / waitMs || m_stop.stop_requested())
        return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(waitMs));
    return true;
}

void Database::run(const char *sql)
{
    if (isFine())
        check(sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr));
}

std::int64_t Database::number(const char *sql)
{
    Statement statement(*this, sql);
    if (!statement.step())
        return 0;
    const auto value = statement.integer(0);
    if (!value)
        fail(DatabaseFault::Damaged);
    return value.value_or(0);
}

Database::Statement::Statement(Database &database, std::string_view sql)
    : m_database(database)
{
    if (database.isFine())
        check(sqlite3_prepare_v2(database.m_database, sql.data(), int(sql.size()), &m_statement, nullptr));
}

Database::Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Database::Statement::check(int result)
{
    m_database.check(result);
}

void Database::Statement::bindNull(int parameter)
{
    if (m_database.isFine())
        check(sqlite3_bind_null(m_statement, parameter + 1));
}

void Database::Statement::bind(int parameter, std::int64_t value)
{
    if (m_database.isFine())
        check(sqlite3_bind_int64(m_statement, parameter + 1, value));
}

void Database::Statement::bind(int parameter, double value)
{
    if (m_database.isFine())
        check(sqlite3_bind_double(m_statement, parameter + 1, value));
}

// A null pointer would be stored as NULL, which is not the empty text.
void Database::Statement::bindText(int parameter, std::string_view text)
{
    if (m_database.isFine())
        check(sqlite3_bind_text64(m_statement, parameter + 1, text.empty() ? "" : text.data(), text.size(),
                                  SQLITE_STATIC, SQLITE_UTF8));
}

void Database::Statement::bindBytes(int parameter, std::string_view bytes)
{
    if (m_database.isFine())
        check(sqlite3_bind_blob64(m_statement, parameter + 1, bytes.empty() ? "" : bytes.data(), bytes.size(),
                                  SQLITE_STATIC));
}

bool Database::Statement::step()
{
    if (!m_database.isFine())
        return false;
    const int result = sqlite3_step(m_statement);
    check(result);
    return result == SQLITE_ROW;
}

void Database::Statement::reset()
{
    if (m_database.isFine())
        check(sqlite3_reset(m_statement));
}

bool Database::Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::optional<std::int64_t> Database::Statement::integer(int column) const
{
    if (sqlite3_column_type(m_statement, column) != SQLITE_INTEGER)
        return {};
    return sqlite3_column_int64(m_statement, column);
}

std::optional<double> Database::Statement::real(int column) const
{
    if (sqlite3_column_type(m_statement, column) != SQLITE_FLOAT)
        return {};
    return sqlite3_column_double(m_statement, column);
}

std::optional<std::string_view> Database::Statement::text(int column) const
{
    if (sqlite3_column_type(m_statement, column) != SQLITE_TEXT)
        return {};
    const auto *begin = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return std::string_view(begin, begin ? std::size_t(sqlite3_column_bytes(m_statement, column)) : 0);
}

std::optional<std::string_view> Database::Statement::bytes(int column) const
{
    if (sqlite3_column_type(m_statement, column) != SQLITE_BLOB)
        return {};
    const auto *begin = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return std::string_view(begin ? begin : "", begin ? std::size_t(sqlite3_column_bytes(m_statement, column)) : 0);
}

} // namespace replica
