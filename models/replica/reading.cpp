// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/reading.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <utility>

namespace replica {

Reading::Reading(std::unique_ptr<table::TableSource> source, const table::ListQuery &query, const Pace &pace,
                 Workers &workers, std::function<void()> changed)
    : m_source(std::move(source))
    , m_workers(workers)
    , m_changed(std::move(changed))
    , m_work(std::make_shared<Work>(Work{StoreBuilder(*m_source)}))
    , m_nameColumns(m_work->builder.nameColumns())
    , m_reader(*m_source, query,
               {.mostRequests = pace.mostRequests,
                .pauseMs = pace.pauseMs,
                .compares = pace.isCounted,
                .counts = pace.isCounted},
               *this)
{
}

Reading::~Reading() = default;

void Reading::start()
{
    m_clock.start();
    m_startedAtMs = QDateTime::currentMSecsSinceEpoch();
    m_reader.start();
}

void Reading::take(const std::shared_ptr<const table::TablePage> &page, const std::vector<table::Pager::Row> &,
                   std::vector<int> fresh)
{
    if (fresh.empty())
        return;
    if (!std::ranges::all_of(fresh, [&](int row) { return isRight(*page, row); })) {
        m_reader.stop();
        m_problem = {table::Problem::Kind::Refused, {}, {}};
        return m_changed();
    }
    m_waiting.push_back(
        StoreBuilder::batchOf(page, std::move(fresh), m_nameColumns, QDateTime::currentMSecsSinceEpoch()));
    pack();
}

bool Reading::isRight(const table::TablePage &page, int row) const
{
    if (!m_required)
        return true;
    const table::Raw cell = page.raw(row, m_required->first);
    const auto *time = std::get_if<std::int64_t>(&cell);
    return time && *time >= m_required->second;
}

int Reading::pagesInUse() const
{
    return int(m_waiting.size()) + m_packing;
}

void Reading::changed()
{
    if (!m_problem)
        m_problem = m_reader.problem();
    pack();
    m_changed();
}

// Packs what has come; after the last rows, finishes the store.
void Reading::pack()
{
    const bool isLast = m_reader.isFinished();
    if (m_job || m_store || m_problem || (m_waiting.empty() && !isLast))
        return;
    m_packing = int(m_waiting.size());
    m_work->batches = std::exchange(m_waiting, {});
    m_job = m_workers.run(
        [work = m_work, isLast](const std::stop_token &) {
            Packed result{.isDone = true, .bytes = 0, .store = {}};
            for (const Batch &batch : std::exchange(work->batches, {}))
                result.isDone = result.isDone && work->builder.add(batch);
            result.bytes = work->builder.byteCount();
            if (isLast)
                result.store = work->builder.finish();
            return result;
        },
        [this](const Packed &result) { packed(result); });
}

void Reading::packed(const Packed &result)
{
    const table::Ticket keep = std::exchange(m_job, nullptr); // it holds the running function
    m_packing = 0;
    m_bytes = result.bytes;
    m_store = result.store;
    if (!result.isDone) {
        m_store.reset();
        m_reader.stop();
        m_problem = {table::Problem::Kind::Server,
                     QCoreApplication::translate(
                         "replica::Reading", "The list is too long to be kept on this computer. Narrow the filter."),
                     {}};
    }
    if (!m_problem && !m_store) {
        m_reader.goOn();
        pack();
    }
    m_changed();
}

} // namespace replica
