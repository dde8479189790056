// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/snapshotfile.h"
#include "models/replica/workers.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <future>
#include <map>
#include <set>
#include <thread>

namespace replica {

// The lists of one connection that are kept on this computer, shared by its pages and windows. Reads and writes in
// other threads. Lists are written some time after they have come, seldom, and at the end. GUI thread.
class Snapshots final : public QObject
{
    Q_OBJECT

public:
    struct Patience
    {
        int firstMs = 3'000; // before a list is written
        int againMs = 10 * 60'000; // before it is written again
        int endMs = 1'500; // for which the end waits for lists that are not written yet
    };
    // Renames a file that cannot be read, and returns its new name without the folder; empty if that failed.
    using KeepAside = std::function<QString(const QString &file)>;
    using Done = std::function<void(std::optional<KeptList>)>;

    Snapshots(const QString &file, KeepAside keepAside, const Patience &patience, QObject *parent = nullptr);
    Snapshots(const QString &file, KeepAside keepAside, QObject *parent = nullptr);
    ~Snapshots() override; // writes what is not written yet, within Patience::endMs
    // Writes it without waiting, and deletes this afterwards, or at the end of the program.
    void finish();

    // From now on. Without, nothing is read or written, and the file is removed.
    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return m_isOn; }

    void keep(const ListToKeep &list); // later
    // The same of rows that are not packed yet.
    void keep(const ListToKeep &list, StoreBuilder builder, std::vector<Batch> batches);
    void forget(const QString &word); // all lists of a resource

    // See SnapshotFile. `done` is called later, unless the ticket was released before.
    [[nodiscard]] table::Ticket first(const QString &word, const table::ListQuery &query, StoreBuilder builder,
                                      Done done);
    [[nodiscard]] table::Ticket all(const QString &word, const table::ListQuery &query, StoreBuilder builder,
                                    Done done);

Q_SIGNALS:
    void problemFound(const QString &sentence); // each kind once
    void written();

private:
    struct Pending
    {
        ListToKeep list;
        qint64 dueAtMs = 0; // ms since the start of the clock
    };
    struct Result
    {
        DatabaseFault fault = DatabaseFault::None;
        bool isTooLarge = false;
    };
    // What is left to be done by the writer.
    struct Work
    {
        std::vector<QString> forgotten; // goes first
        std::vector<ListToKeep> lists;
    };

    static std::string keyOf(const ListToKeep &list);
    static QString wordOf(const std::string &key);
    template<class Read> [[nodiscard]] table::Ticket read(Read read, Done done);
    void schedule();
    void write();
    void startWriting(bool isUrgent);
    void carryOut(const std::stop_token &stop, bool isUrgent);
    void wrote(const Result &result, const ListToKeep &list);
    void note(DatabaseFault fault);
    void setAside(DatabaseFault fault);
    void tell(DatabaseFault fault, const QString &sentence);
    void removeFile();
    [[nodiscard]] bool takeDue(qint64 nowMs);
    void waitForWriter(std::chrono::steady_clock::time_point until);
    void writerEnded();

    QString m_file;
    KeepAside m_keepAside;
    Patience m_patience;
    bool m_isOn = true;
    Workers m_workers;
    std::map<std::string, Pending> m_pending;
    std::map<std::string, qint64> m_writtenAtMs;
    QElapsedTimer m_clock;
    QTimer m_due;
    bool m_isFinishing = false;
    std::jthread m_writer;
    std::future<void> m_isWriting; // valid while the writer runs
    Work m_work; // of the writer alone, while it runs
    // What is done as soon as nothing is being written: this thread does not wait for it.
    std::set<QString> m_forgotten;
    bool m_isFileUnwanted = false;
    DatabaseFault m_unreadable = DatabaseFault::None; // the file is to be set aside
    std::map<std::string, table::Ticket> m_packing;
    std::set<DatabaseFault> m_told;
    QSet<QString> m_tooLarge; // lists that were left out, told
};

} // namespace replica
