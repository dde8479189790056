// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/snapshots.h"

#include "models/catalog/resource.h"
#include "models/table/format.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace replica {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int lowPriority = 10; // as of nice(1)

// Of the current thread.
void lowerPriority()
{
    setpriority(PRIO_PROCESS, id_t(gettid()), lowPriority);
}

} // namespace

Snapshots::Snapshots(const QString &file, KeepAside keepAside, const Patience &patience, QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_keepAside(std::move(keepAside))
    , m_patience(patience)
{
    m_clock.start();
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &Snapshots::write);
}

Snapshots::Snapshots(const QString &file, KeepAside keepAside, QObject *parent)
    : Snapshots(file, std::move(keepAside), Patience(), parent)
{
}

Snapshots::~Snapshots()
{
    const auto until = Clock::now() + std::chrono::milliseconds(m_patience.endMs);
    m_due.stop();
    waitForWriter(until);
    auto lists = takeDue(std::numeric_limits<qint64>::max());
    if (!m_isOn || lists.empty() || Clock::now() >= until)
        return;
    startWriting(std::move(lists), true);
    waitForWriter(until);
}

void Snapshots::finish()
{
    if (!QCoreApplication::instance() || !m_isOn || (m_pending.empty() && !m_isWriting.valid())) {
        delete this;
        return;
    }
    m_isFinishing = true;
    setParent(QCoreApplication::instance());
    for (auto &[key, pending] : m_pending)
        pending.dueAtMs = 0;
    write();
}

// Afterwards nothing is being written.
void Snapshots::waitForWriter(Clock::time_point until)
{
    if (!m_isWriting.valid())
        return;
    if (m_isWriting.wait_until(until) == std::future_status::timeout)
        m_writer.request_stop();
    m_writer.join();
    m_isWriting = {};
}

void Snapshots::setOn(bool on)
{
    if (on == m_isOn)
        return;
    m_isOn = on;
    if (!on)
        removeFile();
}

void Snapshots::removeFile()
{
    m_pending.clear();
    m_packing.clear();
    m_writtenAtMs.clear();
    waitForWriter(Clock::now());
    SnapshotFile::removeFile(m_file);
}

// --- Writing

std::string Snapshots::keyOf(const ListToKeep &list)
{
    const table::ListQuery &selection = list.selection;
    const int completed = selection.completed ? int(*selection.completed) : 2;
    return list.word.toStdString() + char('0' + int(selection.deleted)) + char('0' + completed)
        + char('0' + int(selection.externalOnly));
}

void Snapshots::keep(const ListToKeep &list)
{
    if (!m_isOn)
        return;
    const std::string key = keyOf(list);
    const auto before = m_writtenAtMs.find(key);
    const qint64 soon = m_clock.elapsed() + m_patience.firstMs;
    const qint64 due = before == m_writtenAtMs.end() ? soon : std::max(soon, before->second + m_patience.againMs);
    const auto pending = m_pending.find(key);
    m_pending[key] = {list, pending == m_pending.end() ? due : std::min(due, pending->second.dueAtMs)};
    schedule();
}

void Snapshots::keep(const ListToKeep &list, StoreBuilder builder, std::vector<Batch> batches)
{
    if (!m_isOn)
        return;
    const std::string key = keyOf(list);
    m_packing[key] = m_workers.run(
        [builder = std::move(builder), batches = std::move(batches)](const std::stop_token &) mutable {
            builder.leaveOutJson();
            bool isDone = true;
            for (const Batch &batch : batches)
                isDone = isDone && builder.add(batch);
            return isDone ? builder.finish() : nullptr;
        },
        [this, list, key](std::shared_ptr<const Store> store) {
            const auto running = m_packing.extract(key); // it holds this function
            if (!store)
                return;
            ListToKeep packed = list;
            packed.store = std::move(store);
            keep(packed);
        });
}

void Snapshots::schedule()
{
    if (m_pending.empty() || m_isWriting.valid())
        return;
    const auto first
        = std::ranges::min_element(m_pending, {}, [](const auto &pending) { return pending.second.dueAtMs; });
    m_due.start(int(std::clamp<qint64>(first->second.dueAtMs - m_clock.elapsed(), 0, m_patience.againMs)));
}

std::vector<ListToKeep> Snapshots::takeDue(qint64 nowMs)
{
    std::vector<ListToKeep> lists;
    for (const auto &[key, pending] : m_pending) {
        if (pending.dueAtMs <= nowMs)
            lists.push_back(pending.list);
    }
    std::erase_if(m_pending, [nowMs](const auto &pending) { return pending.second.dueAtMs <= nowMs; });
    return lists;
}

void Snapshots::write()
{
    if (m_isWriting.valid())
        return;
    if (auto lists = takeDue(m_clock.elapsed()); !lists.empty())
        startWriting(std::move(lists), false);
    else
        schedule();
}

void Snapshots::startWriting(std::vector<ListToKeep> lists, bool isUrgent)
{
    std::promise<void> ended;
    m_isWriting = ended.get_future();
    ++m_writers;
    m_writer = std::jthread([this, isUrgent, number = m_writers, path = m_file, lists = std::move(lists),
                             ended = std::move(ended)](const std::stop_token &stop) mutable {
        if (!isUrgent)
            lowerPriority();
        SnapshotFile file(path);
        for (const ListToKeep &list : lists) {
            const SnapshotFile::Outcome outcome = file.write(list, stop);
            if (outcome == SnapshotFile::Outcome::Stopped)
                break;
            const Result result{file.fault(), outcome == SnapshotFile::Outcome::TooLarge};
            ListToKeep head = list;
            head.store.reset();
            if (!isUrgent)
                QMetaObject::invokeMethod(
                    this, [this, result, head] { wrote(result, head); }, Qt::QueuedConnection);
        }
        lists.clear();
        if (!isUrgent)
            QMetaObject::invokeMethod(
                this,
                [this, number] {
                    if (number != m_writers)
                        return;
                    waitForWriter(Clock::now() + std::chrono::seconds(1)); // it ends at once
                    schedule();
                    Q_EMIT written();
                    if (m_isFinishing && m_pending.empty() && !m_isWriting.valid())
                        deleteLater();
                },
                Qt::QueuedConnection);
        ended.set_value();
    });
}

void Snapshots::wrote(const Result &result, const ListToKeep &list)
{
    m_writtenAtMs[keyOf(list)] = m_clock.elapsed();
    note(result.fault);
    const auto resource = catalog::resourceCalled(list.word);
    if (!result.isTooLarge || !resource || m_tooLarge.contains(list.word))
        return;
    m_tooLarge.insert(list.word);
    //: %1 is a list, e.g. "Pods"
    Q_EMIT problemFound(
        tr("The list %1 is too long to be kept on this computer for the next start.").arg(catalog::titleOf(*resource)));
}

void Snapshots::forget(const QString &word)
{
    std::erase_if(m_pending, [&word](const auto &pending) { return pending.second.list.word == word; });
    if (!m_isOn)
        return;
    waitForWriter(Clock::now());
    const auto removal = std::make_shared<table::Ticket>();
    *removal = m_workers.run(
        [path = m_file, word](const std::stop_token &) {
            SnapshotFile file(path);
            file.remove(word);
            return file.fault();
        },
        [this, removal](DatabaseFault fault) {
            const table::Ticket keep = std::exchange(*removal, nullptr); // it holds this function
            note(fault);
        });
}

// --- Reading

template<class Read> table::Ticket Snapshots::read(Read read, Done done)
{
    using Answer = std::pair<std::optional<KeptList>, DatabaseFault>;
    return m_workers.run(
        [path = m_isOn ? m_file : QString(), read = std::move(read)](const std::stop_token &stop) mutable -> Answer {
            if (path.isEmpty())
                return {};
            SnapshotFile file(path);
            auto list = read(file, stop);
            return {std::move(list), file.fault()};
        },
        [this, done = std::move(done)](Answer answer) {
            note(answer.second);
            done(std::move(answer.first));
        });
}

table::Ticket Snapshots::first(const QString &word, const table::ListQuery &query, StoreBuilder builder, Done done)
{
    return read([word, query, builder = std::move(builder)](
                    SnapshotFile &file, const std::stop_token &) { return file.first(word, query, builder); },
                std::move(done));
}

table::Ticket Snapshots::all(const QString &word, const table::ListQuery &query, StoreBuilder builder, Done done)
{
    return read([word, query, builder = std::move(builder)](
                    SnapshotFile &file, const std::stop_token &stop) { return file.all(word, query, builder, stop); },
                std::move(done));
}

void Snapshots::note(DatabaseFault fault)
{
    QString sentence;
    switch (fault) {
    case DatabaseFault::None:
    case DatabaseFault::Busy: // the next time
        return;
    case DatabaseFault::Damaged:
    case DatabaseFault::Newer: {
        waitForWriter(Clock::now());
        if (!QFileInfo::exists(m_file)) // it was set aside a moment ago
            return;
        const QString newName = m_keepAside(m_file);
        m_isOn = m_isOn && !newName.isEmpty(); // what cannot be renamed stays as it is
        if (m_isOn)
            SnapshotFile::removeFile(m_file); // what belonged to it
        const QString what = fault == DatabaseFault::Newer
            ? tr("The lists kept on this computer were written by a newer version of Binnacle.")
            : tr("The lists kept on this computer could not be read.");
        sentence = what + u' '
            + (newName.isEmpty()
                   ? tr("They are read from the control plane again.")
                   : tr("They are read from the control plane again. The old file was renamed to %1.").arg(newName));
        break;
    }
    case DatabaseFault::Full:
        sentence = tr("There is no room left to keep lists on this computer. They are read at the next start.");
        break;
    case DatabaseFault::Unavailable:
        sentence = tr("Lists cannot be kept on this computer: %1 cannot be read or written.")
                       .arg(QDir::toNativeSeparators(QFileInfo(m_file).absolutePath()));
        break;
    }
    if (m_told.insert(fault).second)
        Q_EMIT problemFound(sentence);
}

} // namespace replica
