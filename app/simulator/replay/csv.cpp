// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/replay/csv.h"

#include "app/simulator/world/text.h"

#include <algorithm>
#include <cmath>
#include <fstream>

namespace simulator {

std::string contentsOf(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in)
        throw BadTrace{file.string() + " cannot be read"};
    std::string text(static_cast<std::size_t>(std::max<std::streamoff>(in.tellg(), 0)), '\0');
    in.seekg(0);
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!in)
        throw BadTrace{file.string() + " cannot be read"};
    return text;
}

CsvReader::CsvReader(const std::filesystem::path &file, std::span<const std::string_view> columns)
    : m_file(file)
    , m_text(contentsOf(file))
    , m_columns(columns.begin(), columns.end())
{
    const std::size_t end = std::min(m_text.find('\n'), m_text.size());
    split(std::string_view(m_text).substr(0, end));
    m_at = std::min(end + 1, m_text.size());
    m_width = m_fields.size();
    for (const std::string_view column : columns) {
        const auto found = std::ranges::find(m_fields, column);
        if (found == m_fields.end())
            throw BadTrace{m_file.string() + ":1: there is no column \"" + std::string(column) + '"'};
        m_places.push_back(static_cast<std::size_t>(found - m_fields.begin()));
    }
}

void CsvReader::split(std::string_view line)
{
    m_fields.clear();
    while (true) {
        const std::size_t comma = line.find(',');
        m_fields.push_back(line.substr(0, comma));
        if (comma == std::string_view::npos)
            return;
        line.remove_prefix(comma + 1);
    }
}

bool CsvReader::next()
{
    if (m_at == m_text.size())
        return false;
    const std::size_t end = std::min(m_text.find('\n', m_at), m_text.size());
    ++m_rows;
    split(std::string_view(m_text).substr(m_at, end - m_at));
    m_at = std::min(end + 1, m_text.size());
    if (m_fields.size() != m_width)
        fail(std::to_string(m_fields.size()) + " fields under " + std::to_string(m_width) + " columns");
    return true;
}

std::string_view CsvReader::neededText(std::size_t column) const
{
    if (text(column).empty())
        fail("the field \"" + std::string(m_columns[column]) + "\" is empty");
    return text(column);
}

std::optional<double> CsvReader::number(std::size_t column) const
{
    if (text(column).empty())
        return std::nullopt;
    const std::optional<double> value = parseNumber(text(column));
    if (!value || !std::isfinite(*value))
        fail("\"" + std::string(text(column)) + "\" under \"" + std::string(m_columns[column]) + "\" is not a number");
    return value;
}

double CsvReader::neededNumber(std::size_t column) const
{
    (void)neededText(column);
    return *number(column);
}

std::uint32_t CsvReader::neededCount(std::size_t column, std::uint32_t most) const
{
    const std::optional<std::int64_t> value = parseInteger(neededText(column));
    if (!value || *value < 0 || *value > most) {
        fail("\"" + std::string(text(column)) + "\" under \"" + std::string(m_columns[column])
             + "\" is not a whole number from 0 to " + std::to_string(most));
    }
    return static_cast<std::uint32_t>(*value);
}

void CsvReader::fail(const std::string &what) const
{
    throw BadTrace{m_file.string() + ':' + std::to_string(m_rows + 1) + ": " + what};
}

} // namespace simulator
