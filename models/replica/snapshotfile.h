// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/arrange.h"
#include "models/replica/database.h"
#include "models/replica/store.h"

#include <stop_token>

// Whole lists in a file on this computer: what is there before the control plane answers.
namespace replica {

// A list to be written.
struct ListToKeep
{
    QString word; // of the resource
    table::ListQuery selection; // of the server: without filters and search
    std::shared_ptr<const Store> store;
    table::ListQuery shown; // the query of the page: its first rows are found without reading all
    Names clusters;
    qint64 readAtMs = 0; // all that the rows say was true then or later, ms UTC; 0 = as the store says
};

// What a file has of a list.
struct KeptList
{
    // The rows that the page showed last.
    struct Sight
    {
        std::int64_t count = 0; // of the rows that match
        std::shared_ptr<const Store> rows; // the first of them, in their order
    };

    table::ListQuery selection;
    std::int64_t rows = 0;
    qint64 readAtMs = 0; // from the server, the oldest row
    table::ColumnSet lacking; // columns that are not kept: their cells are unknown
    std::shared_ptr<const Names> clusters;
    std::optional<Sight> sight; // of the query that was asked for
    std::shared_ptr<const Store> store; // all rows, if they were asked for
};

// The lists of one connection and account, in one database with a version. Only columns and texts without secrets go
// in: no answers of the server as they are, no environment variables, commands or other structures; what looks like a
// secret within a text is masked. Readable by its owner only. Each function opens the file, and blocks: not for the GUI
// thread. Two programs may use one file. After a crash in the middle of writing, the lists are as they were before.
class SnapshotFile
{
public:
    struct Limits
    {
        std::int64_t rows = 200'000; // of a list
        std::int64_t bytes = 128 << 20; // of all lists: the oldest ones make room; the file takes at most twice that
    };
    enum class Outcome { Written, TooLarge, Stopped, Failed };

    explicit SnapshotFile(QString path)
        : SnapshotFile(std::move(path), Limits())
    {
    }
    SnapshotFile(QString path, const Limits &limits)
        : m_path(std::move(path))
        , m_limits(limits)
    {
    }

    // Replaces what there is of the same selection. A list that is too large is removed. The file and its folder are
    // made. Whoever is stopped has done nothing.
    [[nodiscard]] Outcome write(const ListToKeep &list, const std::stop_token &stop);
    [[nodiscard]] Outcome remove(const QString &word, const std::stop_token &stop); // Written: nothing of it is left
    // The list that covers the query, if there is one. `builder`: of a source of the list, without rows.
    [[nodiscard]] std::optional<KeptList> first(const QString &word, const table::ListQuery &query,
                                                StoreBuilder builder);
    [[nodiscard]] std::optional<KeptList> all(const QString &word, const table::ListQuery &query, StoreBuilder builder,
                                              const std::stop_token &stop);
    [[nodiscard]] DatabaseFault fault() const { return m_fault; } // of the last function

    // Removes a file with all that belongs to it; false if something is left.
    static bool removeFile(const QString &path);

private:
    bool makeFile();
    [[nodiscard]] bool isThere() const;

    QString m_path;
    Limits m_limits;
    DatabaseFault m_fault = DatabaseFault::None;
};

// Whether cells of the column are written: it has none that may be secrets.
[[nodiscard]] bool isKept(const table::ColumnInfo &column);

} // namespace replica
