// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/value.h"

#include <cstdint>
#include <limits>
#include <string>

// How columns store values that repeat.
namespace replica {

inline constexpr std::size_t mostTextBytes = std::numeric_limits<std::uint32_t>::max();

// The type of a value, then the value.
void encodeCell(const table::Raw &cell, std::string &bytes);

} // namespace replica
