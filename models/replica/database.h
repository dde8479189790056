// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace replica {

// Why a database could not be read or written.
enum class DatabaseFault {
    None,
    Busy, // another program writes it
    Unavailable, // no such folder, no permission, a read error
    Full, // no space left
    Damaged, // not a database of ours, or its contents make no sense
    Newer, // a newer version of the program has written it
};

// A database of libsqlite3 for one thread. After the first fault nothing is done any more, and statements have no rows.
// What is not committed when it is closed, or when the program is killed, has not happened.
class Database
{
public:
    // The file must exist. `patienceMs`: how long to wait for others that write, unless it is asked to stop.
    Database(const QString &path, int patienceMs, std::stop_token stop = {});
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] DatabaseFault fault() const { return m_fault; }
    [[nodiscard]] bool isFine() const { return m_fault == DatabaseFault::None; }
    void fail(DatabaseFault fault); // of what was read, for instance
    void run(const char *sql);
    [[nodiscard]] std::int64_t number(const char *sql); // the only value of the only row; 0 after a fault

    // A prepared statement. Its database must outlive it. Columns and parameters count from 0.
    class Statement
    {
    public:
        Statement(Database &database, std::string_view sql);
        ~Statement();
        Statement(const Statement &) = delete;
        Statement &operator=(const Statement &) = delete;

        void bindNull(int parameter);
        void bind(int parameter, std::int64_t value);
        void bind(int parameter, double value);
        void bindText(int parameter, std::string_view text); // any bytes; must live until reset()
        void bindBytes(int parameter, std::string_view bytes); // the same
        [[nodiscard]] bool step(); // false = no further row, or a fault
        void reset();

        [[nodiscard]] bool isNull(int column) const;
        // Nullopt for a value of another type. Texts and bytes live until the next step.
        [[nodiscard]] std::optional<std::int64_t> integer(int column) const;
        [[nodiscard]] std::optional<double> real(int column) const;
        [[nodiscard]] std::optional<std::string_view> text(int column) const;
        [[nodiscard]] std::optional<std::string_view> bytes(int column) const;

    private:
        void check(int result);

        Database &m_database;
        sqlite3_stmt *m_statement = nullptr;
    };

private:
    void check(int result);
    [[nodiscard]] bool waitForOthers(int times) const; // false = no longer

    int m_patienceMs;
    std::stop_token m_stop;
    sqlite3 *m_database = nullptr;
    DatabaseFault m_fault = DatabaseFault::None;
};

} // namespace replica
