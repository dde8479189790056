// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace simulator {

// Members to cut out of JSON: names joined by dots -> the value they must have, as JSON; empty: any.
using Cuts = std::map<std::string, std::string_view, std::less<>>;

// A JSON text without these members. Arrays add nothing to a name, nor does the list around records: "pods" and the
// like at the top. `json` must be well-formed and without blanks, as Json writes it.
[[nodiscard]] std::string without(std::string_view json, const Cuts &cuts);

[[nodiscard]] std::string replaced(std::string_view text, std::string_view old, std::string_view by);

} // namespace simulator
