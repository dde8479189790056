// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/source.h"

#include <optional>

namespace table {

// The cells of a page by the keys of their columns. Refers to both, which must outlive it. GUI thread.
class PageCells
{
public:
    PageCells(const TableSource &source, const TablePage &page)
        : m_source(source)
        , m_page(page)
    {
    }

    [[nodiscard]] Value value(int row, std::string_view key) const
    {
        for (int column = 0; column < m_source.columnCount(); ++column) {
            if (m_source.column(column).key == key)
                return m_page.value(row, column);
        }
        return {};
    }
    [[nodiscard]] QString text(int row, std::string_view key) const
    {
        return get<QString>(row, key).value_or(QString());
    }
    [[nodiscard]] std::optional<std::int64_t> time(int row, std::string_view key) const
    {
        return get<std::int64_t>(row, key);
    }
    template<class T> [[nodiscard]] std::optional<T> get(int row, std::string_view key) const
    {
        const Value found = value(row, key);
        const auto *typed = std::get_if<T>(&found);
        return typed ? std::optional(*typed) : std::nullopt;
    }

private:
    const TableSource &m_source;
    const TablePage &m_page;
};

} // namespace table
