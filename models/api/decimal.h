// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <string_view>

// Numbers of metric answers. They arrive as text, and files must show them digit for digit; a byte next to the double
// records how the number was written.
namespace api {

struct Decimal
{
    // Special values of `decimals`:
    static constexpr std::uint8_t shortest = 254; // the shortest text without an exponent that reads as this double
    static constexpr std::uint8_t verbatim = 255; // any other notation; the text must be stored

    double value = 0;
    std::uint8_t decimals = 0;

    // The text that was parsed; not available for verbatim.
    [[nodiscard]] QByteArray text() const;
};

// nullopt unless the whole of `text` is a finite number.
[[nodiscard]] std::optional<Decimal> parseDecimal(std::string_view text);

} // namespace api
