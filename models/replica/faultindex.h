// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/source.h"

#include <span>
#include <utility>
#include <vector>

namespace replica {

// What could not be read, by row. 8 bytes per unreadable value. Filled by one thread, then readable by any.
class FaultIndex
{
public:
    void add(std::size_t row, const table::ReadFaults &faults); // of this row alone; rows ascend
    [[nodiscard]] table::ReadFaults of(std::span<const std::uint32_t> rows) const;
    [[nodiscard]] std::vector<std::uint32_t> rows() const; // that have any; ascending
    [[nodiscard]] std::size_t byteCount() const;

private:
    static constexpr std::uint32_t noId = 0xffffffff;

    std::vector<table::ReadFaults::Field> m_fields; // with the first value of each
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_values; // row and field, or noId; ascending by row
};

} // namespace replica
