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
constexpr int switchesInKey = 3; // one character each, see keyOf()

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
    if (m_isFileUnwanted)
        SnapshotFile::removeFile(m_file);
    if (!m_isOn || Clock::now() >= until || !takeDue(std::numeric_limits<qint64>::max()))
        return;
    startWriting(true);
    waitForWriter(until);
}

void Snapshots::finish()
{
    if (!QCoreApplication::instance() || !m_isOn
        || (m_pending.empty() && m_forgotten.empty() && !m_isWriting.valid())) {
        delete this;
        return;
    }
    m_isFinishing = true;
    setParent(QCoreApplication::instance());
    for (auto &[key, pending] : m_pending)
        pending.dueAtMs = 0;
    write();
}

// Afterwards nothing is being written, and what is left of it is to be written again.
void Snapshots::waitForWriter(Clock::time_point until)
{
    if (!m_isWriting.valid())
        return;
    if (m_isWriting.wait_until(until) == std::future_status::timeout)
        m_writer.request_stop();
    m_writer.join();
    m_isWriting = {};
    const Work left = std::exchange(m_work, {});
    m_forgotten.insert(left.forgotten.begin(), left.forgotten.end());
    for (const ListToKeep &list : left.lists) {
        if (m_isOn && !m_forgotten.contains(list.word))
            m_pending.try_emplace(keyOf(list), Pending{list, 0}); // a newer one goes first
    }
}

void Snapshots::writerEnded()
{
    waitForWriter(Clock::now() + std::chrono::seconds(1)); // it ends at once
    if (std::exchange(m_isFileUnwanted, false))
        SnapshotFile::removeFile(m_file);
    setAside(std::exchange(m_unreadable, DatabaseFault::None));
    write();
    Q_EMIT written();
    if (m_isFinishing && m_pending.empty() && !m_isWriting.valid())
        deleteLater();
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
    m_forgotten.clear();
    m_isFileUnwanted = m_isWriting.valid();
    if (m_isFileUnwanted)
        m_writer.request_stop();
    else
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

QString Snapshots::wordOf(const std::string &key)
{
    return QString::fromStdString(key).chopped(switchesInKey);
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

// False if there is nothing to be done.
bool Snapshots::takeDue(qint64 nowMs)
{
    m_work.forgotten.assign(m_forgotten.begin(), m_forgotten.end());
    m_forgotten.clear();
    for (const auto &[key, pending] : m_pending) {
        if (pending.dueAtMs <= nowMs)
            m_work.lists.push_back(pending.list);
    }
    std::erase_if(m_pending, [nowMs](const auto &pending) { return pending.second.dueAtMs <= nowMs; });
    return !m_work.forgotten.empty() || !m_work.lists.empty();
}

void Snapshots::write()
{
    if (m_isWriting.valid())
        return;
    if (takeDue(m_clock.elapsed()))
        startWriting(false);
    else
        schedule();
}

void Snapshots::startWriting(bool isUrgent)
{
    std::promise<void> ended;
    m_isWriting = ended.get_future();
    m_writer = std::jthread([this, isUrgent, ended = std::move(ended)](const std::stop_token &stop) mutable {
        if (!isUrgent)
            lowerPriority();
        carryOut(stop, isUrgent);
        if (!isUrgent)
            QMetaObject::invokeMethod(this, &Snapshots::writerEnded, Qt::QueuedConnection);
        ended.set_value();
    });
}

// In the thread of the writer. `isUrgent`: nobody hears of it.
void Snapshots::carryOut(const std::stop_token &stop, bool isUrgent)
{
    SnapshotFile file(m_file);
    while (!m_work.forgotten.empty()) {
        if (file.remove(m_work.forgotten.back(), stop) == SnapshotFile::Outcome::Stopped)
            return;
        m_work.forgotten.pop_back();
        if (!isUrgent)
            QMetaObject::invokeMethod(
                this, [this, fault = file.fault()] { note(fault); }, Qt::QueuedConnection);
    }
    while (!m_work.lists.empty()) {
        const SnapshotFile::Outcome outcome = file.write(m_work.lists.back(), stop);
        if (outcome == SnapshotFile::Outcome::Stopped)
            return;
        const Result result{file.fault(), outcome == SnapshotFile::Outcome::TooLarge};
        ListToKeep head = std::move(m_work.lists.back());
        m_work.lists.pop_back();
        head.store.reset();
        if (!isUrgent)
            QMetaObject::invokeMethod(
                this, [this, result, head] { wrote(result, head); }, Qt::QueuedConnection);
    }
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
    std::erase_if(m_packing, [&word](const auto &packing) { return wordOf(packing.first) == word; });
    if (!m_isOn)
        return;
    m_forgotten.insert(word);
    if (m_isWriting.valid())
        m_writer.request_stop();
    else
        write();
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
    switch (fault) {
    case DatabaseFault::None:
    case DatabaseFault::Busy: // the next time
        return;
    case DatabaseFault::Damaged:
    case DatabaseFault::Newer:
        if (!m_isWriting.valid())
            return setAside(fault);
        m_unreadable = fault;
        m_writer.request_stop();
        return;
    case DatabaseFault::Full:
        tell(fault, tr("There is no room left to keep lists on this computer. They are read at the next start."));
        return;
    case DatabaseFault::Unavailable:
        tell(fault,
             tr("Lists cannot be kept on this computer: %1 cannot be read or written.")
                 .arg(QDir::toNativeSeparators(QFileInfo(m_file).absolutePath())));
    }
}

void Snapshots::setAside(DatabaseFault fault)
{
    if (fault == DatabaseFault::None || !QFileInfo::exists(m_file)) // it was set aside a moment ago
        return;
    const QString newName = m_keepAside(m_file);
    m_isOn = m_isOn && !newName.isEmpty(); // what cannot be renamed stays as it is
    if (m_isOn)
        SnapshotFile::removeFile(m_file); // what belonged to it
    else
        m_pending.clear();
    const QString what = fault == DatabaseFault::Newer
        ? tr("The lists kept on this computer were written by a newer version of Binnacle.")
        : tr("The lists kept on this computer could not be read.");
    tell(fault,
         what + u' '
             + (newName.isEmpty()
                    ? tr("They are read from the control plane again.")
                    : tr("They are read from the control plane again. The old file was renamed to %1.").arg(newName)));
}

void Snapshots::tell(DatabaseFault fault, const QString &sentence)
{
    if (m_told.insert(fault).second)
        Q_EMIT problemFound(sentence);
}

} // namespace replica
