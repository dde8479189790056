// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/jsontree.h"
#include "models/api/page.h"
#include "models/table/column.h"

#include <atomic>
#include <mutex>
#include <string>
#include <unordered_map>

namespace catalog {

// Cells of fields that few people look at: they are read from the JSON text of their row when they are first requested,
// so that lists without such columns cost neither time nor memory. The key of the column is the path of the field;
// below a list, the values of all its elements are joined by ", ". Secrets are masked. Values of another type than the
// column's are shown as the text that they are.
// Belongs to one page, which it must not outlive. Thread-safe; texts live as long as the object.
class JsonCells
{
public:
    explicit JsonCells(const api::PageBase &page);

    [[nodiscard]] table::Raw cell(int row, int column, const table::ColumnInfo &info) const;
    [[nodiscard]] bool isRead(int row, int column) const; // it was requested before
    [[nodiscard]] std::size_t byteCount() const;

private:
    struct Cell
    {
        table::Raw raw;
        std::string text; // what `raw` refers to
    };

    [[nodiscard]] static std::uint64_t placeOf(int row, int column)
    {
        return std::uint64_t(row) << 32 | std::uint32_t(column);
    }
    [[nodiscard]] const api::JsonNode &rowNode(int row) const;

    const api::PageBase &m_page;
    mutable std::atomic<bool> m_isUsed = false; // most pages never are, and a refresh asks about each of their cells
    mutable std::mutex m_mutex;
    mutable std::vector<std::string_view> m_rows; // of all rows, once one was needed
    mutable int m_parsedRow = -1;
    mutable api::JsonNode m_parsed; // cells are requested row by row
    mutable std::unordered_map<std::uint64_t, Cell> m_cells; // its elements do not move
    mutable std::size_t m_textBytes = 0;
};

// For display: "type=Ready status=True; type=Degraded status=False" for the JSON of a list of objects. Texts that are
// no JSON are returned unchanged.
[[nodiscard]] QString structureWords(const QString &json);

} // namespace catalog
