// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/column.h"
#include "models/replica/columncodec.h"

#include <algorithm>
#include <limits>
#include <type_traits>

namespace replica {
namespace {

using table::Raw;
using Edits = std::span<const Column::Edit>;

constexpr std::uint32_t entriesToSpare = 4096;

bool hasManyUnused(const CodedCells &coded)
{
    return coded.entries > 2 * coded.entriesInUse + entriesToSpare;
}

// False if a value needs wider codes.
bool setCodes(CodedCells &coded, std::size_t size, Edits edits)
{
    std::string bytes;
    std::visit([size](auto &codes) { codes.resize(size); }, coded.codes);
    for (const Column::Edit &edit : edits) {
        Column::Code code = 0;
        if (!std::holds_alternative<std::monostate>(edit.cell)) {
            encodeCell(edit.cell, bytes);
            if (coded.pool.byteCount() > mostTextBytes - bytes.size())
                return false;
            code = coded.pool.intern(bytes).index;
            coded.entries = std::max(coded.entries, code + 1);
        }
        const bool isSet = std::visit(
            [&](auto &codes) {
                using Width = typename std::decay_t<decltype(codes)>::value_type;
                if (code > std::numeric_limits<Width>::max())
                    return false;
                codes[edit.row] = static_cast<Width>(code);
                return true;
            },
            coded.codes);
        if (!isSet)
            return false;
    }
    return true;
}

// False if a value is none of the column's type.
template<class Value> bool setValues(std::vector<Value> &values, const Value &absent, std::size_t size, Edits edits)
{
    values.resize(size, absent);
    for (const Column::Edit &edit : edits) {
        const auto *value = std::get_if<Value>(&edit.cell);
        if (!value && !std::holds_alternative<std::monostate>(edit.cell))
            return false;
        values[edit.row] = value ? *value : absent;
    }
    return true;
}

// The same for texts, from `old`. Between the edits, texts are copied together.
bool setTexts(TextCells &texts, const TextCells &old, std::size_t size, Edits edits)
{
    const auto beginOf = [&old](std::size_t row) { return row == 0 ? 0 : std::size_t(old.ends[row - 1]); };
    texts.bytes.reserve(old.bytes.size());
    texts.ends.reserve(size);
    texts.absent = old.absent;
    if (!texts.absent.empty())
        texts.absent.resize(size);
    const auto copyTo = [&](std::size_t end) {
        const std::size_t row = texts.ends.size();
        if (row >= end)
            return;
        const std::size_t begin = beginOf(row);
        const std::size_t shift = texts.bytes.size() - begin; // may wrap around, as unsigned numbers do
        texts.bytes.append(old.bytes, begin, beginOf(end) - begin);
        for (std::size_t i = row; i < end; ++i)
            texts.ends.push_back(std::uint32_t(old.ends[i] + shift));
    };
    for (const Column::Edit &edit : edits) {
        copyTo(edit.row);
        const auto *text = std::get_if<std::string_view>(&edit.cell);
        if (!text && !std::holds_alternative<std::monostate>(edit.cell))
            return false;
        if (!text && texts.absent.empty())
            texts.absent.resize(size);
        if (!texts.absent.empty())
            texts.absent[edit.row] = !text;
        if (text)
            texts.bytes += *text;
        texts.ends.push_back(std::uint32_t(texts.bytes.size()));
    }
    copyTo(size);
    return texts.bytes.size() <= mostTextBytes;
}

} // namespace

std::optional<Column> Column::edited(std::size_t size, std::span<const Edit> edits) const
{
    Column made;
    bool isMade = false;
    if (const auto *texts = std::get_if<TextCells>(&m_cells)) {
        isMade = setTexts(made.m_cells.emplace<TextCells>(), *texts, size, edits);
    } else if (const auto *coded = std::get_if<CodedCells>(&m_cells); !coded || !hasManyUnused(*coded)) {
        made.m_cells = m_cells;
        isMade = std::visit(
            [&](auto &cells) {
                using Own = std::decay_t<decltype(cells)>;
                if constexpr (std::is_same_v<Own, CodedCells>)
                    return setCodes(cells, size, edits);
                else if constexpr (std::is_same_v<Own, std::vector<std::int64_t>>)
                    return setValues(cells, api::absentTime, size, edits);
                else if constexpr (std::is_same_v<Own, std::vector<double>>)
                    return setValues(cells, api::absentNumber, size, edits);
                else if constexpr (std::is_same_v<Own, std::vector<base::Uuid>>)
                    return setValues(cells, base::Uuid(), size, edits);
                else
                    return false;
            },
            made.m_cells);
    }
    made.m_size = size;
    if (!isMade) { // one by one
        made = Column();
        auto edit = edits.begin();
        for (std::size_t row = 0; row < size; ++row) {
            const bool isEdited = edit != edits.end() && edit->row == row;
            if (!made.append(isEdited ? (edit++)->cell : raw(row)))
                return std::nullopt;
        }
    }
    made.finish();
    return made;
}

} // namespace replica
