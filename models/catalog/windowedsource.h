// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/catalog/problem.h"
#include "models/catalog/recordpage.h"

#include <QMetaObject>

namespace catalog {

// A list that the server sorts, filters and counts, for any operation that returns pages of the record.
template<class Record> class WindowedSource final : public table::TableSource
{
public:
    WindowedSource(api::Client &client, const ClusterNames &names, Resource resource, const RecordTable<Record> &table)
        : m_client(client)
        , m_names(names)
        , m_resource(resource)
        , m_table(table)
    {
    }

    [[nodiscard]] int columnCount() const override { return static_cast<int>(m_table.columns.size()); }
    [[nodiscard]] const table::ColumnInfo &column(int index) const override
    {
        return m_table.columns[static_cast<std::size_t>(index)];
    }

    [[nodiscard]] table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                          base::Urgency urgency,
                                          std::move_only_function<void(table::PageAnswer)> done) override
    {
        auto params = toParams(m_resource, query);
        if (!params)
            return refuse<table::PageAnswer>(params.error(), std::move(done));
        params->offset = offset;
        params->limit = limit;
        return std::make_shared<api::Call>(m_client.list<Record>(
            m_resource->list, *params, urgency, &m_context,
            [this, offset, limit, query, answer = std::move(done)](api::Result<api::PagePtr<Record>> result) mutable {
                if (!result)
                    return answer({nullptr, listProblemOf(result.error())});
                answer({std::make_shared<RecordPage<Record>>(*result, m_table, m_names, offset, limit, query), {}});
            }));
    }

    [[nodiscard]] table::Ticket fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                           std::move_only_function<void(table::CountAnswer)> done) override
    {
        auto params = toParams(m_resource, query);
        if (!params)
            return refuse<table::CountAnswer>(params.error(), std::move(done));
        // The list supports this condition, but the count does not: it would count different rows.
        if (!m_table.count || params->completed)
            return later([answer = std::move(done)]() mutable { answer({}); });
        return std::make_shared<api::Call>(
            m_client.countRows(*m_table.count, *params, urgency, &m_context,
                               [answer = std::move(done)](api::Result<std::int64_t> result) mutable {
                                   if (!result)
                                       return answer({std::nullopt, problemOf(result.error())});
                                   answer({*result, std::nullopt});
                               }));
    }

private:
    template<class Answer> table::Ticket refuse(const QString &sentence, std::move_only_function<void(Answer)> done)
    {
        return later([sentence, answer = std::move(done)]() mutable {
            answer({{}, table::Problem{table::Problem::Kind::Refused, sentence, {}}});
        });
    }

    // Runs queued, as a network answer would.
    table::Ticket later(std::move_only_function<void()> run)
    {
        auto ticket = std::make_shared<std::move_only_function<void()>>(std::move(run));
        QMetaObject::invokeMethod(
            &m_context,
            [waiting = std::weak_ptr(ticket)] {
                if (const auto held = waiting.lock())
                    (*held)();
            },
            Qt::QueuedConnection);
        return ticket;
    }

    api::Client &m_client;
    const ClusterNames &m_names;
    Resource m_resource;
    RecordTable<Record> m_table;
    QObject m_context; // requests end with the source
};

} // namespace catalog
