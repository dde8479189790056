// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/details/history.h"

#include "models/api/page.h"
#include "models/api/records.h"
#include "models/base/shown.h"
#include "models/catalog/secrets.h"

#include <algorithm>

namespace catalog {
namespace {

HistoryEntry entryOf(const api::TextPool &texts, const api::WorkloadEvent &event)
{
    HistoryEntry entry;
    entry.name = base::shownName(texts.toString(event.reason));
    if (entry.name.isEmpty())
        entry.name = base::shownName(texts.toString(event.type));
    entry.message = base::shownText(maskedText(texts.toString(event.message)));
    entry.object
        = base::shownName(texts.toString(event.objectKind) + u' ' + texts.toString(event.objectName)).trimmed();
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
    entry.name = base::shownName(texts.toString(record.phase));
    entry.message = base::shownText(maskedText(texts.toString(record.phaseMessage)));
    entry.timeMs = entry.firstMs = record.createdAt;
    return entry;
}

bool isRepeated(const HistoryEntry &one, const HistoryEntry &other)
{
    return one.what == HistoryEntry::What::Event && other.what == HistoryEntry::What::Event && one.name == other.name
        && one.message == other.message && one.object == other.object;
}

// Oldest first: a phase lasts until the next one; a new message of the same phase does not start a new one.
QList<HistoryEntry> arranged(QList<HistoryEntry> records)
{
    std::ranges::stable_sort(records, {}, &HistoryEntry::timeMs);
    QList<HistoryEntry> entries;
    qsizetype lastPhase = -1;
    qsizetype phaseStart = 0; // events are merged only within a phase
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
    // The server sends the newest first. Iterating backwards keeps the order of records with equal times.
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

History::History(api::Client &client, QObject *parent, const HistoryOperations &operations)
    : OnDemand(client, parent)
    , m_operations(operations)
{
}

table::Ticket History::send(const base::Key &workload, int limit, base::Urgency priority)
{
    api::ListParams params;
    params.limit = limit;
    const auto done = [this](const auto &result) { answered(result); };
    if (!m_eventsOnly)
        return ticketOf(
            m_client.listOf<api::HistoryRecord>(m_operations.history, workload, params, priority, this, done));
    params.descending = true;
    return ticketOf(m_client.listOf<api::WorkloadEvent>(m_operations.events, workload, params, priority, this, done));
}

template<class Result> void History::answered(const Result &result)
{
    if (result) {
        m_entries = historyOf(**result);
        succeed((*result)->rows.size(), (*result)->next.has_value());
        return;
    }
    const auto kind = result.error().kind;
    const bool isUnknown = kind == api::Error::Kind::NotFound || kind == api::Error::Kind::BadRequest;
    m_eventsOnly = isUnknown && !m_eventsOnly; // if events are unknown, too, the workload itself is
    if (m_eventsOnly)
        ask(base::Urgency::Visible);
    else
        fail(result.error());
}

} // namespace catalog
