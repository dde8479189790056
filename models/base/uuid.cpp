// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/uuid.h"

namespace base {
namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";
constexpr std::uint8_t noHex = 0xff;

constexpr auto hexPairs = [] {
    std::array<std::array<char, 2>, 256> table{};
    for (std::size_t byte = 0; byte < 256; ++byte)
        table[byte] = {hexDigits[byte >> 4], hexDigits[byte & 15]};
    return table;
}();

constexpr std::array<std::uint8_t, 256> makeHexValues()
{
    std::array<std::uint8_t, 256> values{};
    values.fill(noHex);
    for (std::uint8_t i = 0; i < 16; ++i) {
        const auto digit = static_cast<unsigned char>(hexDigits[i]);
        values[digit] = i;
        if (i >= 10)
            values[digit - 'a' + 'A'] = i;
    }
    return values;
}

constexpr auto hexValues = makeHexValues();

} // namespace

std::array<char, 36> Uuid::digits() const
{
    std::array<char, 36> text;
    char *at = text.data();
    for (int byte = 0; byte < 16; ++byte) {
        if (byte == 4 || byte == 6 || byte == 8 || byte == 10)
            *at++ = '-';
        const std::uint64_t half = byte < 8 ? high : low;
        const auto &pair = hexPairs[(half >> (56 - 8 * (byte % 8))) & 255];
        *at++ = pair[0];
        *at++ = pair[1];
    }
    return text;
}

QString Uuid::toString() const
{
    if (isNull())
        return {};
    const std::array<char, 36> text = digits();
    return QString::fromLatin1(text.data(), text.size());
}

Uuid Uuid::parse(std::string_view text)
{
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return {};
    std::uint64_t halves[2] = {0, 0};
    int digit = 0;
    bool isHex = true;
    for (std::size_t i = 0; i < 36; ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23)
            continue;
        const std::uint8_t value = hexValues[static_cast<unsigned char>(text[i])];
        isHex &= value != noHex;
        halves[digit / 16] = halves[digit / 16] << 4 | (value & 15U);
        ++digit;
    }
    if (!isHex)
        return {};
    return {halves[0], halves[1]};
}

} // namespace base
