// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <string_view>

// Numbers of metric answers. They come as texts, and files must show them digit for digit; a byte beside the double
// tells how it was written.
namespace api {

struct Decimal
{
    // Instead of a number of decimals:
    static constexpr std::uint8_t shortest = 254; // the shortest text without an exponent that reads as this double
    static constexpr std::uint8_t verbatim = 255; // any other way of writing; the text must be kept

    double value = 0;
    std::uint8_t decimals = 0;

    // The text that was read; not for verbatim ones.
    [[nodiscard]] QByteArray text() const;
};

// nullopt unless all of `text` is a finite number.
[[nodiscard]] std::optional<Decimal> parseDecimal(std::string_view text);

} // namespace api
