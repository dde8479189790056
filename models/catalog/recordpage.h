// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/faults.h"
#include "models/catalog/jsoncells.h"
#include "models/catalog/row.h"
#include "models/table/match.h"
#include "models/table/source.h"

#include <algorithm>

namespace catalog {

// Adapts a list to its record type.
template<class Record> struct RecordTable
{
    std::span<const RecordColumn<Record>> columns;
    base::Key (*key)(const Row<Record> &row); // null for a row without one
    std::optional<api::Operation> count = {}; // absent = the server does not count this list
};

// RecordTable::key of records that hold the id of their object.
template<auto Id> [[nodiscard]] base::Key keyField(const Row<typename MemberOf<decltype(Id)>::Owner> &row)
{
    return row.texts.key(row.record.*Id);
}

// Rows of an API answer as rows of a table. `names` must outlive the page; raw() is thread-safe.
template<class Record> class RecordPage final : public table::TablePage
{
public:
    RecordPage(api::PagePtr<Record> page, const RecordTable<Record> &table, const ClusterNames &names,
               std::int64_t offset, int limit, const table::ListQuery &query, const table::ColumnSet &late = {})
        : m_page(std::move(page))
        , m_table(table)
        , m_names(names)
        // A next offset that is not beyond this page means nothing.
        , m_saysMore(m_page->next && *m_page->next > offset)
        // Some lists never report a next offset: after a full page there may be more.
        , m_isLast(!m_saysMore && size() < limit)
        , m_late(late)
        , m_misfits(countMisfits(query))
        , m_jsonCells(std::make_unique<JsonCells>(*m_page))
    {
    }

    [[nodiscard]] int size() const override { return static_cast<int>(m_page->rows.size()); }
    [[nodiscard]] base::Key id(int row) const override
    {
        const api::RowFault *fault = faultOf(row);
        return fault ? fault->key : m_table.key(rowAt(row));
    }
    [[nodiscard]] table::Raw raw(int row, int column) const override
    {
        const RecordColumn<Record> &info = columnAt(column);
        return info.raw ? info.raw(rowAt(row)) : m_jsonCells->cell(row, column, info);
    }
    [[nodiscard]] bool isRead(int row, int column) const override
    {
        return columnAt(column).raw || m_jsonCells->isRead(row, column);
    }
    [[nodiscard]] bool isLate(int /*row*/, int column) const override
    {
        return static_cast<std::size_t>(column) < m_late.size() && m_late.test(static_cast<std::size_t>(column));
    }
    [[nodiscard]] bool hasLate() const override { return m_late.any(); }
    [[nodiscard]] table::Value value(int row, int column) const override
    {
        const RecordColumn<Record> &info = columnAt(column);
        table::Value text = info.value ? info.value(rowAt(row), m_names) : table::toValue(raw(row, column));
        if (const auto *json = std::get_if<QString>(&text); json && info.kind == table::Kind::Structure)
            return structureWords(*json);
        return column == 0 && faultOf(row) ? nameWithoutId(text) : text;
    }
    [[nodiscard]] QByteArray json(int row) const override { return m_page->json(static_cast<std::size_t>(row)); }
    [[nodiscard]] std::vector<QByteArray> jsonOf(std::span<const int> rows) const override
    {
        const std::vector<std::string_view> all = m_page->rowTexts();
        std::vector<QByteArray> texts;
        for (const int row : rows) {
            const std::string_view text = std::size_t(row) < all.size() ? all[std::size_t(row)] : std::string_view();
            texts.emplace_back(text.data(), qsizetype(text.size()));
        }
        return texts;
    }
    [[nodiscard]] bool isLast() const override { return m_isLast; }
    [[nodiscard]] bool saysMore() const override { return m_saysMore; }
    [[nodiscard]] table::ReadFaults faults() const override { return catalog::faultsOf(*m_page, size()); }
    [[nodiscard]] table::ReadFaults faultsOf(std::span<const int> rows) const override
    {
        return catalog::faultsOf(*m_page, size(), rows);
    }
    [[nodiscard]] int misfits() const override { return m_misfits; }
    [[nodiscard]] std::size_t byteCount() const override
    {
        return m_page->rows.capacity() * sizeof(Record) + m_page->texts.byteCount()
            + static_cast<std::size_t>(m_page->raw.capacity()) + m_jsonCells->byteCount();
    }

private:
    // Null for a row with an id.
    [[nodiscard]] const api::RowFault *faultOf(int row) const
    {
        const auto at = std::ranges::lower_bound(m_page->faults, row, {}, &api::RowFault::index);
        return at != m_page->faults.end() && at->index == row ? &*at : nullptr;
    }

    [[nodiscard]] const Record &record(int row) const { return m_page->rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] Row<Record> rowAt(int row) const { return {record(row), m_page->texts}; }
    [[nodiscard]] const RecordColumn<Record> &columnAt(int column) const
    {
        return m_table.columns[static_cast<std::size_t>(column)];
    }

    [[nodiscard]] int countMisfits(const table::ListQuery &query) const
    {
        int count = 0;
        for (int row = 0; row < size(); ++row)
            count += isMisfit(row, query) ? 1 : 0;
        return count;
    }
    [[nodiscard]] bool isMisfit(int row, const table::ListQuery &query) const
    {
        for (const table::Filter &filter : query.filters) {
            for (const RecordColumn<Record> &column : m_table.columns) {
                if (column.filterKey && filter.key == QLatin1StringView(column.filterKey)
                    && table::contradicts(column, column.raw(rowAt(row)), filter))
                    return true;
            }
        }
        return false;
    }

    api::PagePtr<Record> m_page;
    RecordTable<Record> m_table;
    const ClusterNames &m_names;
    bool m_saysMore;
    bool m_isLast;
    table::ColumnSet m_late; // columns whose values come later
    int m_misfits;
    std::unique_ptr<JsonCells> m_jsonCells; // of columns without a getter
};

} // namespace catalog
