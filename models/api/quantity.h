// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace api {

// The number that a Kubernetes quantity stands for: "200Mi", "2G", "500m", "1e3", "0B". nullopt if it is none.
[[nodiscard]] std::optional<double> parseQuantity(std::string_view text);

} // namespace api
