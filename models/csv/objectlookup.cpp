// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/objectlookup.h"

#include "models/api/text.h"

namespace csv {
namespace {

table::Raw rawAt(const ObjectLookup::Found &found, std::string_view column)
{
    for (int i = 0; i < found.source->columnCount(); ++i) {
        if (found.source->column(i).key == column)
            return found.page->raw(found.row, i);
    }
    return {};
}

} // namespace

QString ObjectLookup::Found::text(std::string_view column) const
{
    const table::Value value = table::toValue(rawAt(*this, column));
    const auto *text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

std::int64_t ObjectLookup::Found::time(std::string_view column) const
{
    const table::Raw raw = rawAt(*this, column);
    const auto *time = std::get_if<std::int64_t>(&raw);
    return time ? *time : api::absentTime;
}

ObjectLookup::ObjectLookup(catalog::Resource resource, api::Client &client)
    : m_source(catalog::makeSource(resource, client, m_names))
{
}

void ObjectLookup::find(const table::ListQuery &query, const char *column, const QString &text, Done done)
{
    m_query = query;
    m_column = column;
    m_text = text;
    m_done = std::move(done);
    ask(0);
}

void ObjectLookup::ask(std::int64_t offset)
{
    m_ticket = m_source->fetchPage(m_query, offset, m_source->maxPageSize(), base::Urgency::Metrics,
                                   [this, offset](const table::PageAnswer &answer) {
                                       if (answer.problem)
                                           return std::exchange(m_done, nullptr)(std::nullopt, answer.problem);
                                       take(answer.page, offset);
                                   });
}

void ObjectLookup::take(const std::shared_ptr<const table::TablePage> &page, std::int64_t offset)
{
    for (int row = 0; row < page->size(); ++row) {
        const Found found{page, row, m_source.get()};
        if (m_text.isEmpty() || found.text(m_column) == m_text)
            return std::exchange(m_done, nullptr)(found, std::nullopt);
    }
    if (!page->isLast() && page->size() > 0)
        return ask(offset + page->size());
    std::exchange(m_done, nullptr)(std::nullopt, std::nullopt);
}

} // namespace csv
