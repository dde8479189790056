// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/snapshotcells.h"

#include "models/catalog/secrets.h"

#include <cmath>
#include <cstring>
#include <type_traits>

namespace replica {
namespace {

constexpr std::size_t mostHarmless = 20'000;

// The letters of the types; the others are types of the database.
template<class Value> constexpr char letterOf = 0;
template<> constexpr char letterOf<bool> = 'b';
template<> constexpr char letterOf<table::GpuShare> = 'g';
template<> constexpr char letterOf<table::PodShare> = 'p';
template<> constexpr char letterOf<base::Uuid> = 'u';

bool isSensible(const table::GpuShare &share)
{
    return std::isfinite(share.allocated) && std::isfinite(share.requested) && std::isfinite(share.idle);
}

template<class Value> bool isSensible(const Value &)
{
    return true;
}

template<std::size_t Index = 0> std::optional<table::Raw> decoded(std::string_view bytes)
{
    if constexpr (Index < std::variant_size_v<table::Raw>) {
        using Value = std::variant_alternative_t<Index, table::Raw>;
        if constexpr (letterOf<Value> != 0 && std::is_trivially_copyable_v<Value>) {
            if (bytes.front() == letterOf<Value> && bytes.size() == 1 + sizeof(Value)) {
                if constexpr (std::is_same_v<Value, bool>) {
                    if (bytes[1] == 0 || bytes[1] == 1)
                        return table::Raw(bytes[1] == 1);
                } else {
                    Value value;
                    std::memcpy(&value, bytes.data() + 1, sizeof value);
                    if (isSensible(value))
                        return table::Raw(value);
                }
                return {};
            }
        }
        return decoded<Index + 1>(bytes);
    }
    return {};
}

} // namespace

std::string_view CellWriter::masked(std::string_view text)
{
    std::string key(text);
    if (m_harmless.contains(key))
        return text;
    if (const auto known = m_masked.find(key); known != m_masked.end())
        return known->second;
    const QString plain = QString::fromUtf8(text.data(), qsizetype(text.size()));
    const QString safe = catalog::maskedText(plain);
    if (safe != plain)
        return m_masked.emplace(std::move(key), safe.toStdString()).first->second;
    if (m_harmless.size() >= mostHarmless)
        m_harmless.clear();
    m_harmless.insert(std::move(key));
    return text;
}

void CellWriter::bind(Database::Statement &statement, int parameter, const table::Raw &cell)
{
    std::visit(
        [&](const auto &value) {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, std::monostate>) {
                statement.bindNull(parameter);
                m_bytes += 1;
            } else if constexpr (std::is_same_v<Value, std::string_view>) {
                const std::string_view text = masked(value);
                statement.bindText(parameter, text);
                m_bytes += std::int64_t(text.size()) + 2;
            } else if constexpr (letterOf<Value> == 0) {
                statement.bind(parameter, value);
                m_bytes += std::int64_t(sizeof value);
            } else {
                std::string &bytes = m_encoded.emplace_back(1 + sizeof value, letterOf<Value>);
                std::memcpy(bytes.data() + 1, &value, sizeof value);
                statement.bindBytes(parameter, bytes);
                m_bytes += std::int64_t(bytes.size()) + 2;
            }
        },
        cell);
}

std::optional<table::Raw> readCell(const Database::Statement &statement, int column, std::deque<std::string> &texts)
{
    if (statement.isNull(column))
        return table::Raw();
    if (const auto text = statement.text(column))
        return table::Raw(std::string_view(texts.emplace_back(*text)));
    if (const auto integer = statement.integer(column))
        return table::Raw(*integer);
    if (const auto real = statement.real(column))
        return std::isfinite(*real) ? std::optional<table::Raw>(*real) : std::nullopt;
    const auto bytes = statement.bytes(column);
    return bytes && !bytes->empty() ? decoded(*bytes) : std::nullopt;
}

base::Key readKey(const Database::Statement &statement, int column)
{
    if (const auto text = statement.text(column))
        return base::Key::fromUtf8(*text);
    const auto bytes = statement.bytes(column);
    const auto raw = bytes && !bytes->empty() ? decoded(*bytes) : std::nullopt;
    const auto *uuid = raw ? std::get_if<base::Uuid>(&*raw) : nullptr;
    return uuid ? base::Key(*uuid) : base::Key();
}

} // namespace replica
