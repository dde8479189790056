// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/column.h"

#include "models/replica/columncodec.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

namespace replica {
namespace {

using table::Raw;

constexpr std::size_t timesRepeated = 3; // on average, for values that are worth storing once

template<class T> void put(std::string &bytes, const T &value)
{
    static_assert(std::is_trivially_copyable_v<T>);
    bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
}

template<class T> T get(std::string_view bytes)
{
    T value;
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

template<std::size_t Index = 0> Raw decode(std::string_view bytes)
{
    if constexpr (Index < std::variant_size_v<Raw>) {
        using Value = std::variant_alternative_t<Index, Raw>;
        if (static_cast<unsigned char>(bytes.front()) != Index)
            return decode<Index + 1>(bytes);
        if constexpr (std::is_same_v<Value, std::string_view>)
            return bytes.substr(1);
        else if constexpr (!std::is_same_v<Value, std::monostate>)
            return get<Value>(bytes.substr(1));
    }
    return {};
}

bool isAbsent(const Raw &cell)
{
    return std::holds_alternative<std::monostate>(cell);
}

} // namespace

void encodeCell(const Raw &cell, std::string &bytes)
{
    bytes.assign(1, char(cell.index()));
    std::visit(
        [&bytes](const auto &value) {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, std::string_view>)
                bytes += value;
            else if constexpr (!std::is_same_v<Value, std::monostate>)
                put(bytes, value);
        },
        cell);
}

bool Column::append(const Raw &cell)
{
    const bool isAppended = isCoded() ? appendCoded(cell) : appendPlain(cell);
    m_size += isAppended ? 1 : 0;
    return isAppended;
}

bool Column::appendCoded(const Raw &cell)
{
    auto &coded = std::get<CodedCells>(m_cells);
    Code code = 0;
    if (!isAbsent(cell)) {
        static thread_local std::string bytes;
        encodeCell(cell, bytes);
        if (coded.pool.byteCount() > mostTextBytes - bytes.size())
            return false;
        code = coded.pool.intern(bytes).index;
        coded.entries = std::max(coded.entries, code + 1);
    }
    if (code > std::numeric_limits<std::uint8_t>::max() && coded.codes.index() == 0)
        coded.codes = std::vector<std::uint16_t>(std::get<0>(coded.codes).begin(), std::get<0>(coded.codes).end());
    if (code > std::numeric_limits<std::uint16_t>::max() && coded.codes.index() == 1)
        coded.codes = std::vector<std::uint32_t>(std::get<1>(coded.codes).begin(), std::get<1>(coded.codes).end());
    std::visit(
        [code](auto &codes) { codes.push_back(static_cast<typename std::decay_t<decltype(codes)>::value_type>(code)); },
        coded.codes);
    if (code < coded.look)
        return true;
    coded.look *= 2;
    return std::size_t(code) * timesRepeated < m_size || unfold();
}

bool Column::appendText(TextCells &texts, const Raw &cell) const
{
    const auto *text = std::get_if<std::string_view>(&cell);
    if (text && text->size() > mostTextBytes - texts.bytes.size())
        return false;
    if (text)
        texts.bytes += *text;
    else if (texts.absent.empty())
        texts.absent.resize(texts.ends.size());
    if (!text || !texts.absent.empty())
        texts.absent.push_back(!text);
    texts.ends.push_back(std::uint32_t(texts.bytes.size()));
    return true;
}

bool Column::appendPlain(const Raw &cell)
{
    if (auto *texts = std::get_if<TextCells>(&m_cells);
        texts && (isAbsent(cell) || std::holds_alternative<std::string_view>(cell)))
        return appendText(*texts, cell);
    const auto append = [&cell](auto &cells, auto absent) {
        using Value = decltype(absent);
        const auto *value = std::get_if<Value>(&cell);
        if (!value && !isAbsent(cell))
            return false;
        cells.push_back(value ? *value : absent);
        return true;
    };
    if (auto *numbers = std::get_if<std::vector<std::int64_t>>(&m_cells); numbers && append(*numbers, api::absentTime))
        return true;
    if (auto *numbers = std::get_if<std::vector<double>>(&m_cells); numbers && append(*numbers, api::absentNumber))
        return true;
    if (auto *ids = std::get_if<std::vector<base::Uuid>>(&m_cells); ids && append(*ids, base::Uuid()))
        return true;
    // A value of another type.
    CodedCells coded;
    coded.look = mostTextBytes; // it is not looked at again
    return rebuild(std::move(coded), false) && appendCoded(cell);
}

// Stores each value by itself, if all are of a type for which there is a way.
bool Column::unfold()
{
    const std::size_t type = entry(1).index();
    for (Code code = 2; code < Code(entries()); ++code) {
        if (entry(code).index() != type)
            return true;
    }
    ++m_size; // of the value that was appended last
    bool isDone = true;
    if (type == Raw(std::string_view()).index())
        isDone = rebuild(TextCells(), true);
    else if (type == Raw(std::int64_t()).index())
        isDone = rebuild(std::vector<std::int64_t>(), true);
    else if (type == Raw(double()).index())
        isDone = rebuild(std::vector<double>(), true);
    else if (type == Raw(base::Uuid()).index())
        isDone = rebuild(std::vector<base::Uuid>(), true);
    --m_size;
    return isDone;
}

bool Column::rebuild(Cells cells, bool isPlain)
{
    Column rebuilt;
    rebuilt.m_cells = std::move(cells);
    for (std::size_t row = 0; row < m_size; ++row) {
        if (!(isPlain ? rebuilt.appendPlain(raw(row)) : rebuilt.appendCoded(raw(row))))
            return false;
    }
    m_cells = std::move(rebuilt.m_cells);
    return true;
}

void Column::finish()
{
    std::visit(
        [](auto &cells) {
            using Kind = std::decay_t<decltype(cells)>;
            if constexpr (std::is_same_v<Kind, CodedCells>) {
                cells.pool.shrink();
                if (cells.entriesInUse == 0)
                    cells.entriesInUse = cells.entries;
                std::visit([](auto &codes) { codes.shrink_to_fit(); }, cells.codes);
            } else if constexpr (std::is_same_v<Kind, TextCells>) {
                cells.bytes.shrink_to_fit();
                cells.ends.shrink_to_fit();
                cells.absent.shrink_to_fit();
            } else {
                cells.shrink_to_fit();
            }
        },
        m_cells);
}

Raw Column::raw(std::size_t row) const
{
    if (const auto *coded = std::get_if<CodedCells>(&m_cells))
        return entry(std::visit([row](const auto &codes) { return Code(codes[row]); }, coded->codes));
    if (const auto *texts = std::get_if<TextCells>(&m_cells)) {
        if (!texts->absent.empty() && texts->absent[row])
            return {};
        const std::size_t begin = row == 0 ? 0 : texts->ends[row - 1];
        return std::string_view(texts->bytes).substr(begin, texts->ends[row] - begin);
    }
    if (const auto *numbers = std::get_if<std::vector<std::int64_t>>(&m_cells))
        return (*numbers)[row] == api::absentTime ? Raw() : Raw((*numbers)[row]);
    if (const auto *numbers = std::get_if<std::vector<double>>(&m_cells))
        return std::isnan((*numbers)[row]) ? Raw() : Raw((*numbers)[row]);
    const base::Uuid id = std::get<std::vector<base::Uuid>>(m_cells)[row];
    return id.isNull() ? Raw() : Raw(id);
}

std::size_t Column::byteCount() const
{
    return std::visit(
        [](const auto &cells) {
            using Kind = std::decay_t<decltype(cells)>;
            if constexpr (std::is_same_v<Kind, CodedCells>) {
                const auto bytes = [](const auto &codes) { return codes.capacity() * sizeof codes[0]; };
                return cells.pool.byteCount() + std::visit(bytes, cells.codes);
            } else if constexpr (std::is_same_v<Kind, TextCells>) {
                return cells.bytes.capacity() + cells.ends.capacity() * sizeof cells.ends[0]
                    + cells.absent.capacity() / 8;
            } else {
                return cells.capacity() * sizeof cells[0];
            }
        },
        m_cells);
}

std::size_t Column::entries() const
{
    return std::get<CodedCells>(m_cells).entries;
}

Raw Column::entry(Code code) const
{
    return code == 0 ? Raw() : decode(std::get<CodedCells>(m_cells).pool.view({code}));
}

Column Column::mapped(const std::function<Raw(const Raw &)> &mapped) const
{
    Column other;
    if (!isCoded()) {
        for (std::size_t row = 0; row < m_size; ++row) {
            const Raw cell = raw(row);
            std::ignore = other.append(isAbsent(cell) ? cell : mapped(cell));
        }
        return other;
    }
    CodedCells made;
    std::vector<Code> codes(entries());
    std::string bytes;
    for (Code code = 1; code < entries(); ++code) {
        if (const Raw cell = mapped(entry(code)); !isAbsent(cell)) {
            encodeCell(cell, bytes);
            codes[code] = made.pool.intern(bytes).index;
            made.entries = std::max(made.entries, codes[code] + 1);
        }
    }
    withCodes([&](const auto &old) { // as wide as before: there are no more entries
        auto &all = made.codes.emplace<std::decay_t<decltype(old)>>();
        all.reserve(old.size());
        for (const auto code : old)
            all.push_back(static_cast<typename std::decay_t<decltype(old)>::value_type>(codes[code]));
    });
    other.m_cells = std::move(made);
    other.m_size = m_size;
    return other;
}

} // namespace replica
