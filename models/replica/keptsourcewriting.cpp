// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/copysource.h"
#include "models/replica/keptsource.h"

#include <QDateTime>

#include <utility>

// What is kept for the next start: copies of lists, and lists that the table knows wholly.
namespace replica {
namespace {

constexpr qint64 gatherAgainMs = 60'000;

// The server selects all rows, but for switches of the list.
bool isUnfiltered(const table::ListQuery &query)
{
    return query.filters.isEmpty() && query.search.isEmpty();
}

// The part of a query that is done by the server.
table::ListQuery switchesOf(const table::ListQuery &query)
{
    table::ListQuery selection;
    selection.deleted = query.deleted;
    selection.completed = query.completed;
    selection.externalOnly = query.externalOnly;
    return selection;
}

} // namespace

ListToKeep KeptSource::toKeep(const table::ListQuery &selection) const
{
    ListToKeep list{.word = QString::fromLatin1(m_resource->word),
                    .selection = selection,
                    .store = {},
                    .shown = covers(selection, m_query) ? m_query : selection,
                    .clusters = {},
                    .readAtMs = 0};
    const auto names = m_names.all();
    for (const auto &[id, name] : names)
        list.clusters.emplace(id.toStdString(), name.toStdString());
    return list;
}

void KeptSource::keepCopy()
{
    const StoreSource *copy = m_copy->copy();
    if (!copy || m_resource->owner || !isUnfiltered(copy->selection()) || copy->store() == m_copied.lock())
        return;
    m_copied = copy->store();
    ListToKeep list = toKeep(switchesOf(copy->selection()));
    list.store = copy->store();
    list.readAtMs = copy->readAtMs();
    m_snapshots.keep(list);
}

void KeptSource::keepRows(std::int64_t offset, const std::shared_ptr<const table::TablePage> &page)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const bool isCopy = page->readAtMs() > 0;
    if (m_resource->owner || !isUnfiltered(m_query) || offset != 0 || isCopy || m_gathering || !m_snapshots.isOn()
        || (m_gatheredAtMs > 0 && now - m_gatheredAtMs < gatherAgainMs))
        return;
    m_gathered.clear();
    if (page->isLast() && !page->hasLate()) {
        m_gathered.push_back(page);
        keepGathered();
    } else if (m_source->sortsHere()) {
        gather();
    }
}

// Of a source that has all rows, which costs no requests.
void KeptSource::gather()
{
    std::int64_t offset = 0;
    for (const auto &page : m_gathered)
        offset += page->size();
    m_gathering = m_source->fetchPage(
        m_query, offset, maxPageSize(), base::Urgency::Prefetch, [this](const table::PageAnswer &answer) {
            const table::Ticket keep = std::exchange(m_gathering, nullptr); // it holds this function
            if (!answer.page || answer.page->hasLate() || answer.page->readAtMs() > 0
                || (answer.page->size() == 0 && !answer.page->isLast()))
                return m_gathered.clear();
            m_gathered.push_back(answer.page);
            if (answer.page->isLast())
                keepGathered();
            else
                gather();
        });
}

void KeptSource::keepGathered()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_gatheredAtMs = now;
    StoreBuilder builder(*m_source);
    const std::vector<int> names = builder.nameColumns();
    std::vector<Batch> batches;
    for (const auto &page : std::exchange(m_gathered, {})) {
        std::vector<int> rows(std::size_t(page->size()));
        for (std::size_t row = 0; row < rows.size(); ++row)
            rows[row] = int(row);
        batches.push_back(StoreBuilder::batchOf(page, std::move(rows), names, now));
    }
    m_snapshots.keep(toKeep(switchesOf(m_query)), std::move(builder), std::move(batches));
}

} // namespace replica
