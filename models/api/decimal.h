// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

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

// The notations of many numbers: nothing where all are the same, half a byte each where that is enough.
class Decimals
{
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::uint8_t operator[](std::size_t at) const;
    void push_back(std::uint8_t decimals) { append(decimals, 1); }
    void append(const Decimals &more, std::size_t first, std::size_t last); // [first, last) of `more`
    [[nodiscard]] std::size_t byteCount() const { return m_bytes.capacity(); } // memory used
    void shrink() { m_bytes.shrink_to_fit(); }

private:
    enum class Form : std::uint8_t { Same, Halves, Bytes };
    void append(std::uint8_t decimals, std::size_t count);
    void spread(Form form);

    Form m_form = Form::Same;
    std::uint8_t m_same = 0;
    std::size_t m_size = 0;
    std::vector<std::uint8_t> m_bytes;
};

// Rounded; nullopt for NaN, and beyond 2^53, where not all whole numbers are doubles: nothing has so many.
[[nodiscard]] std::optional<std::int64_t> wholeNumber(double value);

// nullopt unless the whole of `text` is a finite number.
[[nodiscard]] std::optional<Decimal> parseDecimal(std::string_view text);

} // namespace api
