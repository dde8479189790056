// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/copysource.h"

#include <utility>

// CopySource as a source: answers from the server or from the copy.
namespace replica {

// If the copy is complete before the server answers, the copy answers.
template<class Answer, class FromServer, class FromCopy>
table::Ticket CopySource::throughServer(const table::ListQuery &query, FromServer fromServer, FromCopy fromCopy,
                                        std::move_only_function<void(Answer)> done)
{
    using Done = std::move_only_function<void(Answer)>;
    struct Wish
    {
        table::ListQuery query;
        FromCopy fromCopy;
        Done done;
        table::Ticket step;
    };
    const auto wish = std::make_shared<Wish>(Wish{query, std::move(fromCopy), std::move(done), {}});
    wish->step = fromServer(Done([this, weak = std::weak_ptr(wish)](Answer answer) {
        const auto held = weak.lock();
        if (!held)
            return;
        if (!answers(held->query))
            return held->done(std::move(answer));
        const table::Ticket keep = std::exchange(held->step, nullptr); // it holds this function
        held->step = held->fromCopy(Done([weak](Answer better) {
            if (const auto waiting = weak.lock())
                waiting->done(std::move(better));
        }));
    }));
    return wish;
}

table::Ticket CopySource::fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                    base::Urgency urgency, std::move_only_function<void(table::PageAnswer)> done)
{
    note(query);
    if (answers(query))
        return m_copy->rows->fetchPage(query, offset, limit, urgency, std::move(done));
    return throughServer(
        query,
        [=, this](auto then) { return m_server->fetchPage(forServer(query), offset, limit, urgency, std::move(then)); },
        [=, this](auto then) { return m_copy->rows->fetchPage(query, offset, limit, urgency, std::move(then)); },
        std::move(done));
}

table::Ticket CopySource::fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                     std::move_only_function<void(table::CountAnswer)> done)
{
    note(query);
    if (answers(query))
        return m_copy->rows->fetchCount(query, urgency, std::move(done));
    return throughServer(
        query, [=, this](auto then) { return m_server->fetchCount(forServer(query), urgency, std::move(then)); },
        [=, this](auto then) { return m_copy->rows->fetchCount(query, urgency, std::move(then)); }, std::move(done));
}

void CopySource::setListener(const std::function<void()> &changed)
{
    m_listener = changed;
    if (!changed)
        return m_server->setListener({});
    m_server->setListener([this] {
        if (!answers(m_query))
            m_listener();
    });
}

bool CopySource::sortsHere() const
{
    return answers(m_query) || m_server->sortsHere();
}

bool CopySource::canSort(const table::ColumnInfo &column) const
{
    return m_server->canSort(column) || !m_copy || m_copy->rows->canSort(column);
}

QString CopySource::sortNote(const table::ColumnInfo &column) const
{
    if (!canSort(column))
        return tr("The list is too long to be sorted by “%1” here. Narrow the filter first.")
            .arg(table::columnTitle(column));
    return m_server->canSort(column) || answers(m_query)
        ? QString()
        : tr("The control plane cannot sort by this column: all rows are read first, and sorted here.");
}

QString CopySource::remark(const table::ListQuery &query) const
{
    if (answers(query)) { // what it had the server search for is what the server found
        const table::ListQuery &selection = m_copy->rows->selection();
        return selection.search.isEmpty() ? QString() : m_server->remark(selection);
    }
    QString remark = m_server->remark(forServer(query));
    if (!needsCopy(query))
        return remark;
    const QString words = m_reading
        ? tr("The rows are sorted and filtered as requested once all of them are here.")
        : tr("The control plane cannot sort and filter as requested. Load all rows for that.");
    return (remark + u' ' + words).trimmed();
}

table::Lack CopySource::lack() const
{
    return answers(m_query) ? m_copy->rows->lack() : m_server->lack();
}

std::optional<table::ListQuery> CopySource::asSent(const table::ListQuery &query) const
{
    return answers(query) ? std::nullopt : m_server->asSent(forServer(query));
}

} // namespace replica
