// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/database.h"
#include "models/table/source.h"

#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

// How the cells of lists stand in a database: texts, integers and real numbers as such, all other values as bytes that
// begin with a letter for their type, absent ones as NULL.
namespace replica {

// Writes cells row by row. What looks like a secret within a text is masked.
class CellWriter
{
public:
    // The cell must live until the next row.
    void bind(Database::Statement &statement, int parameter, const table::Raw &cell);
    void nextRow() { m_encoded.clear(); } // once the statement is reset
    [[nodiscard]] std::int64_t byteCount() const { return m_bytes; } // about as many as were written

private:
    [[nodiscard]] std::string_view masked(std::string_view text);

    std::unordered_map<std::string, std::string> m_masked; // texts with secrets, and without them
    std::unordered_set<std::string> m_harmless; // the others that were met last
    std::deque<std::string> m_encoded; // of the row
    std::int64_t m_bytes = 0;
};

// The value in a row of a database; nullopt if no cell looks like that. Texts are copied to `texts`.
[[nodiscard]] std::optional<table::Raw> readCell(const Database::Statement &statement, int column,
                                                 std::deque<std::string> &texts);
[[nodiscard]] base::Key readKey(const Database::Statement &statement, int column); // null if it is none

} // namespace replica
