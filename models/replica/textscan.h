// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/column.h"

#include <functional>
#include <stop_token>
#include <string_view>

namespace replica {

// Calls `found` with the rows, ascending, that contain `part` in any case, and with false for those that have
// characters beyond ASCII and may contain it. Looks at all texts together, 64 bytes at a time. `part`: ASCII in lower
// case, not empty.
void findCandidates(const TextCells &texts, std::string_view part,
                    const std::function<void(std::size_t row, bool isCertain)> &found, const std::stop_token &stop);

// Calls `found` with the rows, ascending, whose UUID contains `part`, which consists of its characters: digits from 0
// to f, and dashes.
void findContaining(const std::vector<base::Uuid> &ids, std::string_view part,
                    const std::function<void(std::size_t)> &found);

} // namespace replica
