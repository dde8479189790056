// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace simulator {

// What is wrong with a recorded cluster; names the file and, if possible, the line.
struct BadTrace
{
    std::string message;
};

[[nodiscard]] std::string contentsOf(const std::filesystem::path &file); // throws BadTrace

// Reads a CSV file of a recorded cluster row by row: a header, commas, no quotes, "\n". The caller names the columns
// first and then uses their index in that list. Every error throws BadTrace. Texts are views into the reader.
class CsvReader
{
public:
    CsvReader(const std::filesystem::path &file, std::span<const std::string_view> columns);

    [[nodiscard]] bool next(); // false at the end
    [[nodiscard]] std::size_t rows() const { return m_rows; } // read so far

    [[nodiscard]] std::string_view text(std::size_t column) const { return m_fields[m_places[column]]; }
    [[nodiscard]] std::string_view neededText(std::size_t column) const;
    [[nodiscard]] std::optional<double> number(std::size_t column) const; // none if the field is empty
    [[nodiscard]] double neededNumber(std::size_t column) const;
    // A count from 0 to `most`.
    [[nodiscard]] std::uint32_t neededCount(std::size_t column, std::uint32_t most) const;

    [[noreturn]] void fail(const std::string &what) const;

private:
    void split(std::string_view line);

    std::filesystem::path m_file;
    std::string m_text;
    std::size_t m_at = 0, m_rows = 0, m_width = 0;
    std::vector<std::string_view> m_columns; // in the order of the caller's list
    std::vector<std::size_t> m_places;
    std::vector<std::string_view> m_fields;
};

} // namespace simulator
