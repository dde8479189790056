// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/capabilities.h"
#include "models/catalog/catalog.h"
#include "models/catalog/problem.h"
#include "models/catalog/recordpage.h"
#include "models/catalog/wholerows.h"

#include <QObject>

namespace catalog {

// A list that the server neither sorts nor filters: read wholly, sorted, searched and filtered here. A read in progress
// answers every fetch made meanwhile. Until invalidate(), further pages and other sort orders are served from the
// stored list. GUI thread.
template<class Record> class WholeSource final : public table::TableSource
{
public:
    using Pages = std::vector<api::PagePtr<Record>>;
    using Done = std::move_only_function<void(api::Result<Pages>)>;
    // How the list is read; the ticket cancels. `done` is called later, in the GUI thread.
    struct Reader
    {
        // Reads the list that the query selects: all rows that may match, and maybe more.
        std::function<table::Ticket(const table::ListQuery &, base::Urgency, Done)> read;
        // Reduces a query to what selects the list: queries that are then equal share one read.
        std::function<table::ListQuery(const table::ListQuery &)> selectedBy;
        // What the rows of the last read lack, a translated sentence; may be empty, as may be the result.
        std::function<QString()> remark = {};
    };

    WholeSource(const ClusterNames &names, Resource resource, const RecordTable<Record> &table, Reader reader)
        : m_names(names)
        , m_resource(resource)
        , m_table(table)
        , m_reader(std::move(reader))
    {
    }

    [[nodiscard]] int columnCount() const override { return static_cast<int>(m_table.columns.size()); }
    [[nodiscard]] const table::ColumnInfo &column(int index) const override
    {
        return m_table.columns[static_cast<std::size_t>(index)];
    }
    void invalidate() override
    {
        m_isStale = true;
        // An answer in progress may be older than what made the list stale. Whoever waits for it gets the next one.
        m_reading.reset();
    }
    [[nodiscard]] bool sortsHere() const override { return true; }
    [[nodiscard]] QString remark(const table::ListQuery &) const override
    {
        return m_reader.remark ? m_reader.remark() : QString();
    }

    [[nodiscard]] table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                          base::Urgency urgency,
                                          std::move_only_function<void(table::PageAnswer)> done) override
    {
        return whenRead(query, urgency,
                        [this, query, offset, limit,
                         answer = std::move(done)](const std::optional<table::Problem> &problem) mutable {
                            if (problem)
                                return answer({nullptr, problem});
                            const auto &rows = rowsOf(query);
                            const auto size = static_cast<std::int64_t>(rows.size());
                            const std::int64_t begin = std::min(offset, size);
                            const std::int64_t end = std::min(offset + limit, size);
                            answer({std::make_shared<Slice<Record>>(
                                        m_list, std::vector(rows.begin() + begin, rows.begin() + end), end == size),
                                    std::nullopt});
                        });
    }

    [[nodiscard]] table::Ticket fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                           std::move_only_function<void(table::CountAnswer)> done) override
    {
        return whenRead(query, urgency,
                        [this, query, answer = std::move(done)](const std::optional<table::Problem> &problem) mutable {
                            if (problem)
                                return answer({std::nullopt, problem});
                            answer({static_cast<std::int64_t>(rowsOf(query).size()), std::nullopt});
                        });
    }

private:
    // Waits for the list; owned by the ticket alone.
    using Waiter = std::move_only_function<void(const std::optional<table::Problem> &)>;

    table::Ticket whenRead(const table::ListQuery &query, base::Urgency urgency, Waiter waiter)
    {
        auto ticket = std::make_shared<Waiter>(std::move(waiter));
        std::optional<table::Problem> problem;
        if (const QString refusal = refusalOf(m_resource, query); !refusal.isEmpty())
            problem = table::Problem{table::Problem::Kind::Refused, refusal, {}};
        const table::ListQuery selection = m_reader.selectedBy(query);
        if (problem || (m_list && !m_isStale && m_listed == selection)) {
            QMetaObject::invokeMethod(
                &m_context,
                [waiting = std::weak_ptr(ticket), problem] {
                    if (const auto held = waiting.lock())
                        (*held)(problem);
                },
                Qt::QueuedConnection);
            return ticket;
        }
        m_waiters.push_back(ticket);
        if (!m_reading || m_selection != selection)
            read(selection, urgency);
        return ticket;
    }

    void read(const table::ListQuery &selection, base::Urgency urgency)
    {
        m_selection = selection;
        m_reading = m_reader.read(selection, urgency, [this, selection](const api::Result<Pages> &result) {
            const table::Ticket keep = std::exchange(m_reading, nullptr); // it holds this function
            if (!result)
                return wake(problemOf(result.error()));
            m_list = std::make_shared<const WholeRows<Record>>(*result, m_table, m_names);
            m_listed = selection;
            m_isStale = false;
            m_sortedBy.reset();
            wake(std::nullopt);
        });
    }

    [[nodiscard]] table::Problem problemOf(const api::Error &error) const
    {
        table::Problem problem = listProblemOf(error);
        if (error.kind == api::Error::Kind::NotFound && m_resource->words.notFound)
            problem.sentence = wordsOf(m_resource->words.notFound);
        return problem;
    }

    void wake(const std::optional<table::Problem> &problem)
    {
        for (const auto &waiter : std::exchange(m_waiters, {})) {
            if (const auto held = waiter.lock())
                (*held)(problem);
        }
    }

    // The places of the matching rows, in order.
    const std::vector<RowPlace> &rowsOf(const table::ListQuery &query)
    {
        if (m_sortedBy != query) {
            m_rows = m_list->places(query, defaultQuery(m_resource).sortKey);
            m_sortedBy = query;
        }
        return m_rows;
    }

    const ClusterNames &m_names;
    Resource m_resource;
    RecordTable<Record> m_table;
    Reader m_reader;
    QObject m_context;
    std::shared_ptr<const WholeRows<Record>> m_list;
    bool m_isStale = true;
    table::ListQuery m_listed; // the selection of the list
    table::ListQuery m_selection; // of the list that is being read
    table::Ticket m_reading;
    std::vector<std::weak_ptr<Waiter>> m_waiters;
    std::optional<table::ListQuery> m_sortedBy; // of m_rows
    std::vector<RowPlace> m_rows;
};

} // namespace catalog
