// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/history.h"

#include "models/catalog/problem.h"
#include "models/catalog/secrets.h"

#include <algorithm>

namespace catalog {
namespace {

constexpr int mostRecords = 500; // that one answer may hold

HistoryEntry entryOf(const api::TextPool &texts, const api::WorkloadEvent &event)
{
    HistoryEntry entry;
    entry.name = texts.toString(event.reason);
    if (entry.name.isEmpty())
        entry.name = texts.toString(event.type);
    entry.message = maskedText(texts.toString(event.message));
    entry.object = (texts.toString(event.objectKind) + u' ' + texts.toString(event.objectName)).trimmed();
    entry.isWarning = texts.view(event.type) == "Warning";
    entry.timeMs = event.createdAt;
    entry.firstMs = event.createdAt;
    return entry;
}

HistoryEntry entryOf(const api::TextPool &texts, const api::HistoryRecord &record)
{
    if (texts.view(record.type) != "PhaseUpdate") {
        HistoryEntry entry = entryOf(texts, record.event);
        if (entry.timeMs == api::absentTime)
            entry.timeMs = entry.firstMs = record.createdAt;
        return entry;
    }
    HistoryEntry entry;
    entry.what = HistoryEntry::What::Phase;
    entry.name = texts.toString(record.phase);
    entry.message = maskedText(texts.toString(record.phaseMessage));
    entry.timeMs = entry.firstMs = record.createdAt;
    return entry;
}

bool isRepeated(const HistoryEntry &one, const HistoryEntry &other)
{
    return one.what == HistoryEntry::What::Event && other.what == HistoryEntry::What::Event && one.name == other.name
        && one.message == other.message && one.object == other.object;
}

// From the oldest on: a phase lasts until the next one, and a new message within it is no new phase.
QList<HistoryEntry> arranged(QList<HistoryEntry> records)
{
    std::ranges::stable_sort(records, {}, &HistoryEntry::timeMs);
    QList<HistoryEntry> entries;
    qsizetype lastPhase = -1;
    qsizetype phaseStart = 0; // events are gathered within a phase only
    for (const HistoryEntry &record : std::as_const(records)) {
        if (record.what == HistoryEntry::What::Event) {
            const auto known = std::find_if(entries.begin() + phaseStart, entries.end(),
                                            [&](const HistoryEntry &entry) { return isRepeated(entry, record); });
            if (known == entries.end()) {
                entries.append(record);
                continue;
            }
            HistoryEntry repeated = *known;
            ++repeated.count;
            repeated.timeMs = record.timeMs;
            entries.erase(known);
            entries.append(repeated);
            continue;
        }
        if (lastPhase >= 0 && entries.at(lastPhase).name == record.name) {
            if (!record.message.isEmpty())
                entries[lastPhase].message = record.message;
            continue;
        }
        if (lastPhase >= 0)
            entries[lastPhase].untilMs = record.timeMs;
        lastPhase = entries.size();
        phaseStart = lastPhase;
        entries.append(record);
    }
    std::ranges::reverse(entries);
    return entries;
}

template<class Record> QList<HistoryEntry> entriesOf(const api::Page<Record> &page)
{
    QList<HistoryEntry> records;
    // The server sends the newest first: turned round, records of the same moment keep their order.
    for (auto it = page.rows.rbegin(); it != page.rows.rend(); ++it) {
        HistoryEntry entry = entryOf(page.texts, *it);
        if (entry.timeMs != api::absentTime)
            records.append(std::move(entry));
    }
    return arranged(std::move(records));
}

} // namespace

QList<HistoryEntry> historyOf(const api::Page<api::HistoryRecord> &page)
{
    return entriesOf(page);
}

QList<HistoryEntry> historyOf(const api::Page<api::WorkloadEvent> &page)
{
    return entriesOf(page);
}

History::History(api::Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

void History::setWorkload(api::Id id)
{
    if (id == m_id)
        return;
    m_call.cancel();
    m_id = id;
    m_limit = step;
    m_entries.clear();
    m_hasMore = false;
    m_hasAnswer = false;
    m_problem.reset();
    m_isDue = !id.isAbsent();
    Q_EMIT changed();
    if (m_isDue && m_isWanted)
        ask(api::Priority::Visible);
}

void History::setWanted(bool wanted)
{
    m_isWanted = wanted;
    if (!wanted && m_call.isActive()) {
        m_call.cancel();
        m_isDue = true;
    }
    if (wanted && m_isDue)
        ask(api::Priority::Visible);
}

void History::refresh()
{
    if (m_id.isAbsent() || m_call.isActive())
        return;
    m_isDue = true;
    if (m_isWanted)
        ask(api::Priority::Refresh);
}

void History::loadMore()
{
    if (!m_hasMore || m_call.isActive())
        return;
    m_limit = std::min(m_limit + step, mostRecords);
    ask(api::Priority::Interactive);
    Q_EMIT changed();
}

void History::ask(api::Priority priority)
{
    m_isDue = false;
    api::ListParams params;
    params.limit = m_limit;
    if (m_eventsOnly) {
        params.descending = true;
        m_call
            = m_client.workloadEvents(m_id, params, priority, this, [this](const auto &result) { answered(result); });
    } else {
        m_call
            = m_client.workloadHistory(m_id, params, priority, this, [this](const auto &result) { answered(result); });
    }
    Q_EMIT changed();
}

template<class Result> void History::answered(const Result &result)
{
    if (!result) {
        fail(result.error());
        return;
    }
    m_entries = historyOf(**result);
    m_hasMore = (*result)->next.has_value() && m_limit < mostRecords;
    m_hasAnswer = true;
    m_problem.reset();
    Q_EMIT changed();
}

void History::fail(const api::Error &error)
{
    const bool isUnknown = error.kind == api::Error::Kind::NotFound || error.kind == api::Error::Kind::BadRequest;
    if (isUnknown && !m_eventsOnly) {
        m_eventsOnly = true;
        ask(api::Priority::Visible);
        return;
    }
    m_eventsOnly = false; // it is the workload that is not known
    m_problem = problemOf(error);
    Q_EMIT changed();
}

} // namespace catalog
