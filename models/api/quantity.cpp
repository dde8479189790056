// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/quantity.h"

#include <charconv>
#include <cmath>

namespace api {
namespace {

std::optional<double> scaleOf(std::string_view suffix)
{
    // A trailing B as in "0B" or "16GiB" is not Kubernetes syntax, but servers write it.
    if (suffix.ends_with('B'))
        suffix.remove_suffix(1);
    if (suffix.empty())
        return 1;
    const bool binary = suffix.size() == 2 && suffix[1] == 'i';
    if (suffix.size() != 1 && !binary)
        return {};
    switch (suffix[0]) {
    case 'n':
        return binary ? std::nullopt : std::optional(1e-9);
    case 'u':
        return binary ? std::nullopt : std::optional(1e-6);
    case 'm':
        return binary ? std::nullopt : std::optional(1e-3);
    case 'k':
    case 'K':
        return binary ? 0x1p10 : 1e3;
    case 'M':
        return binary ? 0x1p20 : 1e6;
    case 'G':
        return binary ? 0x1p30 : 1e9;
    case 'T':
        return binary ? 0x1p40 : 1e12;
    case 'P':
        return binary ? 0x1p50 : 1e15;
    case 'E':
        return binary ? 0x1p60 : 1e18;
    default:
        return {};
    }
}

} // namespace

std::optional<double> parseQuantity(std::string_view text)
{
    // from_chars accepts no plus sign, but would accept "inf" and "nan".
    const std::size_t first = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    if (first >= text.size() || !((text[first] >= '0' && text[first] <= '9') || text[first] == '.'))
        return {};
    double number = 0;
    const auto [end, error]
        = std::from_chars(text.data() + (text[0] == '+' ? 1 : 0), text.data() + text.size(), number);
    if (error != std::errc())
        return {};
    const auto scale = scaleOf(text.substr(static_cast<std::size_t>(end - text.data())));
    if (!scale)
        return {};
    const double value = number * *scale;
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace api
