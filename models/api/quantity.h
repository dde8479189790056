// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace api {

// The value of a Kubernetes quantity: "200Mi", "2G", "500m", "1e3", "0B". nullopt if the text is not a quantity.
[[nodiscard]] std::optional<double> parseQuantity(std::string_view text);

} // namespace api
