// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"
#include "models/table/value.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace replica {

// Values that repeat.
struct CodedCells
{
    api::TextPool pool; // of values as bytes: their type and what they consist of
    std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>, std::vector<std::uint32_t>> codes;
    std::uint32_t entries = 1; // different values
    std::size_t look = 4096; // the number of entries at which to see whether they repeat
    std::uint32_t entriesInUse = 0; // when all rows were packed the last time; edits leave entries that no row has
};

// Texts that differ.
struct TextCells
{
    std::string bytes;
    std::vector<std::uint32_t> ends; // of the texts
    std::vector<bool> absent; // empty if none is
};

// The cells of a column of many rows, packed by what they are: values that repeat are stored once, with 1, 2 or 4 bytes
// a row; values that mostly differ take 8 bytes (numbers and times), 16 (UUIDs), or their own length and 4 bytes
// (texts). Filled by one thread; then constant, and readable by any.
class Column
{
public:
    using Code = std::uint32_t; // a different value: an index below entries(); 0 = absent

    // False, and nothing appended, if the texts of the column exceed 4 GiB.
    [[nodiscard]] bool append(const table::Raw &cell);
    void finish(); // nothing more is appended: frees spare memory

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] table::Raw raw(std::size_t row) const; // a text lives as long as the column
    [[nodiscard]] std::size_t byteCount() const;

    // Whether values that repeat are stored once.
    [[nodiscard]] bool isCoded() const { return std::holds_alternative<CodedCells>(m_cells); }
    [[nodiscard]] std::size_t entries() const; // of a coded column; after edits, some may be of no row
    [[nodiscard]] table::Raw entry(Code code) const; // of a coded column
    // Calls `use` with the codes of all rows, a vector of integers. Of a coded column.
    template<class Use> void withCodes(Use use) const { std::visit(use, std::get<CodedCells>(m_cells).codes); }
    // Calls `use` with each code, in the order of the rows.
    template<class Use> void forEachCode(Use use) const
    {
        withCodes([&use](const auto &codes) {
            for (const auto code : codes)
                use(Code(code));
        });
    }
    // The numbers of a column of numbers alone that mostly differ, absent ones as in records; null for any other.
    [[nodiscard]] const std::vector<std::int64_t> *integers() const
    {
        return std::get_if<std::vector<std::int64_t>>(&m_cells);
    }
    [[nodiscard]] const std::vector<double> *numbers() const { return std::get_if<std::vector<double>>(&m_cells); }
    // The cells of a column of texts, or of UUIDs, that mostly differ; null for any other.
    [[nodiscard]] const TextCells *texts() const { return std::get_if<TextCells>(&m_cells); }
    [[nodiscard]] const std::vector<base::Uuid> *uuids() const
    {
        return std::get_if<std::vector<base::Uuid>>(&m_cells);
    }
    // The same column with other values: what `mapped` makes of the present ones. Texts must live until it returns.
    [[nodiscard]] Column mapped(const std::function<table::Raw(const table::Raw &)> &mapped) const;

    struct Edit
    {
        std::uint32_t row;
        table::Raw cell; // its text must live until the edited column is there
    };
    // A finished column of `size` rows: those of this one, cut off or with others behind them. `edits` are in the order
    // of their rows and have all the rows that this column lacks. Takes as long as copying the column, as a rule.
    // Nullopt if the texts exceed 4 GiB.
    [[nodiscard]] std::optional<Column> edited(std::size_t size, std::span<const Edit> edits) const;

private:
    using Cells
        = std::variant<CodedCells, TextCells, std::vector<std::int64_t>, std::vector<double>, std::vector<base::Uuid>>;

    [[nodiscard]] bool appendCoded(const table::Raw &cell);
    [[nodiscard]] bool appendPlain(const table::Raw &cell);
    [[nodiscard]] bool appendText(TextCells &texts, const table::Raw &cell) const;
    [[nodiscard]] bool unfold();
    [[nodiscard]] bool rebuild(Cells cells, bool isPlain);

    Cells m_cells;
    std::size_t m_size = 0;
};

} // namespace replica
